/** Some enterprises of a table as a table of their own: a table and the enterprises wanted in; the smaller table and where its rows and enterprises were, out. */
import { groupRows } from '../engine/frame';
import type { Column, Table } from '../engine/table';

export interface Subset {
  readonly table: Table;
  /** Row of the whole table → row of the smaller one. */
  readonly rowAt: ReadonlyMap<number, number>;
  readonly enterpriseAt: ReadonlyMap<number, number>;
}

const pick = <T extends Float64Array | Uint8Array | Int32Array>(from: T, rows: Int32Array): T => {
  const to = new (from.constructor as new (n: number) => T)(rows.length);
  for (let i = 0; i < rows.length; i += 1) to[i] = from[rows[i] as number] as number;
  return to;
};

/** The cells that some rows have, numbered anew: the same for every column of the same cells. */
const pickCells = (rows: Int32Array): ((of: Int32Array) => { readonly of: Int32Array; readonly cells: Int32Array }) => {
  const made = new Map<Int32Array, { readonly of: Int32Array; readonly cells: Int32Array }>();
  return (of) => {
    const before = made.get(of);
    if (before) return before;
    const numbers = new Map<number, number>();
    const ofRows = pick(of, rows).map((cell) => {
      const number = numbers.get(cell) ?? numbers.size;
      numbers.set(cell, number);
      return number;
    });
    const picked = { of: ofRows, cells: Int32Array.from(numbers.keys()) };
    made.set(of, picked);
    return picked;
  };
};

const pickColumn = (column: Column, rows: Int32Array, cellsOf: ReturnType<typeof pickCells>): Column => {
  if (column.kind === 'listed') {
    const { of, cells } = cellsOf(column.of);
    return { ...column, of, state: pick(column.state, cells), values: pick(column.values, cells) };
  }
  const state = pick(column.state, rows);
  if (column.kind === 'number') return { ...column, state, values: pick(column.values, rows) };
  if (column.kind === 'flag') return { ...column, state, values: pick(column.values, rows) };
  return { ...column, state, values: pick(column.values, rows) };
};

/** All rows of each enterprise come along: what it is paid may depend on any of them. */
export const subsetOf = (table: Table, enterprises: Iterable<number>, inputs?: ReadonlySet<string>): Subset => {
  const groups = groupRows(table);
  const wanted = [...new Set(enterprises)].sort((a, b) => a - b);
  const enterpriseAt = new Map(wanted.map((e, i) => [e, i]));
  const rows = Int32Array.from(
    wanted.flatMap((e) => [...groups.rows.subarray(groups.start[e], groups.start[e + 1])]).sort((a, b) => a - b),
  );
  const rowAt = new Map(Array.from(rows, (row, i) => [row, i]));
  const cellsOf = pickCells(rows);
  const columns = [...table.columns].filter(([name]) => !inputs || inputs.has(name));
  return {
    rowAt,
    enterpriseAt,
    table: {
      sheet: table.sheet,
      rows: rows.length,
      rowNumbers: pick(table.rowNumbers, rows),
      enterpriseOf: rows.map((row) => enterpriseAt.get(table.enterpriseOf[row] as number) as number),
      enterprises: wanted.map((e) => table.enterprises[e] as (typeof table.enterprises)[number]),
      ...(table.projectOf && {
        // A project's rows belong to one enterprise, so its first row came along.
        projectOf: rows.map((row) => rowAt.get(table.projectOf?.[row] as number) as number),
      }),
      regions: Array.from(rows, (row) => table.regions[row] ?? ''),
      columns: new Map(columns.map(([name, column]) => [name, pickColumn(column, rows, cellsOf)])),
    },
  };
};
