/** A share of what exceeds a line, where the line only decides who is paid: an item in, the item with the line deducted from each base that reaches it, out. */
import { text } from '../../core/lang';
import type { Rational } from '../../core/rational';
import { bothNumbers } from '../../engine/explain/format';
import type { Compare, Item, Node } from '../../policy/model';
import { children } from '../../policy/walk';
import { isMoney } from '../../policy/units';
import { countedIn, formulasOf, nodesIn, replaceNode } from '../rewrite';
import { nameOf } from './bases';
import type { ItemChange, ItemChanges } from './cause';

interface Line {
  readonly name: string;
  readonly line: Extract<Node, { op: 'literal' }>;
}

const ABOVE: ReadonlySet<Compare> = new Set(['>=', '>']);
const BELOW: ReadonlySet<Compare> = new Set(['<=', '<']);

/** Comparisons that ask a base to reach a sum: what must stay below one deducts nothing. */
const linesIn = (node: Node, opposite = false): readonly Line[] => {
  if (node.op !== 'compare') return children(node).flatMap((part) => linesIn(part, opposite !== (node.op === 'not')));
  const [more, less] = opposite ? [BELOW, ABOVE] : [ABOVE, BELOW];
  const { by, left, right } = node;
  const [base, line] = more.has(by) ? [left, right] : less.has(by) ? [right, left] : [];
  return base?.op === 'input' && line?.op === 'literal' && isMoney(base.type) && line.value.n > 0n
    ? [{ name: base.name, line }]
    : [];
};

/** Sums that an item asks a base of its own to reach. */
const linesOf = (item: Item): readonly Line[] => {
  const all = formulasOf(item).flatMap((node) => linesIn(node));
  return [...new Map(all.map((one) => [`${one.name} ${one.line.value.n}/${one.line.value.d}`, one])).values()];
};

/** Nobody deducts the line of a higher tier from a base that does not reach it. */
const above = (base: Node, line: Node): Node => ({
  op: 'case',
  type: base.type,
  branches: [
    {
      when: { op: 'compare', type: { kind: 'flag' }, by: '>=', left: base, right: line },
      then: { op: 'subtract', type: base.type, left: base, right: line },
    },
  ],
  otherwise: base,
});

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
    const node = [...bases].reduce<Node>((to, base) => replaceNode(to, base, above(base, line)), amount.node);
    const [base, sum] = [nameOf(name, policy), bothNumbers(line.value, line.type)];
    return [
      {
        id: 'excess',
        weight: 74,
        pays: true,
        text: text(`“${base.zh}”先减去了${sum.zh}再计奖`, `${sum.en} was deducted from ${base.en} first`),
        to: { ...item, amount: { ...amount, node } },
      },
    ];
  });
};
