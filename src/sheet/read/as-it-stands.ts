/** Whether a total is the sum of its cells’ own numbers: a source, a column, the row of the total and the rows it covers in; yes or no out, whatever units and formats make of them. */
import { isBlank } from '../cells';
import { Kind } from '../port/port';
import { columnAt, type Source } from './source';

/** Cells may have more digits than are kept of each, and a unit in their number format that the total's cell lacks. */
export const sumsAsItStands = (
  { grid, rows }: Source,
  column: number,
  total: number,
  { from, to }: { readonly from: number; readonly to: number },
): boolean => {
  const cells = columnAt(grid, column);
  const numberAt = (row: number): number =>
    cells?.kinds[row - grid.firstRow] === Kind.number ? (cells.values[row - grid.firstRow] as number) : Number.NaN;
  let sum = 0;
  for (const row of rows) if (row >= from && row <= to && !isBlank(grid, row, column)) sum += numberAt(row);
  const says = numberAt(total);
  return Math.abs(sum - says) <= 1e-9 * Math.max(1, Math.abs(says));
};
