/** The mapping of an earlier run on the sheet as it is now: its rows where they have come to stand; the columns are as that run had them. */
import type { Mapping } from '../mapping';
import type { Grid, OwnColumnAt } from '../port';
import { alignRows, withFoot } from './align';
import { rowMarks } from './row-marks';
import type { RunRecord } from './run-record';

type Skipped = Mapping['skipped'][number];

/** `own`: columns of the policy that the run was of. */
export const followedMapping = (grid: Grid, mapping: Mapping, [at]: readonly OwnColumnAt[], record: RunRecord): Mapping => {
  if (!at) return mapping;
  const { firstRow, headerRow } = record.written;
  const shift = at.row - headerRow;
  const top = firstRow + shift;
  const now = rowMarks(grid, mapping, top, Math.max(0, at.row + at.rows - top));
  const then = withFoot(alignRows(record.rows, now), record.rows, now);
  const places = new Map(Array.from(then, (from, i) => [from, i]));
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
