/** One item taken for another on the other side of a line, and causes that fit by chance: slips that only move a line, blank cells, rates of other rows. */
import type { Found } from '../../src/audit/finding';
import type { Policy } from '../../src/policy/model';
import { auditBook, differencesIn, type Line } from '../support/audit-book';
import { AUDIT_PACK, auditPolicy } from '../support/audit-pack';
import { loadText } from '../support/packs';
import { GIVEN, HEADERS, rateLine } from '../support/audit-rates';

/** Growth up to 20% pays 1% of the revenue, above that 3% of what it grew by. */
const growthPolicy = (): Policy => {
  const text = AUDIT_PACK.replace(
    '            pays: { rate: 1%, of: 年营业收入 }\n            figures: [1%]',
    `            requires: [年营业收入 - 上年营业收入 <= 上年营业收入 * 20%]
            pays: 年营业收入 * 1%
            figures: [20%, 1%]
          - id: growing
            title: 增长奖
            en: Growth award
            requires: [年营业收入 - 上年营业收入 > 上年营业收入 * 20%]
            pays: (年营业收入 - 上年营业收入) * 3%
            figures: [20%, 3%]`,
  );
  const made = loadText(text);
  if (!made.ok) throw new Error(made.problems.map((p) => `${p.place.line ?? ''}: ${p.message.en}`).join('\n'));
  return made.value;
};

const GROWTH = ['企业名称', '年营业收入（万元）', '上年营业收入（万元）', GIVEN];
const growth = (name: string, now: number, before: number, given: number): Line => ({
  企业名称: name,
  '年营业收入（万元）': now,
  '上年营业收入（万元）': before,
  [GIVEN]: given * 10_000,
});
const RIGHT = [growth('甲公司', 1100, 1000, 11), growth('乙公司', 1500, 1000, 15)];

const ofGrowth = (line: Line): Found | undefined =>
  differencesIn(auditBook(growthPolicy(), GROWTH, [...RIGHT, line]), GIVEN, ['revenue', 'growing'])[0];

test('exactly at a line, the item on its other side', () => {
  // Growth of exactly 20%: 1% of 1,200 is due, and 3% of 200 was paid.
  expect(ofGrowth(growth('丙公司', 1200, 1000, 6))?.causes[0]).toMatchObject({ id: 'boundary', exact: true });
});

test('taken for the item on the other side of the line', () => {
  // Growth of 50%: 3% of 500 is due, and 1% of 1,500 is the same; of 40% they differ.
  const found = ofGrowth(growth('丙公司', 1400, 1000, 14));
  expect(found?.expected).toBe(12_000_000);
  expect(found?.causes[0]).toMatchObject({ id: 'tier', exact: true });
  expect(found?.causes[0]?.text.zh).toBe('应按“增长奖”计，按“营收贡献奖”计了');
});

test('a slip of the base that only moves a line stands behind', () => {
  const causes = ofGrowth(growth('丙公司', 1200, 1000, 6))?.causes ?? [];
  for (const one of causes.filter(({ id }) => id === 'unit')) expect(one.weight).toBeLessThan(30);
});

const ofRate = (lines: readonly Line[]): readonly Found[] =>
  differencesIn(auditBook(auditPolicy(), HEADERS, lines), GIVEN, ['rate']);

test('a blank cell has no slip of a base that comes out exactly', () => {
  const [blank] = ofRate([{ ...rateLine(0, 1234.5, 0), [GIVEN]: null }]);
  expect(blank?.causes.map(({ id }) => id)).toEqual(['not-paid']);
});

test('the right rate that is named is that of the row', () => {
  // 6% is due in the first, 8% in the second (重点项目), and 12% was paid in both.
  const found = ofRate([
    rateLine(0, 1111.3, 1_333_560),
    { ...rateLine(1, 2113.7, 2_536_440), 重点项目: '是' },
    rateLine(2, 1000, 600_000),
  ]);
  const rates = found.map(({ causes }) => causes.map(({ text }) => text.zh).filter((zh) => zh.startsWith('按12%')));
  expect(rates).toEqual([['按12%的比例计，应为6%'], ['按12%的比例计，应为8%']]);
});
