/** What a plan takes for granted of the user's sheet: the columns that tell the rows apart, as they were read. */
import { plainAt } from '../record/edits';
import type { Mapping } from '../mapping';
import type { Grid, OwnColumnAt, Seen } from '../port';

export const seenOf = (
  grid: Grid,
  mapping: Mapping,
  ownColumns: readonly OwnColumnAt[],
  firstRow: number,
  rows: number,
): Seen => {
  const { name, code, project } = mapping.identity;
  const columns = [name ?? code, project].flatMap((one) => (one === undefined ? [] : [one.column]));
  return {
    own: ownColumns,
    rows: [...new Set(columns)].map((column) => ({
      column,
      values: Array.from({ length: rows }, (_, i) => plainAt(grid, firstRow + i, column)),
    })),
  };
};
