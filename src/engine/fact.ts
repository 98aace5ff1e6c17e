/** What the engine knows of one input: the values and states of a column in; per unit of a grain what is known, ready for kernels, out. */
import { bitsOf, takeBytes, wordsOf } from './columns';
import { CellState, FLAG_BEFORE, FLAG_NOW } from './table';

export const UNKNOWN = 2;

/** A column over units. `state` is CellState. */
export interface NumberFact {
  readonly kind: 'number';
  /** Integers (value × scale); NaN where there is no value. */
  readonly values: Float64Array;
  /** Input.scale, or less where no value needs as much. */
  readonly scale: number;
  readonly state: Uint8Array;
}

/** 0 no, 1 yes, UNKNOWN; each made when first asked for. */
export interface FlagFact {
  readonly kind: 'flag';
  readonly now: Uint8Array;
  readonly before: Uint8Array;
  readonly state: Uint8Array;
  /** Present where units share cells: the same fact once per distinct cell, and which of them each unit has. */
  readonly cells?: { readonly of: Int32Array; readonly each: FlagFact };
}

/** Option index, or -1 where there is no value. */
export interface ChoiceFact {
  readonly kind: 'choice';
  readonly values: Int32Array;
  readonly state: Uint8Array;
}

export type Fact = NumberFact | FlagFact | ChoiceFact;

/** The lowest bit of each byte, after a shift. */
const lowestBits = (to: Uint32Array, from: Uint32Array, shift: number, words: number): void => {
  for (let w = 0; w < words; w += 1) to[w] = ((from[w] as number) >>> shift) & 0x01010101;
};

const markUnknown = (out: Uint8Array, state: Uint8Array, n: number): void => {
  for (let i = 0; i < n; i += 1) if (state[i] !== CellState.value) out[i] = UNKNOWN;
};

/** Whether a bit is set, UNKNOWN where there is no value. Nearly every four neighbours have one. */
const bitOf = (bit: typeof FLAG_NOW | typeof FLAG_BEFORE, values: Uint8Array, state: Uint8Array): Uint8Array => {
  const n = values.length;
  const out = new Uint8Array(n);
  const from = wordsOf(values);
  const shift = bit >> 1;
  lowestBits(wordsOf(out), from, shift, from.length);
  for (let i = 4 * from.length; i < n; i += 1) out[i] = ((values[i] as number) >> shift) & 1;
  if (bitsOf(state, n) !== CellState.value) markUnknown(out, state, n);
  return out;
};

/** Each array made when first asked for. */
const lazyFlags = (
  makeState: () => Uint8Array,
  makeNow: () => Uint8Array,
  makeBefore: () => Uint8Array,
  cells?: FlagFact['cells'],
): FlagFact => {
  let state: Uint8Array | undefined;
  let now: Uint8Array | undefined;
  let before: Uint8Array | undefined;
  return {
    kind: 'flag',
    get state() {
      return (state ??= makeState());
    },
    get now() {
      return (now ??= makeNow());
    },
    get before() {
      return (before ??= makeBefore());
    },
    ...(cells && { cells }),
  };
};

/** Bits of a column of yes and no. */
export const flagFact = (values: Uint8Array, state: Uint8Array): FlagFact =>
  lazyFlags(
    () => state,
    () => bitOf(FLAG_NOW, values, state),
    () => bitOf(FLAG_BEFORE, values, state),
  );

/** Facts of an enterprise at each of its rows. */
export const spreadFlags = (fact: FlagFact, at: Int32Array): FlagFact => {
  const spread = (from: Uint8Array) => takeBytes(new Uint8Array(at.length), from, at);
  return lazyFlags(
    () => spread(fact.state),
    () => spread(fact.now),
    () => spread(fact.before),
  );
};

/** Bits per distinct cell, and which cell each unit has. */
export const cellFlags = (values: Uint8Array, state: Uint8Array, of: Int32Array): FlagFact => {
  const each = flagFact(values, state);
  const spread = (from: Uint8Array) => takeBytes(new Uint8Array(of.length), from, of);
  return lazyFlags(
    () => spread(state),
    () => spread(each.now),
    () => spread(each.before),
    { of, each },
  );
};

/** NaN where there is no value; the same array where every unit has one. */
const withoutGaps = (values: Float64Array, state: Uint8Array): Float64Array => {
  if (bitsOf(state, state.length) === CellState.value) return values;
  const out = values.slice();
  for (let u = 0; u < state.length; u += 1) if (state[u] !== CellState.value) out[u] = NaN;
  return out;
};

/** Whether an integer is a multiple of another, both below 2^53: the product of a whole quotient is exact, so it tells. */
const isMultiple = (value: number, by: number): boolean => {
  const quotient = value / by;
  return Math.floor(quotient) === quotient && quotient * by === value;
};

/** The largest power of ten, `most` at most, that divides every value. */
const commonPower = (values: Float64Array, most: number): number => {
  let by = most;
  for (let i = 0; i < values.length && by > 1; i += 1) {
    const value = values[i] as number;
    while (by > 1 && value === value && !isMultiple(value, by)) by /= 10;
  }
  return by;
};

const divided = (values: Float64Array, by: number): Float64Array => {
  const out = new Float64Array(values.length);
  for (let i = 0; i < values.length; i += 1) out[i] = (values[i] as number) / by;
  return out;
};

/** Decimals that no value uses are dropped from the scale: smaller integers stay exact through longer formulas. Money keeps its 分. */
const tightened = (values: Float64Array, scale: number): { readonly values: Float64Array; readonly scale: number } => {
  let most = 1;
  while (most < scale && scale % (most * 10) === 0) most *= 10;
  const by = most <= 100 ? 1 : commonPower(values, most);
  return by === 1 ? { values, scale } : { values: divided(values, by), scale: scale / by };
};

/** Integers of a column of numbers. */
export const numberFact = (values: Float64Array, scale: number, state: Uint8Array): NumberFact => ({
  kind: 'number',
  ...tightened(withoutGaps(values, state), scale),
  state,
});

/** Options of a column; -1 where there is none. */
export const choiceFact = (values: Int32Array, state: Uint8Array): ChoiceFact => {
  const out = values.slice();
  for (let u = 0; u < state.length; u += 1) if (state[u] !== CellState.value) out[u] = -1;
  return { kind: 'choice', values: out, state };
};
