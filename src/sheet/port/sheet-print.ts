/**
 * What a run put on a sheet of ours, as one number: its cells in, row after row; a number out that is another one when somebody has written
 * there since. Rows count wherever they stand, so that a sort or an empty row in between changes nothing.
 */
import { FORMULA, printOf } from './own-prints';
import { mix } from '../record/row-marks';

export { FORMULA };

/** 0 for a blank. Hosts keep 15 digits of a number. */
export const cellPrint = (value: string | number | boolean | null): number => {
  if (typeof value === 'number') return printOf(Number.isSafeInteger(value) ? value : Number(value.toPrecision(15)));
  return printOf(typeof value === 'string' && value.includes('\r') ? value.replace(/\r\n?/g, '\n') : value);
};

/** The print of a row with one cell more; cells come from left to right, the first to 0. */
export const withCell = (line: number, column: number, print: number): number =>
  print === 0 ? line : mix(mix(line, column + 1), print);

export interface SheetPrint {
  /** One cell; the cells of a row come one after another, from left to right. */
  cell(row: number, column: number, print: number): void;
  /** Of all that came. */
  sum(): number;
}

export const sheetPrint = (): SheetPrint => {
  let sum = 0;
  let row = -1;
  let line = 0;
  const end = (): void => {
    sum = (sum + line) >>> 0;
    line = 0;
  };
  return {
    cell: (at, column, print) => {
      if (at !== row) end();
      row = at;
      line = withCell(line, column, print);
    },
    sum: () => {
      end();
      row = -1;
      return sum;
    },
  };
};
