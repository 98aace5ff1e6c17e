/** Which of several explanations of one amount is the likeliest: what was found of a difference in; the few that are told, the likeliest first, out. */
import type { Cause, CauseId } from '../causes/cause';
import { limitOf, type Difference } from './compare';

export interface Explained extends Cause {
  /** Explains the amount to the 分; otherwise it comes near. */
  readonly exact: boolean;
  /** 分 that the cause comes to. */
  readonly comesTo: number;
}

export const MOST_KEPT = 4;

/** What a cause gains that whoever made the column had throughout: one mistake in a formula is likelier than several that happen to fit. */
const COMMON = 30;
/** Of the differences it explains at least so many. A reading changes many an amount that a rule left out changes alike. */
const COMMON_SHARE: Partial<Record<CauseId, number>> = { 'cap-figure': 0.5, reading: 0.9 };

const isCommon = ({ id, exact }: Explained, support: number, places: number): boolean =>
  exact && support >= 3 && support >= (COMMON_SHARE[id] ?? Infinity) * places;

export const offBy = ({ comesTo }: Explained, { given }: Difference): number => Math.abs((given ?? 0) - comesTo);

/** What a cause that comes near loses: the farther off, the more. */
const lossOf = (one: Explained, difference: Difference): number =>
  one.exact ? 0 : (2_000 * offBy(one, difference)) / Math.max(1, Math.abs((difference.given ?? 0) - limitOf(difference)));

export const rank = (
  list: readonly Explained[],
  support: ReadonlyMap<string, number>,
  difference: Difference,
  places: number,
): readonly Explained[] => {
  // A cause that explains many places at once is likelier than one that explains this one alone.
  const score = (one: Explained): number => {
    const others = support.get(one.text.zh) ?? 1;
    const gain = Math.min(6, 2 * Math.log10(others)) + (isCommon(one, others, places) ? COMMON : 0);
    return (one.exact ? 1_000 : 0) + one.weight + gain - lossOf(one, difference);
  };
  return [...list].sort((a, b) => score(b) - score(a)).slice(0, MOST_KEPT);
};
