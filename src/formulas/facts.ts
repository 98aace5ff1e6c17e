/** What is known of a run when its plan is about to have formulas, or none. */
import type { Lang } from '../core/lang';
import type { Settlement } from '../engine/outcome';
import type { Unit } from '../sheet/compose/amounts';
import type { Mapping } from '../sheet/mapping';
import type { Grid, SheetInfo, WritePlan } from '../sheet/port/port';
import type { Applied } from '../sheet/record/decisions';
import type { Dressed } from '../sheet/record/plan-run';

export interface FormulaFacts {
  readonly settlement: Settlement;
  readonly applied: readonly Applied[];
  readonly grid: Grid;
  readonly mapping: Mapping;
  readonly sheets: readonly SheetInfo[];
  readonly several: boolean;
  readonly lang: Lang;
  readonly unit: Unit;
}

/** Makes formulas of what was planned as values. */
export type Dress = (plan: WritePlan, facts: FormulaFacts) => Dressed;
