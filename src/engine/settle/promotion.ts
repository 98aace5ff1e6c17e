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
import { mark, pays, paysAny, setAmount, type Draft, type Settling } from './draft';

/** The conditions of a grade as they were in earlier years: its recognitions asked for before, all else as now. */
const earlier = (item: Item): Item => ({
  ...item,
  conditions: item.conditions.map((condition) => ({
    ...condition,
    node: mapNode(condition.node, (node: Node) => (node.op === 'recognised' ? { ...node, when: 'before' } : node)),
  })),
});

type Prior = { readonly fen: number } | 'missing';

/** What was paid for other grades: from the column, or from the best of those that were recognised before. A column that is there and cannot be read settles nothing. */
const paidBefore = (matter: Matter, others: readonly Item[], d: Draft, unit: number, { policy, choices }: Settling): Prior => {
  const at = { policy, choices, frame: d.frame, unit };
  const prior = matter.promotion?.prior;
  const type = prior === undefined ? undefined : policy.inputs.get(prior)?.type;
  if (prior !== undefined && type) {
    const value = numberOf({ op: 'input', type, name: prior }, at);
    if (value.known) return { fen: Number(roundFen(value.value, { to: 1, mode: 'half-up' })) };
    if (value.missing.some(({ why }) => why === 'bad' || why === 'contradiction')) return 'missing';
  }
  const held = others.map(earlier).filter((item) =>
    item.conditions.every(({ node }) => {
      const value = flagOf(node, at);
      return value.known && value.value;
    }),
  );
  if (held.length === 0) return { fen: 0 };
  if (!estimatesPriorAwards(policy, choices)) return 'missing';
  const amounts = held.map((item) => answer(item, at));
  return amounts.every(({ code }) => code === Code.awarded) ? { fen: Math.max(...amounts.map(({ fen }) => fen)) } : 'missing';
};

export const applyPromotion = (matter: Matter, m: number, settling: Settling): void => {
  const grades = matter.items.flatMap((id) => settling.byId.get(id) ?? []);
  if (!grades.some(paysAny)) return;
  const units = grades[0]?.frame.units ?? 0;
  for (let u = 0; u < units; u += 1) {
    let best: Draft | undefined;
    for (const grade of grades)
      if (pays(grade.code[u]) && (!best || (grade.amount[u] as number) >= (best.amount[u] as number))) best = grade;
    if (!best) continue;
    const top = best;
    const others = grades.filter((grade) => grade !== top);
    for (const other of others) {
      if (!pays(other.code[u])) continue;
      other.code[u] = Code.displaced;
      mark(other, 'displacedBy', u, top.index);
      mark(other, 'matter', u, m);
    }
    const before = paidBefore(
      matter,
      others.map(({ item }) => item),
      top,
      u,
      settling,
    );
    if (before === 'missing') {
      top.code[u] = Code.missing;
      setAmount(top, u, 0);
      mark(top, 'matter', u, m);
    } else if (before.fen > 0) {
      top.prior ??= new Float64Array(top.frame.units);
      top.prior[u] = before.fen;
      setAmount(top, u, Math.max(0, (top.amount[u] as number) - before.fen));
      mark(top, 'matter', u, m);
    }
  }
};
