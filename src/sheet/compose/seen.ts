/** What a plan takes for granted of the user's sheet: the columns that tell the rows apart, as they were read. */
import type { Mapping } from '../mapping';
import { ownSeen } from '../port/own-prints';
import { plainAt, type Plain } from '../record/edits';
import type { Grid, OwnColumnAt, Seen } from '../port/port';

/** Rows that no column so far tells from another, in groups. */
type Alike = readonly (readonly number[])[];

const split = (alike: Alike, valueOf: (row: number) => Plain): Alike =>
  alike.flatMap((rows) => {
    const groups = new Map<Plain, number[]>();
    for (const row of rows) {
      const value = valueOf(row);
      const group = groups.get(value);
      if (group) group.push(row);
      else groups.set(value, [row]);
    }
    return [...groups.values()].filter(({ length }) => length > 1);
  });

const count = (alike: Alike): number => alike.reduce((sum, { length }) => sum + length, 0);

/** Name and project; where an enterprise has several rows that they do not tell apart, the figures that do. */
export const seenOf = (
  grid: Grid,
  mapping: Mapping,
  ownColumns: readonly OwnColumnAt[],
  firstRow: number,
  rows: number,
): Seen => {
  const { name, code, project } = mapping.identity;
  const named = [...new Set([name ?? code, project].flatMap((one) => (one === undefined ? [] : [one.column])))];
  const read = (column: number): readonly Plain[] => Array.from({ length: rows }, (_, i) => plainAt(grid, firstRow + i, column));
  const seen: Seen['rows'][number][] = named.map((column) => ({ column, values: read(column) }));
  // Totals and remarks between the data stand beside nothing of an enterprise.
  const skipped = new Set(mapping.skipped.map(({ row }) => row));
  const data = Array.from({ length: rows }, (_, i) => i).filter((i) => !skipped.has(firstRow + i));
  let alike: Alike =
    seen.length === 0 ? [] : seen.reduce<Alike>((left, { values }) => split(left, (i) => values[i] ?? null), [data]);
  for (const column of figuresOf(mapping, named)) {
    if (alike.length === 0) break;
    const next = split(alike, (i) => plainAt(grid, firstRow + i, column));
    if (count(next) === count(alike) && next.length === alike.length) continue;
    seen.push({ column, values: read(column), figure: true });
    alike = next;
  }
  return { own: ownSeen(grid, ownColumns), rows: seen };
};

const figuresOf = ({ columns, identity, lists }: Mapping, named: readonly number[]): readonly number[] =>
  [...new Set([...Object.values(identity), ...Object.values(columns), ...lists].map(({ column }) => column))]
    .filter((column) => !named.includes(column))
    .sort((a, b) => a - b);
