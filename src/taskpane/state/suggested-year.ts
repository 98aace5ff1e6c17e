/** The year to begin with: a sheet, a policy and this year in; a year in which the policy is in force, out. */
import type { Policy } from '../../policy/model';
import type { Grid } from '../../sheet/port/port';
import { yearsAbove } from '../../sheet/read/title-years';

/** Titles stand above the header. */
const TITLE_ROWS = 3;

/** The first year of the title in which the policy is in force; else this year, or the nearest one in force. */
export const suggestedYear = (grid: Grid, { from, to }: Policy, thisYear: number): number => {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return (
    yearsAbove(grid, grid.firstRow + TITLE_ROWS).find((year) => year >= first && year <= last) ??
    Math.min(Math.max(thisYear, first), last)
  );
};
