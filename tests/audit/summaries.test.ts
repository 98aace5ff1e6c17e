/** Sheets of sums beside a list: each figure held against what the list comes to, by region, by another column and by item; what cannot be told is said. */
import { audit, MARGIN, type Audit } from '../../src/audit/audit';
import { compute, recogniseSheet } from '../../src/run/run';
import { openedGrid } from '../support/audit-book';
import { auditPolicy } from '../support/audit-pack';
import { makeGrid, type Cell } from '../support/grids';

type Rows = readonly (readonly Cell[])[];

const policy = auditPolicy();
const HEADER = ['企业名称', '所属县区', '批次', '项目名称', '设备投资额（万元）', '重点项目', '集群项目', '核定奖励（万元）'];
const line = (name: string, region: string, batch: string, project: string, wan: number): Cell[] => [
  name,
  region,
  batch,
  project,
  wan,
  '否',
  '否',
  (wan * 6) / 100,
];
/** 越城区: 3 rows of 2 enterprises, 210万元. 柯桥区: 1 row, 60万元. In all 270万元 for 4,500万元. */
const LIST: Rows = [
  HEADER,
  line('甲公司', '越城区', '第一批', '一期', 1000),
  line('甲公司', '越城区', '第二批', '二期', 2000),
  line('乙公司', '越城区', '第一批', '技改', 500),
  line('丙公司', '柯桥区', '第二批', '扩建', 1000),
];

const audited = (
  sheets: readonly Rows[],
  list: Rows = LIST,
  given: readonly { column: number; items: string[] }[] = [],
): Audit => {
  const opened = openedGrid(makeGrid(list.map((row) => [...row])));
  const recognition = recogniseSheet(opened, policy, 2025);
  if (!recognition.ok) throw new Error('recognise');
  const computed = compute(opened, recognition.value, policy, { year: 2025, readings: {}, parameters: {} });
  if (!computed.ok) throw new Error('compute');
  const found = audit(opened, computed.value, {
    given: given.length > 0 ? given : [{ column: HEADER.indexOf('核定奖励（万元）'), items: ['rate'] }],
    margin: MARGIN,
    others: [],
    sheets: sheets.map((rows, i) =>
      makeGrid(
        rows.map((row) => [...row]),
        { sheet: i === 0 ? '分县区' : `汇总${i}` },
      ),
    ),
  });
  if (!found.ok) throw new Error(found.problems.map((p) => p.message.zh).join('\n'));
  return found.value;
};
const told = ({ findings }: Audit): readonly (readonly [string, string])[] =>
  findings.filter(({ kind }) => kind === 'total').map(({ at, message }) => [`${at.sheet}!${at.cell}`, message.zh]);
const codes = ({ problems }: Audit): readonly string[] =>
  problems.map(({ code }) => code).filter((code) => code.startsWith('summary'));

const SUMS: Rows = [
  ['各县区奖补汇总表'],
  ['单位：万元'],
  ['序号', '县区', '企业数', '项目数', '设备投资额', '奖补金额', '户均'],
  [1, '越城区', 2, 3, 3500, 210, 105],
  [2, '柯桥区', 1, 1, 1000, 60, 60],
  ['合计', null, 3, 4, 4500, 270, 90],
];
const edited = (rows: Rows, ...cells: readonly (readonly [row: number, column: number, to: Cell])[]): Rows =>
  rows.map((row, r) => row.map((cell, c) => cells.find(([y, x]) => y === r && x === c)?.[2] ?? cell));

test('sums that hold are counted, with the column by which they are made', () => {
  const found = audited([SUMS]);
  expect(told(found)).toEqual([]);
  expect(found.reconciliation).toMatchObject({ checked: 12, holding: 12 });
  expect(found.reconciliation.summaries).toEqual([{ sheet: '分县区', by: '所属县区', checked: 12, holding: 12 }]);
  expect(codes(found)).toEqual([]);
});

test('each figure that is not what the list comes to is told, with the cell, to the 分; the total says what the sheet’s own rows come to', () => {
  const found = audited([edited(SUMS, [3, 2, 3], [4, 5, 60.0001], [5, 4, 4600], [5, 5, 303])]);
  expect(told(found)).toEqual([
    ['分县区!C4', '汇总表“分县区”中“越城区”的“企业数”写的是3，“汇总表”相应各行是2，多1。'],
    [
      '分县区!E6',
      '汇总表“分县区”中“合计”的“设备投资额”写的是4,600万元，“汇总表”的“设备投资额（万元）”合计是4,500万元，多100万元。',
    ],
    ['分县区!F5', '汇总表“分县区”中“柯桥区”的“奖补金额”写的是60.0001万元，“汇总表”的“核定奖励”相应各行是60万元，多0.0001万元。'],
    [
      '分县区!F6',
      '汇总表“分县区”中“合计”的“奖补金额”写的是303万元，“汇总表”的“核定奖励”合计是270万元，多33万元。汇总表各行相加是270.0001万元。',
    ],
  ]);
  expect(found.reconciliation).toMatchObject({ checked: 12, holding: 8 });
  const [, , money] = found.findings.filter(({ kind }) => kind === 'total');
  expect(money).toMatchObject({
    given: 60_000_100,
    expected: 60_000_000,
    difference: 100,
    related: [{ sheet: '汇总表', cell: 'H1' }],
  });
});

test('a sum that is only rounded is told as such', () => {
  const list = edited(LIST, [1, 4, 1000.006], [1, 7, 60.00036]);
  expect(told(audited([edited(SUMS, [3, 4, 3500.006], [5, 4, 4500.006], [3, 5, 210.0], [5, 5, 270.0004])], list))).toEqual([
    ['分县区!F4', expect.stringContaining('少0.00036万元（按所写的位数四舍五入则相符）')],
    ['分县区!F6', expect.stringContaining('多0.00004万元（按所写的位数四舍五入则相符）')],
  ]);
});

test('amounts without a unit are read in the one in which they agree, and asked for where none does', () => {
  const bare = SUMS.filter((_, row) => row !== 1);
  const inYuan = bare.map((row, r) => row.map((cell, c) => (r >= 2 && (c === 4 || c === 5) ? (cell as number) * 10_000 : cell)));
  expect(audited([inYuan]).reconciliation).toMatchObject({ checked: 12, holding: 12 });
  const wrong = audited([bare.map((row, r) => row.map((cell, c) => (r >= 2 && c === 5 ? (cell as number) + 1 : cell)))]);
  expect(codes(wrong)).toEqual(['summary-unit-unknown']);
  expect(told(wrong)).toEqual([]);
});

test('a region without a row, and a row of none of the list’s regions', () => {
  const list = [...LIST, line('丁公司', '上虞区', '第二批', '新建', 500)];
  const found = audited([[...SUMS.slice(0, 5), [3, '滨海新区', 1, 1, 500, 30, 30], ['合计', null, 4, 5, 5000, 300, 75]]], list);
  expect(told(found)).toEqual([
    ['分县区!B3', '“汇总表”中“所属县区”为“上虞区”的有 1 行，汇总表“分县区”里没有。'],
    ['分县区!B6', '汇总表“分县区”里有“滨海新区”的数字，“汇总表”中“所属县区”没有为“滨海新区”的行。'],
  ]);
  expect(found.reconciliation.summaries).toMatchObject([{ checked: 14, holding: 12 }]);
});

test('names without their end, totals first, a title above groups of columns', () => {
  const found = audited([
    [
      ['汇总'],
      ['地区', '奖补情况', null, null],
      [null, '企业（家）', '项目（个）', '金额（元）'],
      ['全市合计', 3, 4, 2_700_000],
      ['越城', 2, 3, 2_100_000],
      ['柯桥', 1, 1, 600_001],
    ],
  ]);
  expect(told(found)).toEqual([
    [
      '分县区!D6',
      expect.stringContaining('“奖补情况 / 金额（元）”写的是60.0001万元，“汇总表”的“核定奖励”相应各行是60万元，多0.0001万元。'),
    ],
  ]);
  expect(found.reconciliation.summaries).toMatchObject([{ checked: 9, holding: 8 }]);
});

test('sums by another column of the list', () => {
  const byBatch: Rows = [
    ['批次', '户次', '核定奖励（万元）'],
    ['第一批', 2, 90],
    ['第二批', 2, 181],
  ];
  const found = audited([byBatch]);
  expect(told(found)).toEqual([
    ['分县区!C3', expect.stringContaining('写的是181万元，“汇总表”的“核定奖励”相应各行是180万元，多1万元。')],
  ]);
  expect(found.reconciliation.summaries).toMatchObject([{ by: '批次', checked: 4, holding: 3 }]);
});

test('sums by item, under its title or its article, where each item has a column', () => {
  const list = LIST.map((row, r) => [...row, r === 0 ? '信息化投入补助（万元）' : (row[4] as number) * 0.03]);
  const items = [
    { column: 7, items: ['rate'] },
    { column: 8, items: ['software'] },
  ];
  const byItem: Rows = [
    ['奖补事项', '企业数', '笔数', '奖补金额（万元）'],
    ['设备奖励', 3, 4, 270],
    ['信息化投入补助', 3, 4, 136],
    ['合计', 3, 8, 406],
  ];
  const found = audited([byItem], list, items);
  expect(
    told(found)
      .filter(([cell]) => /D\d/.test(cell))
      .map(([cell, message]) => [cell, /写的是(.*)，“汇总表”.*是(.*)，/.exec(message)?.slice(1)]),
  ).toEqual([
    ['分县区!D3', ['136万元', '135万元']],
    ['分县区!D4', ['406万元', '405万元']],
  ]);
});

describe('what cannot be told is said, and nothing is held against it', () => {
  test('a region on several rows', () => {
    const found = audited([[...SUMS.slice(0, 4), [2, '越城区', 1, 1, 1000, 60, 60], ...SUMS.slice(4)]]);
    expect([codes(found), told(found)]).toEqual([['summary-repeated'], []]);
  });

  test('two columns that state one thing, and one of which the list knows nothing', () => {
    const rows: Rows = [
      ['县区', '2024年企业数', '企业数', '单位数', '核定奖励（万元）', '下达资金（万元）'],
      ['越城区', 1, 2, 2, 210, 5],
      ['柯桥区', 1, 1, 1, 60, 5],
    ];
    const found = audited([rows]);
    expect([codes(found), told(found)]).toEqual([['summary-columns-unclear', 'summary-columns-left'], []]);
    const messages = found.problems.map(({ message }) => message.zh).join('\n');
    expect(messages).toContain('“企业数”、“单位数”');
    expect(messages).toContain('“2024年企业数”、“下达资金（万元）”');
    expect(found.reconciliation.summaries).toMatchObject([{ checked: 2, holding: 2 }]);
  });

  test('counts alone, none of which is the list’s', () => {
    const found = audited([
      [
        ['县区', '企业数', '联系人'],
        ['越城区', 4120, '张三'],
        ['柯桥区', 3877, '李四'],
      ],
    ]);
    expect([codes(found), told(found)]).toEqual([['summary-not-of-list'], []]);
  });

  test('a list of enterprises is no sheet of sums, whatever regions it has', () => {
    const found = audited([
      [
        ['企业名称', '所属县区', '奖励金额（万元）'],
        ['戊公司', '越城区', 1],
        ['己公司', '柯桥区', 2],
      ],
    ]);
    expect([codes(found), told(found), found.reconciliation.summaries]).toEqual([[], [], []]);
  });
});
