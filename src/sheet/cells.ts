/** Single cells of a grid: a grid and a place in it in, what stands there as text or as an address out. Places are of the sheet. */
import type { Place } from '../core/problem';
import { columnLetters } from './port/own-names';
import { Kind, NumberFormat, type Area, type Grid } from './port/port';

/** `F12` for people, from 0-based row and column of the sheet. */
export const address = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`;

/** The place of one cell for a problem. */
export const cellPlace = (sheet: string, row: number, column: number): Place => ({
  sheet,
  cell: address(row, column),
  row: row + 1,
});

export const kindAt = (grid: Grid, row: number, column: number): Kind => {
  const kinds = grid.columns[column - grid.firstColumn]?.kinds;
  const r = row - grid.firstRow;
  return kinds && r >= 0 && r < grid.rows ? (kinds[r] ?? Kind.empty) : Kind.empty;
};

const numberShown = (value: number, format: number): string =>
  format === NumberFormat.percent
    ? `${Number((value * 100).toPrecision(15))}%`
    : String(Number.isInteger(value) ? value : Number(value.toPrecision(15)));

/** What the cell says, as a person would quote it: `1234.5`, `12%`, `#N/A`, `TRUE`; '' when it is empty. */
export const shownAt = (grid: Grid, row: number, column: number): string => {
  const source = grid.columns[column - grid.firstColumn];
  const r = row - grid.firstRow;
  if (!source || r < 0 || r >= grid.rows) return '';
  const value = source.values[r] ?? 0;
  switch (source.kinds[r] as Kind) {
    case Kind.number:
      return numberShown(value, source.formats[r] ?? 0);
    case Kind.flag:
      return value ? 'TRUE' : 'FALSE';
    case Kind.text:
    case Kind.error:
      return grid.strings[value] ?? '';
    default:
      return '';
  }
};

/** Text that is only white space counts as nothing. */
export const isBlank = (grid: Grid, row: number, column: number): boolean => {
  const kind = kindAt(grid, row, column);
  return kind === Kind.empty || (kind === Kind.text && shownAt(grid, row, column).trim() === '');
};

export const lastRowOf = (grid: Grid): number => grid.firstRow + grid.rows - 1;
export const lastColumnOf = (grid: Grid): number => grid.firstColumn + grid.columns.length - 1;

export const contains = (area: Area, row: number, column: number): boolean =>
  row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;

/** `F12、F15、F20 等 7 格`: the first places of many, for one message about all of them. */
export const cellList = (cells: readonly string[], total: number): { readonly zh: string; readonly en: string } => {
  const more = total > cells.length;
  return {
    zh: more ? `${cells.join('、')} 等 ${total} 格` : cells.join('、'),
    en: more ? `${cells.join(', ')} and ${total - cells.length} more` : cells.join(', '),
  };
};

/** Such a list in Chinese with what divides it from the words behind it: a blank after an address (`F12 的`), none after a count of cells. */
export const spaced = (zh: string): string => (zh.endsWith('格') ? zh : `${zh} `);
