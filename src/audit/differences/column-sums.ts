/** What a column gives and what is due for it: a compared column in; the sums of what can be checked, and what is given where nothing can be said, out. */
import { CellState, type Table } from '../../engine/table';
import { enterprisesOf, rowsOf, type Comparison } from './compare';
import type { Expected } from './expected';
import type { GivenAmounts } from '../given/read';

export interface Compared {
  readonly amounts: GivenAmounts;
  readonly expected: Expected;
  readonly comparison: Comparison;
}

/** Places of a column that cannot be checked. Held against nothing they would look like differences, in any sum that they are part of. */
export interface OpenPlaces {
  /** 1 per table row whose amount cannot be checked. */
  readonly rows: Uint8Array;
  /** 1 per enterprise whose own awards belong to such an amount. */
  readonly enterprises: Uint8Array;
}

export const openPlaces = ({ expected, comparison }: Compared, table: Table): OpenPlaces => {
  const rows = new Uint8Array(table.rows);
  const enterprises = new Uint8Array(table.enterprises.length);
  for (const one of comparison.open) {
    const all = rowsOf(one);
    for (const row of all) rows[row] = 1;
    // A row of another year stands for what agrees there, be it of the row or of its enterprise.
    const own = all.reduce((sum, row) => sum + (expected.row.awarded[row] as number), 0);
    const owners = enterprisesOf(one);
    for (const e of owners) enterprises[e] = 1;
    if (owners.length > 0) continue;
    if (one.expected !== own) enterprises[table.enterpriseOf[one.row] as number] = 1;
  }
  return { rows, enterprises };
};

/** 分 that are due, per row and per enterprise, but for open places; where something is missing, as much as was held against. */
export const dueOf = (column: Compared, table: Table): { readonly rows: Float64Array; readonly enterprises: Float64Array } => {
  const { expected, comparison } = column;
  const open = openPlaces(column, table);
  const rows = expected.row.awarded.map((fen, row) => (open.rows[row] === 1 ? 0 : fen));
  const enterprises = expected.enterprise.awarded.map((fen, e) => (open.enterprises[e] === 1 ? 0 : fen));
  for (const one of [...comparison.differences, ...(comparison.settled ?? [])]) {
    const known = rowsOf(one).reduce(
      (all, row) => all + (rows[row] as number),
      enterprisesOf(one).reduce((all, e) => all + (enterprises[e] as number), 0),
    );
    rows[one.row]! += one.expected - known;
  }
  return { rows, enterprises };
};

export interface ColumnSums {
  /** 分 of all given amounts, and of what is due for the same items, where that can be checked. */
  readonly sumGiven: number;
  readonly sumExpected: number;
  /** 分 that is given where it cannot be checked. */
  readonly sumOpen: number;
}

const sum = (values: Float64Array, which: (i: number) => boolean = () => true): number =>
  values.reduce((all, value, i) => (which(i) ? all + value : all), 0);

export const withSums = <T extends Compared>(column: T, table: Table): T & ColumnSums => {
  const { amounts } = column;
  const { rows } = openPlaces(column, table);
  const due = dueOf(column, table);
  const isGiven = (row: number): boolean => amounts.state[row] === CellState.value;
  return {
    ...column,
    sumGiven: sum(amounts.fen, (row) => isGiven(row) && rows[row] === 0),
    sumExpected: sum(due.rows) + sum(due.enterprises),
    sumOpen: sum(amounts.fen, (row) => isGiven(row) && rows[row] === 1),
  };
};
