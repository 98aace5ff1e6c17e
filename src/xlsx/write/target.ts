/** A plan and our columns of earlier runs in; out come the questions that every step of a write asks: which cells are wanted, which are ours already, which are to be emptied. */
import type { Area, WritePlan } from '../../sheet/port/port';
import type { OwnArea } from '../parts/book';
import { holds } from '../sheet/areas';

export interface Target {
  /** Columns that get cells, ascending. */
  readonly columns: readonly number[];
  /** Header rows and data rows, as ranges [first, beyond). */
  readonly rows: readonly (readonly [number, number])[];
  /** Row of the columns' names, the last of the header. */
  readonly titleRow: number;
  /** One area per column and range of rows. */
  readonly areas: readonly Area[];
  /** From the first header row to the last data row, per column: what the hidden name refers to. */
  readonly extent: (column: number) => Area;
  readonly wanted: (row: number, column: number) => boolean;
  readonly owned: (row: number, column: number) => boolean;
  /** Owned, not wanted any more, and not between header and data of a column that stays. */
  readonly cleared: (row: number, column: number) => boolean;
  /** Ours by now or after this run: a note or link of ours there may be replaced. */
  readonly ours: (row: number, column: number) => boolean;
}

/** Our columns of earlier runs that this plan touches: the ones it writes again (perhaps elsewhere) and the ones it drops. */
export const touchedAreas = (plan: WritePlan, areas: readonly OwnArea[]): readonly OwnArea[] => {
  const keys = new Set([...plan.columns, ...plan.dropped].map(({ key }) => key));
  return areas.filter(({ key }) => keys.has(key));
};

export const targetOf = (plan: WritePlan, ownAreas: readonly OwnArea[]): Target => {
  const columns = plan.columns.map(({ column }) => column).sort((a, b) => a - b);
  const header = [plan.headerRow, plan.headerRow + plan.headerRows] as const;
  const data = [plan.firstRow, plan.firstRow + plan.rowCount] as const;
  const rows = [header, data].filter(([first, beyond]) => beyond > first);
  const inRows = (row: number): boolean => rows.some(([first, beyond]) => row >= first && row < beyond);
  const isColumn = new Set(columns);
  const touched = touchedAreas(plan, ownAreas);
  const byColumn = new Map<number, Area[]>();
  for (const { area } of touched)
    for (let column = area.column; column < area.column + area.columns; column += 1)
      byColumn.set(column, [...(byColumn.get(column) ?? []), area]);
  const owned = (row: number, column: number): boolean => byColumn.get(column)?.some((area) => holds(area, row, column)) ?? false;
  const wanted = (row: number, column: number): boolean => isColumn.has(column) && inRows(row);
  const between = (row: number, column: number): boolean => isColumn.has(column) && row >= header[0] && row < data[0];
  return {
    columns,
    rows,
    titleRow: plan.headerRow + plan.headerRows - 1,
    areas: columns.flatMap((column) => rows.map(([first, beyond]) => ({ row: first, column, rows: beyond - first, columns: 1 }))),
    extent: (column) => ({ row: header[0], column, rows: Math.max(header[1], data[1]) - header[0], columns: 1 }),
    wanted,
    owned,
    cleared: (row, column) => owned(row, column) && !wanted(row, column) && !between(row, column),
    ours: (row, column) => owned(row, column) || wanted(row, column),
  };
};
