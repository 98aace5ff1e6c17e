/**
 * What each column of a sheet is, and whether what stands there of an earlier run still holds: a sheet, a policy, a year and the officer's choices in; both, out.
 * All rows are looked through, so that the screen asks whoever computes for it.
 */
import type { Result } from '../core/problem';
import type { Policy } from '../policy/model';
import { expiredOf } from '../run/expired';
import { recogniseSheet, type Opened } from '../run/open';
import { recordsOf } from '../run/records';
import type { MappingChoices, Recognition } from '../sheet/mapping';
import type { Grid } from '../sheet/port';
import type { Stale } from '../sheet/record/stale';

/** All that the answer depends on. */
export interface Asked {
  readonly opened: Opened;
  readonly policy: Policy;
  readonly year: number;
  readonly mapping: MappingChoices;
}

export interface Recognised {
  readonly found: Result<Recognition>;
  readonly expired: Stale;
}

interface Known {
  readonly policy: Policy;
  readonly by: string;
  readonly found: Result<Recognition>;
}

const known = new WeakMap<Grid, Known>();

/** Everything but cells and policy, as text: it is small beside them. */
const particulars = ({ opened: { ownColumns, memory }, policy, year, mapping }: Asked): string =>
  JSON.stringify([year, mapping, ownColumns, memory?.policies[policy.id]?.mapping]);

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
  return { found, expired: expiredOf(asked.opened, asked.policy, columns) };
};

/** Whether two questions have one answer. Records are read anew with the sheet, and figures of documents count beside them alone; where there are none, none have changed. */
export const sameQuestion = (a: Asked, b: Asked): boolean => {
  const [before, now] = [recordsOf(a.opened)[a.policy.id], recordsOf(b.opened)[b.policy.id]];
  return a.opened.grid === b.opened.grid && a.policy === b.policy && before === now && particulars(a) === particulars(b);
};
