/**
 * What runs kept of themselves: an opened sheet in; the records that are about it, out, or all of them, which are carried along as they are. They are
 * unpacked once, however often they are asked for: at many rows that takes long, and a screen leaves it to its worker.
 */
import { columnsOfPolicy } from '../sheet/own-keys';
import { storedSeen, type StoredSeen } from '../sheet/port/own-prints';
import { unpackedRecords, type RunRecords } from '../sheet/record/run-record';
import type { Opened } from './open';

/** What a plan takes for granted of them. */
export const storedOf = ({ workbook, record }: Opened): StoredSeen => storedSeen(workbook.memory, record);

const known = new WeakMap<Opened['record'], RunRecords>();

/** By policy id, on whichever sheet. */
export const allRecords = ({ record }: Opened): RunRecords => {
  const all = known.get(record) ?? unpackedRecords(record);
  known.set(record, all);
  return all;
};

/** By policy id. A sheet that was renamed is still the one of its record; another sheet with columns of ours, such as a copy, is not. */
export const recordsOf = (opened: Opened): RunRecords => {
  const {
    memory,
    elsewhere,
    ownColumns,
    workbook: { sheets },
    grid: { sheet },
  } = opened;
  return Object.fromEntries(
    Object.entries(allRecords(opened)).filter(
      ([policy, { written }]) =>
        columnsOfPolicy(policy, ownColumns).length > 0 &&
        elsewhere[policy] === undefined &&
        // Where nothing is remembered, the record's own word counts.
        (memory?.policies[policy] !== undefined || written.sheet === sheet || !sheets.some(({ name }) => name === written.sheet)),
    ),
  );
};

/** By policy id: those whose columns somebody has deleted, wherever they stood, while the workbook still remembers their run. */
export const recordsLeft = (opened: Opened): RunRecords => {
  const { memory, elsewhere, ownColumns } = opened;
  return Object.fromEntries(
    Object.entries(allRecords(opened)).filter(
      ([policy]) =>
        columnsOfPolicy(policy, ownColumns).length === 0 &&
        elsewhere[policy] === undefined &&
        memory?.policies[policy] !== undefined,
    ),
  );
};
