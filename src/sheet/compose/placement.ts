/** Where our columns go: what stands on the sheet and where columns of ours are, in; a column for each key and the keys that are gone, out. */
import type { Mapping } from '../mapping';
import { Kind, type Grid, type OwnColumnAt } from '../port/port';

export interface Placement {
  readonly at: ReadonlyMap<string, number>;
  readonly dropped: readonly OwnColumnAt[];
}

/** The last column that holds something of the user's, merges across header and data rows included; -1 where there is none. */
const lastOfUser = (grid: Grid, mapping: Mapping, own: ReadonlySet<number>): number => {
  let last = -1;
  grid.columns.forEach((column, i) => {
    if (!own.has(grid.firstColumn + i) && column.kinds.some((kind) => kind !== Kind.empty))
      last = Math.max(last, grid.firstColumn + i);
  });
  for (const merge of grid.merges) {
    if (merge.row <= mapping.lastRow && merge.row + merge.rows > mapping.headerRow)
      last = Math.max(last, merge.column + merge.columns - 1);
  }
  return last;
};

/**
 * A first run puts its columns right of everything. A second run finds its columns again and lays them out anew from the first of them,
 * in the same order as ever. Where the user has written right of them meanwhile, or cells in them are to be kept (`stay`), each stays in
 * its place and new ones go to the very right.
 */
export const placeColumns = (
  keys: readonly string[],
  grid: Grid,
  mapping: Mapping,
  ownColumns: readonly OwnColumnAt[],
  stay = false,
): Placement => {
  const own = new Set(ownColumns.map((c) => c.column));
  const last = lastOfUser(grid, mapping, own);
  const first = Math.min(...own);
  const wanted = new Set(keys);
  const dropped = ownColumns.filter((c) => !wanted.has(c.key));
  if (own.size === 0 || (last < first && !stay)) {
    const start = own.size === 0 ? last + 1 : first;
    return { at: new Map(keys.map((key, i) => [key, start + i])), dropped };
  }
  const before = new Map(ownColumns.map((c) => [c.key, c.column]));
  let next = Math.max(last, ...own) + 1;
  return { at: new Map(keys.map((key) => [key, before.get(key) ?? next++])), dropped };
};
