/** The year to begin with: a sheet, a policy and this year in; a year in which the policy is in force, out. */
import type { Policy } from '../policy/model';
import { shownAt } from '../sheet/cells';
import type { Grid } from '../sheet/port';

/** Titles stand above the header. */
const TITLE_ROWS = 3;

const yearsInTitle = (grid: Grid): readonly number[] => {
  const years: number[] = [];
  for (let row = grid.firstRow; row < grid.firstRow + Math.min(TITLE_ROWS, grid.rows); row += 1) {
    for (let c = 0; c < grid.columns.length; c += 1) {
      for (const [, digits] of shownAt(grid, row, grid.firstColumn + c).matchAll(/(?<!\d)(20\d\d)\s*年/g))
        years.push(Number(digits));
    }
  }
  return years;
};

/** The first year of the title in which the policy is in force; else this year, or the nearest one in force. */
export const suggestedYear = (grid: Grid, { from, to }: Policy, thisYear: number): number => {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return yearsInTitle(grid).find((year) => year >= first && year <= last) ?? Math.min(Math.max(thisYear, first), last);
};
