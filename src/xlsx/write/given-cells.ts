/** Columns of cells, most of them blank, in; for each row the columns that have something to say out, so that nobody asks every blank. */
import type { OwnColumn } from '../../sheet/port/port';

export interface GivenCells {
  /** Columns from `first` to before `beyond` whose cell in this row is not blank, ascending. */
  readonly each: (row: number, first: number, beyond: number, visit: (i: number) => void) => void;
}

export const givenCells = (columns: readonly Pick<OwnColumn, 'values'>[], rows: number): GivenCells => {
  // Where the columns of a row begin in `found`, one after another.
  const starts = new Uint32Array(rows + 1);
  for (const { values } of columns)
    for (let row = 0; row < rows; row += 1) if (values[row] != null) starts[row + 1] = (starts[row + 1] as number) + 1;
  for (let row = 0; row < rows; row += 1) starts[row + 1] = (starts[row + 1] as number) + (starts[row] as number);
  const found = new Uint16Array(starts[rows] as number);
  const next = starts.slice();
  columns.forEach(({ values }, i) => {
    for (let row = 0; row < rows; row += 1)
      if (values[row] != null) {
        found[next[row] as number] = i;
        next[row] = (next[row] as number) + 1;
      }
  });
  return {
    each: (row, first, beyond, visit) => {
      const end = starts[row + 1] ?? 0;
      for (let at = starts[row] ?? 0; at < end; at += 1) {
        const i = found[at] as number;
        if (i >= beyond) return;
        if (i >= first) visit(i);
      }
    },
  };
};
