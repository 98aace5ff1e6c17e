/** Where things are said to be, and how that is printed: problems and explanation steps in, cells to go to, out. */
import type { Place } from '../core/problem';
import type { Table } from '../engine/table';
import { address } from '../sheet/cells';
import { columnNumber } from '../sheet/port/own-names';
import type { Cell } from './state/state';

/** The cell of a problem, else the start of its row; undefined where it is about neither. */
export const cellOfPlace = ({ sheet, cell, row }: Place): Cell | undefined => {
  if (sheet === undefined) return undefined;
  const m = /^([A-Z]+)(\d+)/.exec(cell ?? '');
  if (m?.[1] && m[2]) return { sheet, row: Number(m[2]) - 1, column: columnNumber(m[1]) };
  return row === undefined ? undefined : { sheet, row: row - 1, column: 0 };
};

/** The cell that a value came from; undefined where it has none of its own. */
export const cellOfInput = (table: Table, input: string, row: number): Cell | undefined => {
  const column = table.columns.get(input)?.column ?? -1;
  const number = table.rowNumbers[row];
  return column < 0 || number === undefined ? undefined : { sheet: table.sheet, row: number - 1, column };
};

export const addressOf = ({ row, column }: Cell): string => address(row, column);
