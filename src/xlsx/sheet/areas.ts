/** Areas as a file writes them (`A1:C3`) and as the port does (0-based row, column, rows, columns), and what they have in common. */
import type { Area } from '../../sheet/port';
import { columnLetters, columnNumber } from '../../sheet/own-names';

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

export const cellName = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`;

export const areaName = ({ row, column, rows, columns }: Area): string => {
  const first = cellName(row, column);
  const last = cellName(row + rows - 1, column + columns - 1);
  return first === last ? first : `${first}:${last}`;
};

/** `A1`, `A1:C3`, `$A$1`, whole columns `A:C` and rows `1:3`; undefined for anything else. */
export const parseArea = (ref: string): Area | undefined => {
  const m = /^\$?([A-Za-z]{1,3})?\$?(\d{1,7})?(?::\$?([A-Za-z]{1,3})?\$?(\d{1,7})?)?$/.exec(ref.trim());
  if (!m || (m[1] === undefined && m[2] === undefined)) return undefined;
  const whole = ref.includes(':');
  const c1 = m[1] === undefined ? 0 : columnNumber(m[1]);
  const r1 = m[2] === undefined ? 0 : Number(m[2]) - 1;
  const c2 = m[3] === undefined ? (m[1] === undefined ? MAX_COLUMNS - 1 : c1) : columnNumber(m[3]);
  const r2 = m[4] === undefined ? (m[2] === undefined ? MAX_ROWS - 1 : r1) : Number(m[4]) - 1;
  if (!whole && (m[1] === undefined || m[2] === undefined)) return undefined;
  const row = Math.min(r1, r2);
  const column = Math.min(c1, c2);
  return row < 0 ? undefined : { row, column, rows: Math.abs(r2 - r1) + 1, columns: Math.abs(c2 - c1) + 1 };
};

/** A list of areas with spaces between (`sqref`). */
export const parseAreas = (list: string): readonly Area[] => list.split(/\s+/).flatMap((ref) => parseArea(ref) ?? []);

export const overlap = (a: Area, b: Area): boolean =>
  a.row < b.row + b.rows && b.row < a.row + a.rows && a.column < b.column + b.columns && b.column < a.column + a.columns;

export const holds = (area: Area, row: number, column: number): boolean =>
  row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;

/** The smallest area around both. */
export const around = (a: Area, b: Area): Area => {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return {
    row,
    column,
    rows: Math.max(a.row + a.rows, b.row + b.rows) - row,
    columns: Math.max(a.column + a.columns, b.column + b.columns) - column,
  };
};
