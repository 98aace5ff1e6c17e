/**
 * The inner loops of the kernels: integers in, integers out, a mark where one leaves what doubles hold exactly.
 * Each is a function of its own with nothing called inside, so that it runs at the speed of a loop written by hand.
 * What a value decides is written without a branch that its value would steer: the processor guesses such a branch wrong every other time.
 * What is rare (no value, an unknown condition, an integer too large) is noticed on the way and gone through again.
 */
import type { Compare } from '../../policy/model';
import { UNKNOWN } from '../fact';
import { LIMIT, type Room } from './vector';

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
export const widen = (out: Room, num: Float64Array, den: Float64Array | null, n: number, marks: Uint8Array): Float64Array => {
  if (den === null) return num;
  multiplyUp(out(), num, den, n, marks);
  return out();
};

/** The product of two columns of denominators; null stands for ones. */
export const denominators = (
  out: Room,
  a: Float64Array | null,
  b: Float64Array | null,
  n: number,
  marks: Uint8Array,
): Float64Array | null => (a === null ? b : widen(out, a, b, n, marks));

/** Puts right the units of a comparison that have no value or leave what is exact. */
const mend = (out: Uint8Array, a: Float64Array, ka: number, b: Float64Array, kb: number, n: number, marks: Uint8Array): void => {
  for (let i = 0; i < n; i += 1) {
    const x = (a[i] as number) * ka;
    const y = (b[i] as number) * kb;
    if (Math.abs(x) > LIMIT || Math.abs(y) > LIMIT) marks[i] = 1;
    if (x !== x || y !== y) out[i] = UNKNOWN;
  }
};

/** a·ka against b·kb: 0, 1 or UNKNOWN. */
export const compareUp = (
  by: Compare,
  out: Uint8Array,
  a: Float64Array,
  ka: number,
  b: Float64Array,
  kb: number,
  n: number,
  marks: Uint8Array,
): void => {
  if (by === '>') return compareUp('<', out, b, kb, a, ka, n, marks);
  if (by === '>=') return compareUp('<=', out, b, kb, a, ka, n, marks);
  let rare = 0;
  if (by === '<')
    for (let i = 0; i < n; i += 1) {
      const x = (a[i] as number) * ka;
      const y = (b[i] as number) * kb;
      out[i] = Number(x < y);
      if (!(Math.abs(x) + Math.abs(y) <= LIMIT)) rare = 1;
    }
  else if (by === '<=')
    for (let i = 0; i < n; i += 1) {
      const x = (a[i] as number) * ka;
      const y = (b[i] as number) * kb;
      out[i] = Number(x <= y);
      if (!(Math.abs(x) + Math.abs(y) <= LIMIT)) rare = 1;
    }
  else {
    const same = Number(by === '==');
    for (let i = 0; i < n; i += 1) {
      const x = (a[i] as number) * ka;
      const y = (b[i] as number) * kb;
      out[i] = Number(x === y) ^ same ^ 1;
      if (!(Math.abs(x) + Math.abs(y) <= LIMIT)) rare = 1;
    }
  }
  if (rare === 1) mend(out, a, ka, b, kb, n, marks);
};

/**
 * Whether a·ka is at most an integer, or is not. Returns false where a unit has no value or one that is too large: what stands in `out` is then no answer.
 */
export const atMost = (out: Uint8Array, a: Float64Array, ka: number, most: number, is: boolean, n: number): boolean => {
  const flip = Number(!is);
  let rare = 0;
  for (let i = 0; i < n; i += 1) {
    const x = (a[i] as number) * ka;
    out[i] = Number(x <= most) ^ flip;
    if (!(Math.abs(x) <= LIMIT)) rare = 1;
  }
  return rare === 0;
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
    let value = h * x + (1 - h) * y;
    if (h > 1 || !(Math.abs(value) <= LIMIT)) {
      value = h === 1 ? x : h === 0 || x === y ? y : NaN;
      if (Math.abs(value) > LIMIT) marks[i] = 1;
    }
    out[i] = value;
  }
};

/** The same where both sides are the same for every unit: what stands at 0, 1 and UNKNOWN. */
export const lookUp = (out: Float64Array, holds: Uint8Array, values: Float64Array, n: number): void => {
  for (let i = 0; i < n; i += 1) out[i] = values[holds[i] as number] as number;
};
