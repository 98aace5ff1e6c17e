/** A sheet as a grid on the screen wants it: what the file says in; rows and columns with their sizes, texts, looks, merges and notes, out. Rows and columns are 0-based and of the sheet. */
import { lastColumnOf, lastRowOf } from '../sheet/cells';
import type { Area, Grid, OwnColumnAt } from '../sheet/port/port';
import type { CellLook } from '../xlsx/cell-looks';
import { lookAt } from '../xlsx/look-at';
import type { SheetLook } from '../xlsx/sheet-look';
import { cellText, type CellText } from './cell-text';
import { key, mergedCells, range, runsOver } from './runs';
import { linesOf, rowHeight, ROW_HEIGHT, textWidth, widthOfLetters, WRAPPED_ROWS } from './sizes';

export interface SheetSource {
  readonly grid: Grid;
  readonly look: SheetLook;
  readonly ownColumns: readonly OwnColumnAt[];
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
  /** Rows below the frozen ones that are higher than usual. */
  readonly highRows: readonly number[];
  readonly text: (row: number, column: number) => CellText;
  readonly look: (row: number, column: number) => CellLook | undefined;
  readonly merge: (row: number, column: number) => MergeSlice | undefined;
  readonly note: (row: number, column: number) => string | undefined;
  /** A column that a run of ours wrote. */
  readonly isOwn: (column: number) => boolean;
}

const SPARE = { rows: 20, columns: 4 };
const MOST_FROZEN_ROWS = 12;
/** Wider areas do not fit on a screen: a text in their middle would not be seen. */
const WIDE = 1200;

export const sheetModel = ({ grid, look, ownColumns }: SheetSource): SheetModel => {
  const [hiddenRows, hiddenColumns] = [new Set(grid.hiddenRows), new Set(grid.hiddenColumns)];
  const merged = mergedCells(grid.merges);
  const notes = new Map(look.notes.map(({ row, column, text }) => [key(row, column), text]));
  const ownAt = new Set(ownColumns.map(({ column }) => column));
  const bottom = look.notes.reduce((last, { row }) => Math.max(last, row + 1), lastRowOf(grid) + 1) + SPARE.rows;
  const right = lastColumnOf(grid) + 1 + SPARE.columns;
  const columns = range(0, right).filter((column) => !hiddenColumns.has(column));
  const frozen = Math.min(look.freeze.rows, MOST_FROZEN_ROWS);
  const rows = range(frozen, bottom).filter((row) => !hiddenRows.has(row));

  const lookOf = (row: number, column: number): CellLook | undefined => lookAt(look, row, column);
  const text = (row: number, column: number): CellText => cellText(grid, row, column, lookOf(row, column));
  const widthOf = (column: number): number => (hiddenColumns.has(column) ? 0 : widthOfLetters(look.widths.get(column)));

  const heights = new Map<number, number>();
  const heightOf = (row: number): number => {
    const known = heights.get(row);
    if (known !== undefined) return known;
    const lines = columns.map((column) => {
      const area = merged.get(key(row, column));
      if (lookOf(row, column)?.wrap !== true || (area && area.rows > 1)) return 1;
      const width = range(column, column + (area?.columns ?? 1)).reduce((sum, one) => sum + widthOf(one), 0);
      return linesOf(text(row, column).text, width);
    });
    const height = rowHeight(Math.max(1, ...lines));
    heights.set(row, height);
    return height;
  };
  const body = rows.length <= WRAPPED_ROWS ? rows : [];
  const shownHeight = (row: number): number => (row < frozen || body.length > 0 ? heightOf(row) : ROW_HEIGHT);

  const running = new Map<number, readonly Area[]>();
  const runsOf = (row: number): readonly Area[] => {
    const known = running.get(row);
    if (known) return known;
    const wraps = (column: number): boolean => lookOf(row, column)?.wrap === true;
    const found = runsOver(row, columns, { merged, text, wraps, widthOf, textWidth });
    running.set(row, found);
    return found;
  };

  const sum = (from: number, to: number, size: (one: number) => number): number =>
    range(from, to).reduce((total, one) => total + size(one), 0);
  const rowSize = (row: number): number => (hiddenRows.has(row) ? 0 : shownHeight(row));

  return {
    sheet: grid.sheet,
    columns,
    frozenRows: range(0, frozen).filter((row) => !hiddenRows.has(row)),
    frozenColumns: columns.filter((column) => column < look.freeze.columns).length,
    rows,
    widthOf,
    heightOf: shownHeight,
    highRows: body.filter((row) => heightOf(row) !== ROW_HEIGHT),
    text,
    look: lookOf,
    merge: (row, column) => {
      const real = merged.get(key(row, column));
      const area = real ?? runsOf(row).find((run) => column >= run.column && column < run.column + run.columns);
      if (!area) return undefined;
      const width = sum(area.column, area.column + area.columns, widthOf);
      return {
        area,
        left: sum(area.column, column, widthOf),
        top: sum(area.row, row, rowSize),
        width,
        height: sum(area.row, area.row + area.rows, rowSize),
        text: text(area.row, area.column),
        fromLeft: !real || width > WIDE,
      };
    },
    note: (row, column) => notes.get(key(row, column)),
    isOwn: (column) => ownAt.has(column),
  };
};
