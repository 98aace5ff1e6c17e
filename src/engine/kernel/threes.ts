/**
 * Conditions of units next to each other: bytes 0 no, 1 yes, UNKNOWN in; the same out, by Kleene: what decides is told whatever else is unknown.
 * Four bytes are worked out as one integer. No step carries from one byte into the next, so that a single byte takes the same steps.
 */
import { wordsOf } from '../columns';

/** One in each byte. */
const ONES = 0x01010101;
const TWOS = 2 * ONES;

const and = (a: number, b: number): number => {
  const neitherNo = (a | (a >>> 1)) & (b | (b >>> 1)) & ONES;
  return neitherNo + (((a | b) >>> 1) & neitherNo);
};

const or = (a: number, b: number): number => {
  const any = a | b;
  const yes = any & ONES;
  return yes | (any & TWOS & ~(yes << 1));
};

const not = (a: number): number => (a ^ ONES) & ~((a >>> 1) & ONES);

/** Where it is unknown which is chosen, the answer stands only if both agree. */
const choose = (holds: number, a: number, b: number): number => {
  const first = (holds & ONES) * 3;
  const plain = (a & first) | (b & ~first);
  const differ = a ^ b;
  const unsure = (holds >>> 1) & (differ | (differ >>> 1)) & ONES;
  return (plain & ~(unsure * 3)) | (unsure << 1);
};

/** out = out and values, or out or values where one yes decides. */
export const combineUp = (out: Uint8Array, values: Uint8Array, decisive: 0 | 1, n: number): void => {
  const [to, from] = [wordsOf(out), wordsOf(values)];
  const words = Math.min(n >> 2, to.length, from.length);
  if (decisive === 0) {
    for (let w = 0; w < words; w += 1) to[w] = and(to[w] as number, from[w] as number);
    for (let i = 4 * words; i < n; i += 1) out[i] = and(out[i] as number, values[i] as number);
  } else {
    for (let w = 0; w < words; w += 1) to[w] = or(to[w] as number, from[w] as number);
    for (let i = 4 * words; i < n; i += 1) out[i] = or(out[i] as number, values[i] as number);
  }
};

/** Picks a condition per unit. */
export const chooseUp = (out: Uint8Array, holds: Uint8Array, a: Uint8Array, b: Uint8Array, n: number): void => {
  const [to, which, left, right] = [wordsOf(out), wordsOf(holds), wordsOf(a), wordsOf(b)];
  const words = Math.min(n >> 2, to.length, which.length, left.length, right.length);
  for (let w = 0; w < words; w += 1) to[w] = choose(which[w] as number, left[w] as number, right[w] as number);
  for (let i = 4 * words; i < n; i += 1) out[i] = choose(holds[i] as number, a[i] as number, b[i] as number);
};

export const notUp = (out: Uint8Array, values: Uint8Array, n: number): void => {
  const [to, from] = [wordsOf(out), wordsOf(values)];
  const words = Math.min(n >> 2, to.length, from.length);
  for (let w = 0; w < words; w += 1) to[w] = not(from[w] as number);
  for (let i = 4 * words; i < n; i += 1) out[i] = not(values[i] as number);
};
