/** Rows as a plan saw them and as they are found, by the columns that tell them apart, in; which row stands where now, out. */
import type { Seen } from '../../../sheet/port/port';

type Rows = Seen['rows'];
/** A column of values for each column of the plan's rows. */
export type Found = readonly (readonly (string | number | boolean | null)[])[];

const tuple = (values: Found, row: number): string => JSON.stringify(values.map((column) => column[row] ?? null));

const differing = (rows: Rows, found: Found): readonly number[] => {
  const out: number[] = [];
  const length = rows[0]?.values.length ?? 0;
  for (let i = 0; i < length; i += 1)
    if (rows.some(({ values }, c) => (values[i] ?? null) !== (found[c]?.[i] ?? null))) out.push(i);
  return out;
};

/**
 * For each row the row of the plan that stands there now, -1 where that is not known; undefined where none differs. Rows that nothing
 * tells apart are taken in their order. A row that is found nowhere, at a place where nothing else is, was edited where it stood.
 */
export const rowSources = (rows: Rows, found: Found): Int32Array | undefined => {
  const changed = differing(rows, found);
  if (changed.length === 0) return undefined;
  const expected = rows.map(({ values }) => values);
  const waiting = new Map<string, number[]>();
  for (const i of changed) {
    const key = tuple(expected, i);
    const queue = waiting.get(key);
    if (queue) queue.push(i);
    else waiting.set(key, [i]);
  }
  const sources = Int32Array.from({ length: expected[0]?.length ?? 0 }, (_, i) => i);
  const unknown: number[] = [];
  for (const i of changed) {
    const source = waiting.get(tuple(found, i))?.shift();
    if (source === undefined) unknown.push(i);
    else sources[i] = source;
  }
  const left = new Set([...waiting.values()].flat());
  for (const i of unknown) if (!left.has(i)) sources[i] = -1;
  return sources;
};

/** An enterprise or a project stands in another row than the plan saw it in. */
export const isElsewhere = (rows: Rows, found: Found): boolean => {
  const named = rows.flatMap((one, c) => (one.figure ? [] : [{ one, values: found[c] ?? [] }]));
  if (
    differing(
      named.map(({ one }) => one),
      named.map(({ values }) => values),
    ).length > 0
  )
    return true;
  return rowSources(rows, found)?.some((source, i) => source !== i) ?? false;
};
