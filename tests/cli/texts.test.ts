/** What the commands print, word by word in expected/: help, explanations, the catalogue, and the list of policies. */
import { folder, removeFolders, type Folder } from '../support/cli';
import { expectFile } from '../support/expected';
import { MINI } from '../support/mini-pack';

let at: Folder;
beforeAll(() => {
  at = folder();
  at.write('pack/mini.yaml', MINI);
  at.write(
    'd.csv',
    '企业名称,设备投资额（万元）,重点项目,集群项目,荣誉认定\n甲公司,2300,是,是,国家奖；省奖\n乙公司,299.99,否,否,无\n丙公司,,否,否,无\n',
  );
});
afterAll(removeFolders);

const TEXTS: readonly (readonly [file: string, ...argv: string[]])[] = [
  ['help.txt', '--help'],
  ['help-en.txt', '--help', '--lang', 'en'],
  ...['award', 'explain', 'audit', 'verify', 'policies', 'catalogue', 'check', 'template'].flatMap(
    (name): [string, ...string[]][] => [
      [`help-${name}.txt`, name, '--help'],
      [`help-${name}-en.txt`, name, '--help', '--lang', 'en'],
    ],
  ),
  ['catalogue.txt', 'catalogue', 'pack'],
  ['catalogue-en.txt', 'catalogue', 'pack', '--lang', 'en'],
  ['catalogue.json', 'catalogue', 'pack', '--json'],
  ['explain-awarded.txt', 'explain', 'd.csv', '--policy', 'pack', '--year', '2025', '--row', '2', '--item', 'rate'],
  [
    'explain-awarded-en.txt',
    'explain',
    'd.csv',
    '--policy',
    'pack',
    '--year',
    '2025',
    '--row',
    '2',
    '--item',
    'rate',
    '--lang',
    'en',
  ],
  ['explain-short.txt', 'explain', 'd.csv', '--policy', 'pack', '--year', '2025', '--row', '3', '--item', 'rate'],
  ['explain-missing.txt', 'explain', 'd.csv', '--policy', 'pack', '--year', '2025', '--row', '4', '--item', 'rate'],
  ['explain-displaced.txt', 'explain', 'd.csv', '--policy', 'pack', '--year', '2025', '--row', '2', '--item', 'prize-provincial'],
];

test.each(TEXTS)('%s', async (file, ...argv) => {
  const { code, stdout, stderr } = await at.run(...argv);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expectFile(__dirname, file, stdout);
});

test('an explanation tells what is wrong with its enterprise, and ends as if others had nothing wrong', async () => {
  at.write(
    'wrong.csv',
    '企业名称,设备投资额（万元）,重点项目,集群项目,荣誉认定\n甲公司,2300,是,是,无\n乙公司,三百,否,否,无\n甲公司,#N/A,是,是,无\n',
  );
  const explained = (row: string) =>
    at.run('explain', 'wrong.csv', '--policy', 'pack', '--year', '2025', '--row', row, '--item', 'rate');
  const second = await explained('3');
  expect(second).toMatchObject({ code: 1 });
  expect(second.stderr).toContain('B3');
  expect(second.stderr).not.toContain('B4');
  expect((await explained('2')).stderr).toContain('B4');
  at.write('other.csv', '企业名称,设备投资额（万元）,重点项目,集群项目,荣誉认定\n甲公司,2300,是,是,无\n乙公司,三百,否,否,无\n');
  expect(
    await at.run('explain', 'other.csv', '--policy', 'pack', '--year', '2025', '--row', '2', '--item', 'rate'),
  ).toMatchObject({ code: 0, stderr: '' });
});

test('help can be asked for in each usual way', async () => {
  const { stdout } = await at.run('award', '--help');
  expect((await at.run('help', 'award')).stdout).toBe(stdout);
  expect((await at.run('award', '-h')).stdout).toBe(stdout);
  expect((await at.run('--help', 'award')).stdout).toBe(stdout);
});

test('every option of every command is in its help', async () => {
  const { stdout } = await at.run('award', '--help');
  for (const option of [
    '--sheet',
    '--policy',
    '--year',
    '--reading',
    '--set',
    '--output',
    '--json',
    '--all',
    '--map',
    '--unit',
    '--lang',
    '--force',
    '--budget',
    '--city-share',
    '--header',
  ]) {
    expect(stdout).toContain(option);
  }
});

test('the version is the package’s', async () => {
  const { version } = jest.requireActual<{ version: string }>('../../package.json');
  expect(await at.run('--version')).toEqual({ code: 0, stdout: `cesuan ${version}\n`, stderr: '' });
});

test('the shipped policies are listed', async () => {
  const { code, stdout } = await at.run('policies');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^shaoxing-4151-2025 +2025-01-01 ~ 2026-12-31 {2}绍兴市先进制造业强市建设“4151”计划专项政策（2025）$/m);
  expect(JSON.parse((await at.run('policies', '--json')).stdout)).toContainEqual(
    expect.objectContaining({ id: 'shaoxing-4151-2025', from: '2025-01-01' }),
  );
});
