/** What is asked of a sheet and a policy, and the form of its answer, without the work: the screen holds questions against each other. */
import type { Result } from '../../core/problem';
import type { Policy } from '../../policy/model';
import type { Opened } from '../../run/open';
import type { MappingChoices, Recognition } from '../../sheet/mapping';
import type { Stale } from '../../sheet/record/stale';

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
  /** How many rows of data the sheet has: neither totals nor blank. */
  readonly rows: number;
  readonly expired: Stale;
  /** Undefined where no run of the policy kept anything of itself. */
  readonly left: Left | undefined;
}

/** Everything but cells and policy, as text: it is small beside them. */
export const particulars = ({ opened: { ownColumns, memory }, policy, year, mapping }: Asked): string =>
  JSON.stringify([year, mapping, ownColumns, memory?.policies[policy.id]?.mapping]);

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
