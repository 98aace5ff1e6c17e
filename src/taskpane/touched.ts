/** Cells that somebody has changed since the sheet was read: the state and a change in; the state with results marked as out of date, out. */
import { columnsOfPolicy } from '../sheet/own-keys';
import type { Mapping } from '../sheet/mapping';
import type { SheetChange } from '../sheet/port';
import type { StaleRow } from '../sheet/record/stale';
import type { State } from './state';

const inputColumns = ({ identity, columns, lists }: Mapping): readonly number[] =>
  [...Object.values(identity), ...Object.values(columns), ...lists].map(({ column }) => column);

/** Ours alone: an edit of an award is shown with the next run and makes nothing out of date. */
const onlyOurs = ({ opened }: State, { area, moved }: SheetChange): boolean => {
  const own = new Set(opened?.ownColumns.map(({ column }) => column));
  return !moved && Array.from({ length: Math.min(area.columns, 16_384) }, (_, i) => area.column + i).every((at) => own.has(at));
};

/** Rows of the table whose figures the change is about. Where rows or columns came or went, only a new reading can tell. */
const rowsOf = ({ area, moved }: SheetChange, mapping: Mapping): readonly StaleRow[] => {
  const touches = inputColumns(mapping).some((column) => column >= area.column && column < area.column + area.columns);
  if (moved || !touches) return [];
  const skipped = new Set(mapping.skipped.map(({ row }) => row));
  const from = Math.max(area.row, mapping.firstRow);
  const to = Math.min(area.row + area.rows - 1, mapping.lastRow);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
    .filter((row) => !skipped.has(row))
    .map((row) => ({ row, why: 'changed' as const }));
};

export const touched = (state: State, change: SheetChange): State => {
  const { opened, recognised, policyId, expired } = state;
  // The sheet on which figures of other documents are filled in counts as well.
  if (opened?.parameters?.grid.sheet === change.sheet) return state.computed ? { ...state, stale: true, plan: undefined } : state;
  if (opened?.grid.sheet !== change.sheet || onlyOurs(state, change)) return state;
  const mapping = recognised?.ok ? recognised.value.mapping : opened.memory?.policies[policyId]?.mapping;
  const written = opened.records[policyId] !== undefined && columnsOfPolicy(policyId, opened.ownColumns).length > 0;
  const known = new Set(expired.rows.map(({ row }) => row));
  const rows = written && mapping ? rowsOf(change, mapping).filter(({ row }) => !known.has(row)) : [];
  return {
    ...state,
    ...(state.computed && { stale: true, plan: undefined }),
    ...(rows.length > 0 && { expired: { ...expired, rows: [...expired.rows, ...rows] } }),
  };
};
