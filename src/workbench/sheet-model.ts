/** A sheet as a grid on the screen wants it: what the file says in; rows and columns with their sizes, texts, merges and notes, out. Rows and columns are 0-based and of the sheet. */
import type { SheetLook } from '../xlsx/sheet-look';
import { lastColumnOf, lastRowOf } from '../sheet/cells';
import type { Area, Grid, OwnColumnAt } from '../sheet/port';
import { cellText, type CellText } from './cell-text';

export interface SheetSource {
  readonly grid: Grid;
  readonly look: SheetLook;
  readonly ownColumns: readonly OwnColumnAt[];
  /** One of the sheets that we made. */
  readonly own: boolean;
}

/** Where a cell of a merged area lies in it, in pixels, and how large the area is. */
export interface MergeSlice {
  readonly area: Area;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** The text of the area's first cell. */
  readonly text: CellText;
  /** Set from the left: a title that is wider than any screen, or a text that runs over empty cells. */
  readonly fromLeft: boolean;
}

export interface SheetModel {
  readonly sheet: string;
  readonly columns: readonly number[];
  /** Rows that stay in view above the rest. */
  readonly frozenRows: readonly number[];
  readonly frozenColumns: number;
  /** All other rows but the hidden ones, in order. */
  readonly rows: readonly number[];
  readonly widthOf: (column: number) => number;
  readonly heightOf: (row: number) => number;
  readonly text: (row: number, column: number) => CellText;
  readonly merge: (row: number, column: number) => MergeSlice | undefined;
  readonly note: (row: number, column: number) => string | undefined;
  /** A column that a run of ours wrote. */
  readonly isOwn: (column: number) => boolean;
}

export const ROW_HEIGHT = 26;
const LINE = 18;
const CHAR = 7;
const PADDING = 13;
const USUAL_WIDTH = 10;
const SPARE = { rows: 20, columns: 4 };
const MOST_FROZEN_ROWS = 12;
/** Wider areas do not fit on a screen: a text in their middle would not be seen. */
const WIDE = 1200;

const lettersIn = (text: string): number =>
  [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);

const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

const key = (row: number, column: number): number => row * 16_384 + column;

/** Areas by each of their cells; only areas of at most this many cells are drawn as one. */
const MOST_MERGED = 20_000;
const mergedCells = (merges: readonly Area[]): ReadonlyMap<number, Area> => {
  const cells = new Map<number, Area>();
  for (const area of merges) {
    if (area.rows * area.columns > MOST_MERGED) continue;
    for (const row of range(area.row, area.row + area.rows))
      for (const column of range(area.column, area.column + area.columns)) cells.set(key(row, column), area);
  }
  return cells;
};

/** A text in a frozen row that is too long for its column runs over the empty cells right of it, as it does in Excel: each such run as an area. */
const overflows = (
  rows: readonly number[],
  columns: readonly number[],
  taken: ReadonlyMap<number, Area>,
  textAt: SheetModel['text'],
  widthOf: SheetModel['widthOf'],
): readonly Area[] =>
  rows.flatMap((row) =>
    columns.flatMap((column) => {
      const { text, align } = textAt(row, column);
      if (align !== 'start' || text === '' || text.includes('\n') || taken.has(key(row, column))) return [];
      const free = (next: number): boolean => !taken.has(key(row, next)) && textAt(row, next).text === '';
      let width = widthOf(column);
      let next = column + 1;
      for (; width < lettersIn(text) * CHAR + PADDING && next <= (columns.at(-1) ?? 0) && free(next); next += 1)
        width += widthOf(next);
      return next > column + 1 ? [{ row, column, rows: 1, columns: next - column }] : [];
    }),
  );

export const sheetModel = ({ grid, look, ownColumns, own }: SheetSource): SheetModel => {
  const [hiddenRows, hiddenColumns] = [new Set(grid.hiddenRows), new Set(grid.hiddenColumns)];
  const notes = new Map(look.notes.map(({ row, column, text }) => [key(row, column), text]));
  const ownAt = new Set(ownColumns.map(({ column }) => column));
  const bottom = look.notes.reduce((last, { row }) => Math.max(last, row + 1), lastRowOf(grid) + 1) + SPARE.rows;
  const right = lastColumnOf(grid) + 1 + SPARE.columns;
  const columns = range(0, right).filter((column) => !hiddenColumns.has(column));
  const frozen = Math.min(look.freeze.rows, MOST_FROZEN_ROWS);

  const text = (row: number, column: number): CellText => cellText(grid, row, column, own || ownAt.has(column));
  const widthOf = (column: number): number =>
    hiddenColumns.has(column) ? 0 : Math.round((look.widths.get(column) ?? USUAL_WIDTH) * CHAR + 5);

  const real = mergedCells(grid.merges);
  // The last frozen row is the header's; its texts wrap.
  const running = overflows(range(0, frozen - 1), columns, real, text, widthOf);
  const merged = mergedCells([...grid.merges, ...running]);

  const heights = new Map<number, number>();
  const heightOf = (row: number): number => {
    if (row >= frozen) return ROW_HEIGHT;
    const known = heights.get(row);
    if (known !== undefined) return known;
    const lines = columns.map((column) => {
      const area = merged.get(key(row, column));
      if (area && (area.row !== row || area.column !== column || area.rows > 1 || running.includes(area))) return 1;
      const width = range(column, column + (area?.columns ?? 1)).reduce((sum, one) => sum + widthOf(one), 0);
      return text(row, column)
        .text.split('\n')
        .reduce((sum, line) => sum + Math.max(1, Math.ceil((lettersIn(line) * CHAR) / Math.max(1, width - PADDING))), 0);
    });
    const height = Math.min(4, Math.max(1, ...lines)) * LINE + 8;
    heights.set(row, height);
    return height;
  };
  const sum = (from: number, to: number, size: (one: number) => number): number =>
    range(from, to).reduce((total, one) => total + size(one), 0);
  const rowSize = (row: number): number => (hiddenRows.has(row) ? 0 : heightOf(row));

  return {
    sheet: grid.sheet,
    columns,
    frozenRows: range(0, frozen).filter((row) => !hiddenRows.has(row)),
    frozenColumns: columns.filter((column) => column < look.freeze.columns).length,
    rows: range(frozen, bottom).filter((row) => !hiddenRows.has(row)),
    widthOf,
    heightOf,
    text,
    merge: (row, column) => {
      const area = merged.get(key(row, column));
      if (!area) return undefined;
      const width = sum(area.column, area.column + area.columns, widthOf);
      return {
        area,
        left: sum(area.column, column, widthOf),
        top: sum(area.row, row, rowSize),
        width,
        height: sum(area.row, area.row + area.rows, rowSize),
        text: text(area.row, area.column),
        fromLeft: width > WIDE || running.includes(area),
      };
    },
    note: (row, column) => notes.get(key(row, column)),
    isOwn: (column) => ownAt.has(column),
  };
};
