/** Addresses: cells for people (`F12`), and the address text of a RangeAreas object as areas. */
import type { Place } from '../core/problem';
import { columnLetters, columnNumber } from '../sheet/port/own-names';
import type { Area } from '../sheet/port/port';

/** `F12`, from 0-based row and column. */
export const cellName = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`;

/** `F12:G20`, or `F12` for one cell. */
export const areaName = ({ row, column, rows, columns }: Area): string => {
  const first = cellName(row, column);
  const last = cellName(row + rows - 1, column + columns - 1);
  return first === last ? first : `${first}:${last}`;
};

export const cellPlace = (sheet: string, row: number, column: number): Place => ({
  sheet,
  cell: cellName(row, column),
  row: row + 1,
});

// The sheet's name may itself hold commas and colons, so it is skipped as a whole before each part.
const PART = /(?:'(?:[^']|'')*'|[^\s,!']+)!\$?([A-Z]{1,3})?\$?(\d{1,7})?(?::\$?([A-Z]{1,3})?\$?(\d{1,7})?)?/gi;
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** `'表 1'!A1:B2,'表 1'!D:D` → areas; whole rows and columns reach to the end of the sheet. */
export const areasOf = (address: string): Area[] =>
  [...address.matchAll(PART)].map(([, firstColumn, firstRow, lastColumn = firstColumn, lastRow = firstRow]) => {
    const column = firstColumn === undefined ? 0 : columnNumber(firstColumn);
    const row = firstRow === undefined ? 0 : Number(firstRow) - 1;
    const endColumn = lastColumn === undefined ? LAST_COLUMN : columnNumber(lastColumn) + 1;
    const endRow = lastRow === undefined ? LAST_ROW : Number(lastRow);
    return { row, column, rows: endRow - row, columns: endColumn - column };
  });

/** The part that two areas share. */
export const intersection = (a: Area, b: Area): Area | undefined => {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : undefined;
};

export const cellCount = (area: Area): number => area.rows * area.columns;

/** `getRanges` takes 8,192 characters. */
const ADDRESS_AT_MOST = 8_000;

/** Addresses joined up to what one `getRanges` takes. */
export const joinedAddresses = (addresses: readonly string[]): string[] => {
  const out: string[] = [];
  let text = '';
  for (const address of addresses) {
    if (text.length + address.length + 1 > ADDRESS_AT_MOST) {
      out.push(text);
      text = '';
    }
    text += text ? `,${address}` : address;
  }
  return text ? [...out, text] : out;
};
