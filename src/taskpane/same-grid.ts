/** Whether a sheet still says what it said: two readings of it in, yes or no out. Where it lies and what its cells hold count; colours and widths do not. */
import { Kind, type Grid, type GridColumn } from '../sheet/port';

const sameColumn = (a: GridColumn, b: GridColumn, aStrings: readonly string[], bStrings: readonly string[]): boolean =>
  a.kinds.every((kind, row) => {
    if (kind !== b.kinds[row] || a.formats[row] !== b.formats[row]) return false;
    const [x, y] = [a.values[row] ?? 0, b.values[row] ?? 0];
    return kind === Kind.text || kind === Kind.error ? aStrings[x] === bStrings[y] : Object.is(x, y);
  });

/** Formulas with the same results are the same here. */
export const sameGrid = (a: Grid, b: Grid): boolean =>
  a === b ||
  (a.sheet === b.sheet &&
    a.firstRow === b.firstRow &&
    a.firstColumn === b.firstColumn &&
    a.rows === b.rows &&
    a.date1904 === b.date1904 &&
    a.columns.length === b.columns.length &&
    a.columns.every((column, c) => {
      const other = b.columns[c];
      return other !== undefined && sameColumn(column, other, a.strings, b.strings);
    }));

const sameBytes = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.length === b.length && a.every((one, row) => one === b[row]));

const frameOf = ({ merges, hiddenRows, hiddenColumns }: Grid): string => JSON.stringify([merges, hiddenRows, hiddenColumns]);

/** Of two readings that tell the same in every respect, the earlier: what was worked out from it, or handed over, need not be again. */
export const unchanged = (before: Grid | undefined, now: Grid): Grid =>
  before &&
  sameGrid(before, now) &&
  frameOf(before) === frameOf(now) &&
  before.columns.every(({ formulas }, c) => sameBytes(formulas, now.columns[c]?.formulas))
    ? before
    : now;
