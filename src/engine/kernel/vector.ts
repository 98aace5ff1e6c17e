/**
 * What the column kernels pass to each other, chunk by chunk.
 * A number is integer ÷ (static scale × optional column of integers); every intermediate integer stays below 2^53, so that double arithmetic on it is exact.
 * Where one would not, the row is marked doubtful and the scalar evaluator answers for it. NaN is "no value".
 */
export const CHUNK = 2048;

/** The largest magnitude that is exact, and whose products and sums are seen to leave it. */
export const LIMIT = Number.MAX_SAFE_INTEGER;

export interface NumberChunk {
  readonly num: Float64Array;
  /** Positive integers; null stands for ones. */
  readonly den: Float64Array | null;
}

/** Evaluates units [from, from + n); the arrays belong to the kernel until its next call. */
export interface NumberKernel {
  readonly scale: number;
  readonly run: (from: number, n: number) => NumberChunk;
}

/** 0, 1 or UNKNOWN per unit. */
export type FlagKernel = (from: number, n: number) => Uint8Array;

/** One byte per unit of the chunk in work: 1 where the scalar evaluator must answer. */
export interface Doubt {
  readonly marks: Uint8Array;
}

export const gcd = (a: number, b: number): number => {
  let x = Math.abs(a);
  let y = Math.abs(b);
  while (y) [x, y] = [y, x % y];
  return x;
};

/** Floor of x / d for integers |x| ≤ LIMIT, d > 0: the quotient of doubles may be off by one, the remainder is exact. */
export const floorDivide = (x: number, d: number): number => {
  const q = Math.floor(x / d);
  const r = x - q * d;
  return r < 0 ? q - 1 : r >= d ? q + 1 : q;
};
