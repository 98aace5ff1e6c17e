/** The one place where the command line meets .xlsx files: bytes in, a port and the bytes after a write out; grids and templates as new workbooks. */
import { done, type Result } from '../../core/problem';
import { Kind, type CellValue, type Grid, type GridColumn, type SheetPort } from '../../sheet/port/port';
import type { TemplateSheet } from '../../sheet/template';
import { createXlsx } from '../../xlsx/create';
import { LARGE_LIMITS } from '../../xlsx/limits';
import { openXlsx } from '../../xlsx/open';

export interface OpenedWorkbook {
  readonly port: SheetPort;
  readonly save: () => Promise<Uint8Array>;
}

export const workbookFile = async (bytes: Uint8Array, file: string): Promise<Result<OpenedWorkbook>> => {
  const opened = await openXlsx(bytes, file, { limits: LARGE_LIMITS, hold: true });
  if (!opened.ok) return opened;
  const workbook = opened.value;
  return done({ port: workbook, save: () => workbook.save() }, opened.problems);
};

const valueOf = (column: GridColumn, row: number, strings: readonly string[]): CellValue => {
  const value = column.values[row] ?? 0;
  switch (column.kinds[row] as Kind) {
    case Kind.number:
      return value;
    case Kind.flag:
      return value ? 'TRUE' : 'FALSE';
    case Kind.text:
    case Kind.error:
      return strings[value] ?? '';
    case Kind.empty:
      return null;
  }
};

const WIDTH = 14;

/** A new workbook with the cells of a grid that begins at A1. */
export const gridBytes = (grid: Grid): Promise<Uint8Array> =>
  createXlsx([
    {
      name: grid.sheet,
      rows: Array.from({ length: grid.rows }, (_, row) => grid.columns.map((column) => valueOf(column, row, grid.strings))),
      widths: grid.columns.map(() => WIDTH),
      freeze: { rows: 0, columns: 0 },
    },
  ]);

export const templateBytes = (sheets: readonly TemplateSheet[]): Promise<Uint8Array> => createXlsx(sheets);
