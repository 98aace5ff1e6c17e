/** What a cell of a grid shows on the screen: its value and its number format in; the text and how it is set, out. */
import { format } from 'numfmt';
import { kindAt, shownAt } from '../sheet/cells';
import { Kind, NumberFormat, type Grid } from '../sheet/port/port';
import type { CellLook } from '../xlsx/cell-looks';

export interface CellText {
  readonly text: string;
  readonly align: 'left' | 'center' | 'right';
  readonly error: boolean;
}

const EMPTY: CellText = { text: '', align: 'left', error: false };
/** Days from the 1900 system to the 1904 system. */
const DAYS_1904 = 1462;
/** The short date of the file formats is the reader's own. */
const SHORT_DATE = /^mm-dd-yy$/i;

const numberText = (value: number, code: string | undefined, isDate: boolean, date1904: boolean, plain: string): string => {
  if (code === undefined || code === '@') return plain;
  try {
    const pattern = SHORT_DATE.test(code) ? 'yyyy/m/d' : code;
    const text: unknown = format(pattern, isDate && date1904 ? value + DAYS_1904 : value, { locale: 'zh-CN', nbsp: false });
    return typeof text === 'string' ? text : plain;
  } catch {
    // A format that only Excel knows.
    return plain;
  }
};

export const cellText = (grid: Grid, row: number, column: number, look: CellLook | undefined): CellText => {
  const kind = kindAt(grid, row, column);
  if (kind === Kind.empty) return EMPTY;
  const plain = shownAt(grid, row, column);
  if (kind === Kind.number) {
    const source = grid.columns[column - grid.firstColumn];
    const at = row - grid.firstRow;
    const isDate = source?.formats[at] === NumberFormat.date;
    const text = numberText(source?.values[at] ?? 0, look?.code, isDate, grid.date1904, plain);
    return { text, align: look?.align ?? 'right', error: false };
  }
  return { text: plain, align: look?.align ?? (kind === Kind.text ? 'left' : 'center'), error: kind === Kind.error };
};
