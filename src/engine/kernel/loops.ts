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

/** Kleene: one decisive part decides, whatever else is unknown. At 4·a + b. */
const kleene = (decisive: number): Uint8Array =>
  Uint8Array.from({ length: 12 }, (_, at) => {
    const [a, b] = [at >> 2, at & 3];
    return a === decisive || b === decisive ? decisive : a === UNKNOWN || b === UNKNOWN ? UNKNOWN : 1 - decisive;
  });
const KLEENE = [kleene(0), kleene(1)] as const;

export const combineUp = (out: Uint8Array, values: Uint8Array, decisive: 0 | 1, n: number): void => {
  const table = KLEENE[decisive];
  for (let i = 0; i < n; i += 1) out[i] = table[((out[i] as number) << 2) | (values[i] as number)] as number;
};

/** Picks a condition per unit; where it is unknown which, the answer stands only if both agree. At 16·holds + 4·a + b. */
const CHOSEN = Uint8Array.from({ length: 48 }, (_, at) => {
  const [holds, a, b] = [at >> 4, (at >> 2) & 3, at & 3];
  return holds === 1 ? a : holds === 0 || a === b ? b : UNKNOWN;
});

export const chooseUp = (out: Uint8Array, holds: Uint8Array, a: Uint8Array, b: Uint8Array, n: number): void => {
  for (let i = 0; i < n; i += 1)
    out[i] = CHOSEN[((holds[i] as number) << 4) | ((a[i] as number) << 2) | (b[i] as number)] as number;
};

const NOT = Uint8Array.of(1, 0, UNKNOWN);

export const notUp = (out: Uint8Array, values: Uint8Array, n: number): void => {
  for (let i = 0; i < n; i += 1) out[i] = NOT[values[i] as number] as number;
};
