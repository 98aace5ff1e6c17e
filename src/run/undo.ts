/** Taking the last run back: a port and the opened sheet in; a plan for that and everything that was changed by hand since, out. */
import { done, failed, type Problem, type Result } from '../core/problem';
import type { Mapping } from '../sheet/mapping';
import { brokenOff } from '../sheet/port/own-journal';
import { isOfRuns } from '../sheet/port/kept-sheet';
import { columnsOfPolicy, parseOwnKey } from '../sheet/own-keys';
import type { OwnSheet, SheetPort, Workbook, WritePlan } from '../sheet/port/port';
import { findEdits, plainOf, plannedAt, samePlain, type Edit } from '../sheet/record/edits';
import { withKeptAlone } from '../sheet/record/kept-cells';
import { sumsOfTheirs } from '../sheet/record/own-totals';
import { followedMapping } from '../sheet/record/followed';
import {
  columnsDeleted,
  editedOnOurs,
  editedSince,
  moreEdited,
  sheetReturned,
  sheetsDeleted,
  sheetUnchecked,
} from '../sheet/record/problems';
import { lastPolicy, type RunRecord } from '../sheet/record/run-record';
import { undoLeft, undoPlan } from '../sheet/record/undo';
import type { Opened } from './open';
import { resultsOnOtherSheets } from './problems';
import { allRecords, recordsLeft, recordsOf, storedOf } from './records';
import { sheetEdits } from './sheet-edits';
import { undoMade } from './undo-made';

export interface Undo {
  readonly plan: WritePlan;
  /** What would be lost: cells of our columns and sheets that somebody has changed since the run. */
  readonly edited: readonly Problem[];
  /** How many there are, listed or not. */
  readonly edits: number;
  /** What does not come back as it was. */
  readonly told: readonly Problem[];
}

/** An edit that a run has kept stays, and so does what is put back anyway. */
const isLost = (plan: WritePlan, edit: Edit): boolean => {
  if (edit.repeats) return false;
  const cell = plannedAt(plan, edit);
  if (typeof cell === 'object' && cell?.keep) return false;
  return edit.formula || !samePlain(plainOf(cell), edit.found);
};

type Returned = NonNullable<WritePlan['returned']>[number];

/** Sheets of before that the run left standing with what somebody had put there; that of figures has names that formulas know. */
const returnedOf = ({ sheets }: WritePlan, workbook: Workbook): readonly Returned[] =>
  sheets.flatMap(({ key }) => {
    const from = workbook.sheets.find(({ kept }) => kept === key)?.name;
    const to = workbook.sheets.find(({ own }) => own === key)?.name;
    if (from === undefined || to === undefined || !isOfRuns(key) || parseOwnKey(key)?.part === 'figures') return [];
    return [{ key, from, to }];
  });

/** Keys of the policy's sheets that are there. */
const sheetsOf = (policy: string, { sheets }: Workbook): readonly string[] =>
  sheets.flatMap(({ own }) => (own !== undefined && parseOwnKey(own)?.policy === policy ? [own] : []));

/** Sheets that the run wrote and somebody has deleted since: they do not come back, unless formulas that do need their figures. */
const deletedSince = ({ written }: RunRecord, { sheets, cellNames = [] }: WritePlan, workbook: Workbook): readonly OwnSheet[] =>
  sheets.filter(
    ({ key }) =>
      written.sheets.some((one) => one.key === key) &&
      !workbook.sheets.some(({ own }) => own === key) &&
      !cellNames.some(({ sheet }) => sheet === key),
  );

/** Of one policy, or of the one that was run last. `mapping`: of the sheet as it is now, where it is known; else as that run had it, its rows where they are by now. */
export const undoRun = async (port: SheetPort, opened: Opened, last?: string, given?: Mapping): Promise<Result<Undo>> => {
  const { grid, ownColumns, workbook, memory, elsewhere } = opened;
  if (workbook.brokenOff) return failed(brokenOff(workbook.brokenOff));
  const here = recordsOf(opened);
  const left = recordsLeft(opened);
  const policy = last ?? lastPolicy(here) ?? lastPolicy(left);
  const others = policy === undefined ? Object.values(elsewhere)[0] : elsewhere[policy];
  if (others) return failed(resultsOnOtherSheets(grid.sheet, others));
  const record = policy === undefined ? undefined : (here[policy] ?? left[policy]);
  const deleted = policy !== undefined && left[policy] !== undefined;
  const remembered = policy === undefined ? undefined : memory?.policies[policy]?.mapping;
  const own = policy === undefined ? [] : columnsOfPolicy(policy, ownColumns);
  const mapping = given ?? (remembered && record ? followedMapping(grid, remembered, own, record, ownColumns) : remembered);
  const { unused, records } = await undoMade(port, workbook, record && policy, allRecords(opened));
  const sums = mapping ? sumsOfTheirs(grid, own, mapping) : [];
  const foot = Math.max(-1, ...sums.map(({ row }) => row));
  const bare = deleted
    ? done(undoLeft(grid.sheet, policy, records, sheetsOf(policy, workbook), memory), [columnsDeleted(grid.sheet)])
    : undoPlan(grid, ownColumns, record && policy, records, mapping, memory, foot);
  if (!bare.ok) return bare;
  const plan = { ...bare, value: { ...withKeptAlone(bare.value, sums), stored: storedOf(opened) } };
  if (policy === undefined || !record) return done({ plan: plan.value, edited: [], edits: 0, told: plan.problems });
  const cells = mapping ? findEdits(grid, own, record, mapping).edits.filter((edit) => isLost(plan.value, edit)) : [];
  const edited: Problem[] = cells.map((edit) => editedSince(grid.sheet, edit));
  let edits = cells.length;
  for (const sheet of record.written.sheets) {
    const name = workbook.sheets.find(({ own }) => own === sheet.key)?.name;
    if (name === undefined) continue;
    if (record.unkept?.includes(sheet.key)) {
      edited.push(sheetUnchecked(name));
      edits += 1;
      continue;
    }
    const { listed, total } = sheetEdits(await port.read(name), sheet.rows);
    edited.push(...listed.map((edit) => editedOnOurs(name, edit)));
    if (total > listed.length) edited.push(moreEdited(name, total - listed.length));
    edits += total;
  }
  const returned = returnedOf(plan.value, workbook);
  const back = new Set(returned.map(({ key }) => key));
  const missing = deletedSince(record, plan.value, workbook);
  // Sheets keep the names that they have by now.
  const named = plan.value.sheets
    .filter((sheet) => !back.has(sheet.key) && !missing.includes(sheet))
    .map((sheet) => ({
      ...sheet,
      name: workbook.sheets.find(({ own }) => own === sheet.key)?.name ?? sheet.name,
    }));
  return done({
    plan: {
      ...plan.value,
      sheets: named,
      removed: [...(plan.value.removed ?? []), ...unused, ...back],
      ...(returned.length > 0 && { returned }),
    },
    edited,
    edits,
    told: [
      ...plan.problems,
      ...returned.map(sheetReturned),
      ...(missing.length > 0 ? [sheetsDeleted(missing.map(({ name }) => name))] : []),
    ],
  });
};
