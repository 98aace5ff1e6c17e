/** A run at one moment gives one file: nothing of the system that it runs on, its language, time zone or folders, is in the bytes. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { folder, removeFolders } from '../support/cli';
import { MINI } from '../support/mini-pack';
import { workbook } from '../support/workbooks';

const ROWS = [
  ['企业名称', '项目名称', '设备投资额（万元）', '重点项目', '集群项目', '荣誉认定', '认定日期'],
  ['甲公司', '一期', 2300.5, '是', '否', '国家奖；省奖', '2025-01-01'],
  ['乙公司', '二期', 300, '否', '否', '无', null],
  ['丙公司', null, 1e6 / 7, '否', '是', '三星园区', null],
] as const;

const top = resolve(__dirname, '../..');

/** The command line with a clock that stands still, in a process of its own. */
const START = `
const { main } = require('./src/cli/cesuan.ts');
const [cwd, ...argv] = process.argv.slice(1);
const sink = { write: (text) => void process.stderr.write(text) };
main(argv, { stdout: sink, stderr: sink, cwd, env: process.env, now: () => new Date(Date.UTC(2025, 0, 1, 1)) }).then((code) => {
  process.stdout.write(String(code) + ' ' + new Date(0).getTimezoneOffset() + ' ' + (1.5).toLocaleString());
});`;

const award = (cwd: string, env: Readonly<Record<string, string>>, input: string, pack: string): string => {
  const argv = ['award', input, '-p', pack, '-y', '2025', '--lang', 'zh', '--set', '叠加比例=20%@某文', '-o', 'r.xlsx'];
  return execFileSync(process.execPath, ['-r', './tools/register.cjs', '-e', START, '--', cwd, ...argv], {
    cwd: top,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
};

afterAll(removeFolders);

test('two systems give the same bytes', async () => {
  const data = await workbook({ name: '数据', rows: ROWS });
  const [one, other] = [folder(), folder()];
  one.write('data.xlsx', data);
  one.write('pack/mini.yaml', MINI);
  other.write(join('deep', '目录', 'data.xlsx'), data);
  other.write('elsewhere/mini.yaml', MINI);
  const said = [
    award(one.path, { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' }, 'data.xlsx', 'pack'),
    award(
      other.path,
      { TZ: 'America/Los_Angeles', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
      join('deep', '目录', 'data.xlsx'),
      'elsewhere',
    ),
  ];
  // The two really were different systems.
  expect(said).toEqual(['0 -480 1.5', '0 480 1,5']);
  const [first, second] = [one, other].map((at) => createHash('sha256').update(at.bytes('r.xlsx')).digest('hex'));
  expect(second).toBe(first);
}, 120_000);

test('the path of the input is written as its name alone, however the system separates folders', async () => {
  const at = folder();
  const data = await workbook({ name: '数据', rows: ROWS });
  const paths = ['data.xlsx', 'a/data.xlsx', 'a\\b\\data.xlsx'];
  at.write('pack/mini.yaml', MINI);
  const hashes: string[] = [];
  for (const [i, path] of paths.entries()) {
    at.write(path, data);
    const { code } = await at.run('award', path, '-p', 'pack', '-y', '2025', '-o', `r${i}.xlsx`);
    expect(code).toBe(0);
    hashes.push(
      createHash('sha256')
        .update(at.bytes(`r${i}.xlsx`))
        .digest('hex'),
    );
  }
  expect(new Set(hashes).size).toBe(1);
});
