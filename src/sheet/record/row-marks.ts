/**
 * Two numbers for each row of the table: one of who it is about, one of everything that was read of it. A grid and a mapping in; rows of
 * a later reading that have the same numbers are the same rows, and unchanged, out of a comparison.
 */
import { shownAt } from '../cells';
import type { MappedColumn, Mapping } from '../mapping';
import { Kind, type Grid } from '../port/port';
import { kindOfCell } from '../read/input-hash';
import { columnAt } from '../read/source';

export interface RowMarks {
  /** Per row: enterprise, code and project; 0 where the row names none. */
  readonly keys: readonly number[];
  /** Per row: the cells of all mapped columns. */
  readonly inputs: readonly number[];
}

const PRIME = 0x01000193;
const START = 0x811c9dc5;
/** Mark of a row none of whose cells hold anything: of what was never read as well. */
export const BLANK_ROW = START;

export const mix = (hash: number, word: number): number => {
  const h = Math.imul(hash ^ word, PRIME);
  return (h ^ (h >>> 15)) >>> 0;
};

/** As `mix`, letter by letter; signed on the way, since a number above 2^31 would be an object of its own. */
export const hashText = (text: string, from = START): number => {
  let hash = from | 0;
  for (let i = 0; i < text.length; i += 1) {
    const h = Math.imul(hash ^ text.charCodeAt(i), PRIME);
    hash = h ^ (h >>> 15);
  }
  return hash >>> 0;
};

const IDENTITY = ['code', 'name', 'project'] as const;
const BETWEEN = 10;

/** Of the cells that say who a row is about, one under the other; texts put together row by row would take as long as everything else. */
const keyMarks = (grid: Grid, mapping: Mapping, firstRow: number, rows: number): number[] => {
  const columns = IDENTITY.map((role) => mapping.identity[role]?.column);
  return Array.from({ length: rows }, (_, i) => {
    let named = false;
    const hash = columns.reduce<number>((before, column, at) => {
      const part = column === undefined ? '' : shownAt(grid, firstRow + i, column).trim();
      named ||= part !== '';
      return hashText(part, at === 0 ? before : mix(before, BETWEEN));
    }, START);
    return named ? hash : 0;
  });
};

/** In the order of what they feed, so that a column that the user has moved counts as the same. */
export const inputColumns = (mapping: Mapping): readonly (readonly [string, MappedColumn])[] =>
  [
    ...Object.entries(mapping.identity).map(([role, column]) => [`identity:${role}`, column] as const),
    ...mapping.lists.map((column, i) => [`list:${i}`, column] as const),
    ...Object.entries(mapping.columns).map(([input, column]) => [`input:${input}`, column] as const),
  ].sort(([a], [b]) => (a < b ? -1 : 1));

/** Of the texts that are asked for, each once: a sheet has many others. */
const textMarks = (strings: readonly string[]): ((at: number) => number) => {
  const known = new Uint32Array(strings.length);
  return (at) => known[at] || (known[at] = hashText(strings[at] ?? ''));
};

const inputMarks = (grid: Grid, mapping: Mapping, firstRow: number, rows: number): Uint32Array => {
  const marks = new Uint32Array(rows).fill(START);
  const texts = textMarks(grid.strings);
  const double = new Float64Array(1);
  const words = new Uint32Array(double.buffer);
  for (const [key, { column, unit }] of inputColumns(mapping)) {
    const source = columnAt(grid, column);
    const name = hashText(`${key}\n${unit}`);
    for (let i = 0; i < rows; i += 1) {
      const r = firstRow + i - grid.firstRow;
      const kind = source?.kinds[r] ?? Kind.empty;
      if (kind === Kind.empty) continue;
      const value = source?.values[r] ?? 0;
      let mark = mix(mix(marks[i] ?? 0, name), kindOfCell(kind, source?.formats[r] ?? 0));
      if (kind === Kind.text || kind === Kind.error) mark = mix(mark, texts(value));
      else {
        double[0] = value + 0;
        mark = mix(mix(mark, words[0] ?? 0), words[1] ?? 0);
      }
      marks[i] = mark;
    }
  }
  return marks;
};

export const rowMarks = (grid: Grid, mapping: Mapping, firstRow: number, rows: number): RowMarks => ({
  keys: keyMarks(grid, mapping, firstRow, rows),
  inputs: Array.from(inputMarks(grid, mapping, firstRow, rows)),
});
