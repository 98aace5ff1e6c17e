/** What the pane and its worker say to each other. A policy never travels: each side loads its own and puts it back into what comes. */
import { done, type Result } from '../core/problem';
import type { Wanted } from '../engine/choose';
import type { ItemOutcome, Settlement } from '../engine/outcome';
import type { Policy } from '../policy/model';
import type { Computed, Opened, PlanOptions } from '../run/run';
import type { Recognition } from '../sheet/mapping';
import type { RunPlan } from '../sheet/record/plan-run';

export type Ask =
  | {
      readonly ask: 'compute';
      readonly policy: string;
      readonly opened: Opened;
      readonly recognition: Recognition;
      readonly wanted: Wanted;
    }
  /** Of what was computed last; the workbook may have been read again since. */
  | { readonly ask: 'plan'; readonly opened: Opened; readonly options: PlanOptions };

export type Answer =
  | { readonly is: 'progress'; readonly done: number; readonly total: number }
  | { readonly is: 'computed'; readonly result: Result<Detached> }
  | { readonly is: 'planned'; readonly planned: Planned }
  | { readonly is: 'failed'; readonly message: string };

/** What is planned, without the settlement that it comes from. */
export type Planned = Omit<RunPlan, 'settlement'>;

type BareOutcome = Omit<ItemOutcome, 'item'>;

/** What was computed, without the policy and its items. */
export interface Detached extends Omit<Computed, 'settlement'> {
  readonly settlement: Omit<Settlement, 'policy' | 'outcomes'> & { readonly outcomes: readonly BareOutcome[] };
}

export const detach = ({ settlement, ...rest }: Computed): Detached => {
  const { policy: _policy, outcomes, ...bare } = settlement;
  return { ...rest, settlement: { ...bare, outcomes: outcomes.map(({ item: _item, ...outcome }) => outcome) } };
};

export const attach = ({ settlement, ...rest }: Detached, policy: Policy): Computed => ({
  ...rest,
  settlement: {
    ...settlement,
    policy,
    outcomes: policy.items.flatMap((item, index) => {
      const outcome = settlement.outcomes[index];
      return outcome ? [{ ...outcome, item }] : [];
    }),
  },
});

export const detached = (result: Result<Computed>): Result<Detached> =>
  result.ok ? done(detach(result.value), result.problems) : result;
