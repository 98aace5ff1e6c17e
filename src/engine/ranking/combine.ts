/** Scores of one group: the figures of its units and the weights in; each unit's weighted parts and their sum, exactly, out. */
import { ZERO, add, compare, divide, multiply, rational, type Rational } from '../../core/rational';
import type { Combination } from '../../policy/model';

export interface Scored {
  readonly parts: readonly Rational[];
  readonly score: Rational;
}

/** Where nobody has anything of a measure it parts nobody: its share is nothing for all. */
const shareOf = (whole: Rational) => (figure: Rational) => (whole.n === 0n ? ZERO : divide(figure, whole));

/** The place of each figure from the highest, equal figures sharing the better one. */
const placesOf = (figures: readonly Rational[]): ((figure: Rational) => Rational) => {
  const places = new Map<string, Rational>();
  const key = ({ n, d }: Rational): string => `${n}/${d}`;
  [...figures]
    .sort((a, b) => compare(b, a))
    .forEach((figure, i) => void (places.has(key(figure)) || places.set(key(figure), rational(i + 1))));
  return (figure) => places.get(key(figure)) ?? ZERO;
};

const WAYS: Readonly<Record<Combination, (figures: readonly Rational[]) => (figure: Rational) => Rational>> = {
  amount: () => (figure) => figure,
  'share of the highest': (figures) => shareOf(figures.reduce((best, one) => (compare(one, best) > 0 ? one : best), ZERO)),
  'share of the sum': (figures) => shareOf(figures.reduce(add, ZERO)),
  place: placesOf,
};

/** The lower score comes first where places are added up. */
export const lowestFirst = (as: Combination): boolean => as === 'place';

/** `figures` has one list per unit, in the order of the weights. */
export const combine = (
  as: Combination,
  figures: readonly (readonly Rational[])[],
  weights: readonly Rational[],
): readonly Scored[] => {
  const ways = weights.map((_, m) => WAYS[as](figures.map((unit) => unit[m] ?? ZERO)));
  return figures.map((unit) => {
    const parts = weights.map((weight, m) => multiply(weight, (ways[m] as (of: Rational) => Rational)(unit[m] ?? ZERO)));
    return { parts, score: parts.reduce(add, ZERO) };
  });
};
