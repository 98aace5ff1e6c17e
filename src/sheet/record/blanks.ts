/** The cells of a column as a text holds them: a list in; the list with each run of blanks as its length out, and back. An item pays few rows, so that most of a column is blank. */
import type { CellValue } from '../port/port';

/** `[n]` stands for n blanks: no cell is a list. */
export type Shortened = readonly (CellValue | readonly [number])[];

export const withoutBlanks = (
  values: readonly CellValue[],
  shown: (cell: CellValue) => CellValue = (cell) => cell,
): Shortened => {
  const short: (CellValue | readonly [number])[] = [];
  let blanks = 0;
  const flush = (): void => {
    if (blanks > 0) short.push(blanks === 1 ? null : [blanks]);
    blanks = 0;
  };
  for (const cell of values) {
    const value = shown(cell);
    if (value === null) {
      blanks += 1;
      continue;
    }
    flush();
    short.push(value);
  }
  flush();
  return short;
};

const isRun = (part: Shortened[number]): part is readonly [number] => Array.isArray(part);

/** Undefined where a run is no number of blanks that a column of `rows` cells could have. */
export const withBlanks = (short: Shortened, rows: number): readonly CellValue[] | undefined => {
  const values: CellValue[] = [];
  for (const part of short) {
    if (!isRun(part)) values.push(part);
    else if (Number.isInteger(part[0]) && part[0] > 0 && values.length + part[0] <= rows)
      for (let n = part[0]; n > 0; n -= 1) values.push(null);
    else return undefined;
  }
  return values;
};
