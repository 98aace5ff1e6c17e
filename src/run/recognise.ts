/** The second step of a run: a sheet that was read in; what each of its columns is, out. Apart from the first, which a pane does before it needs this. */
import type { Result } from '../core/problem';
import type { Policy } from '../policy/model';
import type { Mapping, MappingChoices, Recognition } from '../sheet/mapping';
import { columnsOfPolicy } from '../sheet/own-keys';
import { recognise } from '../sheet/recognise/recognise';
import type { Opened } from './open';

/** How the last run had the columns of this sheet, which may have another name by now: it has the columns of that run, and no sheet has the name. */
const rememberedHere = ({ memory, grid, ownColumns, workbook }: Opened, policy: string): Mapping | undefined => {
  const last = memory?.policies[policy]?.mapping;
  if (!last || last.sheet === grid.sheet) return last;
  const gone = !workbook.sheets.some(({ name }) => name === last.sheet);
  return gone && columnsOfPolicy(policy, ownColumns).length > 0 ? last : undefined;
};

/** What each column is. `choices` are the officer's corrections on top of what was recognised or remembered. */
export const recogniseSheet = (opened: Opened, policy: Policy, year: number, choices?: MappingChoices): Result<Recognition> => {
  const remembered = rememberedHere(opened, policy.id);
  return recognise(opened.grid, policy, {
    year,
    ignore: opened.ownColumns.map(({ column }) => column),
    ...(remembered && { remembered }),
    ...(choices && { choices }),
  });
};
