/**
 * A run at one moment gives one file: nothing of the system that it runs on, its language, time zone, line ends or folders, is in the bytes.
 * The systems are this one in other clothes: what a program can see of Windows or macOS is set as there.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join, relative, resolve } from 'node:path';
import { AUDIT_PACK } from '../support/audit-pack';
import { folder, removeFolders, type Folder } from '../support/cli';
import { expectFile } from '../support/expected';
import { MINI } from '../support/mini-pack';
import { SAMPLE, sampleBytes } from '../support/sample';
import { workbook } from '../support/workbooks';

const ROWS = [
  ['企业名称', '项目名称', '设备投资额（万元）', '重点项目', '集群项目', '荣誉认定', '认定日期'],
  ['甲公司', '一期', 2300.5, '是', '否', '国家奖；省奖', '2025-01-01'],
  ['乙公司', '二期', 300, '否', '否', '无', null],
  ['丙公司', null, 1e6 / 7, '否', '是', '三星园区', null],
] as const;
const GIVEN = [
  ['企业名称', '项目名称', '设备投资额（万元）', '重点项目', '集群项目', '核定奖励（万元）'],
  ['甲公司', '一期', 1000, '否', '否', 61],
  ['乙公司', '一期', 26000, '否', '否', 1560],
] as const;
const CSV = '企业名称,项目名称,设备投资额（万元）,备注\n甲公司,一期,2300.5,"两行\n的备注"\n乙公司,I期,300,\n';

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

const top = resolve(__dirname, '../..');

/** The command line with a clock that stands still; says what it sees of its system. */
const START = `
const os = require('node:os'), path = require('node:path');
const [bundle, cwd, runs] = process.argv.slice(1);
const { main } = require(bundle);
const sink = { write: (text) => void process.stderr.write(text) };
const session = { stdout: sink, stderr: sink, cwd, env: process.env, now: () => new Date(Date.UTC(2025, 0, 1, 1)) };
(async () => {
  const codes = [];
  for (const argv of JSON.parse(runs)) codes.push(await main(argv, session));
  const { platform } = process;
  const sees = { platform, line: os.EOL, sep: path.sep, zone: new Date(0).getTimezoneOffset(), number: (1.5).toLocaleString() };
  process.stdout.write(JSON.stringify({ codes, sees }));
})();`;

interface System {
  readonly name: string;
  readonly platform: 'linux' | 'darwin' | 'win32';
  readonly zone: string;
  readonly locale: string;
  /** Where the files lie, below a folder of its own. */
  readonly base: string;
}

const SYSTEMS: readonly System[] = [
  { name: 'Linux, Chinese', platform: 'linux', zone: 'Asia/Shanghai', locale: 'zh_CN.UTF-8', base: '.' },
  { name: 'Linux without a language', platform: 'linux', zone: 'UTC', locale: 'C', base: 'deep/目录' },
  { name: 'macOS, German', platform: 'darwin', zone: 'America/Los_Angeles', locale: 'de_DE.UTF-8', base: '用户 资料' },
  { name: 'Windows, Turkish', platform: 'win32', zone: 'Asia/Kathmandu', locale: 'tr_TR.UTF-8', base: 'Users/某人' },
];

const SEEN = {
  'Linux, Chinese': { platform: 'linux', line: '\n', sep: '/', zone: -480, number: '1.5' },
  'Linux without a language': { platform: 'linux', line: '\n', sep: '/', zone: 0, number: '1.5' },
  'macOS, German': { platform: 'darwin', line: '\n', sep: '/', zone: 480, number: '1,5' },
  'Windows, Turkish': { platform: 'win32', line: '\r\n', sep: '\\', zone: -330, number: '1,5' },
};

const OUTPUTS = [
  'award.xlsx',
  'award.json',
  'formulas.xlsx',
  'list.xlsx',
  'english.xlsx',
  'paper.xlsx',
  'figures.xlsx',
  'form.xlsx',
];

const runsIn = (path: (file: string) => string): readonly (readonly string[])[] => {
  const award = (lang: 'zh' | 'en', input: string, ...more: readonly string[]): string[] => [
    ...['award', path(input), '-p', path('pack'), '-y', '2025', '--lang', lang, '--set', '叠加比例=20%@某文'],
    ...more,
  ];
  return [
    award('zh', 'in/data.xlsx', '-o', 'award.xlsx', '--json', 'award.json'),
    award('zh', 'in/data.xlsx', '--formulas', '-o', 'formulas.xlsx'),
    award('zh', 'in/list.csv', '-o', 'list.xlsx'),
    award('en', 'in/list.csv', '-o', 'english.xlsx'),
    [
      ...['audit', path('in/given.xlsx'), '-p', path('audit-pack'), '-y', '2025', '--lang', 'zh'],
      ...['--given', '核定奖励=rate', '--with', path('in/list.csv'), '-o', 'paper.xlsx'],
    ],
    ['parameters', path('pack'), '--lang', 'zh', '-o', 'figures.xlsx'],
    ['template', path('pack'), '--lang', 'zh', '-o', 'form.xlsx'],
  ];
};

let at: Folder;
let [data, given]: readonly Uint8Array[] = [];
beforeAll(async () => {
  // Once: the library writes the time into a workbook.
  [data, given] = [await workbook({ name: '数据', rows: ROWS }), await workbook({ name: '汇总', rows: GIVEN })];
  at = folder();
  // In a process of its own: the bundler does not accept the arrays of a test's realm.
  const outfile = relative(top, join(at.path, 'cesuan.cjs'));
  execFileSync(
    process.execPath,
    ['-e', `require('./tools/bundle.cjs').bundle('src/cli/cesuan.ts', ${JSON.stringify(outfile)})`],
    {
      cwd: top,
    },
  );
}, 120_000);
afterAll(removeFolders);

interface Made {
  readonly codes: readonly number[];
  readonly sees: object;
  readonly hashes: Readonly<Record<string, string>>;
}

const madeOn = ({ platform, zone, locale, base }: System): Made => {
  const own = folder();
  const windows = platform === 'win32';
  const text = (content: string): string => (windows ? content.replace(/\n/g, '\r\n') : content);
  own.write(join(base, 'in/data.xlsx'), data as Uint8Array);
  own.write(join(base, 'in/given.xlsx'), given as Uint8Array);
  // A line end within a cell is the cell's own.
  own.write(join(base, 'in/list.csv'), text(CSV).replace('两行\r\n的', '两行\n的'));
  own.write(join(base, 'pack/mini.yaml'), text(MINI));
  own.write(join(base, 'audit-pack/mini.yaml'), text(AUDIT_PACK));
  const shown = (path: string): string => (windows ? path.replaceAll('/', '\\') : path);
  const cwd = join(own.path, base);
  const out = execFileSync(
    process.execPath,
    [
      ...['-r', join(__dirname, '../support/as-system.cjs'), '-e', START, '--'],
      ...[join(at.path, 'cesuan.cjs'), windows ? `C:${shown(cwd)}` : cwd, JSON.stringify(runsIn(shown))],
    ],
    {
      cwd,
      env: {
        ...process.env,
        TZ: zone,
        LANG: locale,
        LC_ALL: locale,
        ...(platform !== 'linux' && { AS_SYSTEM: platform }),
      },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  // A JSON names the input as the user did; a workbook has no folders in it.
  const content = (name: string): string | Uint8Array =>
    name.endsWith('.json')
      ? own.read(join(base, name)).replaceAll(JSON.stringify(shown('in/data.xlsx')), '"in/data.xlsx"')
      : own.bytes(join(base, name));
  const hashes = Object.fromEntries(OUTPUTS.map((name) => [name, sha256(content(name))]));
  return { ...(JSON.parse(out) as Omit<Made, 'hashes'>), hashes };
};

test('every system, language, zone and folder gives the same bytes', () => {
  const made = SYSTEMS.map(madeOn);
  // They really were different systems to the program.
  expect(made.map(({ sees }) => sees)).toEqual(SYSTEMS.map(({ name }) => SEEN[name as keyof typeof SEEN]));
  expect(made.map(({ codes }) => codes)).toEqual(SYSTEMS.map(() => [0, 0, 0, 0, 1, 0, 0]));
  expect(new Set(Object.values(made[0]?.hashes ?? {})).size).toBe(OUTPUTS.length);
  for (const { hashes } of made) expect(hashes).toEqual(made[0]?.hashes);
}, 180_000);

test('the path of the input is written as its name alone, however the system separates folders', async () => {
  const own = folder();
  const paths = ['data.xlsx', 'a/data.xlsx', 'a\\b\\data.xlsx'];
  own.write('pack/mini.yaml', MINI);
  for (const command of [['award'], ['audit', '--given', '核定奖励=rate']]) {
    const hashes: string[] = [];
    for (const [i, path] of paths.entries()) {
      own.write(path, given as Uint8Array);
      const { code } = await own.run(...command, path, '-p', 'pack', '-y', '2025', '-o', `r${i}.xlsx`, '-f');
      expect(code).toBeLessThan(2);
      hashes.push(sha256(own.bytes(`r${i}.xlsx`)));
    }
    expect(new Set(hashes).size).toBe(1);
  }
});

/**
 * What other machines wrote, kept as hashes: wherever these tests run, this program gives their bytes. A change of what is written changes them,
 * and is written anew by `UPDATE_EXPECTED=1`; a machine that gives others without a change is a fault.
 */
test('the bytes are those that every other machine gave', async () => {
  const own = folder();
  own.write(SAMPLE, sampleBytes());
  own.write('list.csv', CSV);
  own.write('pack/mini.yaml', MINI);
  const shipped = ['-p', 'shaoxing-4151-2025', '-y', '2025'];
  const runs = [
    ['award', SAMPLE, ...shipped],
    ['award', SAMPLE, ...shipped, '--formulas', '--lang', 'en'],
    ['award', 'list.csv', '-p', 'pack', '-y', '2025', '--set', '叠加比例=20%@某文'],
    ['template', ...shipped.slice(1, 2)],
  ];
  const lines: string[] = [];
  for (const argv of runs) {
    const { code, stderr } = await own.run(...argv, '-o', 'out.xlsx', '-f');
    expect([code, code > 1 ? stderr : '']).toEqual([expect.any(Number), '']);
    lines.push(`${sha256(own.bytes('out.xlsx'))}  ${argv.join(' ')}`);
  }
  expectFile(__dirname, 'same-bytes.txt', `${lines.join('\n')}\n`);
}, 120_000);
