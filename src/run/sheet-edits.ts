/** What somebody has changed on a sheet of ours: its cells as they are and as they were written in; a list of the first edits, and how many there are, out. */
import { plainAt, plainOf, samePlain, type Edit } from '../sheet/record/edits';
import type { CellValue, Grid } from '../sheet/port/port';

/** Listed of one sheet: nobody reads more. */
const MOST_LISTED = 50;

export const sheetEdits = (
  grid: Grid,
  rows: readonly (readonly CellValue[])[],
): { readonly listed: readonly Edit[]; readonly total: number } => {
  const bottom = Math.max(rows.length, grid.firstRow + grid.rows);
  const right = Math.max(...rows.map((row) => row.length), grid.firstColumn + grid.columns.length);
  const listed: Edit[] = [];
  let total = 0;
  for (let row = 0; row < bottom; row += 1)
    for (let column = 0; column < right; column += 1) {
      const [written, found] = [plainOf(rows[row]?.[column]), plainAt(grid, row, column)];
      if (samePlain(written, found)) continue;
      total += 1;
      if (total <= MOST_LISTED) listed.push({ key: '', row, column, header: false, written, found, formula: false });
    }
  return { listed, total };
};
