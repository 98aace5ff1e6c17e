/**
 * A grid's way from one sheet to another, in steps that are each drawn before the next: what is drawn in one frame holds the screen's thread.
 * What stands there and what is wanted in; the steps, each what the grid is set to, out. Rows of another sheet come a few at a time from the top, until
 * the view is full.
 */

/** What a grid is set to; what a step leaves out stays. */
export interface Shown<Column> {
  readonly columns: readonly Column[];
  readonly frozenRows: readonly number[];
  readonly rows: readonly number[];
}

/** Rows of another sheet that are drawn at once. */
export const ROWS_AT_ONCE = 8;

const sameList = <T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): boolean =>
  a.length === b.length && a.every((one, i) => same(one, b[i] as T));

const sameRow = (a: number, b: number): boolean => a === b;

/** `inView`: how many rows have room. */
export const stepsAnew = <Column>(wanted: Shown<Column>, inView: number): Partial<Shown<Column>>[] => {
  const steps: Partial<Shown<Column>>[] = [
    { frozenRows: [], rows: [] },
    { columns: wanted.columns },
    { frozenRows: wanted.frozenRows },
  ];
  const { length } = wanted.rows;
  for (let some = ROWS_AT_ONCE; some < Math.min(inView, length); some += ROWS_AT_ONCE)
    steps.push({ rows: wanted.rows.slice(0, some) });
  steps.push({ rows: wanted.rows });
  return steps;
};

/** Nothing but what has changed is set, in one step, since each draws all cells in view again; none where nothing but cells' contents can have changed. */
export const stepsWithin = <Column>(
  before: Shown<Column>,
  wanted: Shown<Column>,
  same: (a: Column, b: Column) => boolean,
): Partial<Shown<Column>>[] => {
  const step = {
    ...(!sameList(before.columns, wanted.columns, same) && { columns: wanted.columns }),
    ...(!sameList(before.frozenRows, wanted.frozenRows, sameRow) && { frozenRows: wanted.frozenRows }),
    ...(!sameList(before.rows, wanted.rows, sameRow) && { rows: wanted.rows }),
  };
  return Object.keys(step).length > 0 ? [step] : [];
};
