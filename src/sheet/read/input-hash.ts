/**
 * A fingerprint of everything that was read: the cells of the mapped columns in; SHA-256 as hex out.
 * Canonical form, column after column in the order of their keys: `key TAB header TAB unit LF`, one byte of kind and eight of value per data row
 * (numbers as IEEE doubles, little end first; texts by their number in order of first appearance), then those texts, each ended by NUL.
 */
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';
import type { MappedColumn, Mapping } from '../mapping';
import { Kind, type Grid } from '../port';
import { columnAt, type Source } from './source';

const keyed = (mapping: Mapping): readonly (readonly [string, MappedColumn])[] =>
  [
    ...Object.entries(mapping.identity).map(([role, c]) => [`identity:${role}`, c] as const),
    ...mapping.lists.map((c, i) => [`list:${i}`, c] as const),
    ...Object.entries(mapping.columns).map(([input, c]) => [`input:${input}`, c] as const),
  ].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

const columnBytes = (grid: Grid, rows: Int32Array, column: number): { readonly cells: Uint8Array; readonly texts: readonly string[] } => {
  const cells = new Uint8Array(rows.length * 9);
  const view = new DataView(cells.buffer);
  const source = columnAt(grid, column);
  const numbers = new Map<number, number>();
  const texts: string[] = [];
  rows.forEach((row, i) => {
    const r = row - grid.firstRow;
    const kind = source?.kinds[r] ?? Kind.empty;
    let value = source?.values[r] ?? 0;
    if (kind === Kind.text || kind === Kind.error) {
      const known = numbers.get(value);
      if (known === undefined) {
        numbers.set(value, texts.length);
        value = texts.push(grid.strings[value] ?? '') - 1;
      } else value = known;
    }
    cells[i * 9] = kind;
    view.setFloat64(i * 9 + 1, kind === Kind.empty ? 0 : value + 0, true);
  });
  return { cells, texts };
};

export const inputHash = ({ grid, mapping, rows }: Source): string => {
  const hash = sha256.create();
  const encoder = new TextEncoder();
  for (const [key, mapped] of keyed(mapping)) {
    const { cells, texts } = columnBytes(grid, rows, mapped.column);
    hash.update(encoder.encode(`${key}\t${mapped.header}\t${mapped.unit}\n`));
    hash.update(cells);
    hash.update(encoder.encode(texts.map((t) => `${t}\0`).join('')));
  }
  return bytesToHex(hash.digest());
};
