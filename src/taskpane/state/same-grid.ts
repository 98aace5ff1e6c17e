/**
 * Whether a sheet still says what it said: two readings of it in, yes or no out. Where it lies and what its cells hold count; colours and widths do not.
 * There may be millions of cells, so that between columns this thread is free for others.
 */
import { Kind, type Grid, type GridColumn } from '../../sheet/port/port';
import { paced } from '../../core/breath';

const sameBytes = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean => {
  if (a === b) return true;
  if (a?.length !== b?.length) return false;
  for (let row = 0; row < (a?.length ?? 0); row += 1) if (a?.[row] !== b?.[row]) return false;
  return true;
};

const sameColumn = (a: GridColumn, b: GridColumn, aStrings: readonly string[], bStrings: readonly string[]): boolean => {
  if (!sameBytes(a.kinds, b.kinds) || !sameBytes(a.formats, b.formats)) return false;
  const { kinds, values } = a;
  for (let row = 0; row < values.length; row += 1) {
    const [x, y] = [values[row] as number, b.values[row] as number];
    const text = kinds[row] === Kind.text || kinds[row] === Kind.error;
    if (text ? aStrings[x] !== bStrings[y] : !Object.is(x, y)) return false;
  }
  return true;
};

/** Formulas with the same results are the same here. */
export const sameGrid = async (a: Grid, b: Grid): Promise<boolean> => {
  if (a === b) return true;
  const alike =
    a.sheet === b.sheet &&
    a.firstRow === b.firstRow &&
    a.firstColumn === b.firstColumn &&
    a.rows === b.rows &&
    a.date1904 === b.date1904 &&
    a.columns.length === b.columns.length;
  if (!alike) return false;
  const pace = paced();
  for (const [c, column] of a.columns.entries()) {
    if (!sameColumn(column, b.columns[c] as GridColumn, a.strings, b.strings)) return false;
    await pace();
  }
  return true;
};

const frameOf = ({ merges, hiddenRows, hiddenColumns }: Grid): string => JSON.stringify([merges, hiddenRows, hiddenColumns]);

/** Of two readings that tell the same in every respect, the earlier: what was worked out from it, or handed over, need not be again. */
export const unchanged = async (before: Grid | undefined, now: Grid): Promise<Grid> =>
  before &&
  (await sameGrid(before, now)) &&
  frameOf(before) === frameOf(now) &&
  before.columns.every(({ formulas }, c) => sameBytes(formulas, now.columns[c]?.formulas))
    ? before
    : now;
