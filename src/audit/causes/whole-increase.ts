/** The part above a line is paid, and all that a value exceeds an earlier one by was taken: an item in, the item with that earlier value in the line's place out. */
import { text } from '../../core/lang';
import type { Item, Node } from '../../policy/model';
import { sameDims } from '../../policy/units';
import { countedIn, formulasOf, nodesIn, replaceNode } from '../rewrite';
import { nameOf } from './bases';
import type { ItemChange, ItemChanges } from './cause';

type Input = Extract<Node, { op: 'input' }>;
type Difference = Extract<Node, { op: 'add' | 'subtract' | 'multiply' | 'divide' }>;

const inputsOf = (node: Node): readonly Input[] => nodesIn(node).filter((part) => part.op === 'input');

/** Inputs that a value is of itself, whatever it is multiplied by and whichever of several counts. */
const standing = (node: Node): readonly Input[] => {
  switch (node.op) {
    case 'input':
      return [node];
    case 'term':
      return standing(node.node);
    case 'min':
    case 'max':
      return node.of.flatMap(standing);
    case 'case':
      return [...node.branches.map(({ then }) => then), node.otherwise].flatMap(standing);
    case 'multiply': {
      const { left, right } = node;
      return inputsOf(right).length === 0 ? standing(left) : inputsOf(left).length === 0 ? standing(right) : [];
    }
    default:
      return [];
  }
};

const areAlike = (a: Node, b: Node): boolean =>
  a.type.kind === 'number' && b.type.kind === 'number' && sameDims(a.type.dims, b.type.dims);

/** What an item holds a value against wherever it is compared. */
const comparedWith = (item: Item, name: string): readonly Input[] =>
  formulasOf(item)
    .flatMap(nodesIn)
    .flatMap((node) => {
      if (node.op !== 'compare') return [];
      const [left, right] = [standing(node.left), standing(node.right)];
      return left.some((one) => one.name === name) ? right : right.some((one) => one.name === name) ? left : [];
    });

const earlierThan = (item: Item, { left, right }: Difference): readonly { readonly now: Input; readonly before: Input }[] =>
  standing(left).flatMap((now) => {
    const all = [...standing(right), ...comparedWith(item, now.name)];
    const befores = new Map(all.filter((one) => one.name !== now.name && areAlike(one, now)).map((one) => [one.name, one]));
    return [...befores.values()].map((before) => ({ now, before }));
  });

export const wholeIncrease: ItemChanges = (item, { policy }) => {
  const { amount } = item;
  if (!amount) return [];
  return countedIn(amount.node).flatMap((node): ItemChange[] => {
    if (node.op !== 'subtract' || node.right.op === 'input') return [];
    const { left } = node;
    return earlierThan(item, node).flatMap(({ now, before }) => {
      const [is, was] = [nameOf(now.name, policy), nameOf(before.name, policy)];
      // Up to a highest growth, or without it.
      const tops = left.op === 'input' || left.op === 'term' ? [left] : [left, now];
      return tops.map((top) => ({
        id: 'formula' as const,
        weight: 63,
        text: text(
          `按“${is.zh}”比“${was.zh}”增加的全部计，没有只计超出起算线的部分`,
          `All that ${is.en} exceeds ${was.en} by was taken, not only the part above the line`,
        ),
        to: { ...item, amount: { ...amount, node: replaceNode(amount.node, node, { ...node, left: top, right: before }) } },
      }));
    });
  });
};
