/**
 * The table as one grain sees it: per input an array over that grain's units (rows, or enterprises), ready for kernels.
 * Enterprise-level inputs are settled once per enterprise: rows complete each other, and rows that disagree make a contradiction.
 */
import type { Grain, Input, Policy } from '../policy/model';
import { takeBytes, takeIndices, takeNumbers } from './columns';
import { CellState, FLAG_BEFORE, FLAG_NOW, type Column, type Table } from './table';

export const UNKNOWN = 2;

/** A column over units. `state` is CellState; `row` the table row that the value came from. */
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
}

/** Option index, or -1 where there is no value. */
export interface ChoiceFact {
  readonly kind: 'choice';
  readonly values: Int32Array;
  readonly state: Uint8Array;
}

export type Fact = NumberFact | FlagFact | ChoiceFact;

export interface Frame {
  readonly grain: Grain;
  readonly units: number;
  /** Facts by input name; absent where the sheet has no column. */
  fact(name: string): Fact | undefined;
  /** Table rows of a unit. */
  rowsOf(unit: number): readonly number[];
}

/** Rows of each enterprise, as offsets into one array. */
export interface Groups {
  readonly start: Int32Array;
  readonly rows: Int32Array;
}

/** Enterprises are in order of first appearance: as many as rows means that each has one, in the same place. */
const oneRowEach = ({ start, rows }: Groups): boolean => start.length - 1 === rows.length;

export const groupRows = (table: Table): Groups => {
  const n = table.enterprises.length;
  const start = new Int32Array(n + 1);
  for (let r = 0; r < table.rows; r += 1) start[(table.enterpriseOf[r] as number) + 1]! += 1;
  for (let e = 0; e < n; e += 1) start[e + 1]! += start[e] as number;
  const next = start.slice(0, n);
  const rows = new Int32Array(table.rows);
  for (let r = 0; r < table.rows; r += 1) {
    const e = table.enterpriseOf[r] as number;
    rows[next[e] as number] = r;
    next[e]! += 1;
  }
  return { start, rows };
};

const rowsOf = ({ start, rows }: Groups, e: number): readonly number[] => {
  const out: number[] = [];
  for (let i = start[e] as number; i < (start[e + 1] as number); i += 1) out.push(rows[i] as number);
  return out;
};

/** Which row speaks for each unit: its value's row, or any with the state that the unit then has. */
interface Voice {
  readonly row: Int32Array;
  readonly state: Uint8Array;
}

/** Rows of one enterprise that say something must say the same. */
const settled = (values: Column['values'], states: Uint8Array, { start, rows }: Groups, e: number, voice: Voice): void => {
  const from = start[e] as number;
  const to = start[e + 1] as number;
  let found = -1;
  let worst: CellState = CellState.blank;
  for (let i = from; i < to; i += 1) {
    const r = rows[i] as number;
    const s = states[r] as CellState;
    if (s === CellState.bad) worst = CellState.bad;
    if (s !== CellState.value) continue;
    if (found < 0) found = r;
    else if (values[found] !== values[r]) worst = CellState.contradiction;
  }
  const usable = found >= 0 && worst === CellState.blank;
  voice.row[e] = usable ? found : (rows[from] as number);
  voice.state[e] = usable ? CellState.value : worst;
};

const consolidate = ({ values, state }: Column, groups: Groups): Voice => {
  const { start, rows } = groups;
  const n = start.length - 1;
  const voice = { row: new Int32Array(n), state: new Uint8Array(n) };
  for (let e = 0; e < n; e += 1) {
    const from = start[e] as number;
    if ((start[e + 1] as number) - from !== 1) settled(values, state, groups, e, voice);
    else {
      const row = rows[from] as number;
      const said = state[row] as number;
      voice.row[e] = row;
      voice.state[e] = said === CellState.contradiction ? CellState.blank : said;
    }
  }
  return voice;
};

/** Certification cells of one enterprise add up: a recognition named in any row holds. */
const union = (values: Uint8Array, states: Uint8Array, groups: Groups): { values: Uint8Array; state: Uint8Array } => {
  if (oneRowEach(groups)) return { values, state: states };
  const n = groups.start.length - 1;
  const out = new Uint8Array(n);
  const state = new Uint8Array(n).fill(CellState.blank);
  for (let e = 0; e < n; e += 1) {
    for (let i = groups.start[e] as number; i < (groups.start[e + 1] as number); i += 1) {
      const r = groups.rows[i] as number;
      if (states[r] === CellState.value) {
        out[e]! |= values[r] as number;
        if (state[e] === CellState.blank) state[e] = CellState.value;
      } else if (states[r] === CellState.bad) state[e] = CellState.bad;
    }
    if (state[e] === CellState.bad && out[e]) state[e] = CellState.value;
  }
  return { values: out, state };
};

/** Whether a bit is set, UNKNOWN where there is no value. */
const bitOf = (bit: number, values: Uint8Array, state: Uint8Array): Uint8Array => {
  const out = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i += 1)
    out[i] = state[i] === CellState.value ? Number(((values[i] as number) & bit) !== 0) : UNKNOWN;
  return out;
};

const lazyFlags = (state: Uint8Array, makeNow: () => Uint8Array, makeBefore: () => Uint8Array): FlagFact => {
  let now: Uint8Array | undefined;
  let before: Uint8Array | undefined;
  return {
    kind: 'flag',
    state,
    get now() {
      return (now ??= makeNow());
    },
    get before() {
      return (before ??= makeBefore());
    },
  };
};

const flags = (values: Uint8Array, state: Uint8Array): FlagFact =>
  lazyFlags(
    state,
    () => bitOf(FLAG_NOW, values, state),
    () => bitOf(FLAG_BEFORE, values, state),
  );

/** NaN where there is no value; the same array where every unit has one. */
const withoutGaps = (values: Float64Array, state: Uint8Array): Float64Array => {
  let at = 0;
  while (at < state.length && state[at] === CellState.value) at += 1;
  if (at === state.length) return values;
  const out = values.slice();
  for (let u = at; u < state.length; u += 1) if (state[u] !== CellState.value) out[u] = NaN;
  return out;
};

const withoutOptions = (values: Int32Array, state: Uint8Array): Int32Array => {
  const out = values.slice();
  for (let u = 0; u < state.length; u += 1) if (state[u] !== CellState.value) out[u] = -1;
  return out;
};

/** Decimals that no value uses are dropped from the scale: smaller integers stay exact through longer formulas. Money keeps its 分. */
const tightened = (values: Float64Array, scale: number): { readonly values: Float64Array; readonly scale: number } => {
  let by = 1;
  while (by < scale && scale % (by * 10) === 0) by *= 10;
  if (by <= 100) return { values, scale };
  for (let i = 0; i < values.length && by > 1; i += 1) {
    const value = values[i] as number;
    while (by > 1 && value === value && value % by !== 0) by /= 10;
  }
  return by === 1 ? { values, scale } : { values: values.map((value) => value / by), scale: scale / by };
};

const numbers = (values: Float64Array, scale: number, state: Uint8Array): NumberFact => ({
  kind: 'number',
  ...tightened(withoutGaps(values, state), scale),
  state,
});

/** The column as it stands, one entry per row. */
const asRows = (column: Column, { scale }: Input): Fact => {
  const { state } = column;
  if (column.kind === 'number') return numbers(column.values, scale, state);
  if (column.kind === 'flag') return flags(column.values, state);
  return { kind: 'choice', values: withoutOptions(column.values, state), state };
};

/** One entry per enterprise: that of the row which speaks for it. */
const asEnterprises = (column: Column, { scale }: Input, { row, state }: Voice): Fact => {
  const n = row.length;
  if (column.kind === 'number') return numbers(takeNumbers(new Float64Array(n), column.values, row), scale, state);
  if (column.kind === 'flag') return flags(takeBytes(new Uint8Array(n), column.values, row), state);
  return { kind: 'choice', values: withoutOptions(takeIndices(new Int32Array(n), column.values, row), state), state };
};

/** Copies an enterprise-level fact to the rows of each enterprise. */
const spread = (fact: Fact, enterpriseOf: Int32Array): Fact => {
  const n = enterpriseOf.length;
  const bytes = (from: Uint8Array): Uint8Array => takeBytes(new Uint8Array(n), from, enterpriseOf);
  if (fact.kind === 'number')
    return { ...fact, values: takeNumbers(new Float64Array(n), fact.values, enterpriseOf), state: bytes(fact.state) };
  if (fact.kind === 'flag')
    return lazyFlags(
      bytes(fact.state),
      () => bytes(fact.now),
      () => bytes(fact.before),
    );
  return { kind: 'choice', values: takeIndices(new Int32Array(n), fact.values, enterpriseOf), state: bytes(fact.state) };
};

export interface Frames {
  readonly project: Frame;
  readonly enterprise: Frame;
  readonly groups: Groups;
}

/** Both frames of a table; facts are made when first asked for. */
export const makeFrames = (table: Table, policy: Policy): Frames => {
  const groups = groupRows(table);
  const perEnterprise = new Map<string, Fact | undefined>();
  const perRow = new Map<string, Fact | undefined>();

  const enterpriseFact = (name: string): Fact | undefined => {
    const column = table.columns.get(name);
    const input = policy.inputs.get(name);
    if (!column || !input) return undefined;
    if (column.kind === 'flag' && column.listed) {
      const { values, state } = union(column.values, column.state, groups);
      return flags(values, state);
    }
    return oneRowEach(groups) ? asRows(column, input) : asEnterprises(column, input, consolidate(column, groups));
  };
  const memo = (cache: Map<string, Fact | undefined>, make: (name: string) => Fact | undefined) => (name: string) => {
    if (!cache.has(name)) cache.set(name, make(name));
    return cache.get(name);
  };
  const ofEnterprise = memo(perEnterprise, enterpriseFact);
  const ofRow = memo(perRow, (name) => {
    const column = table.columns.get(name);
    const input = policy.inputs.get(name);
    if (!column || !input) return undefined;
    if (input.grain === 'project') return asRows(column, input);
    const fact = ofEnterprise(name);
    return fact && (oneRowEach(groups) ? fact : spread(fact, table.enterpriseOf));
  });

  return {
    groups,
    project: { grain: 'project', units: table.rows, fact: ofRow, rowsOf: (r) => [r] },
    enterprise: {
      grain: 'enterprise',
      units: table.enterprises.length,
      fact: ofEnterprise,
      rowsOf: (e) => rowsOf(groups, e),
    },
  };
};
