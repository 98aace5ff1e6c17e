/**
 * The rounding that all amounts of a column went through, whatever else happened to some of them: its amounts and differences in; how an amount comes out of it, out.
 * Lists in 万元 with two decimals are the usual case. A slip explains such an amount if it does so after the rounding.
 */
import { text, type Text } from '../../core/lang';
import { rational } from '../../core/rational';
import { CellState } from '../../engine/table';
import { roundFen } from '../../engine/round';
import { amountCauses, type Facts } from '../causes/amounts';
import type { Cause, CauseId } from '../causes/cause';
import { MODES, PLACES, WEIGHTS } from '../causes/rounding';
import { limitOf, type Difference } from './compare';
import type { GivenAmounts } from '../given/read';

export interface ColumnRounding {
  readonly text: Text;
  /** Differences that are nothing but this rounding. */
  readonly places: number;
  readonly isAll: (difference: Difference) => boolean;
  /** The cause of such a difference. */
  readonly cause: Cause;
  /** Whether 分 before the rounding come to what is given, where the amount that is due does not and the last place is small beside the difference. */
  readonly fits: (before: number, at: At, weight: number) => boolean;
  /** The cause as it is told of an amount that fits. */
  readonly after: (cause: Cause) => Cause;
}

/** 分 that are given and due. */
interface At {
  readonly given: number;
  readonly expected: number;
}

/** Nobody rounds to less than the yuan and leaves other marks. */
const FINEST = 100;
const LEAST = 3;
/** Of the amounts so many end at the place, and of the differences smaller than it so many are the rounding. */
const SHARE = 0.95;
const OF_SMALL = 0.8;
/** The last place beside the difference, at most: a coarser one lets anything fit by accident. */
const BESIDE = 0.002;
/** The same for causes that are likely. */
const BESIDE_LIKELY = 0.01;
const LIKELY = 70;

export const roundedThroughout = (
  { fen, state }: GivenAmounts,
  differences: readonly Difference[],
): ColumnRounding | undefined => {
  const paid = fen.filter((amount, row) => state[row] === CellState.value && amount !== 0);
  const exact = differences.flatMap((one) => (one.given === null ? [] : [{ given: one.given, expected: limitOf(one) }]));
  let best: ColumnRounding | undefined;
  for (const [to, zh, en] of PLACES) {
    if (to < FINEST) continue;
    const small = exact.filter(({ given, expected }) => Math.abs(given - expected) < to);
    if (small.length < LEAST || paid.filter((amount) => amount % to === 0).length < SHARE * paid.length) continue;
    for (const [mode, zhMode, enMode] of MODES) {
      const of = (amount: number): number => Number(roundFen(rational(amount, 100), { to, mode }));
      const places = small.filter(({ given, expected }) => of(expected) === given).length;
      if (places < Math.max(LEAST, OF_SMALL * small.length, (best?.places ?? 0) + 1)) continue;
      const told = text(`${zhMode}到${zh}`, `Rounded ${enMode} to ${en}`);
      best = {
        text: told,
        places,
        isAll: (one) => one.given !== null && Math.abs(one.given - limitOf(one)) < to && of(limitOf(one)) === one.given,
        cause: { id: 'rounding', weight: WEIGHTS[mode], text: told },
        fits: (before, { given, expected }, weight) =>
          before !== given &&
          of(before) === given &&
          of(expected) !== given &&
          to <= (weight >= LIKELY ? BESIDE_LIKELY : BESIDE) * Math.abs(given - expected),
        after: (cause) => ({
          ...cause,
          // What needs no rounding besides says as much with less.
          weight: cause.weight - 1,
          text: text(`${cause.text.zh}，再${zhMode}到${zh}`, `${cause.text.en}, then rounded ${enMode} to ${en}`),
        }),
      };
    }
  }
  return best;
};

/** What shows in the amount as it stands there, or in its last digits. */
const AS_GIVEN: ReadonlySet<CauseId> = new Set(['digits', 'rounding', 'sign', 'not-paid', 'typed-over', 'cap']);
const TIMES = [2, 3, 4] as const;
const TENTHS = [3, 4, 5, 6, 7, 8] as const;
const SHIFTS = [10, 100, 1_000, 10_000] as const;

const candidates = ({ expected, elsewhere, awards, above, below }: Facts): ReadonlySet<number> =>
  new Set([
    ...TIMES.map((times) => times * expected),
    ...SHIFTS.flatMap((by) => [by * expected, Math.round(expected / by)]),
    ...TENTHS.map((tenths) => Math.round((expected * tenths) / 10)),
    expected + elsewhere,
    ...awards.flatMap(({ fen }) => [fen, expected - fen, expected + fen]),
    ...[above, below].flatMap((fen) => (fen === undefined ? [] : [fen])),
  ]);

/** Causes that show in the amount itself, had it not been rounded. */
export const causesBeforeRounding = (facts: Facts, { fits, after }: ColumnRounding): readonly Cause[] =>
  [...candidates(facts)].flatMap((before) =>
    before > 0
      ? amountCauses({ ...facts, given: before })
          .filter(({ id, weight }) => !AS_GIVEN.has(id) && fits(before, facts, weight))
          .map(after)
      : [],
  );
