/**
 * What cells of ours held when a plan was made, one number for each: a grid and our columns in; columns with prints out. Whoever writes
 * the plan tells by them which cells somebody has changed since, without a second copy of everything.
 */
import { Kind, type Grid, type OwnColumnAt, type SeenOwn, type WritePlan } from './port';
import { columnAt } from '../read/source';
import type { Plain } from '../record/edits';
import { hashText, mix } from '../record/row-marks';

/** Any formula: what it comes to may change with a cell that it refers to, and its text with one that is put in. */
export const FORMULA = 1;
const BLANK = 0;

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

const ofNumber = (kind: Kind, value: number): number => {
  double[0] = value + 0;
  return mix(mix(kind, words[0] ?? 0), words[1] ?? 0);
};

export const printOf = (value: Plain): number => {
  if (value === null || value === '') return BLANK;
  if (typeof value === 'string') return hashText(value);
  return typeof value === 'number' ? ofNumber(Kind.number, value) : ofNumber(Kind.flag, value ? 1 : 0);
};

const printsOf = (grid: Grid, { column, row, rows }: OwnColumnAt): Uint32Array => {
  const prints = new Uint32Array(rows);
  const source = columnAt(grid, column);
  if (!source) return prints;
  const { kinds, values, formulas } = source;
  for (let i = 0; i < rows; i += 1) {
    const r = row + i - grid.firstRow;
    const kind = kinds[r] as Kind | undefined;
    const value = values[r] ?? 0;
    if (formulas !== undefined && (formulas[r] ?? 0) > 0) prints[i] = FORMULA;
    else if (kind === Kind.text || kind === Kind.error) prints[i] = printOf(grid.strings[value] ?? '');
    else if (kind !== undefined && kind !== Kind.empty) prints[i] = ofNumber(kind, value);
  }
  return prints;
};

export const ownSeen = (grid: Grid, ownColumns: readonly OwnColumnAt[]): readonly SeenOwn[] =>
  ownColumns.map((own) => ({ ...own, prints: printsOf(grid, own) }));

export type StoredSeen = NonNullable<WritePlan['stored']>;

/** Of what `open` and `record` gave; without a print of the record where none was read. */
export const storedSeen = (memory: string | undefined, [record]: readonly string[]): StoredSeen => ({
  memory: hashText(memory ?? ''),
  ...(record !== undefined && { record: hashText(record) }),
});
