/**
 * The last run taken back: the sheet as it is and the run's record in; a plan that puts in again what had stood there, or takes our columns
 * and sheets away where there was nothing, out. Rows that were sorted or put in meanwhile get what belongs to them.
 */
import { done, failed, type Result } from '../../core/problem';
import type { CellValue, Grid, OwnColumnAt, WritePlan } from '../port/port';
import { memoryWith, recall, type Memory } from '../compose/memory';
import { seenOf } from '../compose/seen';
import type { Mapping } from '../mapping';
import { columnsOfPolicy } from '../own-keys';
import { ownSeen } from '../port/own-prints';
import { alignRows, withFoot } from './align';
import { asValue, hasFormula } from './kept-formulas';
import { undoUnknown } from './forgotten';
import { formulasAsValues, nothingToUndo, undoTooLarge } from './problems';
import { BLANK_ROW, rowMarks } from './row-marks';
import { packedRecords, type Image, type RunRecord, type RunRecords, type Stored } from './run-record';
import { standsAsThen } from './standing';

const aligned = (columns: Stored['columns'], then: Int32Array): Stored['columns'] =>
  columns.map((column) => ({
    ...column,
    values: Array.from(then, (from): CellValue => (from < 0 ? null : (column.values[from] ?? null))),
  }));

const withoutFormulas = (columns: Stored['columns']): Stored['columns'] =>
  columns.map((column) => ({ ...column, values: column.values.map(asValue) }));

const formulasIn = (columns: Stored['columns']): number =>
  columns.reduce((sum, { values }) => sum + values.filter(hasFormula).length, 0);

/** As runs had written them: what somebody had made of a cell comes back, and is an edit of it still. */
const asWritten = (columns: Stored['columns'], { plan, edited = [] }: Image): Stored['columns'] =>
  columns.map((column) => {
    const mine = edited.filter(({ key }) => key === column.key);
    if (mine.length === 0) return column;
    const [header, values] = [[...column.header], [...column.values]];
    for (const { row, was } of mine) {
      if (row < plan.firstRow) header[row - plan.headerRow] = was;
      else values[row - plan.firstRow] = was;
    }
    return { ...column, header, values };
  });

/** How far our columns have been moved since the run, where all of them moved alike. */
const shiftOf = (ownColumns: readonly OwnColumnAt[], { written }: RunRecord): number | undefined => {
  const shifts = ownColumns.flatMap(({ key, column }) => {
    const then = written.columns.find((one) => one.key === key)?.column;
    return then === undefined ? [] : [column - then];
  });
  return shifts.every((one) => one === shifts[0]) ? shifts[0] : undefined;
};

/** Our columns as they will stand. */
const placesOf = (columns: Stored['columns'], { row, rows }: OwnColumnAt): readonly OwnColumnAt[] =>
  columns.map(({ key, column }) => ({ key, column, row, rows }));

const placed = (columns: Stored['columns'], ownColumns: readonly OwnColumnAt[], record: RunRecord): Stored['columns'] => {
  const shift = shiftOf(ownColumns, record);
  if (shift !== undefined) return columns.map((column) => ({ ...column, column: column.column + shift }));
  // Moved apart: each that is still there stays where it is now, the others go to the right of all.
  let next = Math.max(...ownColumns.map(({ column }) => column)) + 1;
  const at = new Map(ownColumns.map(({ key, column }) => [key, column]));
  return columns.map((column) => ({ ...column, column: at.get(column.key) ?? next++ }));
};

/** What a run has left where somebody has deleted its columns: our sheets (`left`: their keys), the names, the record and the memory go. */
export const undoLeft = (
  sheet: string,
  policy: string,
  records: RunRecords,
  left: readonly string[],
  memory: Memory | undefined,
): WritePlan => {
  const { [policy]: record, ...others } = records;
  return {
    ...{ sheet, headerRow: 0, headerRows: 0, firstRow: 0, rowCount: 0, columns: [], sheets: [], removed: left },
    dropped: (record?.written.columns ?? []).map(({ key, column }) => ({ key, column })),
    memory: memoryWith(memory, policy, undefined),
    record: packedRecords(others),
  };
};

/** `foot`: the last row of the sheet with something in our columns that stays, such as sums of the user's. */
export const undoPlan = (
  grid: Grid,
  all: readonly OwnColumnAt[],
  policy: string | undefined,
  records: RunRecords,
  mapping: Mapping | undefined,
  memory: Memory | undefined,
  foot = -1,
): Result<WritePlan> => {
  const record = policy === undefined ? undefined : records[policy];
  const ownColumns = policy === undefined ? [] : columnsOfPolicy(policy, all);
  const [at] = ownColumns;
  if (policy === undefined || !record || !at) return failed(nothingToUndo(grid.sheet));
  const { written, before } = record;
  if (before === undefined && record.blind) return failed(undoUnknown(grid.sheet));
  if (before === undefined)
    return failed(record.unkept || written.sheets.length === 0 ? undoTooLarge(grid.sheet) : nothingToUndo(grid.sheet));
  const columnsNow = ownColumns.map(({ key, column }) => ({ key, column }));
  const seen = { own: ownSeen(grid, all), rows: [] };
  const { [policy]: _undone, ...others } = records;
  // What the other policies remember is of today.
  const remembered = memoryWith(memory, policy, recall(before?.plan.memory)?.policies[policy]);
  const headerRow = at.row;
  const top = headerRow + written.firstRow - written.headerRow;
  const rowCount = Math.max(0, at.row + at.rows - top);
  const now = mapping && rowMarks(grid, mapping, top, rowCount);
  const followed = now && { followed: withFoot(alignRows(record.rows, now), record.rows, now) };
  const keys = new Set((before?.plan.sheets ?? []).map(({ key }) => key));
  const removed = written.sheets.map(({ key }) => key).filter((key) => !keys.has(key));
  if (before === null) {
    const { cellNames: _names, ...nothing } = written;
    return done({
      ...nothing,
      sheet: grid.sheet,
      columns: [],
      rowCount: 0,
      ...followed,
      dropped: columnsNow,
      sheets: [],
      removed,
      memory: remembered,
      record: packedRecords(others),
      seen,
    });
  }
  const firstRow = headerRow + before.plan.firstRow - before.plan.headerRow;
  const marks = now && mapping ? (firstRow === top ? now : rowMarks(grid, mapping, firstRow, rowCount)) : before.rows;
  const found = alignRows(before.rows, marks);
  // Rows that came below were none of that run's: they are as empty again as they were before.
  let count = found.length;
  while (count > before.plan.rowCount && firstRow + count - 1 > foot && found[count - 1] === -1) count -= 1;
  const then = found.slice(0, count);
  const columnsThen = placed(before.plan.columns, ownColumns, record);
  const formulas = formulasIn(columnsThen);
  const stand =
    mapping !== undefined &&
    standsAsThen(grid, placesOf(columnsThen, at), then, before.plan.rowCount, {
      plan: before.plan,
      heads: before.heads,
      mapping: recall(before.plan.memory)?.policies[policy]?.mapping,
    });
  // Rows are where they were, so that formulas which take theirs from another cell find it.
  const plain = stand || formulas === 0 ? columnsThen : withoutFormulas(columnsThen);
  const inRows = (all: Stored['columns']): Stored['columns'] => (mapping ? aligned(all, then) : all);
  const columns = inRows(plain);
  const values = (before.values ?? 0) + (stand ? 0 : formulas);
  const kept = new Set(columns.map(({ key }) => key));
  const plan: Stored = {
    ...before.plan,
    sheet: grid.sheet,
    headerRow,
    firstRow,
    rowCount: mapping ? count : before.plan.rowCount,
    columns,
  };
  const counted = before.counted ?? before.rows.inputs;
  const again: RunRecord = {
    at: record.at,
    written: { ...plan, columns: inRows(asWritten(plain, before)) },
    // What was changed since that run, before the one that is taken back or after it, is out of date again.
    rows: {
      keys: marks.keys.slice(0, count),
      inputs: Array.from(then, (from) => (from < 0 ? BLANK_ROW : (counted[from] ?? BLANK_ROW))),
    },
    ...(before.heads !== undefined && { heads: before.heads }),
    ...(before.parameters && { parameters: before.parameters }),
  };
  return done(
    {
      ...plan,
      ...followed,
      ...(stand && formulas > 0 && { recalculates: true }),
      dropped: columnsNow.filter(({ key }) => !kept.has(key)),
      removed,
      seen: mapping ? seenOf(grid, mapping, all, firstRow, count) : seen,
      memory: remembered,
      record: packedRecords({ ...others, [policy]: again }),
    },
    values > 0 ? [formulasAsValues(grid.sheet, values)] : [],
  );
};
