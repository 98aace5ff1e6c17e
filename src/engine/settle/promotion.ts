/**
 * Difference on promotion: of several grades in one year only the one that pays most stands (the later listed, where they tie), and it pays what exceeds earlier payments, never less than 0.
 * What was paid before is read from its column; without it, a grade recognised in an earlier year is missing its amount, or is estimated, as the officer chose.
 */
import type { Item, Matter, Node } from '../../policy/model';
import { mapNode } from '../../policy/walk';
import { answer } from '../answer';
import { Code } from '../outcome';
import { estimatesPriorAwards } from '../resolve';
import { flagOf, numberOf } from '../scalar';
import { roundFen } from '../round';
import { mark, setAmount, type Draft, type Settling } from './draft';
import { forGroups } from './groups';

const asBefore = (item: Item): Item => ({
  ...item,
  conditions: item.conditions.map((condition) => ({
    ...condition,
    node: mapNode(condition.node, (node: Node) => (node.op === 'recognised' ? { ...node, when: 'before' } : node)),
  })),
});

const before = new WeakMap<Item, Item>();

/** The conditions of a grade as they were in earlier years: its recognitions asked for before, all else as now. */
const earlier = (item: Item): Item => {
  const made = before.get(item) ?? asBefore(item);
  before.set(item, made);
  return made;
};

type Prior = { readonly fen: number } | 'missing';

/** What was paid for other grades: from the column, or from the best of those that were recognised before. A column that is there and cannot be read settles nothing. */
const paidBefore = (matter: Matter, others: readonly Grade[], d: Draft, unit: number, { policy, choices }: Settling): Prior => {
  const at = { policy, choices, frame: d.frame, unit };
  const prior = matter.promotion?.prior;
  const type = prior === undefined ? undefined : policy.inputs.get(prior)?.type;
  if (prior !== undefined && type) {
    const value = numberOf({ op: 'input', type, name: prior }, at);
    if (value.known) return { fen: Number(roundFen(value.value, { to: 1, mode: 'half-up' })) };
    if (value.missing.some(({ why }) => why === 'bad' || why === 'contradiction')) return 'missing';
  }
  const held = others.filter(({ before }) =>
    before.conditions.every(({ node }) => {
      const value = flagOf(node, at);
      return value.known && value.value;
    }),
  );
  if (held.length === 0) return { fen: 0 };
  if (!estimatesPriorAwards(policy, choices)) return 'missing';
  const amounts = held.map(({ before }) => answer(before, at));
  return amounts.every(({ code }) => code === Code.awarded) ? { fen: Math.max(...amounts.map(({ fen }) => fen)) } : 'missing';
};

/** A grade, and the same as it was in earlier years. */
interface Grade {
  readonly draft: Draft;
  readonly before: Item;
}

export const applyPromotion = (matter: Matter, m: number, settling: Settling): void => {
  const drafts = matter.items.flatMap((id) => settling.byId.get(id) ?? []);
  const grades = new Map(drafts.map((d): [Draft, Grade] => [d, { draft: d, before: earlier(d.item) }]));
  forGroups(drafts, 'unit', 1, settling, (paying, u) => {
    // The later listed, where they tie.
    const top = paying.reduce((best, one) =>
      (one.draft.amount[u] as number) >= (best.draft.amount[u] as number) ? one : best,
    ).draft;
    for (const { draft } of paying) {
      if (draft === top) continue;
      draft.code[u] = Code.displaced;
      mark(draft, 'displacedBy', u, top.index, settling);
      mark(draft, 'matter', u, m, settling);
    }
    const others = [...grades.values()].filter(({ draft }) => draft !== top);
    const before = paidBefore(matter, others, top, u, settling);
    if (before === 'missing') {
      top.code[u] = Code.missing;
      setAmount(top, u, 0);
      mark(top, 'matter', u, m, settling);
    } else if (before.fen > 0) {
      top.prior ??= new Float64Array(top.frame.units);
      top.prior[u] = before.fen;
      setAmount(top, u, Math.max(0, (top.amount[u] as number) - before.fen));
      mark(top, 'matter', u, m, settling);
    }
  });
};
