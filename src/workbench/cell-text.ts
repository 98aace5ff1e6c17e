/** What a cell of a grid shows on the screen: a grid and a place in; the text and how it is set, out. */
import { kindAt, shownAt } from '../sheet/cells';
import { Kind, NumberFormat, type Grid } from '../sheet/port';

export interface CellText {
  readonly text: string;
  readonly align: 'start' | 'center' | 'end';
  readonly error: boolean;
}

const EMPTY: CellText = { text: '', align: 'start', error: false };
const DAY = 86_400_000;
/** Day 0 of the 1900 system (with its leap day that never was) and of the 1904 system. */
const DAY_ZERO = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };

const dateText = (serial: number, date1904: boolean): string => {
  const date = new Date((date1904 ? DAY_ZERO[1904] : DAY_ZERO[1900]) + serial * DAY);
  return Number.isNaN(date.getTime())
    ? String(serial)
    : date
        .toISOString()
        .slice(0, Number.isInteger(serial) ? 10 : 16)
        .replace('T', ' ');
};

const grouped = (text: string): string => text.replace(/^(-?\d+)/, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ','));

/** Two decimals at least, as money is written. */
const moneyDigits = (text: string): string => {
  const [whole = '', fraction = ''] = text.split('.');
  return `${grouped(whole)}.${fraction.padEnd(2, '0')}`;
};

/** `money`: numbers are amounts of ours and are set as such. */
export const cellText = (grid: Grid, row: number, column: number, money: boolean): CellText => {
  switch (kindAt(grid, row, column)) {
    case Kind.empty:
      return EMPTY;
    case Kind.number: {
      const at = row - grid.firstRow;
      const source = grid.columns[column - grid.firstColumn];
      const shown = shownAt(grid, row, column);
      if (source?.formats[at] === NumberFormat.date)
        return { text: dateText(source.values[at] ?? 0, grid.date1904), align: 'center', error: false };
      return { text: money && /^-?\d+(\.\d+)?$/.test(shown) ? moneyDigits(shown) : shown, align: 'end', error: false };
    }
    case Kind.flag:
      return { text: shownAt(grid, row, column), align: 'center', error: false };
    case Kind.error:
      return { text: shownAt(grid, row, column), align: 'center', error: true };
    case Kind.text:
      return { text: shownAt(grid, row, column), align: 'start', error: false };
  }
};
