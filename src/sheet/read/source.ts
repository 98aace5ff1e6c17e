/** What every column reader works on: the grid, the sheet rows that are data, and what is known of each distinct text. */
import { isBlank } from '../cells';
import type { MappedColumn, Mapping } from '../mapping';
import { Kind, type Grid, type GridColumn } from '../port/port';
import { marksOf } from '../text-marks';

export interface Source {
  readonly grid: Grid;
  readonly mapping: Mapping;
  /** 0-based sheet rows of the table's rows. */
  readonly rows: Int32Array;
  /** 1 for strings of white space only. */
  readonly blankText: Uint8Array;
}

export const mappedColumns = (mapping: Mapping): readonly MappedColumn[] => [
  ...Object.values(mapping.identity).filter((c) => c !== undefined),
  ...mapping.lists,
  ...Object.values(mapping.columns),
];

/** Rows between the first and the last data row that are no totals, titles or repeats and hold something in a mapped column. */
export const sourceOf = (grid: Grid, mapping: Mapping): Source => {
  const blankText = marksOf(grid.strings, (s) => s.trim() === '');
  const columns = mappedColumns(mapping).map((c) => c.column);
  const out = new Set(mapping.skipped.map((s) => s.row));
  const rows: number[] = [];
  for (let row = mapping.firstRow; row <= mapping.lastRow; row++)
    if (!out.has(row) && columns.some((c) => !isBlank(grid, row, c))) rows.push(row);
  return { grid, mapping, rows: Int32Array.from(rows), blankText };
};

export const columnAt = (grid: Grid, column: number): GridColumn | undefined => grid.columns[column - grid.firstColumn];

/** Kind of a cell with white space counted as empty. `r` is a row of the grid. */
export const kindOf = (source: Source, column: GridColumn, r: number): Kind => {
  const kind = (column.kinds[r] ?? Kind.empty) as Kind;
  return kind === Kind.text && source.blankText[column.values[r] ?? 0] === 1 ? Kind.empty : kind;
};
