/** Years that the title of a sheet names: a grid and the row below the title in; the years, in their order, out. */
import { shownAt } from '../cells';
import type { Grid } from '../port/port';

/** `2025年`, `2025年度`. */
export const yearsAbove = (grid: Grid, end: number): readonly number[] => {
  const years: number[] = [];
  for (let row = grid.firstRow; row < Math.min(end, grid.firstRow + grid.rows); row += 1) {
    for (let c = 0; c < grid.columns.length; c += 1) {
      for (const [, digits] of shownAt(grid, row, grid.firstColumn + c).matchAll(/(?<!\d)(20\d\d)\s*年/g))
        years.push(Number(digits));
    }
  }
  return years;
};
