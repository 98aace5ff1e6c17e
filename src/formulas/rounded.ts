/**
 * Whole 分 of a number: a quantity in; an expression out that divides once, or first by whole denominators and then what is left.
 *
 * base × by ÷ bottom in whole numbers, with base = q × bottom + rest and 0 ≤ rest < bottom: the whole of it is q × by + whole(rest × by ÷ bottom), since
 * q × by is whole. So is the rounded half, whole((2 × base × by + bottom) ÷ (2 × bottom)) = q × by + whole((2 × rest × by + bottom) ÷ (2 × bottom)), and
 * what is rounded up, whole((base × by + bottom − 1) ÷ bottom) = q × by + whole((rest × by + bottom − 1) ÷ bottom).
 * Neither |base| nor |(q + 2 × rest) × by + bottom| may exceed MOST, so that no part of it does where base is not below 0 (`by` never is); where it is, the
 * amount is below 0 and is not paid. base × by may be larger: a rate with many decimals leaves room for large bases.
 */
import type { Amount } from '../policy/model';
import { compared, constant, floor, minus, ONE, over, plus, times, ZERO, type Expression } from './expression';
import { isFigure, settled, type Guards, type Quantity } from './quantity';

const TWO = constant(2);

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

interface Share {
  readonly top: Expression;
  readonly bottom: Expression;
  /** Where the base may be divided first. */
  readonly factors?: { readonly base: Expression; readonly by: Expression };
}

/** top / bottom of `per` 分 to the unit. */
const inFen = (of: Quantity, per: number, guards: Guards): Share => {
  const { num, den, scale, factors } = of;
  const g = gcd(100, scale * per);
  const more = constant(100 / g);
  const bottom = times(den ?? ONE, constant((scale * per) / g));
  // Only by what is the same in all rows: a figure of the row may be as large as the base, and nothing is gained.
  const apart = factors?.positive === true && bottom.constant !== 1 && (den === null || isFigure(den));
  // What is rounded is too large where its numerator is, unless a negative one hides behind the denominator.
  if (!apart && (bottom.constant === 1 || !of.positive)) settled(of, guards);
  return { top: times(num, more), bottom, ...(apart && { factors: { base: factors.base, by: times(factors.by, more) } }) };
};

/** top / bottom to the unit, whole numbers both. */
const divided = ({ top, bottom, factors }: Share, mode: Amount['rounding']['mode'], guards: Guards): Expression => {
  const half = mode === 'half-up';
  const under = half ? times(TWO, bottom) : bottom;
  const raised = (rest: Expression): Expression =>
    half ? plus(times(TWO, rest), bottom) : mode === 'up' ? plus(rest, minus(bottom, ONE)) : rest;
  if (!factors) {
    const all = raised(top);
    if (all.constant === undefined) guards.push(all);
    return floor(over(all, under));
  }
  const { base, by } = factors;
  const q = floor(over(base, bottom));
  const rest = minus(base, times(q, bottom));
  guards.push(base, plus(times(plus(q, half ? times(TWO, rest) : rest), by), bottom));
  return plus(times(q, by), floor(over(raised(times(rest, by)), under)));
};

/** Whole 分, rounded down: a cap, an earlier payment. */
export const wholeFen = (of: Quantity, guards: Guards): Expression => {
  const share = inFen(of, 1, guards);
  return share.bottom.constant === 1 ? share.top : divided(share, 'down', guards);
};

/**
 * `comes` is true where the rounded amount is above 0: a size that is too large to be whole is still not below a number that is. Of a negative amount
 * no more is asked than that it is one.
 */
export const roundedFen = (
  of: Quantity,
  { to, mode }: Amount['rounding'],
  guards: Guards,
): { readonly fen: Expression; readonly comes: Expression } => {
  const back = constant(to);
  const share = inFen(of, to, guards);
  const { top, bottom } = share;
  if (bottom.constant === 1) return { fen: times(top, back), comes: compared(top, '>=', ONE) };
  const comes = {
    'half-up': () => compared(times(TWO, top), '>=', bottom),
    down: () => compared(top, '>=', bottom),
    up: () => compared(top, '>', ZERO),
  };
  return { fen: times(divided(share, mode, guards), back), comes: comes[mode]() };
};
