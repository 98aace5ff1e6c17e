/** Causes that a whole column has: a cap that was mistyped throughout, one mistake before several that happen to fit; and of causes that come near the nearest. */
import { auditBook, differencesIn, type Line } from '../support/audit-book';
import { auditPolicy } from '../support/audit-pack';
import { GIVEN, HEADERS, rateLine } from '../support/audit-rates';

/** 万元 of equipment and 元 that are given, row by row. */
const found = (rows: readonly (readonly [wan: number, given: number, facts?: Line])[]) => {
  const lines = rows.map(([wan, given, facts], i) => rateLine(i, wan, given, facts));
  return differencesIn(auditBook(auditPolicy(), HEADERS, lines), GIVEN, ['rate']);
};

const first = (rows: Parameters<typeof found>[0]): readonly string[] =>
  found(rows).map(({ causes: [one] }) => (one ? `${one.exact} ${one.id} ${one.text.zh}` : 'none'));

test('a cap that no article has, lower than the right one, is told by the amount that stands in several rows', () => {
  expect(
    first([
      [13_000, 4_200_000],
      [17_111.11, 4_200_000],
      [9_123.45, 4_200_000],
      [3_000, 1_800_000],
    ]),
  ).toEqual(Array.from({ length: 3 }, () => 'true cap-figure 上限应为1,500万元，按420万元执行'));
});

test('one mistake that explains the column comes before another that explains some rows of it', () => {
  // Where more than 25,000万元 were invested, the base cut at the cap pays the same 90万元; so does another base that is cut.
  const rows = [26_000, 24_000, 20_000, 4_000, 5_000, 6_000].map((wan) => [wan, 900_000] as const);
  expect(new Set(first(rows))).toEqual(new Set(['true cap-figure 上限应为1,500万元，按90万元执行']));
});

test('a round amount alone is not called a cap where another cause explains it', () => {
  expect(first([[5_000, 4_000_000, { 重点项目: '否' }]])).not.toEqual([expect.stringContaining('cap-figure') as string]);
});

test('an amount in the wrong unit is that to the 分, whatever stood behind it', () => {
  // 6% of 4,512.1234万元 is 2,707,274.04元, a ten-thousandth of which is 270.73.
  expect(first([[4_512.1234, 270.73]])).toEqual(['true unit 应有金额是它的 1 万倍（元、万元弄混）']);
});

test('tenths of what is due are a part of it rather than a rate', () => {
  expect(first([[4_512.1234, 1_895_091.83]])).toEqual(['true split-part 是应有金额的 70%（分期拨付，或只是其中一级承担的部分）']);
});

test('what comes near is near to the amount as well, not only beside a large difference', () => {
  // 1,500万元 is due; of a base cut at the cap 90万元 would be.
  const near = (given: number): readonly string[] =>
    found([[26_000, given]]).flatMap(({ causes }) => causes.map(({ id, exact }) => `${exact} ${id}`));
  expect(near(903_456.78)).toContain('false cap-twice');
  expect(near(934_567.89)).toEqual([]);
});
