/**
 * What the column kernels pass to each other, chunk by chunk.
 * A number is integer × static factor ÷ (static scale × optional column of integers): a rate is a factor and a scale, and takes no loop of its own.
 * Who reads a number multiplies by the factor on the way. Every intermediate integer stays below 2^53, so that double arithmetic on it is exact.
 * Where one would not, the unit is marked doubtful and the scalar evaluator answers for it. NaN is "no value".
 */
export const CHUNK = 2048;

/** The largest magnitude that is exact, and whose products and sums are seen to leave it. */
export const LIMIT = Number.MAX_SAFE_INTEGER;

/** The units in work: the first `count` of `units`. Where they follow each other `from` is the first of them, so that columns need no copy; else -1. */
export interface Selection {
  readonly units: Int32Array;
  count: number;
  from: number;
}

export interface NumberChunk {
  readonly num: Float64Array;
  /** Positive integers; null stands for ones. */
  readonly den: Float64Array | null;
}

/** Evaluates the selected units; the arrays belong to the kernel until its next call. */
export interface NumberKernel {
  /** Integer, below 2^53; 1 for constants. */
  readonly times: number;
  /** Positive integer, below 2^53. */
  readonly scale: number;
  /** Where every unit has the same value: that integer. */
  readonly constant?: number;
  readonly run: (selected: Selection) => NumberChunk;
}

/** 0, 1 or UNKNOWN per selected unit. */
export type FlagKernel = (selected: Selection) => Uint8Array;

/** One byte per selected unit: 1 where the scalar evaluator must answer. */
export interface Doubt {
  readonly marks: Uint8Array;
  /** The same bytes, four at a time. */
  readonly words: Uint32Array;
}

/** No marks for a chunk. */
export const noDoubt = (chunk: number): Doubt => {
  const words = new Uint32Array(Math.ceil(chunk / 4));
  return { marks: new Uint8Array(words.buffer, 0, chunk), words };
};

/** Whether any unit is marked. */
export const anyDoubt = ({ words }: Doubt): boolean => {
  let all = 0;
  for (let i = 0; i < words.length; i += 1) all |= words[i] as number;
  return all !== 0;
};

/** Made when it is first needed: many an item has nobody left before, and few kernels need all their room. */
export const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

/** Room for a chunk. */
export type Room = () => Float64Array;

export const room = (chunk: number): Room => once(() => new Float64Array(chunk));

export const gcd = (a: number, b: number): number => {
  let x = Math.abs(a);
  let y = Math.abs(b);
  while (y) [x, y] = [y, x % y];
  return x;
};

/**
 * What the integers of two numbers are multiplied by to stand over one scale. A factor of theirs may take `ka` and `kb` past 2^53:
 * then so is what any integer but 0 becomes, which the loops mark.
 */
export const together = (
  a: NumberKernel,
  b: NumberKernel,
): { readonly ka: number; readonly kb: number; readonly scale: number } => {
  const g = gcd(a.scale, b.scale);
  return { ka: (b.scale / g) * a.times, kb: (a.scale / g) * b.times, scale: (b.scale / g) * a.scale };
};

/** Floor of x / d for integers |x| ≤ LIMIT, d > 0: the quotient of doubles may be off by one, the remainder is exact. */
export const floorDivide = (x: number, d: number): number => {
  const q = Math.floor(x / d);
  const r = x - q * d;
  return r < 0 ? q - 1 : r >= d ? q + 1 : q;
};

/** An empty selection with room for one chunk. */
export const selection = (chunk: number): Selection => ({ units: new Int32Array(chunk), count: 0, from: -1 });

/** Selects the units from `from` up to, not including, `to`. */
export const selectRange = (selected: Selection, from: number, to: number): void => {
  selected.from = from;
  selected.count = to - from;
  for (let i = 0; i < selected.count; i += 1) selected.units[i] = from + i;
};
