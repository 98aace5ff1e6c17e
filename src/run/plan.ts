/** The last step before writing: what was computed, in; everything that will be written, out. */
import { ProblemError } from '../core/problem';
import { line } from '../engine/explain/explain';
import type { Dress } from '../formulas/facts';
import { withoutFormulas } from '../formulas/none';
import { brokenOff } from '../sheet/port/own-journal';
import { isOneOfSeveral } from '../sheet/compose/compose';
import type { Answers } from '../sheet/record/answers';
import { planRun, type RunPlan } from '../sheet/record/plan-run';
import type { Computed } from './compute';
import type { Opened } from './open';
import { otherPolicies } from './parameters';
import { resultsOnOtherSheets } from './problems';
import { allRecords, recordsOf, storedOf } from './records';
import { ENGINE_VERSION } from './version';

export interface PlanOptions {
  readonly lang: 'zh' | 'en';
  readonly unit: '元' | '万元';
  readonly fileName: string;
  /** ISO time of the run, injected so that the same run gives the same bytes. */
  readonly now: string;
  /** Other policies are computed in the same run. */
  readonly several?: boolean;
  /** What becomes of cells of ours that were changed by hand; kept where nothing is said. */
  readonly answers?: Answers | undefined;
  /** Evidence is worked out while it is written: for a plan that is written to a file at once, and neither kept nor sent on. */
  readonly streamed?: boolean;
  /** Awards on one sheet of evidence, where not the usual million. */
  readonly awardsPerSheet?: number | undefined;
  /** The plan is held against what stands there and never written: nothing counts as changed by hand, and no record comes along. */
  readonly compared?: boolean;
  /** Columns of ours stay where they are, new ones go to the right of all: for formulas of the user's that point at them (places.ts). */
  readonly stay?: boolean;
  /** Award columns as formulas instead of values: given by the door that offers it, since a screen should not load it unasked. */
  readonly dress?: Dress | undefined;
}

/** Everything that will be written, decided before anything is. Throws ProblemError where the policy's results stand on another sheet, or half of an earlier write is in the workbook. */
export const planWrite = (opened: Opened, computed: Computed, options: PlanOptions): RunPlan => {
  const { brokenOff: left } = opened.workbook;
  if (left) throw new ProblemError([brokenOff(left)]);
  const others = opened.elsewhere[computed.settlement.policy.id];
  if (others) throw new ProblemError([resultsOnOtherSheets(opened.grid.sheet, others)]);
  const made = planRun({
    settlement: computed.settlement,
    explain: (index, unit) => line(computed.settlement, index, unit),
    recognition: computed.recognition,
    read: computed.read,
    problems: computed.problems,
    grid: opened.grid,
    ownColumns: opened.ownColumns,
    sheets: opened.workbook.sheets,
    records: allRecords(opened),
    record: recordsOf(opened)[computed.settlement.policy.id],
    figures: opened.figures?.[computed.settlement.policy.id],
    memoryText: opened.workbook.memory,
    memory: opened.memory,
    parameters: opened.parameters,
    otherPolicies: otherPolicies(computed.settlement.policy, opened.memory),
    engineVersion: ENGINE_VERSION,
    ...options,
    dress: (plan, settlement, applied) =>
      (options.dress ?? withoutFormulas)(plan, {
        settlement,
        applied,
        grid: opened.grid,
        mapping: computed.recognition.mapping,
        sheets: opened.workbook.sheets,
        several: isOneOfSeveral(settlement.policy.id, { ...opened, several: options.several === true }),
        lang: options.lang,
        unit: options.unit,
      }),
  });
  return { ...made, plan: { ...made.plan, stored: storedOf(opened) } };
};
