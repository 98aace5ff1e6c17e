/** Who is barred unless an exception holds, on sheets that say yes, no or nothing of the exception. */
import { auditBook, differencesIn, type Line } from '../support/audit-book';
import { AUDIT_PACK } from '../support/audit-pack';
import { GIVEN, HEADERS, rateLine } from '../support/audit-rates';
import { loadText } from '../support/packs';
import type { Policy } from '../../src/policy/model';
import type { Found } from '../../src/audit/finding';

const BARS = 'bars: 亩均评价 == "D" }';

const policyOf = (): Policy => {
  const changed = AUDIT_PACK.replace(BARS, 'bars: 亩均评价 == "D" and not 新纳入 }').replace(
    '  软件费: {',
    '  新纳入: { type: 是否, en: Newly above scale, grain: 企业 }\n  软件费: {',
  );
  expect(changed).not.toBe(AUDIT_PACK);
  const result = loadText(changed);
  if (!result.ok) throw new Error(result.problems.map((p) => p.message.en).join('\n'));
  return result.value;
};

const policy = policyOf();

const found = (headers: readonly string[], lines: readonly Line[]): readonly Found[] =>
  differencesIn(auditBook(policy, headers, lines), GIVEN, ['rate']);

const D: Line = { 亩均评价: 'D' };
const paid = (facts: Line, fen = 60 * 1_000_000): Line => rateLine(0, 1_000, fen / 100, facts);
const UNLESS = '除非“新纳入”（表中没有写明）';

test('where the sheet says no, it is certain', () => {
  const [one] = found([...HEADERS, '新纳入'], [paid({ ...D, 新纳入: '否' })]);
  expect(one).toMatchObject({ kind: 'difference', expected: 0, causes: [{ id: 'gate', exact: true }] });
  expect(found([...HEADERS, '新纳入'], [paid({ ...D, 新纳入: '是' })])).toEqual([]);
});

test.each([
  ['has no such column', HEADERS],
  ['leaves the cell blank', [...HEADERS, '新纳入']],
])('where it %s, the amount is a difference with the exception named', (_, headers) => {
  const [one, ...others] = found(headers, [paid({ ...D, 新纳入: null })]);
  expect(others).toEqual([]);
  expect(one).toMatchObject({ kind: 'difference', expected: 0, difference: 60 * 1_000_000 });
  expect(one?.causes[0]).toMatchObject({ id: 'gate', exact: false });
  expect(one?.causes[0]?.text.zh).toBe(`应不予享受仍计奖：D 类不予享受（附则(四)），${UNLESS}`);
  expect(one?.message.zh).toBe(
    `给定600,000元，应为0元，多600,000元。可能是限制条件未执行：应不予享受仍计奖：D 类不予享受（附则(四)），${UNLESS}。`,
  );
});

test('an amount that nothing explains is told with the exception too', () => {
  const [one] = found(HEADERS, [paid(D, 123_456_789)]);
  expect(one?.causes).toMatchObject([{ id: 'gate', exact: false }]);
  expect(one?.message.zh).toContain(UNLESS);
});

test('whoever got nothing is no finding, and what the rule first asks for must be told', () => {
  expect(found(HEADERS, [paid(D, 0)])).toEqual([]);
  const { computed } = auditBook(policy, HEADERS, [paid({ 亩均评价: null })]);
  expect(computed.settlement.outcomes.some(({ code }) => code.includes(1))).toBe(true);
  expect(found(HEADERS, [paid({ 亩均评价: null })])).toEqual([]);
});
