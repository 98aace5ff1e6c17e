/**
 * What each column of a sheet is, what stands there of an earlier run and whether that still holds: a sheet, a policy, a year and the officer's choices in; all of it out.
 * All rows are looked through, so that the screen asks whoever computes for it.
 */
import type { Result } from '../core/problem';
import type { Policy } from '../policy/model';
import { expiredOf } from '../run/expired';
import type { Opened } from '../run/open';
import { recogniseSheet } from '../run/recognise';
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

/** Of the policy's last run. */
export interface Left {
  /** It can be taken back. */
  readonly undoable: boolean;
}

export interface Recognised {
  readonly found: Result<Recognition>;
  readonly expired: Stale;
  /** Undefined where no run of the policy kept anything of itself. */
  readonly left: Left | undefined;
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
  const { opened, policy } = asked;
  const record = recordsOf(opened)[policy.id];
  return { found, expired: expiredOf(opened, policy, columns), left: record && { undoable: record.before !== undefined } };
};

/** What records and figures of documents are held against, beside cells. */
const beside = ({ workbook, memory, elsewhere }: Opened): string =>
  JSON.stringify([workbook.sheets.map(({ name }) => name), Object.keys(memory?.policies ?? {}), elsewhere]);

/** Whether two questions have one answer. Figures of documents count beside records alone. */
export const sameQuestion = (a: Asked, b: Asked): boolean =>
  a.opened.grid === b.opened.grid &&
  a.policy === b.policy &&
  a.opened.record === b.opened.record &&
  (a.opened.record.length === 0 || (a.opened.parameters === b.opened.parameters && beside(a.opened) === beside(b.opened))) &&
  particulars(a) === particulars(b);
