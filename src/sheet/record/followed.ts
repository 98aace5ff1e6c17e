/** The mapping of an earlier run on the sheet as it is now: its rows where they have come to stand, its columns where their headers are. */
import type { MappedColumn, Mapping } from '../mapping';
import type { Grid, OwnColumnAt } from '../port/port';
import { headerPath, joinPath, layoutOf } from '../recognise/layout';
import { alignRows, withFoot } from './align';
import { rowMarks } from './row-marks';
import type { RunRecord } from './run-record';

type Skipped = Mapping['skipped'][number];

type Now = (one: MappedColumn) => MappedColumn | undefined;

/** A column whose header has gone elsewhere, and to one place only, is there; another is where it was, unless one of these stands there now. */
const columnsNow = (grid: Grid, mapping: Mapping, ours: readonly OwnColumnAt[]): Now => {
  const { headerRow, headerRows, columns, identity, lists } = mapping;
  const layout = layoutOf(
    grid,
    ours.map(({ column }) => column),
  );
  const places = new Map<string, number[]>();
  for (const column of layout.columns) {
    const header = joinPath(headerPath(layout, headerRow, headerRows, column));
    places.set(header, [...(places.get(header) ?? []), column]);
  }
  const found = ({ header }: MappedColumn): number | undefined => {
    const [only, another] = places.get(header) ?? [];
    return another === undefined ? only : undefined;
  };
  const all = [...Object.values(columns), ...Object.values(identity), ...lists];
  const taken = new Set(all.map(found));
  return (one) => {
    const column = found(one);
    if (column !== undefined) return { ...one, column };
    return taken.has(one.column) ? undefined : one;
  };
};

const withColumns = (mapping: Mapping, now: Now): Mapping => {
  const all = <T extends Readonly<Partial<Record<string, MappedColumn>>>>(columns: T): T =>
    Object.fromEntries(
      Object.entries(columns).flatMap(([key, one]) => {
        const place = one && now(one);
        return place ? [[key, place] as const] : [];
      }),
    ) as T;
  const { columns, identity, lists } = mapping;
  return { ...mapping, columns: all(columns), identity: all(identity), lists: lists.flatMap((one) => now(one) ?? []) };
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
