/** The working of one award: what was computed and what the workbook remembers of decisions, in; the explanation, out. */
import { explain } from '../engine/explain/explain';
import type { Explanation } from '../engine/explanation';
import type { Applied, Decision } from '../sheet/record/decisions';
import type { Computed } from './compute';
import { decidedStep, decisionOn } from './decided';

/** What was computed stays the explanation; a decision that the workbook remembers about the award stands above it. */
export type AwardExplanation = Explanation & { readonly decided?: Applied };

/** The explanation of one item for one unit; `decisions` as the workbook remembers them for the policy. */
export const explainAward = (
  computed: Computed,
  item: number,
  unit: number,
  decisions: readonly Decision[] = [],
): AwardExplanation => {
  const explanation = explain(computed.settlement, item, unit);
  const decided = decisionOn(computed, decisions, item, unit);
  return decided ? { ...explanation, decided, steps: [decidedStep(decided), ...explanation.steps] } : explanation;
};
