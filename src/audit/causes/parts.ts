/** A step of the formula left out, or another figure of the document in its place: an item in, the item with the step or figure changed out. */
import { text } from '../../core/lang';
import { equal } from '../../core/rational';
import { bothNumbers } from '../../engine/explain/format';
import type { Item, Node } from '../../policy/model';
import { sameDims } from '../../policy/units';
import { formulasOf, mapFormulas, nodesIn, replaceNode } from '../rewrite';
import type { ItemChange, ItemChanges } from './cause';

type Literal = Extract<Node, { op: 'literal' }>;

const withAmount = (item: Item, target: Node, by: Node): Item =>
  item.amount ? { ...item, amount: { ...item.amount, node: replaceNode(item.amount.node, target, by) } } : item;

/** Left out of the amount alone, or wherever the item asks for the same. */
const leftOut = (item: Item, target: Node, by: Node, change: Omit<ItemChange, 'to'>): ItemChange[] => [
  { ...change, to: withAmount(item, target, by) },
  ...(item.conditions.some(({ node }) => nodesIn(node).includes(target))
    ? [{ ...change, to: mapFormulas(item, (formula) => replaceNode(formula, target, by)) }]
    : []),
];

const ceiling = (node: Node): Node => ({
  op: 'negate',
  type: node.type,
  of: { op: 'floor', type: node.type, of: { op: 'negate', type: node.type, of: node } },
});

const NOT_DEDUCTED = text('没有扣除公式中的减项', 'What the formula deducts was not deducted');

export const steps: ItemChanges = (item) =>
  (item.amount ? nodesIn(item.amount.node) : []).flatMap((node): ItemChange[] => {
    if (node.op === 'floor')
      return [
        {
          id: 'formula',
          weight: 64,
          text: text('不足一个计奖单位的部分也按比例计奖', 'A part of a step was paid as well'),
          to: withAmount(item, node, node.of),
        },
        {
          id: 'formula',
          weight: 62,
          text: text('不足一个计奖单位的按一个计', 'A part of a step counted as a whole one'),
          to: withAmount(item, node, ceiling(node.of)),
        },
      ];
    if (node.op === 'subtract' && node.right.op !== 'input')
      return leftOut(item, node, node.left, {
        id: 'formula',
        weight: 60,
        text:
          node.right.op === 'literal'
            ? text(
                `没有扣除${bothNumbers(node.right.value, node.right.type).zh}`,
                `${bothNumbers(node.right.value, node.right.type).en} was not deducted`,
              )
            : NOT_DEDUCTED,
      });
    if (node.op === 'subtract') return leftOut(item, node, node.left, { id: 'formula', weight: 58, text: NOT_DEDUCTED });
    if ((node.op === 'min' || node.op === 'max') && node.of.length === 2)
      return node.of.map((arm) => ({
        id: 'formula',
        weight: 44,
        text:
          node.op === 'min'
            ? text('两数取小的一步没有执行', 'The smaller of two was not taken')
            : text('两数取大的一步没有执行', 'The larger of two was not taken'),
        to: withAmount(item, node, arm),
      }));
    return [];
  });

const MOST_FIGURES = 10;

/** Figures of the same kind in the same article: this item's own, then those of the items that stand nearest. */
const neighbours = (item: Item, items: readonly Item[], like: Literal): readonly Literal[] => {
  const found: Literal[] = [];
  const at = items.findIndex(({ id }) => id === item.id);
  const near = items
    .map((one, i) => ({ one, far: Math.abs(i - at) }))
    .filter(({ one }) => one.id !== item.id && one.article === item.article)
    .sort((a, b) => a.far - b.far);
  for (const one of [item, ...near.map((other) => other.one)])
    for (const node of formulasOf(one).flatMap(nodesIn)) {
      if (node.op !== 'literal' || node.type.kind !== 'number' || like.type.kind !== 'number') continue;
      if (!sameDims(node.type.dims, like.type.dims) || node.type.flavour !== like.type.flavour || node.value.n <= 0n) continue;
      if (!equal(node.value, like.value) && !found.some((other) => equal(other.value, node.value))) found.push(node);
    }
  return found.slice(0, MOST_FIGURES);
};

export const figures: ItemChanges = (item, { document: policy }) =>
  (item.amount ? nodesIn(item.amount.node) : []).flatMap((node): ItemChange[] => {
    if (node.op !== 'literal' || node.type.kind !== 'number' || node.value.n <= 0n) return [];
    return neighbours(item, policy.items, node).map((other) => ({
      id: 'figure',
      weight: 52,
      text: text(
        `标准应为${bothNumbers(node.value, node.type).zh}，用成了${bothNumbers(other.value, other.type).zh}`,
        `${bothNumbers(other.value, other.type).en} was used instead of ${bothNumbers(node.value, node.type).en}`,
      ),
      to: withAmount(item, node, other),
    }));
  });
