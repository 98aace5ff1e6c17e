/** A plan as the pane shows it: everything that a run will write, in; where it goes and how much it is, out. */
import type { Problem } from '../../core/problem';
import type { OwnColumnAt, OwnSheet, OwnColumn, WritePlan } from '../../sheet/port/port';
import type { PlanOptions } from '../../run/plan';
import type { Answered } from '../../sheet/record/answers';
import type { FormulaReport } from '../../sheet/record/plan-run';

export interface ShownPlan extends Pick<WritePlan, 'sheet' | 'firstRow' | 'rowCount'> {
  readonly columns: readonly Pick<OwnColumn, 'key' | 'column'>[];
  readonly sheets: readonly Pick<OwnSheet, 'key' | 'name'>[];
  readonly dropped: readonly Pick<OwnColumnAt, 'key' | 'column'>[];
  /** Of what stands there and goes. */
  readonly told?: readonly Problem[];
}

export interface Planned {
  readonly plan: ShownPlan;
  /** Cells of ours that were changed by hand, with what the plan does about each. */
  readonly edits: readonly Answered[];
  /** What became of the award columns where formulas were asked for. */
  readonly formulas?: readonly FormulaReport[];
}

/** What formulas are made by never travels: only whether they are wanted. */
export interface PlanWanted extends Omit<PlanOptions, 'dress'> {
  readonly formulas?: boolean;
}

export const shownPlan = (
  { sheet, firstRow, rowCount, columns, sheets, dropped }: WritePlan,
  told: readonly Problem[] = [],
): ShownPlan => ({
  sheet,
  firstRow,
  rowCount,
  columns: columns.map(({ key, column }) => ({ key, column })),
  sheets: sheets.map(({ key, name }) => ({ key, name })),
  dropped: dropped.map(({ key, column }) => ({ key, column })),
  ...(told.length > 0 && { told }),
});
