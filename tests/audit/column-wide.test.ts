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

describe('a column that is rounded throughout, with other slips in some rows', () => {
  const round = (fen: number): number => Math.round(fen / 10_000) * 10_000;
  const slip = (change: (given: number[]) => void, bases = BASES): Audit => {
    const given = bases.map((wan) => round(due(wan)));
    change(given);
    return run(bases, given);
  };

  test('each slip that comes to the amount after the rounding explains it', () => {
    const found = slip((given) => {
      // 6% of a base with 13% VAT, of one without, doubled, and as it should be.
      given[0] = round(BASES[0]! * 1.13 * 60_000);
      given[1] = round((BASES[1]! / 1.13) * 60_000);
      given[2] = round(2 * due(BASES[2]!));
      given[3] = round(due(BASES[3]!) + 3_123_400);
    });
    const differences = found.findings.filter(({ kind }) => kind === 'difference');
    expect(
      differences.slice(0, 4).map(({ causes: [cause] }) => (cause?.exact ? `${cause.id} ${cause.text.zh}` : 'none')),
    ).toEqual([
      'vat “设备投资额”按含税价计（13%增值税），再四舍五入到百元',
      'vat “设备投资额”又除去了 13% 增值税，再四舍五入到百元',
      'paid-twice 计了 2 次，再四舍五入到百元',
      'none',
    ]);
    expect(new Set(first(found).slice(4))).toEqual(new Set(['rounding']));
  });

  test('slips far down a long list are found, and the decimal point among them', () => {
    const bases = Array.from({ length: 800 }, (_, i) => 1_000.1234 + i * 3.1237);
    const found = slip((given) => {
      for (const i of [790, 791, 792]) given[i] = round((bases[i]! / 1.13) * 60_000);
      given[795] = round(due(bases[795]!) / 10);
    }, bases);
    const last = found.findings.filter(({ kind, row }) => kind === 'difference' && [790 + 2, 795 + 2].includes(row));
    expect(last.map(({ causes: [cause] }) => `${cause?.id} ${cause?.text.zh}`)).toEqual([
      'vat “设备投资额”又除去了 13% 增值税，再四舍五入到百元',
      'unit 应有金额是它的 10 倍（小数点错一位），再四舍五入到百元',
    ]);
  });

  test('the rounding is told although other differences are not of it', () => {
    const found = slip((given) => {
      for (const i of [0, 1, 2]) given[i] = round(due(BASES[i]!) * 1.37);
    });
    // As it appears, and no more than that: five differences say it, and one amount in twenty may have other digits.
    expect(found.problems.filter(({ code }) => code === 'given-rounded-alike')).toMatchObject([
      {
        message: {
          zh: `“核定奖励（元）”的金额像是整列取整的：有 ${BASES.length - 3} 处差异只是四舍五入到百元。如确定这样取整，这些差异可以一并认可。`,
          en: expect.stringContaining('Amounts of “核定奖励（元）” appear to be rounded throughout the column') as string,
        },
      },
    ]);
  });

  test('an amount below the line that was paid is a difference and not open', () => {
    const bases = [...BASES, 299.1234];
    const found = slip((given) => {
      given[8] = round(299.1234 * 60_000);
    }, bases);
    const [last] = found.findings.filter(({ row }) => row === 10);
    expect(last).toMatchObject({ kind: 'difference', causes: [{ id: 'threshold', exact: true }] });
  });

  test('where amounts have digits behind the place, nothing is rounded on top of a slip', () => {
    const given = EXACT.map((fen, i) => (i < 4 ? round(fen) : fen));
    given[4] = round(BASES[4]! * 1.13 * 60_000);
    expect(first(run(BASES, given))).toContain('?vat');
  });
});
