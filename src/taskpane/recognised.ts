/** What each column of a sheet is, worked out once for all that it depends on: a sheet, a policy, a year and the officer's choices in; the recognition out. */
import type { Result } from '../core/problem';
import type { Policy } from '../policy/model';
import { recogniseSheet, type Opened } from '../run/open';
import type { MappingChoices, Recognition } from '../sheet/mapping';
import type { Grid } from '../sheet/port';

interface Known {
  readonly policy: Policy;
  /** Everything else, as text: it is small beside the cells. */
  readonly by: string;
  readonly found: Result<Recognition>;
}

const known = new WeakMap<Grid, Known>();

/** Looking through all rows takes longer than a screen may be held; a sheet that is read again and is the same keeps its cells, and this with them. */
export const recognisedOnce = (opened: Opened, policy: Policy, year: number, mapping: MappingChoices): Result<Recognition> => {
  const { grid, ownColumns, memory } = opened;
  const by = JSON.stringify([year, mapping, ownColumns.map(({ column }) => column), memory?.policies[policy.id]?.mapping]);
  const last = known.get(grid);
  if (last && last.policy === policy && last.by === by) return last.found;
  const found = recogniseSheet(opened, policy, year, mapping);
  known.set(grid, { policy, by, found });
  return found;
};
