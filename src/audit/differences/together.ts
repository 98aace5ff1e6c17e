/**
 * Rows of an enterprise that have one amount together: the rows, which cells hold their amounts and what is due in; rows in groups, each with one amount, out.
 * A merged cell says so itself; a list that puts an enterprise's or a project's sum on one of its rows is known by the sums that agree.
 */
import type { Table } from '../../engine/table';

/** Table rows that share one amount; most stand alone. */
export type Rows = readonly number[];

export interface Held {
  /** Whether the row's own cell has something in it. */
  readonly filled: (row: number) => boolean;
  /** Whether a row is due anything, or may be. */
  readonly due: (row: number) => boolean;
}

/** Rows by what they share, in the order in which it first stands. */
export const groupedBy = (rows: Rows, keyOf: (row: number) => number): readonly Rows[] => {
  const groups = new Map<number, number[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
};

/** One cell of several is filled: it may hold what all of them come to. */
const isOneAmount = (parts: readonly Rows[], { filled }: Held): boolean =>
  parts.length > 1 && parts.filter((rows) => rows.some(filled)).length === 1;

/** More than one of them is due something, so that one amount for all is another than any of their own. */
export const areDue = (parts: readonly Rows[], { due }: Held): boolean => parts.filter((rows) => rows.some(due)).length > 1;

/** Each has an amount of its own, as far as the list says. */
export const isEach = (parts: readonly Rows[], { filled, due }: Held): boolean =>
  parts.filter((rows) => rows.some(filled) && rows.some(due)).length > 1;

/** The groups that the parts may form: an enterprise's rows as one, then those of each project. Those that change nothing are left out. */
export const joinedParts = (
  parts: readonly Rows[],
  projectOf: ((row: number) => number) | undefined,
  held: Held,
): readonly (readonly Rows[])[] => {
  const joined: (readonly Rows[])[] = [];
  if (isOneAmount(parts, held)) joined.push([parts.flat()]);
  if (projectOf) {
    const projects = groupedBy(parts.flat(), projectOf);
    const of = projects.map((rows) => parts.filter((part) => part.some((row) => rows.includes(row))));
    const some = of.flatMap((own) => (isOneAmount(own, held) ? [own.flat()] : own));
    if (projects.length > 1 && some.length < parts.length) joined.push(some);
  }
  return joined;
};

export interface Shared {
  /** Rows of cells that are merged over several enterprises. */
  readonly shared: readonly Rows[];
  readonly isShared: (row: number) => boolean;
  /** Whether all rows of an enterprise are in such cells: then its own awards are too. */
  readonly within: (enterprise: number) => boolean;
}

/** `cells`: per table row the row of the sheet whose cell holds its amount. */
export const sharedCells = (
  { enterpriseOf, rows }: Pick<Table, 'enterpriseOf' | 'rows'>,
  cells: Int32Array | undefined,
): Shared => {
  const all = cells ? groupedBy([...Array(rows).keys()], (row) => cells[row] as number) : [];
  const shared = all.filter((some) => some.some((row) => enterpriseOf[row] !== enterpriseOf[some[0] as number]));
  const inside = new Set(shared.flat());
  const outside = new Set<number>();
  if (shared.length > 0) enterpriseOf.forEach((e, row) => void (inside.has(row) || outside.add(e)));
  return { shared, isShared: (row) => inside.has(row), within: (e) => !outside.has(e) };
};
