/** Percentage points taken as a percentage of the rate (6% × 1.02 for 6% + 2 points): an item in, the item with them multiplied out. */
import { text } from '../../core/lang';
import { rational } from '../../core/rational';
import { bothNumbers } from '../../engine/explain/format';
import { NUMBER } from '../../policy/units';
import { nodesIn, replaceNode } from '../rewrite';
import type { Node } from '../../policy/model';
import type { ItemChange, ItemChanges } from './cause';

type Sum = Extract<Node, { op: 'add' | 'subtract' | 'multiply' | 'divide' }>;

const isPoint = ({ type }: Node): boolean => type.kind === 'number' && type.flavour === 'point';

const ONE: Node = { op: 'literal', type: NUMBER, value: rational(1), text: '1' };

const multiplied = ({ type, left, right }: Sum): Node => ({
  op: 'multiply',
  type,
  left,
  right: { op: 'add', type: NUMBER, left: ONE, right: { ...right, type: NUMBER } as Node },
});

export const scaledPoints: ItemChanges = (item) => {
  const { amount } = item;
  const sums = new Set(amount ? nodesIn(amount.node) : []);
  const raised = [...sums].filter((node): node is Sum => node.op === 'add' && isPoint(node.right) && !isPoint(node.left));
  const [first] = raised;
  if (!amount || !first) return [];
  const [rate, point] = [first.left, first.right].map((node) =>
    node.op === 'literal' ? bothNumbers(node.value, node.type) : undefined,
  );
  const example = rate && point;
  return [
    {
      id: 'points',
      weight: 84,
      text: text(
        `加点当成了比例的百分之几来乘${example ? `（如${rate.zh}×（1＋${point.zh.replace(/个?百分点/, '%')}））` : ''}`,
        `Points were taken as a percentage of the rate${example ? `, as in ${rate.en} × (1 + ${point.en.replace(/ points?\b/, '%')})` : ''}`,
      ),
      to: {
        ...item,
        amount: { ...amount, node: raised.reduce((to, node) => replaceNode(to, node, multiplied(node)), amount.node) },
      },
    } satisfies ItemChange,
  ];
};
