/** A place where a ceiling stands beside what is exact: too little is held against what is exact, too much against both, by the causes as well. */
import { audit, MARGIN } from '../../src/audit/audit';
import { auditBook, differencesIn } from '../support/audit-book';
import { auditPolicy } from '../support/audit-pack';
import { GIVEN, HEADERS, rateLine } from '../support/audit-rates';

const BOTH = ['rate', 'share-ceiling'];

/** 万元 of equipment of key projects and 元 that are given: 8% are due, and at most 30% up to 90万元 besides. */
const book = (rows: readonly (readonly [wan: number, given: number])[]) =>
  auditBook(
    auditPolicy(),
    HEADERS,
    rows.map(([wan, given], i) => rateLine(i, wan, given, { 重点项目: '是' })),
  );

const found = (rows: Parameters<typeof book>[0]): readonly string[] =>
  differencesIn(book(rows), GIVEN, BOTH).map(
    ({ causes: [one] }) => `${one?.exact ?? '-'} ${one?.id ?? 'none'} ${one?.text.zh ?? ''}`,
  );

test('points left out explain too little; those of another grade too much, with the whole ceiling besides', () => {
  expect(
    found([
      [5_123.4567, 3_074_074.02],
      [5_123.4567, 4_098_765.35],
      [5_123.4567, 6_023_456.7],
    ]),
  ).toEqual(['true points 没有加点', 'true digits 一位数字不同', 'true points 按加4个百分点计，条件不满足']);
});

test('a column that is rounded throughout is told to be, and slips in it come after the rounding', () => {
  const round = (yuan: number): number => 100 * Math.round(yuan / 100);
  const bases = [1_234.5678, 2_345.1234, 3_456.4321, 987.6543, 1_876.3456, 2_765.8765];
  const rows = bases.map((wan, i) => [wan, round(wan * (i === 0 ? 600 : 800))] as const);
  const { opened, computed, columnOf } = book(rows);
  const made = audit(opened, computed, {
    given: [{ column: columnOf(GIVEN), items: BOTH }],
    margin: MARGIN,
    others: [],
  });
  if (!made.ok) throw new Error('refused');
  expect(made.value.findings.filter(({ kind }) => kind === 'difference').map((f) => f.causes[0]?.text.zh)).toEqual([
    '没有加点，再四舍五入到百元',
    ...Array.from({ length: 3 }, () => '四舍五入到百元'),
  ]);
  expect(made.value.problems.filter(({ code }) => code === 'given-rounded-alike')).toMatchObject([{}]);
});
