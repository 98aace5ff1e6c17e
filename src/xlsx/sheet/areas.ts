/** Areas as a file writes them (`A1:C3`) and as the port does (0-based row, column, rows, columns), and what they have in common. */
import type { Area } from '../../sheet/port/port';
import { columnLetters } from '../../sheet/port/own-names';
import { parseArea } from '../../sheet/port/references';

export const cellName = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`;

export const areaName = ({ row, column, rows, columns }: Area): string => {
  const first = cellName(row, column);
  const last = cellName(row + rows - 1, column + columns - 1);
  return first === last ? first : `${first}:${last}`;
};

/** A list of areas with spaces between (`sqref`). */
export const parseAreas = (list: string): readonly Area[] => list.split(/\s+/).flatMap((ref) => parseArea(ref) ?? []);

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
