/** Cells that are drawn as one: merged areas, and texts that run over the empty cells right of them. */
import type { Area } from '../sheet/port/port';
import type { CellText } from './cell-text';

export const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

/** One number for a cell. */
export const key = (row: number, column: number): number => row * 16_384 + column;

/** Only areas of at most this many cells are drawn as one. */
const MOST_MERGED = 20_000;

export const mergedCells = (merges: readonly Area[]): ReadonlyMap<number, Area> => {
  const cells = new Map<number, Area>();
  for (const area of merges) {
    if (area.rows * area.columns > MOST_MERGED) continue;
    for (const row of range(area.row, area.row + area.rows))
      for (const column of range(area.column, area.column + area.columns)) cells.set(key(row, column), area);
  }
  return cells;
};

export interface Around {
  readonly merged: ReadonlyMap<number, Area>;
  readonly text: (row: number, column: number) => CellText;
  readonly wraps: (column: number) => boolean;
  readonly widthOf: (column: number) => number;
  readonly textWidth: (text: string) => number;
}

/** A text from the left that is too long for its column runs over the empty cells right of it, as in Excel; one that wraps does not. Each run as an area of one row. */
export const runsOver = (
  row: number,
  columns: readonly number[],
  { merged, text, wraps, widthOf, textWidth }: Around,
): readonly Area[] => {
  const last = columns.at(-1) ?? 0;
  const runs: Area[] = [];
  for (const column of columns) {
    const cell = text(row, column);
    if (cell.align !== 'left' || cell.text === '' || cell.text.includes('\n') || merged.has(key(row, column)) || wraps(column))
      continue;
    const wanted = textWidth(cell.text);
    let width = widthOf(column);
    let next = column + 1;
    while (width < wanted && next <= last && !merged.has(key(row, next)) && text(row, next).text === '') {
      width += widthOf(next);
      next += 1;
    }
    if (next > column + 1) runs.push({ row, column, rows: 1, columns: next - column });
  }
  return runs;
};
