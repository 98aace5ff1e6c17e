import type { Problem } from '../../src/core/problem';
import { rational } from '../../src/core/rational';
import { CellState, FLAG_BEFORE, FLAG_NOW } from '../../src/engine/table';
import { readTable } from '../../src/sheet/read/read-table';
import { recognise } from '../../src/sheet/recognise/recognise';
import { makeGrid, type Cell, type GridOptions } from '../support/grids';
import { choice, count, flag, money, policy, rate, title } from '../support/policies';

const pack = policy([
  money('当年设备投资额', { aliases: ['设备投资额'] }),
  money('年营业收入', { grain: 'enterprise' }),
  rate('增长率', { max: rational(10) }),
  count('国家标准数', { grain: 'enterprise' }),
  flag('列入重点计划'),
  choice('亩均评价', ['A', 'B', 'C', 'D']),
  title('省级智能工厂'),
  title('市级智能工厂', ['市智能工厂']),
  title('省级工业新产品', [], { grain: 'project' }),
]);

const code = (first17: string): string => {
  const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const sum = [...first17].reduce((s, c, i) => s + letters.indexOf(c) * (3 ** i % 31), 0);
  return first17 + (letters[(31 - (sum % 31)) % 31] as string);
};
const C1 = code('91330602MA2D10000');
const C2 = code('91330603MA2D20000');

const read = (
  rows: readonly (readonly Cell[])[],
  options: GridOptions & { year?: number; conventions?: Record<string, string> } = {},
) => {
  const grid = makeGrid(rows, options);
  const recognition = recognise(grid, pack, { year: options.year ?? 2025 });
  if (!recognition.ok) throw new Error(recognition.problems.map((p) => p.message.zh).join('\n'));
  return readTable(grid, recognition.value.mapping, pack, {
    year: options.year ?? 2025,
    readings: new Map(Object.entries(options.conventions ?? {})),
  });
};

const codes = (problems: readonly Problem[]): string[] => problems.map((p) => p.code);
const column = (r: ReturnType<typeof read>, name: string) => {
  const c = r.table.columns.get(name);
  if (!c) throw new Error(`no column ${name}`);
  const rows = Array.from({ length: r.table.rows }, (_, row) => (c.kind === 'listed' ? (c.of[row] as number) : row));
  return { values: rows.map((at) => c.values[at]), state: rows.map((at) => c.state[at]) };
};
const { value, blank, bad } = CellState;

describe('numbers', () => {
  const one = (header: string, ...cells: Cell[]) =>
    read([['企业名称', header], ...cells.map((cell, i) => [`企业${i}`, cell] as Cell[])]);

  test('万元 and what was typed as text', () => {
    const r = one('设备投资额（万元）', 2300, '1,234.5', '１２３', '5万元', '3000元', '—', null, 0);
    expect(column(r, '当年设备投资额')).toEqual({
      values: [2_300_000_000, 1_234_500_000, 123_000_000, 5_000_000, 300_000, 0, 0, 0],
      state: [value, value, value, value, value, blank, blank, value],
    });
    expect(codes(r.problems).sort()).toEqual(['dash-as-blank', 'number-as-text', 'unit-in-cell']);
    expect(r.problems.find((p) => p.code === 'number-as-text')?.message.zh).toBe(
      '“设备投资额”：B3、B4、B5 的数字是文本，已按数值读取。',
    );
    expect(r.problems.find((p) => p.code === 'unit-in-cell')?.place).toEqual({
      sheet: '汇总表',
      cell: 'B6',
      row: 6,
      name: '当年设备投资额',
    });
  });

  test('many cells that a rule was applied to are counted behind the first', () => {
    const r = one('设备投资额（万元）', ...Array.from({ length: 21 }, (_, i) => `1${i}`));
    expect(r.problems.find((p) => p.code === 'number-as-text')?.message.zh).toMatch(/、B\d+ 等 21 格的数字是文本/);
  });

  test('a unit or a dot that the number format draws is what the sheet says', () => {
    const shown = (n: number, code: string): Cell => ({ n, code });
    const r = one(
      '设备投资额（万元）',
      shown(4_500_000, '#,##0.00"元"'),
      shown(4_500_000, '0!.0000"万元"'),
      shown(450, '#,##0.00"万元"'),
      shown(4_500_000, '0!.0000'),
      shown(0.045, '0.00"亿元"'),
      450,
      shown(33_330_001, '0!.0,"万元"'),
    );
    expect(column(r, '当年设备投资额').values).toEqual([...Array.from({ length: 6 }, () => 450_000_000), 3_333_000_100]);
    const told = (rule: string): string | undefined => r.problems.find((p) => p.code === rule)?.message.zh;
    expect(told('unit-in-format')).toBe('“设备投资额”：B2、B6 的数字格式写有单位，与这一列的单位不同，已按格式所示单位换算。');
    expect(told('scaled-format')).toBe(
      '“设备投资额”：B3、B5、B8 的数字格式改了小数点的位置，已按显示的数读取（如 450万元）。若单元格中的原数才是本意，请改格式。',
    );
    expect(r.problems.length).toBe(2);
  });

  test('a number format that all cells of a column have tells the unit where nothing else does', () => {
    const rows = (header: string): readonly (readonly Cell[])[] => [
      ['企业名称', header],
      ['甲', { n: 4_500_000, code: '#,##0.00"元"' }],
      ['乙', { n: 3_000_000, code: '0"元"' }],
    ];
    const grid = makeGrid(rows('设备投资额'));
    const recognition = recognise(grid, pack, { year: 2025 });
    if (!recognition.ok) throw new Error('not recognised');
    expect(recognition.value.mapping.columns['当年设备投资额']).toMatchObject({ unit: '元', unitSource: 'format' });
    expect(column(read(rows('设备投资额')), '当年设备投资额').values).toEqual([450_000_000, 300_000_000]);
  });

  test.each([
    ['0.00"亩"', '450亩'],
    ['0.00"美元"', '450美元'],
    ['0%', '45000%'],
  ])('money shown as %s is refused', (code, quoted) => {
    const r = one('设备投资额（万元）', { n: 450, code }, 450);
    expect(column(r, '当年设备投资额').state).toEqual([bad, value]);
    expect(codes(r.problems)).toEqual(['unit-contradiction']);
    expect(r.problems[0]?.message.zh).toContain(quoted);
  });

  test.each([
    ['约500', 'text-in-number'],
    ['5亩', 'unit-contradiction'],
    ['1,23', 'bad-grouping'],
    [{ error: '#N/A' }, 'error-value'],
    [-5, 'negative'],
    ['-5', 'negative'],
    [{ n: 45658, as: 'date' }, 'date-in-number'],
    [true, 'text-in-number'],
    [1e15, 'too-large'],
  ] as const)('%p is bad: %s', (cell, problem) => {
    const r = one('设备投资额（万元）', cell, 1);
    expect(column(r, '当年设备投资额')).toEqual({ values: [0, 1_000_000], state: [bad, value] });
    expect(r.problems).toHaveLength(1);
    expect(r.problems[0]).toMatchObject({
      code: problem,
      severity: 'error',
      place: { sheet: '汇总表', cell: 'B2', row: 2, name: '当年设备投资额' },
    });
  });

  test('what stood there and what would be right, in words', () => {
    expect(one('设备投资额（元）', '5亩').problems[0]?.message).toEqual({
      zh: '“设备投资额”填的是“5亩”：单位与表头不符，这一列应为 元。请改为这一单位的数。',
      en: '“设备投资额” holds “5亩”: its unit contradicts the header; this column is in 元.',
    });
  });

  test('half a 分 is rounded up and said', () => {
    const r = one('设备投资额（元）', 0.285, 1.005, '2.675');
    expect(column(r, '当年设备投资额').values).toEqual([29, 101, 268]);
    expect(r.problems.filter((p) => p.code === 'rounded-to-unit').map((p) => [p.place.cell, p.severity])).toEqual([
      ['B2', 'warning'],
      ['B3', 'warning'],
      ['B4', 'warning'],
    ]);
    expect(r.problems[0]?.message.zh).toBe(
      '“设备投资额”填的是“0.285”：位数多于所能保留的，已四舍五入为 0.29元。如非本意请改正原数。',
    );
  });

  test('noise of a formula behind the 15th digit is none', () => {
    const r = one('设备投资额（元）', 0.1 + 0.2, 1234.56 + 2e-13);
    expect(column(r, '当年设备投资额').values).toEqual([30, 123456]);
    expect(r.problems).toEqual([]);
  });

  test('counts are whole', () => {
    const r = read([
      ['企业名称', '国家标准数'],
      ['企业一', 2],
      ['企业二', 2.5],
      ['企业三', '3项'],
    ]);
    expect(column(r, '国家标准数')).toEqual({ values: [2, 0, 3], state: [value, bad, value] });
    expect(codes(r.problems)).toContain('not-whole');
  });
});

describe('percentages', () => {
  const rates = (header: string, ...cells: Cell[]) =>
    read([['企业名称', header], ...cells.map((cell, i) => [`企业${i}`, cell] as Cell[])]);

  test('a sign or a percent format is certain, whatever the header says', () => {
    const r = rates('增长率', '12%', { n: 0.12, as: 'percent' }, '１２．５％');
    expect(column(r, '增长率').values).toEqual([120_000, 120_000, 125_000]);
    expect(r.problems.filter((p) => p.severity !== 'info')).toEqual([]);
  });
  test('the header decides for bare numbers', () => {
    expect(column(rates('增长率（%）', 12, 8.5), '增长率').values).toEqual([120_000, 85_000]);
    expect(column(rates('增长率（小数形式）', 0.12, 1.5), '增长率').values).toEqual([120_000, 1_500_000]);
  });
  test('small numbers in a % column are read as written, and named', () => {
    const r = rates('增长率（%）', 12, 0.12);
    expect(column(r, '增长率').values).toEqual([120_000, 1_200]);
    expect(r.problems).toMatchObject([{ code: 'percent-small', severity: 'warning', place: { cell: 'B3' } }]);
  });
  test('without a header unit their size decides, if it is of one kind', () => {
    expect(column(rates('增长率', 12, 8.5, 0), '增长率').values).toEqual([120_000, 85_000, 0]);
    const small = rates('增长率', 0.12, 1);
    expect(column(small, '增长率').values).toEqual([120_000, 1_000_000]);
    expect(codes(small.problems)).toEqual(['percent-by-size']);
  });
  test('a mixture names the cells and settles nothing', () => {
    const r = rates('增长率', 12, 0.12, '15%', 8);
    expect(column(r, '增长率')).toEqual({ values: [0, 0, 150_000, 0], state: [bad, bad, value, bad] });
    const mixed = r.problems.find((p) => p.code === 'percent-mixed');
    expect(mixed?.severity).toBe('error');
    expect(mixed?.message.zh).toContain('B2、B3、B5');
  });
  test('out of range', () => {
    expect(rates('增长率（%）', 1200).problems[0]?.message.zh).toBe('“增长率”填的是“1200”：不应大于 1000%。请核对数值和单位。');
  });
});

describe('yes/no columns', () => {
  const flags = (conventions: Record<string, string>, ...cells: Cell[]) =>
    read([['企业名称', '是否列入重点计划'], ...cells.map((cell, i) => [`企业${i}`, cell] as Cell[])], { conventions });

  test('all the ways to write them', () => {
    const r = flags({}, '是', '×', 1, 0, true, 'N', '—', null, '待定', 2);
    expect(column(r, '列入重点计划')).toEqual({
      values: [1, 0, 1, 0, 1, 0, 0, 0, 0, 0],
      state: [value, value, value, value, value, value, value, blank, bad, bad],
    });
    expect(r.problems.map((p) => [p.code, p.place.cell])).toEqual([
      ['not-yes-no', 'B10'],
      ['not-yes-no', 'B11'],
    ]);
  });
  test('a blank is no only by convention', () => {
    expect(column(flags({ 空白是否栏: '视为否' }, null, '是'), '列入重点计划')).toEqual({
      values: [0, 1],
      state: [value, value],
    });
  });
  test('a year is no answer where none is asked', () => expect(codes(flags({}, '2025').problems)).toEqual(['not-yes-no']));
});

test('options in their usual spellings', () => {
  const r = read([
    ['企业名称', '亩均评价'],
    ['企业一', 'A'],
    ['企业二', 'ｂ类'],
    ['企业三', 'D级'],
    ['企业四', 'E'],
    ['企业五', '—'],
    ['企业六', null],
  ]);
  expect(column(r, '亩均评价')).toEqual({ values: [0, 1, 3, 0, 0, 0], state: [value, value, value, bad, blank, blank] });
  expect(r.problems.find((p) => p.code === 'not-an-option')?.message.zh).toContain('可填：A、B、C、D');
});

describe('recognitions', () => {
  const listed = (conventions: Record<string, string>, ...cells: Cell[]) =>
    read([['企业名称', '荣誉认定'], ...cells.map((cell, i) => [`企业${i}`, cell] as Cell[])], { conventions });

  test('a list with years: this year, earlier, both, later', () => {
    const r = listed(
      {},
      '省级智能工厂（2025）；市智能工厂(2023年)',
      '市级智能工厂',
      '省级智能工厂（2024、2025）',
      '省级智能工厂（2026）',
      '无',
      null,
    );
    expect(column(r, '省级智能工厂')).toEqual({
      values: [FLAG_NOW, 0, FLAG_NOW | FLAG_BEFORE, 0, 0, 0],
      state: [value, value, value, value, value, blank],
    });
    expect(column(r, '市级智能工厂').values).toEqual([FLAG_BEFORE, FLAG_NOW, 0, 0, 0, 0]);
    expect(codes(r.problems)).toEqual(['later-year']);
  });
  test('conventions for blanks and for years that are not written', () => {
    const r = listed({ 空白认定栏: '视为无', 未注明年份的认定: '视为缺数据' }, '省级智能工厂；市级智能工厂（2025）', null);
    expect(column(r, '省级智能工厂')).toEqual({ values: [0, 0], state: [blank, value] });
    expect(column(r, '市级智能工厂')).toEqual({ values: [FLAG_NOW, 0], state: [value, value] });
  });
  test('unknown words are reported once, with all their cells and the nearest known', () => {
    const r = listed({}, '省级智能工场', '省级智能工场（2025）；慈善企业', '市级智能工厂培育');
    expect(column(r, '省级智能工厂').values).toEqual([0, 0, 0]);
    expect(r.problems.map((p) => [p.code, p.found, p.place.cell])).toEqual([
      ['unknown-title', '省级智能工场', 'B2'],
      ['unknown-title', '慈善企业', 'B3'],
      ['unknown-title', '市级智能工厂培育', 'B4'],
    ]);
    expect(r.problems[0]?.message.zh).toBe(
      '认定名称“省级智能工场”不在该政策的认定之列（B2、B3），未计。是否想写“省级智能工厂”？',
    );
  });
  test('a column of its own: yes, a year, a date', () => {
    const r = read([
      ['企业名称', '省级智能工厂', '2024年市级智能工厂'],
      ['企业一', '是', '是'],
      ['企业二', 2024, '否'],
      ['企业三', '2025年', null],
      ['企业四', { n: 45658, as: 'date' }, 2025],
    ]);
    expect(column(r, '省级智能工厂').values).toEqual([FLAG_NOW, FLAG_BEFORE, FLAG_NOW, FLAG_NOW]);
    expect(column(r, '市级智能工厂')).toEqual({ values: [FLAG_BEFORE, 0, 0, FLAG_NOW], state: [value, value, blank, value] });
  });
  test('list and column: one fills in for the other, and they may not disagree', () => {
    const r = read([
      ['企业名称', '荣誉认定', '省级智能工厂'],
      ['企业一', '省级智能工厂（2023）', '是'],
      ['企业二', '无', '是'],
      ['企业三', null, '是'],
      ['企业四', '省级智能工厂（2025）', null],
      ['企业五', '省级智能工厂', '否'],
      ['企业六', null, null],
    ]);
    expect(column(r, '省级智能工厂')).toEqual({
      values: [FLAG_BEFORE, 0, FLAG_NOW, FLAG_NOW, 0, 0],
      state: [value, bad, value, value, bad, blank],
    });
    expect(r.problems.map((p) => [p.code, p.place.cell])).toEqual([
      ['title-disagrees', 'C3'],
      ['title-disagrees', 'C6'],
    ]);
    expect(r.problems[0]?.message.zh).toContain('本格填“是”，B3 的认定清单填“无”');
  });
  test('what is paid per project counts once where a list is repeated on every row of an enterprise', () => {
    const list = '省级工业新产品（2025）；省级智能工厂（2025）';
    const r = read([
      ['企业名称', '荣誉认定'],
      ['企业一', list],
      ['企业一', list],
      ['企业二', list],
      ['企业二', '省级工业新产品（2025）'],
    ]);
    expect(column(r, '省级工业新产品').values).toEqual([FLAG_NOW, 0, FLAG_NOW, FLAG_NOW]);
    expect(column(r, '省级智能工厂').values).toEqual([FLAG_NOW, FLAG_NOW, FLAG_NOW, 0]);
    expect(r.problems.map((p) => [p.code, p.place.cell])).toEqual([['project-title-again', 'B3']]);
    expect(r.problems[0]?.message.zh).toContain('“省级工业新产品”只在前面一行计一次');
  });
  test('lists of one enterprise complete each other; an own column is not contradicted by a list that does not name it', () => {
    const r = read([
      ['企业名称', '荣誉认定', '市级智能工厂'],
      ['企业一', '省级智能工厂', '是'],
      ['企业一', '无', null],
      ['企业二', '无', null],
    ]);
    expect(r.table.columns.get('省级智能工厂')).toMatchObject({ kind: 'listed' });
    expect(r.table.columns.get('市级智能工厂')).toMatchObject({ kind: 'flag' });
    // The first row contradicts itself; nothing is left that says yes.
    expect(column(r, '市级智能工厂')).toEqual({ values: [0, 0, 0], state: [bad, value, value] });
    const yes = read([
      ['企业名称', '荣誉认定', '市级智能工厂'],
      ['企业一', '市级智能工厂', '是'],
      ['企业一', '无', null],
    ]);
    expect(column(yes, '市级智能工厂')).toEqual({ values: [FLAG_NOW, 0], state: [value, blank] });
    expect(yes.problems).toEqual([]);
  });
  test('a year column dates one recognition per row', () => {
    const r = read([
      ['年份', '认定类型', '公司名称'],
      [2025, '省级智能工厂', '企业一'],
      [2024, '省级智能工厂', '企业二'],
    ]);
    expect(column(r, '省级智能工厂').values).toEqual([FLAG_NOW, FLAG_BEFORE]);
  });
});

describe('enterprises', () => {
  const header = ['企业名称', '统一社会信用代码', '项目名称', '设备投资额（万元）'];
  test('joined by code, then by name', () => {
    const r = read([
      header,
      ['甲科技（绍兴）有限公司', C1, '一', 1],
      ['乙有限公司', null, '一', 2],
      ['甲科技(绍兴) 有限公司', null, '二', 3],
      ['乙有限公司', C2.toLowerCase(), '三', 4],
    ]);
    expect(r.table.enterprises).toEqual([
      { code: C1, name: '甲科技（绍兴）有限公司' },
      { code: C2, name: '乙有限公司' },
    ]);
    expect([...r.table.enterpriseOf]).toEqual([0, 1, 0, 1]);
    expect([...r.table.rowNumbers]).toEqual([2, 3, 4, 5]);
    expect(codes(r.problems)).toEqual(['code-tidied']);
  });
  test('damaged codes are told apart and joined by name', () => {
    const r = read([
      header,
      ['甲公司', Number('914403001922038216'), '一', 1],
      ['甲公司', `${C2.slice(0, 16)}77`, '二', 1],
      ['乙公司', '914403001922038000', '一', 1],
      ['丙公司', C1, '一', 1],
      ['丙公司', `${C1.slice(0, 16)}77`, '二', 1],
    ]);
    expect(r.problems.map((p) => [p.code, p.place.cell])).toEqual([
      ['code-damaged', 'B2'],
      ['code-check-failed', 'B3'],
      ['code-damaged', 'B4'],
      ['code-check-failed', 'B6'],
    ]);
    expect(r.table.enterprises.map((e) => e.code)).toEqual([null, null, C1]);
    expect([...r.table.enterpriseOf]).toEqual([0, 0, 1, 2, 2]);
    expect(r.problems[0]?.message.zh).toContain('第 15 位以后的数字已丢失');
  });
  test('names and codes that do not fit together', () => {
    const r = read([
      header,
      ['甲公司', C1, '一', 1],
      ['乙公司', C1, '二', 1],
      ['甲公司', C2, '三', 1],
      ['甲公司', null, '四', 1],
      [null, null, '五', 1],
    ]);
    expect(codes(r.problems).sort()).toEqual([
      'code-with-two-names',
      'name-ambiguous',
      'name-with-two-codes',
      'row-without-enterprise',
    ]);
    expect([...r.table.enterpriseOf]).toEqual([0, 0, 1, 2, 3]);
  });
  test('a name merged over its projects speaks for all of them', () => {
    const r = read([header, ['甲公司', C1, '一', 1], [null, null, '二', 2], ['乙公司', C2, '三', 3]], {
      merges: ['A2:A3', 'B2:B3'],
    });
    expect([...r.table.enterpriseOf]).toEqual([0, 0, 1]);
    expect(codes(r.problems)).toEqual(['merged-identity', 'merged-identity']);
  });
  test('each merged cell is told once, however many rows it covers, and all of a column together', () => {
    const rows = ['甲公司', null, null, '乙公司', null].map((name, i) => [name, null, String(i), i + 1]);
    const r = read([header, ...rows], { merges: ['A2:A4', 'A5:A6'] });
    expect(r.problems.map(({ message }) => message.zh)).toEqual([
      '“企业名称”：A2、A5 是合并单元格，合并范围内各行都按同一内容读取。',
    ]);
  });
  test('the same project twice', () => {
    const r = read([header, ['甲公司', C1, '一号 项目', 1], ['甲公司', C1, '一号项目', 1], ['乙公司', C2, '一号项目', 1]]);
    expect(r.problems).toMatchObject([{ code: 'duplicate-row', severity: 'warning', place: { cell: 'C3' } }]);
  });
});

describe('rows together', () => {
  test('rows of one enterprise that contradict each other', () => {
    const r = read([
      ['企业名称', '年营业收入（万元）', '亩均评价'],
      ['甲公司', 100, 'A'],
      ['甲公司', 120, 'A'],
      ['甲公司', null, 'B'],
      ['乙公司', 5, 'A'],
    ]);
    expect(r.problems.map((p) => [p.code, p.place.cell])).toEqual([
      ['contradiction', 'B3'],
      ['contradiction', 'C4'],
    ]);
    expect(r.problems[0]?.message.zh).toBe(
      '“甲公司”的“年营业收入”前后不一：B2 是“100”，B3 是“120”。同一企业应相同，请改正；改正之前按缺数据处理。',
    );
    expect(column(r, '年营业收入').state).toEqual([value, value, blank, value]);
  });
  test('totals rows are no data, and must add up', () => {
    const r = read([
      ['企业名称', '设备投资额（万元）', '年营业收入（万元）'],
      ['甲公司', 1.1, 10],
      ['甲公司', 2.2, 10],
      ['乙公司', '—', 5],
      ['合计', 3.3, 15],
    ]);
    expect(r.table.rows).toBe(3);
    expect(codes(r.problems)).toEqual(['dash-as-blank']);
    const wrong = read([
      ['企业名称', '设备投资额（万元）'],
      ['甲公司', 1.1],
      ['乙公司', 2.2],
      ['合计', 3.4],
    ]);
    expect(wrong.problems).toMatchObject([{ code: 'total-mismatch', severity: 'warning', place: { cell: 'B4' }, found: '3.4' }]);
    expect(wrong.problems[0]?.message.zh).toContain('写的是 3.4，各行相加是 3.3万元');
    // SUM in a cell without the unit that the format of the others draws.
    const inFormats = (total: number): readonly string[] =>
      codes(
        read([
          ['企业名称', '设备投资额（万元）'],
          ['甲公司', { n: 4_500_000, code: '#,##0.00"元"' }],
          ['乙公司', { n: 3_000_000, code: '#,##0.00"元"' }],
          ['合计', total],
        ]).problems,
      ).filter((code) => code === 'total-mismatch');
    expect([inFormats(7_500_000), inFormats(750), inFormats(7_600_000)]).toEqual([[], [], ['total-mismatch']]);
    const later = read([
      ['企业名称', '设备投资额（万元）'],
      ['甲公司', 1.1],
      ['小计', { error: '#UNCALCULATED' }],
      ['乙公司', 2.2],
      ['合计', { error: '#UNCALCULATED' }],
    ]);
    expect(later.problems.map(({ message }) => message.zh)).toEqual([
      expect.stringMatching(/^合计行 B3、B5 的公式还没有计算结果，没有核对/),
    ]);
  });
  test('merged data cells', () => {
    const r = read(
      [
        ['企业名称', '设备投资额（万元）', '年营业收入（万元）'],
        ['甲公司', 1, 7],
        ['甲公司', null, null],
      ],
      { merges: ['B2:B3', 'C2:C3'] },
    );
    expect(r.problems).toMatchObject([{ code: 'merged-data', place: { cell: 'B2' } }]);
    expect(r.problems[0]?.message.zh).toContain('B2:B3');
  });
  test('hidden rows count and are counted; blank rows are none', () => {
    const r = read(
      [
        ['企业名称', '设备投资额（万元）'],
        ['甲公司', 1],
        [null, null],
        ['乙公司', 2],
        ['丙公司', 3],
      ],
      { hiddenRows: [3] },
    );
    expect([...r.table.rowNumbers]).toEqual([2, 4, 5]);
    expect(r.problems).toMatchObject([{ code: 'hidden-rows', severity: 'info' }]);
  });
});

test('the input hash changes with a mapped cell and with nothing else', () => {
  const rows = (amount: Cell, remark: Cell): Cell[][] => [
    ['企业名称', '设备投资额（万元）', '备注'],
    ['甲公司', amount, remark],
    ['乙公司', 2, null],
  ];
  const hash = read(rows(1, 'x')).inputHash;
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(read(rows(1, 'y')).inputHash).toBe(hash);
  expect(read(rows(2, 'x')).inputHash).not.toBe(hash);
  expect(read(rows('1', 'x')).inputHash).not.toBe(hash);
  expect(read(rows(null, 'x')).inputHash).not.toBe(hash);
});

test('many problems of one kind end in a count', () => {
  const r = read([['企业名称', '设备投资额（万元）'], ...Array.from({ length: 300 }, (_, i) => [`企业${i}`, '约1'] as Cell[])]);
  expect(r.problems.filter((p) => p.code === 'text-in-number')).toHaveLength(200);
  expect(r.problems.find((p) => p.code === 'more-of-the-same')?.message.zh).toContain('还有 100 格');
});
