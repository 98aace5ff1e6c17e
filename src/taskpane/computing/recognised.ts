/**
 * What each column of a sheet is, what stands there of an earlier run and whether that still holds: a sheet, a policy, a year and the officer's choices in; all of it out.
 * All rows are looked through, so that the screen asks whoever computes for it.
 */
import type { Result } from '../../core/problem';
import type { Policy } from '../../policy/model';
import { expiredOf } from '../../run/expired';
import { recogniseSheet } from '../../run/recognise';
import { recordsLeft, recordsOf } from '../../run/records';
import type { Recognition } from '../../sheet/mapping';
import { sourceOf } from '../../sheet/read/source';
import type { Grid } from '../../sheet/port/port';
import { particulars, type Asked, type Recognised } from './question';

interface Known {
  readonly policy: Policy;
  readonly by: string;
  readonly found: Result<Recognition>;
}

const known = new WeakMap<Grid, Known>();

/** A sheet that is read again and is the same keeps its cells, and what was recognised with them. */
export const recognisedOnce = (asked: Asked): Result<Recognition> => {
  const { opened, policy, year, mapping } = asked;
  const by = particulars(asked);
  const last = known.get(opened.grid);
  if (last && last.policy === policy && last.by === by) return last.found;
  const found = recogniseSheet(opened, policy, year, mapping);
  known.set(opened.grid, { policy, by, found });
  return found;
};

export const recogniseNow = (asked: Asked): Recognised => {
  const found = recognisedOnce(asked);
  const columns = found.ok ? found.value.mapping : undefined;
  const { opened, policy } = asked;
  const record = recordsOf(opened)[policy.id];
  const rows = columns ? sourceOf(opened.grid, columns).rows.length : 0;
  const undoable = record ? record.before !== undefined : recordsLeft(opened)[policy.id] && true;
  return { found, rows, expired: expiredOf(opened, policy, columns), left: undoable === undefined ? undefined : { undoable } };
};
