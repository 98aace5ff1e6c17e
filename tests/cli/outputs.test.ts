/** What a run prints and writes: the same result from every kind of input, and outputs that are whole or not there. */
import { openXlsx } from '../../src/xlsx/open';
import { gridCell } from '../support/port-contract';
import { folder, removeFolders, type Folder } from '../support/cli';
import { expectFile } from '../support/expected';
import { MINI } from '../support/mini-pack';
import { workbook } from '../support/workbooks';

const ROWS: readonly (readonly (string | number | null)[])[] = [
  [
    '企业名称',
    '统一社会信用代码',
    '项目名称',
    '设备投资额（万元）',
    '重点项目',
    '集群项目',
    '标准数',
    '亩均评价',
    '失信',
    '荣誉认定',
  ],
  ['甲公司', '91330602MA2D10000Q', '一期', 2300, '是', '是', 3, 'A', '否', '国家奖；省奖；三星园区'],
  ['甲公司', '91330602MA2D10000Q', '二期', 30000, '是', '是', 3, 'A', '否', '三星园区'],
  ['乙公司', null, '一期', 299.99, '否', '否', 0, 'B', '否', '无'],
  ['丙公司', null, '技改', 300, '否', '否', null, 'D', '否', '无'],
];

const OPTIONS = ['--policy', 'pack', '--year', '2025'] as const;

let at: Folder;
beforeAll(async () => {
  at = folder();
  at.write('pack/mini.yaml', MINI);
  at.write('d.xlsx', await workbook({ name: 'd', rows: ROWS }));
  at.write('d.csv', ROWS.map((row) => row.join(',')).join('\r\n'));
  const [head = [], ...rows] = ROWS;
  at.write('d.json', JSON.stringify(rows.map((row) => Object.fromEntries(row.map((cell, c) => [head[c] ?? '', cell] as const)))));
});
afterAll(removeFolders);

interface Json {
  readonly policy: object;
  readonly rows: readonly {
    readonly items: readonly {
      readonly item: string;
      readonly status: string;
      readonly yuan: string | null;
      readonly ceiling: string | null;
      readonly displacedBy: string | null;
    }[];
    readonly awarded: string;
    readonly upTo: string;
  }[];
  readonly totals: { readonly awarded: string; readonly upTo: string; readonly counts: Readonly<Record<string, number>> };
  readonly receipt: { readonly readings: readonly object[]; readonly input: { readonly file: string }; readonly time: string };
}

const json = async (...argv: readonly string[]): Promise<Json> =>
  JSON.parse((await at.run('award', ...argv, ...OPTIONS, '--json', '-')).stdout) as Json;

test('the table', async () => {
  const { code, stdout, stderr } = await at.run('award', 'd.xlsx', ...OPTIONS);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expectFile(__dirname, 'award-table.txt', stdout);
});

test('the table in English, in yuan, with a budget and a share', async () => {
  const { stdout } = await at.run('award', 'd.xlsx', ...OPTIONS, '--lang', 'en', '--budget', '500万元', '--city-share', '40%');
  expectFile(__dirname, 'award-table-en.txt', stdout);
});

test('the JSON', async () => {
  const { stdout } = await at.run(
    'award',
    'd.csv',
    ...OPTIONS,
    '--json',
    '-',
    '--set',
    '叠加比例=20%@绍财〔2025〕1号',
    '--reading',
    '门槛口径=不含',
  );
  const whole = JSON.parse(stdout) as Json;
  // One item of each kind of answer is enough to read; hashes and the readings of every policy belong to other tests.
  const shown = new Set(['rate', 'share-ceiling', 'match', 'prize-provincial']);
  const rows = whole.rows.slice(0, 2).map((row) => ({ ...row, items: row.items.filter(({ item }) => shown.has(item)) }));
  const receipt = { ...whole.receipt, readings: whole.receipt.readings.slice(0, 1) };
  const text = JSON.stringify({ ...whole, rows, receipt }, null, 1);
  expectFile(__dirname, 'award.json', `${text.replace(/"[0-9a-f]{64}"/g, '"(sha256)"')}\n`);
});

describe('the JSON', () => {
  test('has sums that add up, and statuses', async () => {
    const { rows, totals } = await json('d.xlsx');
    const fen = (yuan: string): bigint => BigInt(yuan.replace('.', ''));
    const sum = (texts: readonly (string | null)[]): bigint =>
      texts.reduce((all, text) => all + (text === null ? 0n : fen(text)), 0n);
    expect(sum(rows.map((row) => row.awarded))).toBe(fen(totals.awarded));
    expect(sum(rows.map((row) => row.upTo))).toBe(fen(totals.upTo));
    for (const row of rows) {
      expect(sum(row.items.filter(({ status }) => status === 'awarded').map(({ yuan }) => yuan))).toBe(fen(row.awarded));
      expect(sum(row.items.filter(({ status }) => status === 'up_to').map(({ ceiling }) => ceiling))).toBe(fen(row.upTo));
    }
    const listed = rows.flatMap(({ items }) => items.map(({ status }) => status));
    expect(listed).not.toContain('not_eligible');
    expect(listed).not.toContain('not_money');
    expect(listed.filter((status) => status === 'displaced')).toHaveLength(totals.counts.displaced ?? -1);
  });

  test('lists an enterprise’s items on its first row only, and says what displaced pays', async () => {
    const { rows } = await json('d.xlsx');
    const [first, second] = rows.map(({ items }) => items.map(({ item }) => item));
    expect(first).toEqual(expect.arrayContaining(['per', 'prize-national', 'prize-provincial']));
    expect(second).not.toEqual(expect.arrayContaining(['per']));
    expect(rows[0]?.items.find(({ item }) => item === 'prize-provincial')).toMatchObject({
      status: 'displaced',
      yuan: '200000.00',
      displacedBy: 'prize-national',
    });
  });

  test('lists everything with --all', async () => {
    const { code, stdout } = await at.run('award', 'd.xlsx', ...OPTIONS, '--json', '-', '--all');
    expect(code).toBe(0);
    const { rows, totals } = JSON.parse(stdout) as Json;
    const counted = Object.values(totals.counts).reduce((all, n) => all + n, 0);
    expect(rows.flatMap(({ items }) => items)).toHaveLength(counted);
  });

  test('is the same in a file, and the table is printed beside it', async () => {
    const { code, stdout } = await at.run('award', 'd.xlsx', ...OPTIONS, '--json', 'deep/out.json', '-f');
    expect(code).toBe(0);
    expect(stdout).toContain('已写入：deep/out.json');
    expect(JSON.parse(at.read('deep/out.json'))).toEqual(await json('d.xlsx'));
  });

  test.each(['d.csv', 'd.json'])('is the same from %s as from a workbook', async (file) => {
    const [expected, found] = [await json('d.xlsx'), await json(file)];
    expect(found.rows).toEqual(expected.rows);
    expect(found.totals).toEqual(expected.totals);
  });
});

const grid = async (name: string, sheet: string) => {
  const opened = await openXlsx(at.bytes(name), name);
  if (!opened.ok) throw new Error(opened.problems[0]?.code);
  return opened.value.read(sheet);
};

describe('the workbook', () => {
  test.each(['d.xlsx', 'd.csv', 'd.json'])('from %s holds the data and the awards', async (file) => {
    const out = `awards-${file}.xlsx`;
    const { code, stdout } = await at.run('award', file, ...OPTIONS, '-o', out);
    expect(code).toBe(0);
    expect(stdout).toContain(`已写入：${out}`);
    const sheet = await grid(out, 'd');
    expect([0, 1, 3].map((column) => gridCell(sheet, 1, column))).toEqual(['甲公司', '91330602MA2D10000Q', 2300]);
    const header = sheet.columns.map((_, c) => gridCell(sheet, 0, c));
    expect(gridCell(sheet, 1, header.indexOf('设备奖励（万元）'))).toBe(230);
    expect((await grid(out, '测算依据')).rows).toBeGreaterThan(1);
  });

  test('of a second run is the same, but for the name of the input', async () => {
    await at.run('award', 'd.xlsx', ...OPTIONS, '-o', 'once.xlsx');
    at.write('again/once.xlsx', at.bytes('once.xlsx'));
    const { code } = await at.run('award', 'once.xlsx', ...OPTIONS, '-o', 'once.xlsx', '--force');
    expect(code).toBe(0);
    const [first, second] = [await grid('again/once.xlsx', 'd'), await grid('once.xlsx', 'd')];
    expect(second.columns.map((_, c) => gridCell(second, 1, c))).toEqual(first.columns.map((_, c) => gridCell(first, 1, c)));
  });

  test('reminds of choices that the last run in it made', async () => {
    await at.run('award', 'd.xlsx', ...OPTIONS, '-o', 'chosen.xlsx', '--reading', '门槛口径=不含', '--set', '叠加比例=20%@某文');
    const { code, stderr } = await at.run('award', 'chosen.xlsx', ...OPTIONS);
    expect(code).toBe(0);
    expect(stderr).toContain(
      'chosen.xlsx:d 提醒：该工作簿上次测算用的是“门槛口径=不含”，本次没有指定，未沿用。要沿用请加 --reading "门槛口径=不含"。',
    );
    expect(stderr).toContain('--set "叠加比例=20%@某文"');
    const same = await at.run('award', 'chosen.xlsx', ...OPTIONS, '--reading', '门槛口径=不含', '--set', '叠加比例=20%@某文');
    expect(same.stderr).toBe('');
  });
});

describe('an output', () => {
  const award = (...argv: readonly string[]) => at.run('award', 'd.csv', ...OPTIONS, ...argv);

  test('that exists is refused and stays as it was, unless --force', async () => {
    at.write('mine.xlsx', 'mine');
    expect(await award('-o', 'mine.xlsx')).toEqual({
      code: 3,
      stdout: '',
      stderr: 'mine.xlsx “mine.xlsx”已存在，未覆盖。请换一个文件名，或加 --force 覆盖。\n',
    });
    expect(at.read('mine.xlsx')).toBe('mine');
    expect((await award('-o', 'mine.xlsx', '--force')).code).toBe(0);
    expect(at.read('mine.xlsx')).not.toBe('mine');
  });

  test('that exists keeps the other from being written', async () => {
    at.write('there.json', '{}');
    const before = at.names();
    expect((await award('-o', 'new.xlsx', '--json', 'there.json')).code).toBe(3);
    expect(at.names()).toEqual(before);
  });

  test('below a file is refused', async () => {
    expect(await award('--json', 'd.csv/out.json')).toMatchObject({
      code: 3,
      stdout: '',
      stderr: 'd.csv/out.json 无法写入“d.csv/out.json”：路径中有一段不是文件夹。\n',
    });
  });

  test('that is a folder is refused', async () => {
    expect(await award('--json', 'pack')).toMatchObject({ code: 3, stderr: 'pack “pack”是文件夹，请写明文件名。\n' });
  });

  test('leaves no temporary file behind', async () => {
    await award('-o', 'clean.xlsx', '--json', 'clean.json', '-f');
    expect(at.names().filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('that the workbook refuses is not written: a protected sheet', async () => {
    at.write('p.xlsx', await workbook({ name: 'd', rows: ROWS, protected: true }));
    const { code, stdout, stderr } = await at.run('award', 'p.xlsx', ...OPTIONS, '-o', 'p-out.xlsx', '--json', 'p-out.json');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('p.xlsx:d 工作表“d”受保护，不能写入。');
    expect(at.has('p-out.xlsx') || at.has('p-out.json')).toBe(false);
  });
});
