/** Cells and rows that cannot be used: each is named with its cell, everything else goes on, and the exit code tells. */
import { workbook, type Cell, type Sheet } from '../support/workbooks';
import { folder, removeFolders, type Folder } from '../support/cli';
import { miniText } from '../support/mini-pack';

const PACK = miniText(['  容积率: {', "  研发占比: { type: '%', en: R&D share, grain: 项目 }\n  容积率: {"]);

const HEADER = ['企业名称', '统一社会信用代码', '设备投资额（万元）', '重点项目', '研发占比（%）', '标准数', '亩均评价'];
const A = '91330602MA2D100001';

/** A credit code with its check character. */
const code = (first17: string): string => {
  const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const sum = [...first17].reduce((all, letter, i) => all + letters.indexOf(letter) * (3 ** i % 31), 0);
  return first17 + (letters[(31 - (sum % 31)) % 31] ?? '');
};
const C1 = code('91330602MA2D10000');
const C2 = code('91330603MA2D20000');

let at: Folder;
beforeAll(() => {
  at = folder();
  at.write('pack/mini.yaml', PACK);
});
afterAll(removeFolders);

interface Found {
  readonly cell: string | null;
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly file: string;
  readonly sheet: string;
}

interface Json {
  readonly rows: readonly {
    readonly row: number;
    readonly enterprise: { readonly code: string | null; readonly name: string };
    readonly items: readonly { readonly item: string; readonly status: string; readonly yuan: string | null }[];
  }[];
  readonly totals: { readonly rows: number; readonly enterprises: number };
  readonly problems: readonly Found[];
}

const award = async (rows: readonly (readonly Cell[])[], more: Partial<Sheet> = {}) => {
  at.write('d.xlsx', await workbook({ name: '数据', rows, ...more }));
  const { code: exit, stdout, stderr } = await at.run('award', 'd.xlsx', '--policy', 'pack', '--year', '2025', '--json', '-');
  const json = JSON.parse(stdout) as Json;
  const item = (row: number, id: string) => json.rows.find((one) => one.row === row)?.items.find((one) => one.item === id);
  return {
    exit,
    stderr,
    json,
    item,
    found: json.problems.map(({ cell, code: c, severity }) => `${severity} ${c} ${cell ?? ''}`.trimEnd()),
  };
};

const GOOD: readonly Cell[] = ['甲公司', C1, 2300, '否', { percent: 0.12 }, 3, 'A'];

test('nothing wrong: exit code 0 and nothing on stderr', async () => {
  const { exit, stderr, found, item } = await award([HEADER, GOOD]);
  expect({ exit, stderr, found, rate: item(2, 'rate') }).toMatchObject({
    exit: 0,
    stderr: '',
    found: [],
    rate: { status: 'awarded', yuan: '1380000.00' },
  });
});

const ONE: readonly (readonly [name: string, row: readonly Cell[], found: string, exit: 0 | 1, message: string])[] = [
  ['an error value', ['乙公司', C2, { error: '#N/A' }, '是', null, 1, 'A'], 'error error-value C3', 1, '公式出错'],
  ['text where a number belongs', ['乙公司', C2, '约300', '是', null, 1, 'A'], 'error text-in-number C3', 1, '应填数字'],
  ['a negative where none can be', ['乙公司', C2, -300, '是', null, 1, 'A'], 'error negative C3', 1, '不能是负数'],
  [
    'a unit that contradicts the header',
    ['乙公司', C2, '300平方米', '是', null, 1, 'A'],
    'error unit-contradiction C3',
    1,
    '单位与表头不符',
  ],
  ['neither yes nor no', ['乙公司', C2, 300, '也许', null, 1, 'A'], 'error not-yes-no D3', 1, '应填是、否'],
  ['half a standard', ['乙公司', C2, 300, '是', null, 1.5, 'A'], 'error not-whole F3', 1, '应为整数'],
  ['a class that does not exist', ['乙公司', C2, 300, '是', null, 1, 'E'], 'error not-an-option G3', 1, '可填：A、B、C、D'],
  [
    'a code whose last digits were lost',
    ['乙公司', 913306020000000000, 300, '是', null, 1, 'A'],
    'error code-damaged B3',
    1,
    '数字已丢失',
  ],
  [
    'a code that fails its check',
    ['乙公司', A === C1 ? C2 : A, 300, '是', null, 1, 'A'],
    'error code-check-failed B3',
    1,
    '校验位不符',
  ],
  ['a code that is too short', ['乙公司', '91330602', 300, '是', null, 1, 'A'], 'error code-malformed B3', 1, '应为 18 位'],
  [
    'a row without name and code',
    [null, null, 300, '是', null, 1, 'A'],
    'error row-without-enterprise A3',
    1,
    '没有企业名称和统一社会信用代码',
  ],
  ['two rows that contradict each other', ['甲公司', C1, 300, '是', null, 4, 'A'], 'error contradiction F3', 1, '前后不一'],
  ['a number typed as text', ['乙公司', C2, '３００', '是', null, 1, 'A'], 'info number-as-text C3', 0, '已按数值读取'],
];

describe('one cell', () => {
  test.each(ONE.map(([name, row, found, exit, message]) => [name, { row, found, exit, message }] as const))(
    '%s',
    async (_, { row, found, exit, message }) => {
      const result = await award([HEADER, GOOD, row]);
      expect(result.found).toContain(found);
      expect(result.exit).toBe(exit);
      const problem = result.json.problems.find(({ code: c }) => c === found.split(' ')[1]);
      expect(problem).toMatchObject({ file: 'd.xlsx', sheet: '数据' });
      expect(problem?.message).toContain(message);
      // Errors stand on stderr too, word for word behind their place.
      if (exit === 1) expect(result.stderr).toContain(`d.xlsx:数据!${problem?.cell ?? ''} ${problem?.message ?? ''}\n`);
      // The other row goes on.
      expect(result.item(2, 'rate')).toMatchObject({ status: 'awarded', yuan: '1380000.00' });
      expect(result.json.totals.rows).toBe(2);
    },
  );
});

describe('percentages', () => {
  const shares = (...values: readonly Cell[]) =>
    award([
      HEADER.map((name) => name.replace('（%）', '')),
      ...values.map((value, i): readonly Cell[] => [`公司${i}`, null, 300, '是', value, i, 'A']),
    ]);
  test('12% as a format, as text and as 12 in a column of percentages', async () => {
    const { found, exit } = await shares({ percent: 0.12 }, '12%', 12, 30);
    expect(found.filter((one) => one.startsWith('error'))).toEqual([]);
    expect(exit).toBe(0);
  });
  test('12 beside 0.12 cannot be told apart', async () => {
    const { found, exit } = await shares(12, 0.12);
    expect(found).toContain('error percent-mixed E2');
    expect(exit).toBe(1);
  });
});

test('merged data cells are named and the rows below count as blank', async () => {
  const { found, exit, item } = await award([HEADER, GOOD, ['乙公司', C2, 300, '是', null, 1, 'A']], { merges: ['C2:C3'] });
  expect(found).toContain('error merged-data C2');
  expect(exit).toBe(1);
  expect(item(3, 'rate')).toMatchObject({ status: 'missing', yuan: null });
});

test('a totals row that does not add up is a warning with both sums', async () => {
  const { found, exit, json, stderr } = await award([
    HEADER,
    GOOD,
    ['乙公司', C2, 300, '是', null, 1, 'A'],
    ['合计', null, 2500, null, null, null, null],
  ]);
  expect(found).toContain('warning total-mismatch C4');
  expect(exit).toBe(0);
  expect(json.totals.rows).toBe(2);
  expect(stderr).toContain('d.xlsx:数据!C4 提醒：合计对不上');
});

test('two columns that could be one input: neither is taken until one is chosen', async () => {
  at.write('two.csv', '企业名称,设备投资额（万元）,设备投资额（万元）\n甲公司,300,400\n');
  const refused = await at.run('award', 'two.csv', '--policy', 'pack', '--year', '2025');
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('two.csv:two!B1 “设备投资额”有几列都对得上');
  expect(refused.stderr).toContain('用 --map 数据项=列 指定');
  const byName = await at.run('award', 'two.csv', '--policy', 'pack', '--year', '2025', '--map', '设备投资额=设备投资额');
  expect(byName).toMatchObject({
    code: 2,
    stderr: 'cesuan: 给“设备投资额”指定的列名“设备投资额”在表中出现多次（B、C 列），请改写列号。\n',
  });
  const chosen = await at.run('award', 'two.csv', '--policy', 'pack', '--year', '2025', '--map', '设备投资额=C', '--json', '-');
  expect(chosen.code).toBe(0);
  expect((JSON.parse(chosen.stdout) as Json).rows[0]?.items.find((one) => one.item === 'rounded')).toMatchObject({
    yuan: '120000.00',
  });
});

test('a unit given on the command line, and a column declined', async () => {
  at.write('u.csv', '企业名称,设备投资额,标准数\n甲公司,3000000,3\n');
  const run = async (...more: string[]) => {
    const {
      code: exit,
      stdout,
      stderr,
    } = await at.run('award', 'u.csv', '--policy', 'pack', '--year', '2025', '--json', '-', ...more);
    return { exit, stderr, items: (JSON.parse(stdout) as Json).rows[0]?.items ?? [] };
  };
  const assumed = await run();
  expect(assumed.stderr).toContain('提醒：表中没有注明这些列的单位');
  const given = await run('--map', '设备投资额=B@元', '--map', '标准数=-');
  expect(given.stderr).toBe('');
  expect(given.items.find((one) => one.item === 'rounded')).toMatchObject({ yuan: '90000.00' });
  expect(given.items.find((one) => one.item === 'per')).toMatchObject({ status: 'missing' });
});

test('an amount beyond what is exact to the 分 is missing, and says that it is out of range', async () => {
  at.write('large.csv', '企业名称,标准数\n甲公司,4503600000\n');
  const { stdout } = await at.run('award', 'large.csv', '--policy', 'pack', '--year', '2025', '--json', '-');
  const items = (JSON.parse(stdout) as Json).rows[0]?.items ?? [];
  expect(items.find(({ item }) => item === 'per')).toMatchObject({
    status: 'missing',
    yuan: null,
    missing: [{ input: '标准数', cells: ['B2'], why: 'out_of_range' }],
  });
});

test('many errors are told once and counted', async () => {
  const { stderr, json } = await award([
    HEADER,
    ...Array.from({ length: 300 }, (_, i): readonly Cell[] => [`公司${i}`, null, '无数', '是', null, 1, 'A']),
  ]);
  const lines = stderr.trimEnd().split('\n');
  expect(lines).toHaveLength(201);
  expect(lines.at(-1)).toMatch(/^cesuan: 另有 \d+ 项未逐一列出/);
  expect(json.problems.length).toBeGreaterThan(200);
});
