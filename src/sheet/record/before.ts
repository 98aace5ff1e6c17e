/**
 * What an undo of a run puts back: our columns and sheets as they are when it is planned, the last run's record and what was changed since, in;
 * the image that the run's own record keeps, out. Formulas of ours stay formulas where all that they refer to stands as it did.
 */
import { ownKey } from '../own-keys';
import { columnAt } from '../read/source';
import type { Mapping } from '../mapping';
import type { CellValue, Grid, OwnColumn, OwnColumnAt, OwnSheet, SheetInfo } from '../port/port';
import { alignRows, byPosition } from './align';
import { plainAt, plainOf, samePlain, type Edit } from './edits';
import { asValue, formulasOf, hasFormula, withFormulaOf } from './kept-formulas';
import { BLANK_ROW, rowMarks } from './row-marks';
import { isWhole, type Edited, type Image, type RunRecord } from './run-record';
import { standsAsThen } from './standing';

export interface Facts {
  readonly policy: string;
  readonly grid: Grid;
  readonly own: readonly OwnColumnAt[];
  readonly record: RunRecord | undefined;
  /** The memory as the workbook has it. */
  readonly memoryText: string | undefined;
  /** Of the columns as they are. */
  readonly mapping: Mapping;
  /** Of the columns as the last run had them. */
  readonly mappingThen: Mapping | undefined;
  readonly sheets: readonly SheetInfo[];
  /** The sheet of figures that formulas refer to. */
  readonly figures: Grid | undefined;
  /** The user's rows were sorted without our columns. */
  readonly misplaced: boolean;
  /** Cells that stay as somebody has made them. */
  readonly kept: readonly Edit[];
}

const writable = (found: ReturnType<typeof plainAt>): number | string | null =>
  typeof found === 'boolean' ? String(found) : found;

const isFormulaAt = (grid: Grid, row: number, column: number): boolean =>
  (columnAt(grid, column)?.formulas?.[row - grid.firstRow] ?? 0) > 0;

/** The figures as they are by now; undefined where the sheet is not arranged as it was, so that the names may be of other cells. */
const figuresNow = (sheet: OwnSheet, grid: Grid | undefined): OwnSheet | undefined => {
  if (!grid) return undefined;
  let stands = true;
  const rows = sheet.rows.map((line, row) =>
    line.map((cell, column): CellValue => {
      const [written, found] = [plainOf(cell), plainAt(grid, row, column)];
      if (typeof written === 'string' && found !== written) stands = false;
      const value = { ...(typeof cell === 'object' && cell !== null ? cell : {}), value: writable(found) };
      return hasFormula(cell) && !isFormulaAt(grid, row, column) ? asValue(value) : value;
    }),
  );
  return stands ? { ...sheet, rows } : undefined;
};

interface Counted {
  readonly column: OwnColumn;
  /** Formulas of ours that the image has as values. */
  readonly values: number;
}

export const imageOf = ({ policy, grid, own, record, memoryText, kept, ...facts }: Facts): Image | null | undefined => {
  const [at] = own;
  if (!at) return null;
  if (!record || !isWhole(record)) return undefined;
  const { written } = record;
  const firstRow = at.row + written.firstRow - written.headerRow;
  const rowCount = Math.max(0, at.row + at.rows - firstRow);
  const rows = rowMarks(grid, facts.mapping, firstRow, rowCount);
  const then = (facts.misplaced ? byPosition : alignRows)(record.rows, rows);
  const figures = written.sheets.find(({ key }) => key === ownKey(policy, 'figures'));
  const now = figures && figuresNow(figures, facts.figures);
  const stand =
    now !== undefined &&
    !facts.misplaced &&
    standsAsThen(grid, own, then, written.rowCount, { plan: written, heads: record.heads, mapping: facts.mappingThen });
  const keeps = new Set(kept.map(({ key, row }) => `${key}@${row}`));

  const asNow = (key: string, column: number, row: number, value: CellValue | undefined): CellValue => {
    const found = plainAt(grid, row, column);
    if (keeps.has(`${key}@${row}`)) return { value: writable(found), keep: true };
    return samePlain(plainOf(value), found) ? asValue(value ?? null) : writable(found);
  };

  /** What stands there is not what a run wrote, and a later one has to see it. */
  const edited: Edited[] = [];
  const asFound = (key: string, column: number, row: number, value: CellValue | undefined): CellValue => {
    const same = samePlain(plainOf(value), plainAt(grid, row, column));
    if (!same || keeps.has(`${key}@${row}`)) edited.push({ key, row, was: asValue(value ?? null) });
    return asNow(key, column, row, value);
  };

  const columnNow = (old: OwnColumn, { key, column }: OwnColumnAt): Counted => {
    const ours = columnAt(grid, column)?.formulas;
    const formulaAt = formulasOf(old.values);
    let values = 0;
    const cells = Array.from(then, (from, i): CellValue => {
      const row = firstRow + i;
      const value = from < 0 ? null : (old.values[from] ?? null);
      if (ours?.[row - grid.firstRow] !== 2) return asFound(key, column, row, value);
      const formula = stand ? formulaAt(i) : undefined;
      if (formula !== undefined) return withFormulaOf(value, formula, writable(plainAt(grid, row, column)));
      values += 1;
      return asNow(key, column, row, value);
    });
    return {
      values,
      column: {
        ...old,
        column,
        header: Array.from({ length: written.headerRows }, (_, i) =>
          asFound(key, column, at.row + i, old.header[i - written.headerRows + old.header.length]),
        ),
        values: cells,
      },
    };
  };

  const columns = own.flatMap((one) => {
    const old = written.columns.find(({ key }) => key === one.key);
    return old ? [columnNow(old, one)] : [];
  });
  const values = columns.reduce((sum, one) => sum + one.values, 0);
  const counted = Array.from(then, (from) => (from < 0 ? BLANK_ROW : (record.rows.inputs[from] ?? BLANK_ROW)));
  return {
    plan: {
      ...written,
      headerRow: at.row,
      firstRow,
      rowCount,
      columns: columns.map(({ column }) => column),
      // One that somebody has deleted stood there no more.
      sheets: written.sheets
        .filter(({ key }) => facts.sheets.some((sheet) => sheet.own === key))
        .map((sheet) => (sheet === figures ? (now ?? sheet) : sheet)),
      memory: memoryText ?? '',
    },
    rows,
    ...(counted.some((mark, i) => mark !== rows.inputs[i]) && { counted }),
    ...(edited.length > 0 && { edited }),
    ...(stand && record.heads !== undefined && { heads: record.heads }),
    ...(record.parameters && { parameters: record.parameters }),
    ...(values > 0 && { values }),
  };
};
