/**
 * The table as one grain sees it: per input an array over that grain's units (rows, or enterprises), ready for kernels.
 * Enterprise-level inputs are settled once per enterprise: rows complete each other, and rows that disagree make a contradiction.
 */
import type { Grain, Input, Policy } from '../policy/model';
import { CellState, FLAG_BEFORE, FLAG_NOW, type Column, type Table } from './table';

export const UNKNOWN = 2;

/** A column over units. `state` is CellState; `row` the table row that the value came from. */
export interface NumberFact {
  readonly kind: 'number';
  /** Integers (value × Input.scale); NaN where there is no value. */
  readonly values: Float64Array;
  readonly scale: number;
  readonly state: Uint8Array;
}

/** 0 no, 1 yes, UNKNOWN. */
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

/** Which row speaks for each unit: its value's row, or -1 with the state that the unit then has. */
interface Voice {
  readonly row: Int32Array;
  readonly state: Uint8Array;
}

const sameValue = (column: Column, a: number, b: number): boolean => column.values[a] === column.values[b];

const consolidate = (column: Column, groups: Groups): Voice => {
  const n = groups.start.length - 1;
  const row = new Int32Array(n).fill(-1);
  const state = new Uint8Array(n);
  for (let e = 0; e < n; e += 1) {
    let found = -1;
    let worst: CellState = CellState.blank;
    for (let i = groups.start[e] as number; i < (groups.start[e + 1] as number); i += 1) {
      const r = groups.rows[i] as number;
      const s = column.state[r] as CellState;
      if (s === CellState.bad) worst = CellState.bad;
      if (s !== CellState.value) continue;
      if (found < 0) found = r;
      else if (!sameValue(column, found, r)) worst = CellState.contradiction;
    }
    const usable = found >= 0 && worst === CellState.blank;
    row[e] = usable ? found : -1;
    state[e] = usable ? CellState.value : worst;
  }
  return { row, state };
};

/** Certification cells of one enterprise add up: a recognition named in any row holds. */
const union = (values: Uint8Array, states: Uint8Array, groups: Groups): { values: Uint8Array; state: Uint8Array } => {
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

const flags = (values: Uint8Array, state: Uint8Array): FlagFact => {
  const now = new Uint8Array(values.length);
  const before = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i += 1) {
    const known = state[i] === CellState.value;
    now[i] = known ? ((values[i] as number) & FLAG_NOW ? 1 : 0) : UNKNOWN;
    before[i] = known ? ((values[i] as number) & FLAG_BEFORE ? 1 : 0) : UNKNOWN;
  }
  return { kind: 'flag', now, before, state };
};

/** A fact with one entry per unit, read through `pick` (unit → row, or -1). */
const gather = (column: Column, input: Input, units: number, pick: (unit: number) => number, state: Uint8Array): Fact => {
  if (column.kind === 'number') {
    const values = new Float64Array(units);
    for (let u = 0; u < units; u += 1) values[u] = state[u] === CellState.value ? (column.values[pick(u)] as number) : NaN;
    return { kind: 'number', values, scale: input.scale, state };
  }
  if (column.kind === 'flag') {
    const values = new Uint8Array(units);
    for (let u = 0; u < units; u += 1) if (state[u] === CellState.value) values[u] = column.values[pick(u)] as number;
    return flags(values, state);
  }
  const values = new Int32Array(units);
  for (let u = 0; u < units; u += 1) values[u] = state[u] === CellState.value ? (column.values[pick(u)] as number) : -1;
  return { kind: 'choice', values, state };
};

/** Copies an enterprise-level fact to the rows of each enterprise. */
const spread = (fact: Fact, enterpriseOf: Int32Array): Fact => {
  const take = <T extends Float64Array | Uint8Array | Int32Array>(from: T): T => {
    const out = from.slice(0, 0).constructor as new (n: number) => T;
    const to = new out(enterpriseOf.length);
    for (let r = 0; r < enterpriseOf.length; r += 1) to[r] = from[enterpriseOf[r] as number] as number;
    return to;
  };
  if (fact.kind === 'number') return { ...fact, values: take(fact.values), state: take(fact.state) };
  if (fact.kind === 'flag') return { kind: 'flag', now: take(fact.now), before: take(fact.before), state: take(fact.state) };
  return { kind: 'choice', values: take(fact.values), state: take(fact.state) };
};

export interface Frames {
  readonly project: Frame;
  readonly enterprise: Frame;
  readonly groups: Groups;
}

/** Both frames of a table; facts are made when first asked for. */
export const makeFrames = (table: Table, policy: Policy): Frames => {
  const groups = groupRows(table);
  const enterprises = table.enterprises.length;
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
    const voice = consolidate(column, groups);
    return gather(column, input, enterprises, (e) => voice.row[e] as number, voice.state);
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
    if (input.grain === 'project') return gather(column, input, table.rows, (r) => r, column.state);
    const fact = ofEnterprise(name);
    return fact && spread(fact, table.enterpriseOf);
  });

  return {
    groups,
    project: { grain: 'project', units: table.rows, fact: ofRow, rowsOf: (r) => [r] },
    enterprise: {
      grain: 'enterprise',
      units: enterprises,
      fact: ofEnterprise,
      rowsOf: (e) => [...groups.rows.subarray(groups.start[e], groups.start[e + 1])],
    },
  };
};
