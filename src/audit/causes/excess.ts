/** A share of what exceeds a line, where the line only decides who is paid: an item in, the item with the line deducted from its base out. */
import { text } from '../../core/lang';
import type { Rational } from '../../core/rational';
import { bothNumbers } from '../../engine/explain/format';
import type { Item, Node } from '../../policy/model';
import { isMoney } from '../../policy/units';
import { countedIn, formulasOf, nodesIn, replaceNode } from '../rewrite';
import { nameOf } from './bases';
import type { ItemChange, ItemChanges } from './cause';

interface Line {
  readonly name: string;
  readonly line: Extract<Node, { op: 'literal' }>;
}

/** Sums that an item holds against a base of its own. */
const linesOf = (item: Item): readonly Line[] => {
  const found = new Map<string, Line>();
  for (const node of formulasOf(item).flatMap(nodesIn)) {
    if (node.op !== 'compare') continue;
    const sides = [node.left, node.right];
    const [base, line] = [sides.find(({ op }) => op === 'input'), sides.find(({ op }) => op === 'literal')];
    if (base?.op !== 'input' || line?.op !== 'literal' || !isMoney(base.type) || line.value.n <= 0n) continue;
    found.set(`${base.name} ${line.value.n}/${line.value.d}`, { name: base.name, line });
  }
  return [...found.values()];
};

const isDeducted = (node: Node, { n, d }: Rational): boolean =>
  nodesIn(node).some(
    (part) => part.op === 'subtract' && part.right.op === 'literal' && part.right.value.n === n && part.right.value.d === d,
  );

export const excess: ItemChanges = (item, { policy }) => {
  const { amount } = item;
  if (!amount) return [];
  return linesOf(item).flatMap(({ name, line }): ItemChange[] => {
    const bases = new Set(countedIn(amount.node).filter((node) => node.op === 'input' && node.name === name));
    if (bases.size === 0 || isDeducted(amount.node, line.value)) return [];
    const node = [...bases].reduce<Node>(
      (to, base) => replaceNode(to, base, { op: 'subtract', type: base.type, left: base, right: line }),
      amount.node,
    );
    const [base, sum] = [nameOf(name, policy), bothNumbers(line.value, line.type)];
    return [
      {
        id: 'excess',
        weight: 74,
        text: text(`“${base.zh}”先减去了${sum.zh}再计奖`, `${sum.en} was deducted from ${base.en} first`),
        to: { ...item, amount: { ...amount, node } },
      },
    ];
  });
};
