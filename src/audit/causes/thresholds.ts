/** Conditions taken the other way at the boundary, or not asked for at all: an item in, the item with another condition out. */
import { text, type Text } from '../../core/lang';
import { inWords } from '../../engine/explain/describe';
import type { Compare, Node } from '../../policy/model';
import { formulasOf, mapFormulas, nodesIn, replaceNode } from '../rewrite';
import type { ItemChange, ItemChanges } from './cause';

const OTHER: Readonly<Partial<Record<Compare, Compare>>> = { '>=': '>', '>': '>=', '<=': '<', '<': '<=' };
const SIGNS: Readonly<Record<Compare, string>> = { '>=': '≥', '>': '＞', '<=': '≤', '<': '＜', '==': '＝', '!=': '≠' };

const TRUE: Node = { op: 'constant', type: { kind: 'flag' }, value: true };

export const boundaries: ItemChanges = (item, { policy }) => {
  const seen = new Set<Node>();
  return formulasOf(item)
    .flatMap(nodesIn)
    .flatMap((node): ItemChange[] => {
      const by = node.op === 'compare' ? OTHER[node.by] : undefined;
      if (node.op !== 'compare' || by === undefined || seen.has(node)) return [];
      seen.add(node);
      const said = inWords(policy, node);
      return [
        {
          id: 'boundary',
          weight: 96,
          text: text(
            `恰好等于界限，“${said.zh}”被当作“${SIGNS[by]}”`,
            `Exactly at the line: “${said.en}” was taken as “${SIGNS[by]}”`,
          ),
          to: mapFormulas(item, (formula) => replaceNode(formula, node, { ...node, by })),
        },
      ];
    });
};

const unmet = ({ zh, en }: Text): Text => text(`条件不满足仍按满足计：${zh}`, `Paid although this is not met: ${en}`);

/** Each condition taken as met, and all of them at once. Conditions of tiers that say 首次突破 are among them. */
export const unasked: ItemChanges = (item, { policy }) => {
  const drop = (which: (i: number) => boolean): ItemChange['to'] => ({
    ...item,
    conditions: item.conditions.map((condition, i) => (which(i) ? { ...condition, node: TRUE } : condition)),
  });
  const single = item.conditions.map((condition, i): ItemChange => ({
    id: 'threshold',
    // What another reading of the condition explains is told as the reading.
    weight: nodesIn(condition.node).some(({ op }) => op === 'reading') ? 68 : 78,
    text: unmet(inWords(policy, condition.node)),
    to: drop((at) => at === i),
  }));
  if (single.length < 2) return single;
  return [
    ...single,
    {
      id: 'threshold',
      weight: 60,
      unless: ['threshold'],
      text: text('几项条件都不满足仍按满足计', 'Paid although several conditions are not met'),
      to: drop(() => true),
    },
  ];
};

/** A list of conditions in one formula (`a and b`): each taken as met. */
export const unaskedParts: ItemChanges = (item, { policy }) =>
  item.conditions.flatMap(({ node }) => {
    const all = nodesIn(node).find((one) => one.op === 'and');
    if (all?.op !== 'and') return [];
    return all.of.map((one): ItemChange => ({
      id: 'threshold',
      weight: 70,
      text: unmet(inWords(policy, one)),
      to: mapFormulas(item, (formula) => replaceNode(formula, one, TRUE)),
    }));
  });
