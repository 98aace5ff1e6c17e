/** The mapping of an earlier run on the sheet as it is now: its rows where they have come to stand, its columns where their headers are. */
import type { MappedColumn, Mapping } from '../mapping';
import type { Grid, OwnColumnAt } from '../port';
import { headerPath, joinPath, layoutOf } from '../recognise/layout';
import { alignRows, withFoot } from './align';
import { rowMarks } from './row-marks';
import type { RunRecord } from './run-record';

type Skipped = Mapping['skipped'][number];

/** A column whose header has gone elsewhere, and to one place only, is there; every other one is where it was. */
const columnsNow = (
  grid: Grid,
  { headerRow, headerRows }: Mapping,
  ours: readonly OwnColumnAt[],
): ((one: MappedColumn) => MappedColumn) => {
  const layout = layoutOf(
    grid,
    ours.map(({ column }) => column),
  );
  const places = new Map<string, number[]>();
  for (const column of layout.columns) {
    const header = joinPath(headerPath(layout, headerRow, headerRows, column));
    places.set(header, [...(places.get(header) ?? []), column]);
  }
  return (one) => {
    const [only, another] = places.get(one.header) ?? [];
    return only === undefined || another !== undefined ? one : { ...one, column: only };
  };
};

const withColumns = (mapping: Mapping, now: (one: MappedColumn) => MappedColumn): Mapping => {
  const all = <T extends Readonly<Partial<Record<string, MappedColumn>>>>(columns: T): T =>
    Object.fromEntries(Object.entries(columns).map(([key, one]) => [key, one && now(one)])) as T;
  const { columns, identity, lists } = mapping;
  return { ...mapping, columns: all(columns), identity: all(identity), lists: lists.map(now) };
};

/** `own`: columns of the policy that the run was of; `ours`: all of ours on the sheet. */
export const followedMapping = (
  grid: Grid,
  then: Mapping,
  [at]: readonly OwnColumnAt[],
  record: RunRecord,
  ours: readonly OwnColumnAt[],
): Mapping => {
  if (!at) return then;
  const { firstRow, headerRow } = record.written;
  const shift = at.row - headerRow;
  const top = firstRow + shift;
  const mapping = withColumns(then, columnsNow(grid, { ...then, headerRow: then.headerRow + shift }, ours));
  const now = rowMarks(grid, mapping, top, Math.max(0, at.row + at.rows - top));
  const aligned = withFoot(alignRows(record.rows, now), record.rows, now);
  const places = new Map(Array.from(aligned, (from, i) => [from, i]));
  const known = record.rows.keys.length;
  /** Undefined where the row is gone. */
  const placeOf = (row: number): number | undefined => {
    if (row < firstRow || row >= firstRow + known) return row + shift;
    const i = places.get(row - firstRow);
    return i === undefined ? undefined : top + i;
  };
  return {
    ...mapping,
    headerRow: mapping.headerRow + shift,
    firstRow: mapping.firstRow + shift,
    lastRow: mapping.lastRow + shift + now.keys.length - known,
    skipped: mapping.skipped.flatMap(({ row, kind, covers }): Skipped[] => {
      const place = placeOf(row);
      if (place === undefined) return [];
      const [from, to] = [covers && placeOf(covers.from), covers && placeOf(covers.to)];
      return [{ row: place, kind, ...(from !== undefined && to !== undefined && { covers: { from, to } }) }];
    }),
  };
};
