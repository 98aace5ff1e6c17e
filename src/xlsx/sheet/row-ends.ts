/**
 * Where the last cell of each row stands: noted while a sheet is read, asked for when the same bytes are written, so that the user's
 * cells are walked once and not three times.
 */
import type { Cursor } from './cursor';

export interface RowEnds {
  /** To be told at the end of each row; one with a formula, or written unusually, is not noted. */
  note(c: Cursor): void;
  /** How far behind `<row …>` the row's last cell stands, if it is left of `column`; -1 where it is not, and in rows that are not noted. */
  leftOf(row: number, column: number): number;
}

const known = new WeakMap<Uint8Array, RowEnds>();

export const rowEndsOf = (bytes: Uint8Array): RowEnds | undefined => known.get(bytes);

/** For these bytes of a sheet, which nobody alters. */
export const noteRowEnds = (bytes: Uint8Array): RowEnds => {
  // Columns count from 1 here; 0 is a row that is not noted.
  let columns = new Uint16Array(1 << 10);
  let offsets = new Uint32Array(1 << 10);
  const grow = (needed: number): void => {
    const size = Math.max(needed, columns.length * 2);
    const [before, after] = [columns, offsets];
    (columns = new Uint16Array(size)).set(before);
    (offsets = new Uint32Array(size)).set(after);
  };
  const ends: RowEnds = {
    note: (c) => {
      if (!c.rowUsual || c.column < 0) return;
      if (c.row >= columns.length) grow(c.row + 1);
      columns[c.row] = c.column + 1;
      offsets[c.row] = c.cellStart - c.rowOpenEnd;
    },
    leftOf: (row, column) => {
      const last = columns[row] ?? 0;
      return last > 0 && last <= column ? (offsets[row] as number) : -1;
    },
  };
  known.set(bytes, ends);
  return ends;
};
