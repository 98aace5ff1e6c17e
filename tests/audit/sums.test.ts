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

const audited = (rows: readonly (readonly Cell[])[]): Audit => {
  const opened = openedGrid(makeGrid(rows.map((row) => [...row])));
  const recognition = recogniseSheet(opened, policy, 2025);
  if (!recognition.ok) throw new Error(recognition.problems.map((p) => p.message.en).join('\n'));
  const computed = compute(opened, recognition.value, policy, { year: 2025, readings: {}, parameters: {} });
  if (!computed.ok) throw new Error('compute');
  const found = audit(opened, computed.value, {
    given: [{ column: HEADER.indexOf('核定奖励（万元）'), items: ['rate'] }],
    margin: MARGIN,
    others: [],
  });
  if (!found.ok) throw new Error(found.problems.map((p) => p.message.en).join('\n'));
  return found.value;
};
const totals = (found: Audit): readonly (readonly [string, string])[] =>
  found.findings.filter(({ kind }) => kind === 'total').map(({ at, message }) => [at.cell, message.zh]);

const ROWS = [data(1, '甲公司', '一期', 1000), data(2, '甲公司', '二期', 2000), data(3, '乙公司', '技改', 500)];

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
  expect(totals(wrong)).toEqual([
    ['G4', '合计写的是181万元，第 2 至 3 行相加是180万元，多1万元。'],
    ['G7', expect.stringMatching(/^合计写的是211万元，第 2 至 5 行相加是210万元，多1万元。$/)],
  ]);
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
