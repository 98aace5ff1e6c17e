/**
 * Whether formulas that a run wrote still stand as it wrote them: the sheet as it was then and as it is now in, yes or no out. Their references
 * are places, so where a column they read, a column of ours or a row has moved, the texts of then would be wrong.
 */
import { hashText } from '../../core/hash';
import type { Mapping } from '../mapping';
import type { Grid, OwnColumnAt } from '../port/port';
import { plainAt } from './edits';
import { inputColumns } from './row-marks';
import type { Stored } from './run-record';

/** The places and headers of the columns that a run reads. */
export const headsOf = (grid: Grid, mapping: Mapping): string =>
  hashText(
    JSON.stringify(
      inputColumns(mapping).map(([key, { column }]) => [
        key,
        column,
        ...Array.from({ length: mapping.headerRows }, (_, i) => plainAt(grid, mapping.headerRow + i, column)),
      ]),
    ),
  );

interface Then {
  readonly plan: Stored;
  /** By `headsOf`. */
  readonly heads: string | undefined;
  /** As that run had it. */
  readonly mapping: Mapping | undefined;
}

/** Every row where it was; more may have come below. `from`: for each row of now the row of then, or -1. */
const rowsStand = (from: Int32Array, rows: number): boolean =>
  from.length >= rows && from.every((row, i) => row === (i < rows ? i : -1));

const columnsStand = ({ columns, headerRow }: Stored, own: readonly OwnColumnAt[]): boolean => {
  const now = new Map(own.map((one) => [one.key, one]));
  return columns.every(({ key, column }) => now.get(key)?.column === column) && own.every(({ row }) => row === headerRow);
};

/** `own`: our columns, where they are or will be. */
export const standsAsThen = (
  grid: Grid,
  own: readonly OwnColumnAt[],
  from: Int32Array,
  rows: number,
  { plan, heads, mapping }: Then,
): boolean => mapping !== undefined && headsOf(grid, mapping) === heads && columnsStand(plan, own) && rowsStand(from, rows);
