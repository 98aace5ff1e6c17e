/** A ratio that was rounded before it was used (地方贡献÷税收 to two decimals): an item in, the item with a quotient in its formulas rounded, out. */
import { text, type Text } from '../../core/lang';
import { rational } from '../../core/rational';
import type { Node, Policy } from '../../policy/model';
import { NUMBER, sameDims } from '../../policy/units';
import { formulasOf, mapFormulas, nodesIn, replaceNode } from '../rewrite';
import { nameOf } from './bases';
import type { ItemChange, ItemChanges } from './cause';

type Quotient = Extract<Node, { op: 'add' | 'subtract' | 'multiply' | 'divide' }>;

const PLACES: readonly (readonly [places: number, weight: number])[] = [
  [4, 81],
  [2, 80],
  [3, 79],
];

const literal = (n: number, d = 1): Node => ({
  op: 'literal',
  type: NUMBER,
  value: rational(n, d),
  text: d === 1 ? `${n}` : `${n}/${d}`,
});

/** floor(ratio × 10^n + ½) ÷ 10^n. */
const roundedTo = (ratio: Node, places: number): Node => {
  const times = (left: Node, right: Node): Node => ({ op: 'multiply', type: NUMBER, left, right });
  const raised: Node = { op: 'add', type: NUMBER, left: times(ratio, literal(10 ** places)), right: literal(1, 2) };
  return times({ op: 'floor', type: NUMBER, of: raised }, literal(1, 10 ** places));
};

const areAlike = (a: Node, b: Node): boolean =>
  a.type.kind === 'number' && b.type.kind === 'number' && sameDims(a.type.dims, b.type.dims);

interface Ratio {
  readonly target: Node;
  readonly over: Node;
  readonly under: Node;
  /** What stands in the target's place when the ratio is rounded. */
  readonly by: (rounded: Node) => Node;
}

/** The ratios of a quotient: `a / b`, and of `x × a / b` both a ÷ b and x ÷ b. */
const ratiosOf = (node: Quotient): readonly Ratio[] => {
  const { left, right: under } = node;
  if (areAlike(left, under)) return [{ target: node, over: left, under, by: (rounded) => rounded }];
  if (left.op !== 'multiply') return [];
  const [x, a] = [left.left, left.right];
  return [[a, x] as const, [x, a] as const].flatMap(([over, rest]): Ratio[] =>
    areAlike(over, under)
      ? [{ target: node, over, under, by: (rounded) => ({ op: 'multiply', type: node.type, left: rest, right: rounded }) }]
      : [],
  );
};

const nameIn = (node: Node, policy: Policy): Text | undefined => (node.op === 'input' ? nameOf(node.name, policy) : undefined);

const said = ({ over, under }: Ratio, policy: Policy): Text => {
  const [a, b] = [nameIn(over, policy), nameIn(under, policy)];
  return a && b ? text(`“${a.zh}÷${b.zh}”`, `${a.en} ÷ ${b.en}`) : text('公式中的比值', 'A ratio in the formula');
};

export const ratios: ItemChanges = (item, { policy }) => {
  const all = new Set(item.amount ? formulasOf(item).flatMap(nodesIn) : []);
  return [...all].flatMap((node): ItemChange[] => {
    // By a figure of the document nothing is a share of anything.
    if (node.op !== 'divide' || node.right.op === 'literal') return [];
    return ratiosOf(node).flatMap((ratio) =>
      PLACES.map(([places, weight]): ItemChange => {
        const rounded = roundedTo({ op: 'divide', type: NUMBER, left: ratio.over, right: ratio.under }, places);
        const name = said(ratio, policy);
        return {
          id: 'rounding',
          weight,
          ofAnySize: true,
          text: text(`${name.zh}先四舍五入到 ${places} 位小数再计奖`, `${name.en} was rounded to ${places} decimals first`),
          to: mapFormulas(item, (formula) => replaceNode(formula, node, ratio.by(rounded))),
        };
      }),
    );
  });
};
