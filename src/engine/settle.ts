/**
 * Table and policy in, settlement out. One written order:
 * item amount → rounding → cap → earlier payment (inside the item) → gates → caps of a project on several rows → difference on promotion → highest of a matter → limits per enterprise → budget → split.
 */
import type { Policy } from '../policy/model';
import { takeIndices } from './columns';
import { evaluateItem } from './evaluate';
import { makeFrames, type Frames } from './frame';
import { compilation } from './kernel/compile';
import { Code, STATUS, type Choices, type ItemOutcome, type Settlement, type Status, type Totals } from './outcome';
import { rank } from './ranking/rank';
import { readingOption } from './resolve';
import { scaleToBudget } from './settle/budget';
import { applies, draft, finished, setAmount, type Draft, type Settling } from './settle/draft';
import { applyGates, judgeGates } from './settle/gates';
import { applyHighest } from './settle/highest';
import { evaluatedOnce, type Kept } from './settle/kept';
import { applyLimit } from './settle/limits';
import { applyPromotion } from './settle/promotion';
import { shareProjectCaps } from './settle/projects';
import { cityPart } from './settle/split';
import type { Table } from './table';
import { sumOf, tallyOf } from './tally';

const exactAwards = (drafts: readonly Draft[]): { readonly draft: Draft; readonly unit: number }[] =>
  drafts.flatMap((d) => {
    const units: { draft: Draft; unit: number }[] = [];
    for (const unit of d.payers) if (d.code[unit] === Code.awarded) units.push({ draft: d, unit });
    return units;
  });

const applyBudget = ({ drafts, choices }: Settling): void => {
  if (choices.budget === undefined) return;
  const awards = exactAwards(drafts);
  const before = awards.map(({ draft: d, unit }) => d.amount[unit] as number);
  scaleToBudget(before, choices.budget).forEach((fen, i) => {
    const { draft: d, unit } = awards[i] as (typeof awards)[number];
    if (fen !== before[i]) setAmount(d, unit, fen);
  });
};

const applySplit = ({ drafts, choices }: Settling): void => {
  const share = choices.cityShare;
  if (!share) return;
  for (const { draft: d, unit } of exactAwards(drafts)) {
    d.city ??= new Float64Array(d.frame.units);
    d.city[unit] = cityPart(d.amount[unit] as number, share);
  }
};

const totalsOf = (outcomes: readonly ItemOutcome[]): Totals => {
  const counts = Object.fromEntries(STATUS.map((status) => [status, 0])) as Record<Status, number>;
  let awarded = 0;
  let upTo = 0;
  for (const outcome of outcomes) {
    const tally = tallyOf(outcome.code);
    STATUS.forEach((status, code) => (counts[status] += tally[code] as number));
    if (tally[Code.awarded] !== 0) awarded += sumOf(Code.awarded, outcome);
    if (tally[Code.upTo] !== 0) upTo += sumOf(Code.upTo, outcome);
  }
  return { awarded, upTo, counts };
};

/** The frames of a settlement's table are made once and shared with explanations, and with policies that read the same inputs. */
const frames = new WeakMap<Table, { readonly inputs: Policy['inputs']; readonly frames: Frames }>();

export const framesOf = (table: Table, policy: Policy): Frames => {
  const found = frames.get(table);
  if (found?.inputs === policy.inputs) return found.frames;
  const made = makeFrames(table, policy);
  frames.set(table, { inputs: policy.inputs, frames: made });
  return made;
};

interface SettleOptions {
  /** Called with items done and items in all. */
  readonly progress?: ((done: number, total: number) => void) | undefined;
  /** For who computes one table again and again. */
  readonly kept?: Kept | undefined;
}

export const settle = (policy: Policy, table: Table, choices: Choices, { progress, kept }: SettleOptions = {}): Settlement => {
  const made = framesOf(table, policy);
  const shared = kept?.(policy, choices, made);
  const compile = {
    project: compilation(policy, choices, made.project),
    enterprise: compilation(policy, choices, made.enterprise),
  };
  const drafts = policy.items.map((item, index) => {
    const evaluated = evaluatedOnce(item, shared, () => evaluateItem(item, compile[item.grain]));
    progress?.(index + 1, policy.items.length);
    return draft(item, index, made[item.grain], evaluated);
  });
  const settling: Settling = {
    policy,
    choices,
    frames: made,
    drafts,
    byId: new Map(drafts.map((d) => [d.item.id, d])),
    enterpriseOf: table.enterpriseOf,
    ...(table.projectOf && { projectOf: table.projectOf }),
  };
  const option = (key: string): string => readingOption(policy, choices, key);

  const known = shared?.judged?.gates === policy.gates ? shared.judged.all : undefined;
  const judged = known ?? judgeGates(settling);
  if (shared) shared.judged ??= { gates: policy.gates, all: judged };
  applyGates(settling, judged);
  shareProjectCaps(settling);
  policy.matters.forEach((matter, m) => matter.promotion && applies(matter, option) && applyPromotion(matter, m, settling));
  policy.matters.forEach((matter, m) => !matter.promotion && applies(matter, option) && applyHighest(matter, m, settling));
  policy.limits.forEach((limit, l) => applies(limit, option) && applyLimit(limit, l, settling));
  applyBudget(settling);
  applySplit(settling);

  const outcomes = drafts.map(finished);
  let totals: Totals | undefined;
  return {
    policy,
    choices,
    table,
    outcomes,
    firstRow: takeIndices(new Int32Array(made.enterprise.units), made.groups.rows, made.groups.start, made.enterprise.units),
    rankings: drafts.flatMap(({ item, index, frame, code }) => rank(policy, choices, table, frame, item, index, code) ?? []),
    unchecked: judged.unchecked,
    get totals() {
      return (totals ??= totalsOf(outcomes));
    },
  };
};
