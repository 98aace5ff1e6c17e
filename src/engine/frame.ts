/**
 * The table as one grain sees it: per input an array over that grain's units (rows, or enterprises), ready for kernels.
 * Enterprise-level inputs are settled once per enterprise: rows complete each other, and rows that disagree make a contradiction.
 */
import type { Grain, Input, Policy } from '../policy/model';
import { takeBytes, takeIndices, takeNumbers } from './columns';
import { cellFlags, choiceFact, flagFact, numberFact, spreadFlags, type Fact } from './fact';
import { CellState, type Column, type ListedColumn, type Table } from './table';

/** One entry per row, where a cell speaks for its row alone. */
type RowColumn = Exclude<Column, ListedColumn>;

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

/** 0, 1, 2 … */
const counting = (n: number): Int32Array => {
  const out = new Int32Array(n);
  for (let i = 0; i < n; i += 1) out[i] = i;
  return out;
};

const grouped = (table: Table): Groups => {
  const n = table.enterprises.length;
  if (n === table.rows) return { start: counting(n + 1), rows: counting(n) };
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

const made = new WeakMap<Table, Groups>();

/** Made once for each table. */
export const groupRows = (table: Table): Groups => {
  const known = made.get(table) ?? grouped(table);
  made.set(table, known);
  return known;
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
const settled = (values: RowColumn['values'], states: Uint8Array, { start, rows }: Groups, e: number, voice: Voice): void => {
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

const consolidate = ({ values, state }: RowColumn, groups: Groups): Voice => {
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
const united = ({ of, values, state: states }: ListedColumn, groups: Groups): Fact => {
  if (oneRowEach(groups)) return cellFlags(values, states, of);
  const n = groups.start.length - 1;
  const out = new Uint8Array(n);
  const state = new Uint8Array(n).fill(CellState.blank);
  for (let e = 0; e < n; e += 1) {
    for (let i = groups.start[e] as number; i < (groups.start[e + 1] as number); i += 1) {
      const cell = of[groups.rows[i] as number] as number;
      if (states[cell] === CellState.value) {
        out[e]! |= values[cell] as number;
        if (state[e] === CellState.blank) state[e] = CellState.value;
      } else if (states[cell] === CellState.bad) state[e] = CellState.bad;
    }
    if (state[e] === CellState.bad && out[e]) state[e] = CellState.value;
  }
  return flagFact(out, state);
};

/** The column as it stands, one entry per row. */
const asRows = (column: Column, { scale }: Input): Fact => {
  if (column.kind === 'number') return numberFact(column.values, scale, column.state);
  if (column.kind === 'flag') return flagFact(column.values, column.state);
  if (column.kind === 'listed') return cellFlags(column.values, column.state, column.of);
  return choiceFact(column.values, column.state);
};

/** One entry per enterprise: that of the row which speaks for it. */
const asEnterprises = (column: RowColumn, { scale }: Input, { row, state }: Voice): Fact => {
  const n = row.length;
  if (column.kind === 'number') return numberFact(takeNumbers(new Float64Array(n), column.values, row), scale, state);
  if (column.kind === 'flag') return flagFact(takeBytes(new Uint8Array(n), column.values, row), state);
  return choiceFact(takeIndices(new Int32Array(n), column.values, row), state);
};

/** Copies an enterprise-level fact to the rows of each enterprise. */
const spread = (fact: Fact, enterpriseOf: Int32Array): Fact => {
  const n = enterpriseOf.length;
  if (fact.kind === 'flag') return spreadFlags(fact, enterpriseOf);
  const state = takeBytes(new Uint8Array(n), fact.state, enterpriseOf);
  return fact.kind === 'number'
    ? { ...fact, values: takeNumbers(new Float64Array(n), fact.values, enterpriseOf), state }
    : { kind: 'choice', values: takeIndices(new Int32Array(n), fact.values, enterpriseOf), state };
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
    if (column.kind === 'listed') return united(column, groups);
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
