/** A plan as the pane shows it: everything that a run will write, in; where it goes and how much it is, out. */
import type { OwnColumnAt, OwnSheet, OwnColumn, WritePlan } from '../sheet/port';
import type { Answered } from '../sheet/record/answers';

export interface ShownPlan extends Pick<WritePlan, 'sheet' | 'firstRow' | 'rowCount'> {
  readonly columns: readonly Pick<OwnColumn, 'key' | 'column'>[];
  readonly sheets: readonly Pick<OwnSheet, 'key' | 'name'>[];
  readonly dropped: readonly Pick<OwnColumnAt, 'key' | 'column'>[];
}

export interface Planned {
  readonly plan: ShownPlan;
  /** Cells of ours that were changed by hand, with what the plan does about each. */
  readonly edits: readonly Answered[];
}

export const shownPlan = ({ sheet, firstRow, rowCount, columns, sheets, dropped }: WritePlan): ShownPlan => ({
  sheet,
  firstRow,
  rowCount,
  columns: columns.map(({ key, column }) => ({ key, column })),
  sheets: sheets.map(({ key, name }) => ({ key, name })),
  dropped: dropped.map(({ key, column }) => ({ key, column })),
});
