/** What a whole column has in common is said once: a base of which digits are missing, and amounts that are all rounded. */
import { audit, MARGIN, type Audit } from '../../src/audit/audit';
import { alikeText, largestOf } from '../../src/audit/largest';
import { auditBook } from '../support/audit-book';
import { auditPolicy } from '../support/audit-pack';
import { GIVEN, HEADERS, rateLine } from '../support/audit-rates';

const policy = auditPolicy();

/** 万元, none of them whole. */
const BASES = [1234.5678, 2345.1234, 3456.4321, 987.6543, 1876.3456, 2765.8765, 3654.2109, 4321.9876];
const FEN = 1_000_000;
/** 6% to the 分; above it, the cap of 500万元. */
const due = (wan: number): number => Math.min(Math.round(wan * 6 * 10_000), 500 * FEN);

const run = (bases: readonly number[], given: readonly number[]): Audit => {
  const { opened, computed, columnOf } = auditBook(
    policy,
    HEADERS,
    bases.map((wan, i) => rateLine(i, wan, (given[i] ?? 0) / 100)),
  );
  const found = audit(opened, computed, {
    given: [{ column: columnOf(GIVEN), items: ['rate'] }],
    margin: MARGIN,
    others: [],
  });
  if (!found.ok) throw new Error(found.problems.map((p) => p.message.en).join('\n'));
  return found.value;
};
const codes = ({ problems }: Audit): readonly string[] => problems.map(({ code }) => code);
const first = ({ findings }: Audit): readonly string[] =>
  findings
    .filter(({ kind }) => kind === 'difference')
    .map(({ causes: [cause] }) => (cause ? `${cause.exact ? '' : '?'}${cause.id}` : 'none'));

const WHOLE = BASES.map((wan) => Math.round(wan));
const EXACT = BASES.map(due);

test('amounts of a base before it was rounded are told as near, with the place, and warned of once', () => {
  const found = run(WHOLE, EXACT);
  expect(first(found)).toEqual(BASES.map(() => '?rounding'));
  const [one] = found.findings;
  expect(one?.causes[0]?.comesTo).toBe(one?.given);
  expect(one?.causes.some(({ id }) => id === 'digits')).toBe(false);
  expect(one?.message.zh).toContain('底数“设备投资额”按所列位数取整（到10,000元）');
  expect(found.problems.filter(({ code }) => code === 'given-base-rounded')).toMatchObject([
    { severity: 'warning', message: { zh: expect.stringMatching('只列到10,000元，.*有 8 处金额') } },
  ]);
});

test('what lies farther off than half a last place is no such amount', () => {
  const given = [...EXACT];
  given[0] = (given[0] ?? 0) + FEN;
  const found = run(WHOLE, given);
  expect(first(found)[0]).not.toBe('?rounding');
  expect(found.problems.find(({ code }) => code === 'given-base-rounded')?.message.zh).toContain('有 7 处金额');
});

test('one row that is off by a little, or bases with all of their digits, say nothing of the column', () => {
  const given = WHOLE.map(due);
  given[2] = (given[2] ?? 0) + 1_234;
  const one = run(WHOLE, given);
  expect(first(one)).not.toContain('?rounding');
  expect(codes(one)).not.toContain('given-base-rounded');
  const all = run(
    BASES,
    EXACT.map((fen) => fen + 37),
  );
  expect(codes(all)).not.toContain('given-base-rounded');
});

test('a column that is rounded throughout is told once, and the list of the largest shows three of it', () => {
  const rounded = EXACT.map((fen) => Math.round(fen / 10_000) * 10_000);
  const found = run(BASES, rounded);
  expect(new Set(first(found))).toEqual(new Set(['rounding']));
  expect(found.problems.filter(({ code }) => code === 'given-rounded-alike')).toMatchObject([
    { severity: 'warning', message: { zh: expect.stringContaining('四舍五入到百元') } },
  ]);
  const largest = largestOf(found.findings, 10);
  expect(largest.shown).toHaveLength(3);
  expect(alikeText(largest, 'zh')).toContain(String(first(found).length - 3));
});

test('two amounts that are rounded are not the column', () => {
  const given = EXACT.map((fen, i) => (i < 2 ? Math.round(fen / 10_000) * 10_000 : fen));
  const found = run(BASES, given);
  expect(codes(found)).not.toContain('given-rounded-alike');
  expect(alikeText(largestOf(found.findings, 10), 'zh')).toBeUndefined();
});
