/** A plan in, everything out that no sheet could hold, before anything is touched: names, keys, positions, texts, numbers. */
import type { Problem } from '../../core/problem';
import { columnName, sheetName } from '../../sheet/own-names';
import type { CellValue, OwnSheet, WritePlan } from '../../sheet/port';
import { badColumnKey, badSheetName, beyondSheet, notANumber, textTooLong } from './problems';
import { cellName, MAX_COLUMNS, MAX_ROWS } from '../sheet/areas';
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

/** At most one problem per cell; stops at the first hundred. */
const checkCell = (sheet: string, row: number, column: number, cell: CellValue | undefined, problems: Problem[]): void => {
  const { value } = plainCell(cell);
  if (typeof value === 'string' ? value.length <= MAX_TEXT : value === null || Number.isFinite(value)) return;
  if (problems.length >= 100) return;
  const at = cellName(row, column);
  problems.push(typeof value === 'string' ? textTooLong(sheet, at, value.length) : notANumber(sheet, at));
};

const checkOwnSheet = (sheet: OwnSheet, names: Set<string>, problems: Problem[]): void => {
  if (!validSheetName(sheet.name) || names.has(sheet.name.toLowerCase())) problems.push(badSheetName(sheet.name));
  names.add(sheet.name.toLowerCase());
  if (!nameable(sheetName, sheet.key)) problems.push(badColumnKey(sheet.name, sheet.key));
  if (sheet.rows.length > MAX_ROWS) problems.push(beyondSheet(sheet.name, cellName(sheet.rows.length - 1, 0)));
  sheet.rows.forEach((row, r) => {
    if (row.length > MAX_COLUMNS) problems.push(beyondSheet(sheet.name, cellName(r, row.length - 1)));
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
    for (let i = 0; i < plan.rowCount; i += 1) checkCell(plan.sheet, plan.firstRow + i, column, values[i], problems);
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
