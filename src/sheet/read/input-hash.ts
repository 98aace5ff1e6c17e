/**
 * A fingerprint of everything that was read: the cells of the mapped columns in; SHA-256 as hex out.
 * Canonical form, column after column in the order of their keys: `key TAB header TAB unit LF`; then per data row one byte of kind, or of how a number is shown where that
 * is part of what it says (9 a date, 10 a percentage, 16 and more a unit, as format-units.ts has them);
 * then the numbers and flags as IEEE doubles, little end first; then the texts and errors by their number in order of first appearance, four bytes each;
 * then those texts, each ended by NUL.
 */
import { hexOf, startHash } from '../../core/hash';
import type { MappedColumn, Mapping } from '../mapping';
import { Kind, NumberFormat, type Grid } from '../port/port';
import { columnAt, type Source } from './source';

/** Every column that was read, in the order of their keys. */
export const keyedColumns = (mapping: Mapping): readonly (readonly [string, MappedColumn])[] =>
  [
    ...Object.entries(mapping.identity).map(([role, c]) => [`identity:${role}`, c] as const),
    ...mapping.lists.map((c, i) => [`list:${i}`, c] as const),
    ...Object.entries(mapping.columns).map(([input, c]) => [`input:${input}`, c] as const),
  ].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

interface ColumnBytes {
  readonly kinds: Uint8Array;
  readonly numbers: Uint8Array;
  readonly words: Uint8Array;
  readonly texts: readonly string[];
}

/** The byte that stands for the kind of a cell. */
export const kindOfCell = (kind: Kind, format: number): number => {
  if (kind !== Kind.number) return kind;
  if (format > NumberFormat.text) return format;
  return format === NumberFormat.date || format === NumberFormat.percent ? 8 + format : Kind.number;
};

/** `placeOf` has -1 for every text of the grid, before and after. */
const columnBytes = (grid: Grid, rows: Int32Array, column: number, placeOf: Int32Array): ColumnBytes => {
  const source = columnAt(grid, column);
  const kinds = new Uint8Array(rows.length);
  // Every machine that runs this keeps the little end first.
  const numbers = new Float64Array(rows.length);
  const words = new Uint32Array(rows.length);
  const met: number[] = [];
  let n = 0;
  let w = 0;
  for (let i = 0; i < rows.length; i++) {
    const r = (rows[i] as number) - grid.firstRow;
    const kind = source?.kinds[r] ?? Kind.empty;
    const value = source?.values[r] ?? 0;
    kinds[i] = kindOfCell(kind, source?.formats[r] ?? NumberFormat.general);
    if (kind === Kind.number || kind === Kind.flag) {
      numbers[n] = value + 0;
      n += 1;
    } else if (kind !== Kind.empty) {
      if ((placeOf[value] as number) < 0) placeOf[value] = met.push(value) - 1;
      words[w] = placeOf[value] as number;
      w += 1;
    }
  }
  for (const value of met) placeOf[value] = -1;
  return {
    kinds,
    numbers: new Uint8Array(numbers.buffer, 0, 8 * n),
    words: new Uint8Array(words.buffer, 0, 4 * w),
    texts: met.map((value) => grid.strings[value] ?? ''),
  };
};

export const inputHash = ({ grid, mapping, rows }: Source): string => {
  const hash = startHash();
  const encoder = new TextEncoder();
  const placeOf = new Int32Array(grid.strings.length).fill(-1);
  for (const [key, mapped] of keyedColumns(mapping)) {
    const { kinds, numbers, words, texts } = columnBytes(grid, rows, mapped.column, placeOf);
    hash.update(encoder.encode(`${key}\t${mapped.header}\t${mapped.unit}\n`));
    hash.update(kinds).update(numbers).update(words);
    hash.update(encoder.encode(texts.map((t) => `${t}\0`).join('')));
  }
  return hexOf(hash);
};
