/**
 * Small fingerprints of each row and column that was read: a source in; three letters a row and eight a column out. The hash of the whole
 * tells that something changed; these tell where. They are no proof: one changed row in 262,144 keeps its letters.
 */
import type { MappedColumn, Mapping } from '../mapping';
import { Kind } from '../port/port';
import { keyedColumns, kindOfCell } from './input-hash';
import { columnAt, type Source } from './source';

export interface InputPrints {
  /** Three letters for each data row, in their order. */
  readonly rows: string;
  /** By the column's key: `input:设备投资额`, `identity:name`, `list:0`. */
  readonly columns: Readonly<Record<string, string>>;
}

/** Larger tables go without, so that what the workbook remembers stays small. */
const MOST_ROWS = 20_000;
export const ROW_LETTERS = 3;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const mix = (hash: number, word: number): number => {
  const h = Math.imul(hash ^ word, 0x85ebca6b);
  return Math.imul(h ^ (h >>> 13), 0xc2b2ae35) ^ (h >>> 16);
};

const textHash = (text: string): number => {
  let hash = text.length;
  for (let i = 0; i < text.length; i += 1) hash = mix(hash, text.charCodeAt(i));
  return hash;
};

const lettersOf = (hash: number, count: number): string =>
  Array.from({ length: count }, (_, i) => LETTERS[(hash >>> (6 * i)) & 63]).join('');

/** The column that a key of the prints names. */
export const columnOfKey = (mapping: Mapping, key: string): MappedColumn | undefined =>
  keyedColumns(mapping).find(([one]) => one === key)?.[1];

export const inputPrints = ({ grid, mapping, rows }: Source): InputPrints | undefined => {
  if (rows.length > MOST_ROWS) return undefined;
  const texts = new Map<number, number>();
  const bits = new DataView(new ArrayBuffer(8));
  const ofRows = new Int32Array(rows.length);
  const columns: Record<string, string> = {};
  for (const [key, { column }] of keyedColumns(mapping)) {
    const source = columnAt(grid, column);
    let whole = textHash(key);
    for (let i = 0; i < rows.length; i += 1) {
      const r = (rows[i] as number) - grid.firstRow;
      const kind = source?.kinds[r] ?? Kind.empty;
      const value = source?.values[r] ?? 0;
      let cell = kind;
      if (kind === Kind.number || kind === Kind.flag) {
        bits.setFloat64(0, value + 0);
        cell = mix(mix(kindOfCell(kind, source?.formats[r] ?? 0), bits.getInt32(0)), bits.getInt32(4));
      } else if (kind !== Kind.empty) {
        const known = texts.get(value) ?? textHash(grid.strings[value] ?? '');
        texts.set(value, known);
        cell = mix(kind, known);
      }
      ofRows[i] = mix(ofRows[i] as number, cell);
      whole = mix(whole, cell);
    }
    columns[key] = lettersOf(whole, 5) + lettersOf(mix(whole, rows.length), 3);
  }
  return { rows: Array.from(ofRows, (hash) => lettersOf(hash, ROW_LETTERS)).join(''), columns };
};
