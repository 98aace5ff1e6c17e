/** Sheets that repeat the list region by region are held against it row by row and are no doubles; another year's, another office's and another workbook's are. */
import { audit, MARGIN, type Audit } from '../../src/audit/audit';
import { otherRoster } from '../../src/audit/doubles/roster';
import { compute, recogniseSheet } from '../../src/run/run';
import { openedGrid } from '../support/audit-book';
import { auditPolicy } from '../support/audit-pack';
import { makeGrid, type Cell } from '../support/grids';

type Rows = readonly (readonly Cell[])[];

const policy = auditPolicy();
const HEADER = ['企业名称', '所属县区', '项目名称', '设备投资额（万元）', '重点项目', '集群项目', '核定奖励（万元）'];
const line = (name: string, region: string, project: string, wan: number): Cell[] => [
  name,
  region,
  project,
  wan,
  '否',
  '否',
  (wan * 6) / 100,
];
const LIST: Rows = [
  HEADER,
  line('绍兴甲机械有限公司', '越城区', '一期', 1000),
  line('绍兴甲机械有限公司', '越城区', '二期', 2000),
  line('绍兴乙机械有限公司', '越城区', '技改', 500),
  line('绍兴丙机械有限公司', '柯桥区', '扩建', 1000),
];
const PART = ['企业名称', '项目名称', '奖补金额（万元）'];
const YUECHENG: Rows = [
  PART,
  ['绍兴甲机械有限公司', '一期', 60],
  ['绍兴甲机械有限公司', '二期', 120],
  ['绍兴乙机械有限公司', '技改', 30],
];

const audited = (sheets: Readonly<Record<string, Rows>>, file?: string): Audit => {
  const opened = openedGrid(makeGrid(LIST.map((row) => [...row])));
  const recognition = recogniseSheet(opened, policy, 2025);
  if (!recognition.ok) throw new Error('recognise');
  const computed = compute(opened, recognition.value, policy, { year: 2025, readings: {}, parameters: {} });
  if (!computed.ok) throw new Error('compute');
  const grids = Object.entries(sheets).map(([sheet, rows]) => ({ ...makeGrid(rows.map((row) => [...row])), sheet }));
  const made = audit(opened, computed.value, {
    given: [],
    margin: MARGIN,
    others: grids.flatMap((grid) => otherRoster(grid, policy, 2025, file)?.entries ?? []),
    sheets: file === undefined ? grids : [],
  });
  if (!made.ok) throw new Error(made.problems.map((p) => p.message.en).join('\n'));
  return made.value;
};
const told = ({ findings }: Audit): readonly string[] =>
  findings.flatMap(({ kind, at, message }) =>
    kind === 'total' || kind === 'double' ? [`${kind} ${at.sheet} ${at.cell} ${message.zh}`] : [],
  );
const list = openedGrid(makeGrid(LIST.map((row) => [...row]))).grid.sheet;

test('a copy of a region’s rows is no double, and says so', () => {
  const made = audited({ 越城区: YUECHENG });
  expect(told(made)).toEqual([]);
  expect(made.reconciliation.summaries).toEqual([{ sheet: '越城区', by: '所属县区', checked: 3, holding: 3 }]);
  expect(made.problems.filter(({ code }) => code === 'region-lists')).toMatchObject([
    { severity: 'info', message: { zh: expect.stringContaining(`“越城区”是“${list}”的分区明细表：3 行在两处都有`) as string } },
  ]);
});

describe('a region’s list that states no unit', () => {
  const yuan = (wan: number): number => wan * 10_000;
  const IN_YUAN: Rows = [
    ['企业名称', '项目名称', '奖补金额'],
    ['绍兴甲机械有限公司', '一期', yuan(60)],
    ['绍兴甲机械有限公司', '二期', yuan(120)],
    ['绍兴乙机械有限公司', '技改', yuan(31)],
  ];
  const units = ({ problems }: Audit) => problems.filter(({ code }) => code === 'other-list-unit');

  test('is read in the unit in which it agrees', () => {
    const made = audited({ 越城区: IN_YUAN });
    expect(told(made)).toEqual([
      `total 越城区 A4 分区明细表“越城区”第 4 行“绍兴乙机械有限公司”的“技改”是31万元，“${list}”第 4 行是30万元，多1万元。`,
    ]);
    expect(units(made)).toMatchObject([
      { severity: 'info', place: { sheet: '越城区' }, message: { zh: expect.stringContaining('按“元”读取（2 行') as string } },
    ]);
  });

  test('stays in 万元, and says so, where it agrees in neither', () => {
    const other = IN_YUAN.map((row, i) => (i === 0 ? row : [...row.slice(0, 2), 7 * i]));
    expect(units(audited({ 越城区: other }))).toMatchObject([
      { severity: 'warning', message: { zh: expect.stringContaining('暂按“万元”读取') as string } },
    ]);
  });

  test('of another workbook too; a stated unit is left alone', () => {
    expect(units(audited({ 越城区: IN_YUAN }, '上年.xlsx'))).toMatchObject([{ severity: 'info', place: { file: '上年.xlsx' } }]);
    expect(units(audited({ 越城区: YUECHENG }))).toEqual([]);
  });
});

test('an amount that differs, a row too many and one too few are told', () => {
  const made = audited({
    '附件1-越城': [
      PART,
      ['绍兴甲机械有限公司', '一期', 60],
      ['绍兴甲机械有限公司', '二期', 125],
      ['绍兴乙机械有限公司', '技改', 30],
    ],
    柯桥区明细: [PART, ['绍兴丙机械有限公司', '扩建', 60]],
  });
  expect(told(made)).toEqual([
    `total 附件1-越城 A3 分区明细表“附件1-越城”第 3 行“绍兴甲机械有限公司”的“二期”是125万元，“${list}”第 3 行是120万元，多5万元。`,
  ]);
  expect(told(audited({ 越城区: YUECHENG.slice(0, 3) }))).toEqual([
    `total ${list} A4 “${list}”第 4 行的“绍兴乙机械有限公司”的“技改”不在分区明细表“越城区”中。`,
  ]);
  expect(told(audited({ 越城区: [...YUECHENG, ['绍兴丁机械有限公司', '新建', 12]] }))).toEqual([
    `total 越城区 A5 分区明细表“越城区”第 5 行的“绍兴丁机械有限公司”的“新建”不在“${list}”的相应各行中。`,
  ]);
});

test('a few rows of a region are no copy of it', () => {
  expect(told(audited({ 越城区: YUECHENG.slice(0, 2) }))).toEqual([expect.stringMatching(/^double .*“越城区”第 2 行/)]);
});

test.each([
  ['of another year', { '2024年越城区': YUECHENG }, undefined],
  ['of the year before', { 越城区上年: YUECHENG }, undefined],
  ['of no region', { 区级奖励: YUECHENG }, undefined],
  ['of another workbook', { 越城区: YUECHENG }, '越城.xlsx'],
  [
    'of another office, with other amounts',
    { 越城区: [PART, ...YUECHENG.slice(1).map(([name, project], i): Cell[] => [name ?? null, project ?? null, 7 + i])] },
    undefined,
  ],
])('a list %s may pay the same projects once more', (_, sheets, file) => {
  const made = audited(sheets, file);
  expect(told(made)).toHaveLength(3);
  expect(told(made).every((one) => one.startsWith('double'))).toBe(true);
});
