/** The upper left of a sheet as people see it: a grid in; header texts per cell with merges spread, and header paths per column, out. */
import { contains, isBlank, lastColumnOf, lastRowOf, shownAt } from '../cells';
import { Kind, type Area, type Grid } from '../port/port';

/** Beyond these many rows from the top no header is looked for. */
export const HEADER_SEARCH = 60;
export const MAX_HEADER_ROWS = 4;

export interface Layout {
  readonly grid: Grid;
  /** Sheet columns that may hold the user's table, ascending: empty ones and those of our own are left out. */
  readonly columns: readonly number[];
  /** Where each of them stands in that list. */
  readonly position: ReadonlyMap<number, number>;
  /** The text of a cell, or of the merge that covers it. */
  readonly text: (row: number, column: number) => string;
  /** The merge that covers a cell. */
  readonly merge: (row: number, column: number) => Area | undefined;
}

export const layoutOf = (grid: Grid, ignored: readonly number[]): Layout => {
  const skip = new Set(ignored);
  const top = grid.merges.filter((m) => m.row < grid.firstRow + HEADER_SEARCH + MAX_HEADER_ROWS);
  const columns: number[] = [];
  for (let c = grid.firstColumn; c <= lastColumnOf(grid); c++) {
    const holds = grid.columns[c - grid.firstColumn]?.kinds.some((kind) => kind !== Kind.empty) ?? false;
    if (!skip.has(c) && (holds || top.some((m) => c >= m.column && c < m.column + m.columns))) columns.push(c);
  }
  const position = new Map(columns.map((c, i) => [c, i]));
  const byRow = new Map<number, Area[]>();
  for (const merge of top) {
    for (let r = merge.row; r < merge.row + merge.rows && r <= grid.firstRow + HEADER_SEARCH + MAX_HEADER_ROWS; r++) {
      const list = byRow.get(r);
      if (list) list.push(merge);
      else byRow.set(r, [merge]);
    }
  }
  const mergeAt = (row: number, column: number): Area | undefined => byRow.get(row)?.find((m) => contains(m, row, column));
  const text = (row: number, column: number): string => {
    const merge = mergeAt(row, column);
    return shownAt(grid, merge?.row ?? row, merge?.column ?? column).trim();
  };
  return { grid, columns, position, text, merge: mergeAt };
};

/** Non-blank cells of a row, a merge counted once. */
export const filled = (layout: Layout, row: number): readonly number[] =>
  layout.columns.filter((c) => {
    const merge = layout.merge(row, c);
    if (merge && merge.row === row && merge.column < c && layout.position.has(merge.column)) return false;
    return !isBlank(layout.grid, row, c);
  });

/** The last row in which a header is looked for. */
export const lastSearchRow = (layout: Layout): number => Math.min(lastRowOf(layout.grid), layout.grid.firstRow + HEADER_SEARCH);

/**
 * Header texts of a column from the top row to the bottom row of a block, neighbours that repeat taken once.
 * A group title that was typed without merging belongs to the columns on its right until the next title, where they have a text below it.
 */
export const headerPath = (layout: Layout, from: number, rows: number, column: number): readonly string[] => {
  const path: string[] = [];
  const at = layout.position.get(column) ?? 0;
  for (let r = from; r < from + rows; r++) {
    let text = layout.text(r, column);
    const below = r < from + rows - 1 && layout.text(r + 1, column) !== '' && layout.text(r + 1, column) !== text;
    if (text === '' && below && !layout.merge(r, column)) text = groupTitle(layout, r, at);
    if (text !== '' && text !== path[path.length - 1]) path.push(text);
  }
  return path;
};

const groupTitle = (layout: Layout, row: number, at: number): string => {
  for (let i = at - 1; i >= 0; i--) {
    const column = layout.columns[i] as number;
    const text = layout.text(row, column);
    if (text === '') {
      if (layout.text(row + 1, column) === '') return '';
      continue;
    }
    if (layout.merge(row, column)) return '';
    // A title above nothing else is a column's own name, not a group's.
    const own = layout.text(row + 1, column);
    return own !== '' && own !== text ? text : '';
  }
  return '';
};

export const joinPath = (path: readonly string[]): string => path.map((t) => t.replace(/\s*[\r\n]+\s*/g, '').trim()).join(' / ');
