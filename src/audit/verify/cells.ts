/** Cells as plain values, whether they stand in a workbook or are about to be written: a grid, or rows of a plan, in; rows of numbers and texts out. */
import { kindAt, lastColumnOf, lastRowOf, shownAt } from '../../sheet/cells';
import { Kind, type CellValue, type Grid } from '../../sheet/port/port';

export type Value = number | string | null;
export type Matrix = readonly (readonly Value[])[];

/** An empty text is an empty cell: a file keeps no difference. */
const plain = (value: Value): Value => (value === '' ? null : value);

export const valueAt = (grid: Grid, row: number, column: number): Value => {
  if (kindAt(grid, row, column) !== Kind.number) return plain(shownAt(grid, row, column));
  return grid.columns[column - grid.firstColumn]?.values[row - grid.firstRow] ?? null;
};

/** From the sheet's first cell on. */
export const gridRows = (grid: Grid): Matrix =>
  Array.from({ length: lastRowOf(grid) + 1 }, (_, row) =>
    Array.from({ length: lastColumnOf(grid) + 1 }, (_cell, column) => valueAt(grid, row, column)),
  );

export const valueOf = (cell: CellValue | undefined): Value =>
  cell === undefined || cell === null ? null : typeof cell === 'object' ? plain(cell.value) : plain(cell);

export const planRows = (rows: readonly (readonly CellValue[])[]): Matrix => rows.map((row) => row.map(valueOf));

export const textOf = (value: Value): string => (value === null ? '' : String(value));
