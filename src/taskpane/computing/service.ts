/**
 * What computes for the pane, in a worker or beside it: a sheet with its recognition and what the officer wants, in; what it comes to, out.
 * The result and the plan stay here; the screen asks for what it shows, and for the whole plan when it is written.
 */
import { done, type Result } from '../../core/problem';
import type { Wanted } from '../../engine/choose';
import type { Policy } from '../../policy/model';
import { compute, type Computed } from '../../run/compute';
import type { Opened } from '../../run/open';
import { withOverlaps } from '../../run/overlaps';
import { planWrite } from '../../run/plan';
import type { Recognition } from '../../sheet/mapping';
import type { RunPlan } from '../../sheet/record/plan-run';
import type { Progress, WritePlan } from '../../sheet/port/port';
import { lookUp, type Lookup } from '../lookups';
import { shownPlan, type Planned, type PlanWanted } from './planned';
import { summaryOf, type Summary } from './settled';

export interface Task {
  readonly opened: Opened;
  readonly recognition: Recognition;
  readonly policy: Policy;
  readonly wanted: Wanted;
}

export interface Service {
  readonly compute: (task: Task, progress: Progress) => Promise<Result<Summary>>;
  /** Of what was computed last; the workbook may have been read again since. */
  readonly plan: (opened: Opened, wanted: PlanWanted) => Promise<Planned>;
  /** What was planned last. */
  readonly whole: () => WritePlan;
  readonly see: (name: Lookup, particulars: readonly unknown[]) => unknown;
}

const there = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`nothing was ${what} yet`);
  return value;
};

const SHARES = 20;

/** News of each twentieth: telling of hundreds of items, one by one, takes longer than looking at them. */
const inShares = (tell: Progress): Progress => {
  let told = 0;
  return (done, total) => {
    const share = Math.floor((done * SHARES) / total);
    if (share === told) return;
    told = share;
    tell(done, total);
  };
};

export const createService = (): Service => {
  let computed: Computed | undefined;
  let planned: RunPlan | undefined;
  return {
    compute: async ({ opened, recognition, policy, wanted }, progress) => {
      const alone = compute(opened, recognition, policy, wanted, inShares(progress));
      if (!alone.ok) return alone;
      computed = await withOverlaps(opened, alone.value);
      planned = undefined;
      return done(summaryOf(computed), alone.problems);
    },
    plan: async (opened, { formulas: wanted, ...options }) => {
      const of = there(computed, 'computed');
      // Fetched when they are asked for.
      const dress = wanted ? (await import('../../formulas/columns')).withFormulas : undefined;
      planned = planWrite(opened, of, { ...options, dress });
      const { plan, edits, formulas, told } = planned;
      return { plan: shownPlan(plan, told), edits, ...(formulas && { formulas }) };
    },
    whole: () => there(planned, 'planned').plan,
    see: (name, particulars) => lookUp(there(computed, 'computed'), name, particulars),
  };
};
