/**
 * The inner loops of the kernels: integers in, integers out, a mark where one leaves what doubles hold exactly.
 * Each is a function of its own with nothing called inside, so that it runs at the speed of a loop written by hand.
 */
import { UNKNOWN } from '../fact';
import { LIMIT } from './vector';

export type Pairing = 'add' | 'subtract' | 'min' | 'max';

/** out = a·ka ∘ b·kb */
export const pairUp = (
  by: Pairing,
  out: Float64Array,
  a: Float64Array,
  ka: number,
  b: Float64Array,
  kb: number,
  n: number,
  marks: Uint8Array,
): void => {
  const sign = by === 'subtract' ? -kb : kb;
  if (by === 'add' || by === 'subtract')
    for (let i = 0; i < n; i += 1) {
      const x = (a[i] as number) * ka;
      const y = (b[i] as number) * sign;
      const value = x + y;
      if (Math.abs(x) > LIMIT || Math.abs(y) > LIMIT || Math.abs(value) > LIMIT) marks[i] = 1;
      out[i] = value;
    }
  else if (by === 'min')
    for (let i = 0; i < n; i += 1) {
      const x = (a[i] as number) * ka;
      const y = (b[i] as number) * kb;
      if (Math.abs(x) > LIMIT || Math.abs(y) > LIMIT) marks[i] = 1;
      out[i] = Math.min(x, y);
    }
  else
    for (let i = 0; i < n; i += 1) {
      const x = (a[i] as number) * ka;
      const y = (b[i] as number) * kb;
      if (Math.abs(x) > LIMIT || Math.abs(y) > LIMIT) marks[i] = 1;
      out[i] = Math.max(x, y);
    }
};

/** out = a·b */
export const multiplyUp = (out: Float64Array, a: Float64Array, b: Float64Array, n: number, marks: Uint8Array): void => {
  for (let i = 0; i < n; i += 1) {
    const value = (a[i] as number) * (b[i] as number);
    if (Math.abs(value) > LIMIT) marks[i] = 1;
    out[i] = value;
  }
};

/** num·den: what a number becomes over the other side's column of denominators. */
export const widen = (
  out: Float64Array,
  num: Float64Array,
  den: Float64Array | null,
  n: number,
  marks: Uint8Array,
): Float64Array => {
  if (den === null) return num;
  multiplyUp(out, num, den, n, marks);
  return out;
};

/** The product of two columns of denominators; null stands for ones. */
export const denominators = (
  out: Float64Array,
  a: Float64Array | null,
  b: Float64Array | null,
  n: number,
  marks: Uint8Array,
): void => {
  if (a !== null && b !== null) multiplyUp(out, a, b, n, marks);
  else out.set((a ?? b ?? out).subarray(0, n));
};

/** a·ka against b·kb: what stands in `less`, `same` and `more` as the first is below, at or above the second. */
export const compareUp = (
  out: Uint8Array,
  a: Float64Array,
  ka: number,
  b: Float64Array,
  kb: number,
  n: number,
  marks: Uint8Array,
  { less, same, more }: { readonly less: number; readonly same: number; readonly more: number },
): void => {
  for (let i = 0; i < n; i += 1) {
    const x = (a[i] as number) * ka;
    const y = (b[i] as number) * kb;
    if (Math.abs(x) > LIMIT || Math.abs(y) > LIMIT) marks[i] = 1;
    out[i] = x < y ? less : x > y ? more : x === y ? same : UNKNOWN;
  }
};

/** Picks per unit; where the condition is unknown the value stands only if both sides agree. */
export const pickUp = (
  out: Float64Array,
  holds: Uint8Array,
  a: Float64Array,
  ka: number,
  b: Float64Array,
  kb: number,
  n: number,
  marks: Uint8Array,
): void => {
  for (let i = 0; i < n; i += 1) {
    const h = holds[i] as number;
    const x = (a[i] as number) * ka;
    const y = (b[i] as number) * kb;
    const value = h === 1 ? x : h === 0 || x === y ? y : NaN;
    if (Math.abs(value) > LIMIT) marks[i] = 1;
    out[i] = value;
  }
};

/** Kleene: one decisive part decides, whatever else is unknown. */
export const combineUp = (out: Uint8Array, values: Uint8Array, decisive: number, n: number): void => {
  for (let i = 0; i < n; i += 1) {
    const value = values[i] as number;
    if (value === decisive) out[i] = decisive;
    else if (value === UNKNOWN && out[i] !== decisive) out[i] = UNKNOWN;
  }
};
