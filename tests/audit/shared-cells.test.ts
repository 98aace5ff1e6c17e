/** One amount in a cell that is merged over rows of several enterprises: one place, held against what all of them are due. */
import { audit, MARGIN, type Audit } from '../../src/audit/audit';
import type { Grid } from '../../src/sheet/port/port';
import { auditBook, type Line } from '../support/audit-book';
import { auditPolicy } from '../support/audit-pack';

const GIVEN = '核定奖励（万元）';
const HEADERS = ['企业名称', '项目名称', '设备投资额（万元）', '重点项目', '集群项目', '年营业收入（万元）', GIVEN];
const line = (name: string, wan: number, given: number | null, revenue: number | null = null): Line => ({
  企业名称: name,
  项目名称: `${name}项目`,
  '设备投资额（万元）': wan,
  重点项目: '否',
  集群项目: '否',
  '年营业收入（万元）': revenue,
  [GIVEN]: given,
});

const merged =
  (row: number, rows: number) =>
  (grid: Grid): Grid => ({ ...grid, merges: [{ row, column: HEADERS.indexOf(GIVEN), rows, columns: 1 }] });

const run = (lines: readonly Line[], items: readonly string[] = ['rate'], change = merged(1, 3)): Audit => {
  const book = auditBook(auditPolicy(), HEADERS, lines, {}, change);
  const made = audit(book.opened, book.computed, {
    given: [{ column: book.columnOf(GIVEN), items }],
    margin: MARGIN,
    others: [],
  });
  if (!made.ok) throw new Error(made.problems.map((p) => p.message.en).join('\n'));
  return made.value;
};

const told = ({ findings }: Audit) => findings.filter(({ kind }) => kind === 'difference' || kind === 'open');

// 6% of 1,000, 2,000 and 3,000万元: 60, 120 and 180.
const three = (given: number | null): readonly Line[] => [
  line('甲公司', 1000, given),
  line('乙公司', 2000, null),
  line('丙公司', 3000, null),
  line('丁公司', 500, 30),
];

test('the sum of all is right', () => {
  const made = run(three(360));
  expect(told(made)).toEqual([]);
  expect(made.columns[0]).toMatchObject({ sumGiven: 390_000_000, sumExpected: 390_000_000 });
});

test('what is off is one finding, told of all of them', () => {
  const made = run(three(363.6));
  const [one, ...others] = told(made);
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    at: { cell: 'G2' },
    enterprise: '甲公司（等 3 家）',
    code: null,
    given: 363_600_000,
    expected: 360_000_000,
    difference: 3_600_000,
  });
  expect(one?.message.zh).toMatch(/^第 2 至 4 行合为一个金额：给定363\.6万元，应为360万元，多3\.6万元。/);
  expect(made.columns[0]).toMatchObject({ sumGiven: 393_600_000, sumExpected: 390_000_000 });
});

test('causes are tried on the sum', () => {
  expect(told(run(three(720)))[0]?.causes[0]).toMatchObject({ id: 'paid-twice', exact: true });
  // One of the three was left out.
  expect(told(run(three(240)))[0]?.causes[0]).toMatchObject({ id: 'left-out', exact: true });
});

test('the enterprises’ own awards are in it', () => {
  const lines = [
    line('甲公司', 1000, 363, 100),
    line('乙公司', 2000, null, 200),
    line('丙公司', 3000, null, 0),
    line('丁公司', 500, 30, 0),
  ];
  expect(told(run(lines, ['rate', 'revenue']))).toEqual([]);
  const [one] = told(run([{ ...lines[0], [GIVEN]: 360 }, ...lines.slice(1)], ['rate', 'revenue']));
  expect(one).toMatchObject({ expected: 363_000_000, difference: -3_000_000 });
});

test('nothing in it is one finding too', () => {
  const found = told(run(three(null)));
  expect(found.map(({ at, given, expected }) => [at.cell, given, expected])).toEqual([['G2', null, 360_000_000]]);
});

test('where several are silent about a yes or no, nothing is told as wrong', () => {
  const silent = three(440).map((one, i) => (i < 2 ? { ...one, 重点项目: null } : one));
  // 80, 120 and 180 or 60, 160 and 180: one yes and one no.
  expect(told(run(silent)).map(({ kind }) => kind)).toEqual(['open']);
});
