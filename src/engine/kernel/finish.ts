/** What an item pays: the formula of its amount in; per selected unit 分, rounded, capped, less what was paid before, out. */
import type { Amount, Rounding } from '../../policy/model';
import { roundUnits } from '../round';
import type { Compilation } from './compile';
import { LIMIT, gcd, type NumberChunk, type NumberKernel, type Selection } from './vector';

/** A formula that comes to zero or less pays nothing: this or any other negative number; told apart from an award that earlier payments use up. */
export const NOTHING = -1;

export interface Finished {
  /** 分; 0 where earlier payments use it up, negative where nothing is paid, or NaN where there is no value. */
  readonly fen: Float64Array;
  /** The formula's own, NaN where there is no value. */
  readonly value: NumberChunk;
}

/** Half up in units of one 分, over a denominator that is the same for every unit: what nearly every item does. */
const halvesUp = (
  out: Float64Array,
  num: Float64Array,
  up: number,
  den: number,
  most: number,
  n: number,
  marks: Uint8Array,
): void => {
  const d = 2 * den;
  const share = 1 / d;
  for (let i = 0; i < n; i += 1) {
    const x = (num[i] as number) * up;
    const top = 2 * x + den;
    if (top > LIMIT - den) marks[i] = 1;
    // Off by one at most, as a quotient by division is; multiplying takes an eighth of the time.
    const quotient = Math.floor(top * share);
    const rest = top - quotient * d;
    const units = rest < 0 ? quotient - 1 : rest >= d ? quotient + 1 : quotient;
    // No branch: 0 becomes NOTHING, what is less stays below 0, and NaN stays NaN.
    out[i] = Math.min(units, most) - Number(units <= 0);
  }
};

/** Any rounding over any denominator. */
const roundsUp = (
  out: Float64Array,
  { num, den }: NumberChunk,
  up: number,
  down: number,
  { to, mode }: Rounding,
  n: number,
  marks: Uint8Array,
): void => {
  for (let i = 0; i < n; i += 1) {
    const x = (num[i] as number) * up;
    const d = down * (den === null ? 1 : (den[i] as number));
    if (2 * (Math.abs(x) + d) > LIMIT) marks[i] = 1;
    const value = roundUnits(x, d, mode) * to;
    if (value > LIMIT) marks[i] = 1;
    out[i] = value > 0 ? value : value === value ? NOTHING : NaN;
  }
};

/** Whole 分, rounded down, of a cap or an earlier payment. */
const downUp = (using: Compilation, kernel: NumberKernel): ((selected: Selection) => Float64Array) => {
  const out = new Float64Array(using.chunk);
  return (selected) => {
    const { num, den } = kernel.run(selected);
    for (let i = 0; i < selected.count; i += 1) {
      const x = (num[i] as number) * (100 * kernel.times);
      const d = kernel.scale * (den === null ? 1 : (den[i] as number));
      if (Math.abs(x) + d > LIMIT) using.doubt.marks[i] = 1;
      out[i] = roundUnits(x, d, 'down');
    }
    return out;
  };
};

/** Whole 分, rounded down, of a cap that is the same for every unit; undefined where integers do not suffice. */
const fixedFen = ({ constant, scale }: NumberKernel): number | undefined =>
  constant !== undefined && Math.abs(constant) * 100 + scale <= LIMIT ? roundUnits(constant * 100, scale, 'down') : undefined;

/**
 * What an integer of the kernel is multiplied and divided by to be in units of so many 分. Common divisors go before anything is multiplied:
 * a product past 2^53 would be rounded, and one that is divided afterwards would not be seen to have been.
 */
const toUnits = ({ times, scale }: NumberKernel, to: number): { readonly up: number; readonly down: number } => {
  const g = gcd(100, to);
  const [hundred, unit] = [100 / g, to / g];
  const withScale = gcd(hundred, scale);
  const withTimes = gcd(times, unit);
  return { up: (hundred / withScale) * (times / withTimes), down: (scale / withScale) * (unit / withTimes) };
};

/** The arrays belong to the function until its next call; marks doubt where integers do not suffice. */
export const finisher = (amount: Amount, using: Compilation): ((selected: Selection) => Finished) => {
  const value = using.number(amount.node);
  const cap = amount.cap && using.number(amount.cap);
  const prior = amount.prior && using.number(amount.prior);
  const { to, mode } = amount.rounding;
  const { up, down } = toUnits(value, to);
  const fen = new Float64Array(using.chunk);
  const most = cap ? fixedFen(cap) : Infinity;
  const caps = most === undefined && cap ? downUp(using, cap) : undefined;
  const priors = prior && downUp(using, prior);
  const plain = mode === 'half-up' && to === 1 && most !== undefined && !priors;
  return (selected) => {
    const n = selected.count;
    const { marks } = using.doubt;
    const chunk = value.run(selected);
    if (plain && chunk.den === null) {
      halvesUp(fen, chunk.num, up, down, Math.max(0, most), n, marks);
      return { fen, value: chunk };
    }
    roundsUp(fen, chunk, up, down, amount.rounding, n, marks);
    const least = caps?.(selected);
    const paid = priors?.(selected);
    for (let i = 0; i < n; i += 1) {
      if (fen[i] === NOTHING) continue;
      const capped = Math.min(fen[i] as number, least ? (least[i] as number) : (most as number));
      const before = paid ? (paid[i] as number) : 0;
      fen[i] = capped > before ? capped - before : capped <= before ? 0 : NaN;
    }
    return { fen, value: chunk };
  };
};
