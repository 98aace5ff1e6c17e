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

/** Whether a bit is set, UNKNOWN where there is no value. Nearly every four neighbours have one. */
const bitOf = (bit: typeof FLAG_NOW | typeof FLAG_BEFORE, values: Uint8Array, state: Uint8Array): Uint8Array => {
  const out = new Uint8Array(values.length);
  const [from, states, to] = [wordsOf(values), wordsOf(state), wordsOf(out)];
  const shift = bit >> 1;
  const words = Math.min(from.length, states.length);
  for (let w = 0; w < words; w += 1) to[w] = ((from[w] as number) >>> shift) & 0x01010101;
  for (let i = 4 * words; i < out.length; i += 1) out[i] = ((values[i] as number) >> shift) & 1;
  for (let w = 0; w < words; w += 1)
    if (states[w] !== 0) for (let i = 4 * w; i < 4 * w + 4; i += 1) if (state[i] !== CellState.value) out[i] = UNKNOWN;
  for (let i = 4 * words; i < out.length; i += 1) if (state[i] !== CellState.value) out[i] = UNKNOWN;
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

/** Decimals that no value uses are dropped from the scale: smaller integers stay exact through longer formulas. Money keeps its 分. */
const tightened = (values: Float64Array, scale: number): { readonly values: Float64Array; readonly scale: number } => {
  let by = 1;
  while (by < scale && scale % (by * 10) === 0) by *= 10;
  if (by <= 100) return { values, scale };
  for (let i = 0; i < values.length && by > 1; i += 1) {
    const value = values[i] as number;
    while (by > 1 && value === value && !isMultiple(value, by)) by /= 10;
  }
  if (by === 1) return { values, scale };
  const out = new Float64Array(values.length);
  for (let i = 0; i < values.length; i += 1) out[i] = (values[i] as number) / by;
  return { values: out, scale: scale / by };
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
