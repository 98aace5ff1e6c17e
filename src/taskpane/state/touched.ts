/** Cells that somebody has changed since the sheet was read: the state and a change in; the state with results marked as out of date, out. */
import type { Mapping } from '../../sheet/mapping';
import { parseOwnKey } from '../../sheet/own-keys';
import type { SheetChange } from '../../sheet/port/port';
import type { StaleRow } from '../../sheet/record/stale';
import { hasResults } from './earlier-run';
import type { State } from './state';

const inputColumns = ({ identity, columns, lists }: Mapping): readonly number[] =>
  [...Object.values(identity), ...Object.values(columns), ...lists].map(({ column }) => column);

/** Ours alone: an edit of an award is shown with the next run and makes nothing out of date. */
const onlyOurs = ({ opened }: State, { area, moved }: SheetChange): boolean => {
  const own = new Set(opened?.ownColumns.map(({ column }) => column));
  return !moved && Array.from({ length: Math.min(area.columns, 16_384) }, (_, i) => area.column + i).every((at) => own.has(at));
};

/** Rows of the table whose figures the change is about. */
const rowsOf = ({ area }: SheetChange, mapping: Mapping): readonly StaleRow[] => {
  const skipped = new Set(mapping.skipped.map(({ row }) => row));
  const from = Math.max(area.row, mapping.firstRow);
  const to = Math.min(area.row + area.rows - 1, mapping.lastRow);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
    .filter((row) => !skipped.has(row))
    .map((row) => ({ row, why: 'changed' as const }));
};

const touches = ({ area }: SheetChange, mapping: Mapping): boolean =>
  inputColumns(mapping).some((column) => column >= area.column && column < area.column + area.columns);

/** Where results of other policies on this sheet come from: they are shown, and judged, when their policy is chosen. */
const feedsOthers = ({ opened, policyId }: State, change: SheetChange): boolean => {
  const others = new Set(opened?.ownColumns.map(({ key }) => parseOwnKey(key)?.policy));
  others.delete(policyId);
  return [...others].some((id) => {
    const mapping = id === undefined ? undefined : opened?.memory?.policies[id]?.mapping;
    return mapping !== undefined && touches(change, mapping);
  });
};

/** All columns of ours went along, as in a sort of whole rows: what they say may still be said of the same enterprises. */
const withOurs = ({ opened }: State, { area }: SheetChange): boolean =>
  opened !== undefined &&
  opened.ownColumns.length > 0 &&
  opened.ownColumns.every(({ column }) => column >= area.column && column < area.column + area.columns);

/**
 * What a figure of the data is beside others is known at once. Rows that came, went or were typed below the data, its headers and what
 * stands above them may change what a column or a row is, which only another reading tells.
 */
const onSheet = (state: State, change: SheetChange): Pick<State, 'expired' | 'unread'> => {
  const { opened, recognised, policyId, expired, unread } = state;
  const mapping = recognised?.ok ? recognised.value.mapping : opened?.memory?.policies[policyId]?.mapping;
  if (!mapping || change.moved || change.area.row < mapping.firstRow) return { expired, unread: true };
  // Remarks beside the data decide nothing.
  if (!touches(change, mapping)) return { expired, unread: unread || feedsOthers(state, change) };
  if (withOurs(state, change)) return { expired, unread: true };
  const known = new Set(expired.rows.map(({ row }) => row));
  const rows = hasResults(state) ? rowsOf(change, mapping).filter(({ row }) => !known.has(row)) : [];
  return { expired: rows.length > 0 ? { ...expired, rows: [...expired.rows, ...rows] } : expired, unread: true };
};

/** A sheet that was renamed since is still the one that is shown. */
const isShown = (opened: State['opened'], { sheet, id }: SheetChange): boolean => {
  if (!opened) return false;
  const shown = opened.workbook.sheets.find(({ name }) => name === opened.grid.sheet)?.id;
  return id === undefined || shown === undefined ? opened.grid.sheet === sheet : shown === id;
};

export const touched = (state: State, change: SheetChange): State => {
  const { opened, computed, plan, stale } = state;
  const outdated = computed ? { stale: true, plan: undefined } : { stale, plan };
  // The sheet on which figures of other documents are filled in counts as well.
  if (opened?.parameters?.grid.sheet === change.sheet) return { ...state, ...outdated, unread: true };
  if (!isShown(opened, change) || onlyOurs(state, change)) return state;
  return { ...state, ...outdated, ...onSheet(state, change) };
};
