/** What a sheet says of itself: counts and sums in titles and notes, sums of groups, held against its rows. */
import { audit, MARGIN, type Audit } from '../../src/audit/audit';
import type { Cell } from '../support/grids';
import { makeGrid } from '../support/grids';
import { openedGrid } from '../support/audit-book';
import { auditPolicy } from '../support/audit-pack';
import { compute, recogniseSheet } from '../../src/run/run';

const policy = auditPolicy();
const HEADER = ['序号', '企业名称', '项目名称', '设备投资额（万元）', '重点项目', '集群项目', '核定奖励（万元）'];
const data = (n: number, name: string, project: string, wan: number): Cell[] => [
  n,
  name,
  project,
  wan,
  '否',
  '否',
  (wan * 6) / 100,
];

const audited = (rows: readonly (readonly Cell[])[], hiddenRows: readonly number[] = []): Audit => {
  const opened = openedGrid(
    makeGrid(
      rows.map((row) => [...row]),
      { hiddenRows },
    ),
  );
  const recognition = recogniseSheet(opened, policy, 2025);
  if (!recognition.ok) throw new Error(recognition.problems.map((p) => p.message.en).join('\n'));
  const computed = compute(opened, recognition.value, policy, { year: 2025, readings: {}, parameters: {} });
  if (!computed.ok) throw new Error('compute');
  const found = audit(opened, computed.value, {
    given: [{ column: rows.find((row) => row.includes('核定奖励（万元）'))?.indexOf('核定奖励（万元）') ?? -1, items: ['rate'] }],
    margin: MARGIN,
    others: [],
  });
  if (!found.ok) throw new Error(found.problems.map((p) => p.message.en).join('\n'));
  return found.value;
};
const totals = (found: Audit): readonly (readonly [string, string])[] =>
  found.findings.filter(({ kind }) => kind === 'total').map(({ at, message }) => [at.cell, message.zh]);

const ROWS = [data(1, '甲公司', '一期', 1000), data(2, '甲公司', '二期', 2000), data(3, '乙公司', '技改', 500)];

test('a list that names no projects has none', () => {
  const found = audited([HEADER, data(1, '甲公司', '', 1000), data(2, '乙公司', '', 500)]);
  expect(found.reconciliation).toMatchObject({ rows: 2, enterprises: 2, projects: 0 });
});

test('a title that counts and sums right is checked and holds', () => {
  const found = audited([['2025年度奖补汇总表（共2家企业3个项目，奖补金额合计210万元）'], HEADER, ...ROWS]);
  expect(totals(found)).toEqual([]);
  expect(found.reconciliation).toMatchObject({ checked: 3, holding: 3, rows: 3, enterprises: 2, projects: 3 });
});

test('a title that counts or sums wrong is told for each figure, with what the table has', () => {
  const found = audited([['2025年度奖补汇总表（共4家企业5个项目，奖补金额合计211万元）'], HEADER, ...ROWS]);
  expect(totals(found)).toEqual([
    ['A1', expect.stringMatching(/“.*4家企业”，表中企业数是2。$/)],
    ['A1', expect.stringMatching(/“.*5个项目”，表中项目数是3。$/)],
    ['A1', '文字写的是“奖补金额合计211万元”，表中金额是210万元。'],
  ]);
  expect(found.reconciliation).toMatchObject({ checked: 3, holding: 0 });
});

test('an item with a column of its own has what is given beside what is due', () => {
  const [a, b, c] = ROWS as [Cell[], Cell[], Cell[]];
  const more = [...b.slice(0, -1), 125];
  expect(audited([HEADER, a, more, c]).reconciliation.items).toMatchObject([
    { item: 'rate', awards: 3, given: 215_000_000, expected: 210_000_000 },
  ]);
});

test('a note below the data is read as well', () => {
  const found = audited([HEADER, ...ROWS, [], ['备注：共涉及4家企业。']]);
  expect(totals(found).map(([cell]) => cell)).toEqual(['A6']);
});

test('subtotals are held against their own rows, the total against all', () => {
  const subtotal = (text: string, given: number): Cell[] => [null, text, null, null, null, null, given];
  const [a, b, c] = ROWS as [Cell[], Cell[], Cell[]];
  const right = audited([HEADER, a, b, subtotal('小计', 180), c, subtotal('小计', 30), subtotal('合计', 210)]);
  expect(totals(right)).toEqual([]);
  expect(right.reconciliation.checked).toBe(3);
  const wrong = audited([HEADER, a, b, subtotal('小计', 181), c, subtotal('小计', 30), subtotal('合计', 211)]);
  expect(totals(wrong)).toEqual([['G4', '合计写的是181万元，第 2 至 3 行相加是180万元，多1万元。G7 随之相差。']]);
  // SUM of all of them divided by two.
  const half = audited([HEADER, a, b, subtotal('小计', 181), c, subtotal('小计', 30), subtotal('合计', 210.5)]);
  expect(totals(half)).toEqual([
    ['G4', '合计写的是181万元，第 2 至 3 行相加是180万元，多1万元。G7 随之相差一半，像是各行和小计一起相加再除以 2。'],
  ]);
  const apart = audited([HEADER, a, b, subtotal('小计', 181), c, subtotal('小计', 30), subtotal('合计', 210.6)]);
  expect(totals(apart).map(([cell]) => cell)).toEqual(['G4', 'G7']);
  expect(wrong.reconciliation).toMatchObject({ checked: 3, holding: 1 });
  // Off by something else than the subtotal, it is told by itself.
  const both = audited([HEADER, a, b, subtotal('小计', 181), c, subtotal('小计', 30), subtotal('合计', 215)]);
  expect(totals(both).map(([cell]) => cell)).toEqual(['G4', 'G7']);
});

test('totals that no program has calculated yet are not passed over in silence', () => {
  const found = audited([HEADER, ...ROWS, ['合计', null, null, null, null, null, { error: '#UNCALCULATED' }]]);
  expect(totals(found)).toEqual([]);
  expect(found.problems.map(({ message }) => message.zh)).toContainEqual(
    expect.stringMatching(/^合计行 G5 的公式还没有计算结果，没有核对/),
  );
});

test('the reason of a wrong total is told where one fits to the 分, and none where none does', () => {
  const total = (given: number): Cell[] => ['合计', null, null, null, null, null, given];
  const [a, b, c] = ROWS as [Cell[], Cell[], Cell[]];
  const asText = [...b.slice(0, -1), '120'];
  const of = (rows: readonly (readonly Cell[])[], hiddenRows: readonly number[] = []) =>
    totals(audited(rows, hiddenRows)).map(([cell, message]) => `${cell} ${message.replace(/^.*?万元。/, '')}`);
  expect(of([HEADER, a, asText, c, total(90)])).toEqual([
    'G5 差的正好是 G3：这些单元格的金额是文本，求和公式不计文本。请改为数字。',
  ]);
  expect(of([HEADER, a, b, c, total(90)], [2])).toEqual(['G5 差的正好是隐藏行 G3：合计只加了看得见的行。']);
  expect(of([HEADER, a, b, c, total(180)])).toEqual(['G5 差的正好是 G4：合计的范围漏了末尾的行。']);
  expect(of([HEADER, a, b, c, total(150)])).toEqual(['G5 差的正好是 G2：合计的范围漏了开头的行。']);
  expect(of([HEADER, a, b, c, total(90)])).toEqual(['G5 差的正好是 G3：可能漏加了这一行。']);
  expect(of([HEADER, a, b, c, total(330)])).toEqual(['G5 差的正好是 G3：可能多加了一次。']);
  expect(of([HEADER, a, b, c, total(211)])).toEqual(['G5 ']);
});

test('rows are no enterprises; how often somebody is paid is, and a count behind 、 is read', () => {
  // Three rows of two enterprises: a count of rows that is called one of enterprises is wrong.
  expect(totals(audited([['共3家企业、3个项目，合计3笔'], HEADER, ...ROWS]))).toEqual([
    ['A1', expect.stringMatching(/“.*3家企业”，表中企业数是2。$/)],
  ]);
  const found = audited([['涉及2家企业、30个项目，合计4笔，惠及3户次'], HEADER, ...ROWS]);
  expect(totals(found).map(([, message]) => message)).toEqual([
    expect.stringMatching(/“.*30个项目”，表中项目数是3。$/),
    expect.stringMatching(/“.*4笔”，表中户次是3。$/),
  ]);
});

/** The same rows with their region in front, two of one town merged as lists have them. */
const TOWNS: Cell[][] = [
  ['越城区', ...data(1, '甲公司', '一期', 1000)],
  ['越城区', ...data(2, '丙公司', '二期', 2000)],
  ['柯桥区', ...data(3, '乙公司', '技改', 500.55)],
];
const ofTowns = (note: string, title = '2025年度奖补汇总表', rows: readonly Cell[][] = TOWNS): Audit =>
  audited([[title], ['县（市、区）', ...HEADER], ...rows, ['合计', ...Array<Cell>(6).fill(null), 210.033], [note]]);

test.each([
  ['注：其中越城区2家、补助180万元；柯桥区1家、补助30.03万元；另有2家企业未达标。', 5],
  ['注：其中越城共2家、柯桥共1家，补助分别为180万元、30.03万元。', 3],
  ['注：越城区、柯桥区共3家企业，补助210.03万元。', 3],
  ['注：其中新增企业1家、补助30万元。', 1],
  ['注：单个企业最高奖励1500万元，完成投资额合计3500.55万元。', 1],
  ['注：本次涉及3家企业（其中越城区2家），共计210.03万元，上年涉及7家企业。', 4],
  ['注：上虞区5家、补助60万元。', 1],
])('clean: %s', (note, checked) => {
  const found = ofTowns(note);
  expect(totals(found)).toEqual([]);
  expect(found.reconciliation).toMatchObject({ checked, holding: checked });
});

test.each([
  [
    '注：其中越城区3家、补助181万元；柯桥区1家。',
    ['文字写的是“3家”，表中越城区的企业数是2。', '文字写的是“补助181万元”，表中越城区的金额是180万元。'],
  ],
  ['注：共涉及3家企业、奖补资金共计210.04万元。', ['文字写的是“奖补资金共计210.04万元”，表中金额是210.033万元。']],
  ['注：越城区和柯桥区共4家企业。', ['文字写的是“4家企业”，表中越城区、柯桥区的企业数是3。']],
])('wrong: %s', (note, messages) => {
  expect(totals(ofTowns(note)).map(([, message]) => message)).toEqual(messages);
});

test('a title that names one region may mean it or the place of the whole list', () => {
  expect(totals(ofTowns('', '越城区2025年度奖补公示（3家企业，共210.03万元）'))).toEqual([]);
  expect(totals(ofTowns('', '越城区2025年度奖补公示（2家企业，共180万元）'))).toEqual([]);
  expect(totals(ofTowns('', '绍兴市2025年度奖补公示（3家企业，共211.03万元）')).map(([, message]) => message)).toEqual([
    '文字写的是“共211.03万元”，表中金额是210.033万元。',
  ]);
});

test('counts of subtotals are of their own rows', () => {
  const [a, b, c] = TOWNS as [Cell[], Cell[], Cell[]];
  const sub = (count: string, given: number): Cell[] => [null, '小计', count, null, null, null, null, given];
  const list = (first: string, last: string): Audit => ofTowns('', '汇总', [a, b, sub(first, 180), c, sub(last, 30.033)]);
  expect(totals(list('2家', '1家'))).toEqual([]);
  expect(list('2家', '1家').reconciliation).toMatchObject({ checked: 5, holding: 5 });
  expect(totals(list('3家', '1家'))).toEqual([['C5', '文字写的是“3家”，第 3 至 4 行企业数是2。']]);
  expect(totals(list('2家', '3家'))).toEqual([['C7', '文字写的是“3家”，第 6 至 6 行企业数是1。']]);
});

test('a total may have fewer digits than its rows, and no other value', () => {
  const list = (total: Cell): Audit =>
    audited([['县（市、区）', ...HEADER], ...TOWNS, ['合计', ...Array<Cell>(6).fill(null), total]]);
  for (const total of [210.033, 210.03, '210.03', '210']) expect(totals(list(total))).toEqual([]);
  for (const total of [210.04, '210.02', 211]) expect(totals(list(total))).toHaveLength(1);
});
