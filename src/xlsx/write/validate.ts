/** A plan in, everything out that no sheet could hold, before anything is touched: names, keys, positions, texts, numbers. */
import { ProblemError, type Problem } from '../../core/problem';
import { columnName, sheetName } from '../../sheet/port/own-names';
import type { CellValue, OwnSheet, RowsToCome, WritePlan } from '../../sheet/port/port';
import { MAX_COLUMNS, MAX_ROWS } from '../../sheet/port/references';
import { badColumnKey, badSheetName, beyondOurs, beyondSheet, notANumber, textTooLong } from './problems';
import { cellName } from '../sheet/areas';
import { plainCell } from '../sheet/cells';

const MAX_TEXT = 32_767;

export const validSheetName = (name: string): boolean =>
  name.length >= 1 && name.length <= 31 && !/[\\/?*[\]:\u0000-\u001f]/.test(name) && !/^'|'$/.test(name);

const nameable = (make: (key: string) => string, key: string): boolean => {
  try {
    return make(key).length > 0;
  } catch {
    return false;
  }
};

const cellProblem = (sheet: string, row: number, column: number, cell: CellValue | undefined): Problem | undefined => {
  if (cell === null || cell === undefined) return undefined;
  const given = typeof cell === 'object' ? cell.value : cell;
  // Tidied, a text is no longer than it was.
  if (typeof given === 'string' ? given.length <= MAX_TEXT : given === null || Number.isFinite(given)) return undefined;
  const { value } = plainCell(cell);
  if (typeof value === 'string' ? value.length <= MAX_TEXT : value === null || Number.isFinite(value)) return undefined;
  const at = cellName(row, column);
  return typeof value === 'string' ? textTooLong(sheet, at, value.length) : notANumber(sheet, at);
};

/** At most one problem per cell; stops at the first hundred. */
const checkCell = (sheet: string, row: number, column: number, cell: CellValue | undefined, problems: Problem[]): void => {
  const problem = cellProblem(sheet, row, column, cell);
  if (problem && problems.length < 100) problems.push(problem);
};

/** Rows that are made as they are written are looked at then: they pass, or the first cell that no sheet could hold refuses the write. */
export const checkedRows = ({ name, rows }: OwnSheet, more: RowsToCome): RowsToCome => ({
  length: more.length,
  width: more.width,
  *[Symbol.iterator]() {
    let r = rows.length;
    for (const row of more) {
      row.forEach((cell, column) => {
        const problem = cellProblem(name, r, column, cell);
        if (problem) throw new ProblemError([problem]);
      });
      r += 1;
      yield row;
    }
  },
});

const checkOwnSheet = (sheet: OwnSheet, names: Set<string>, problems: Problem[]): void => {
  if (!validSheetName(sheet.name) || names.has(sheet.name.toLowerCase())) problems.push(badSheetName(sheet.name));
  names.add(sheet.name.toLowerCase());
  if (!nameable(sheetName, sheet.key)) problems.push(badColumnKey(sheet.name, sheet.key));
  const rows = sheet.rows.length + (sheet.more?.length ?? 0);
  if (rows > MAX_ROWS) problems.push(beyondOurs(sheet.name, cellName(rows - 1, 0)));
  sheet.rows.forEach((row, r) => {
    if (row.length > MAX_COLUMNS) problems.push(beyondOurs(sheet.name, cellName(r, row.length - 1)));
    for (let column = 0; column < row.length; column += 1) checkCell(sheet.name, r, column, row[column], problems);
  });
};

export const validatePlan = (plan: WritePlan): readonly Problem[] => {
  const problems: Problem[] = [];
  const lastRow = Math.max(plan.headerRow + plan.headerRows, plan.firstRow + plan.rowCount) - 1;
  const keys = new Set<string>();
  const places = new Set<number>();
  for (const { key, column, header, values } of plan.columns) {
    if (keys.has(key) || places.has(column) || !nameable(columnName, key)) problems.push(badColumnKey(plan.sheet, key));
    keys.add(key);
    places.add(column);
    if (lastRow >= MAX_ROWS || column >= MAX_COLUMNS) problems.push(beyondSheet(plan.sheet, cellName(lastRow, column)));
    header.forEach((title, i) => checkCell(plan.sheet, plan.headerRow + i, column, title, problems));
    for (let i = 0; i < plan.rowCount; i += 1)
      if (values[i] != null) checkCell(plan.sheet, plan.firstRow + i, column, values[i], problems);
  }
  const names = new Set<string>();
  const sheetKeys = new Set<string>();
  for (const sheet of plan.sheets) {
    if (sheetKeys.has(sheet.key)) problems.push(badColumnKey(sheet.name, sheet.key));
    sheetKeys.add(sheet.key);
    checkOwnSheet(sheet, names, problems);
  }
  return problems;
};
