/** What runs kept of themselves: an opened sheet in; the records that are about it, out. All others are carried along as they are. */
import { columnsOfPolicy } from '../sheet/own-keys';
import type { RunRecords } from '../sheet/record/run-record';
import type { Opened } from './open';

/** By policy id. A sheet that was renamed is still the one of its record; another sheet with columns of ours, such as a copy, is not. */
export const recordsOf = ({
  records,
  memory,
  elsewhere,
  ownColumns,
  workbook: { sheets },
  grid: { sheet },
}: Opened): RunRecords =>
  Object.fromEntries(
    Object.entries(records).filter(
      ([policy, { written }]) =>
        columnsOfPolicy(policy, ownColumns).length > 0 &&
        elsewhere[policy] === undefined &&
        // Where nothing is remembered, the record's own word counts.
        (memory?.policies[policy] !== undefined || written.sheet === sheet || !sheets.some(({ name }) => name === written.sheet)),
    ),
  );
