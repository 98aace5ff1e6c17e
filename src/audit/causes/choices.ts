/** Another arm of a choice in the formula: points summed, left out or given without their condition, and another tier; an item in, the item with the other arm out. */
import { text, type Text } from '../../core/lang';
import { bothNumbers } from '../../engine/explain/format';
import type { Item, Node, Policy } from '../../policy/model';
import { nodesIn, replaceNode } from '../rewrite';
import type { ItemChange, ItemChanges } from './cause';

type Case = Extract<Node, { op: 'case' }>;

const MOST_ARMS = 12;

const shown = (node: Node, policy: Policy): Text | undefined => {
  if (node.op === 'literal') return bothNumbers(node.value, node.type);
  if (node.op === 'term') return text(node.name, node.en ?? node.name);
  if (node.op === 'parameter') return text(node.name, policy.parameters.get(node.name)?.en ?? node.name);
  if ((node.op === 'add' || node.op === 'multiply') && (node.right.op === 'literal' || node.left.op === 'literal')) {
    const [left, right] = [shown(node.left, policy), shown(node.right, policy)];
    const sign = node.op === 'add' ? '+' : '×';
    return left && right && text(`${left.zh}${sign}${right.zh}`, `${left.en} ${sign} ${right.en}`);
  }
  return undefined;
};

/** The point that an arm of `raised to the highest of` adds to the rate. */
const pointOf = (arm: Node): Node | undefined =>
  arm.op === 'add' && arm.right.type.kind === 'number' && arm.right.type.flavour === 'point' ? arm.right : undefined;

const isRaised = (node: Case): boolean => node.branches.every(({ then }) => pointOf(then) !== undefined);

const summed = (node: Case): Node => {
  const nothing: Node = {
    op: 'literal',
    type: { kind: 'number', dims: {}, flavour: 'point' },
    value: { n: 0n, d: 1n },
    text: '0',
  };
  return node.branches.reduce<Node>(
    (rate, { when, then }) => ({
      op: 'add',
      type: node.type,
      left: rate,
      right: { op: 'case', type: nothing.type, branches: [{ when, then: pointOf(then) ?? nothing }], otherwise: nothing },
    }),
    node.otherwise,
  );
};

/** What a reading decides is tried as a reading. */
const isRead = (node: Case): boolean =>
  node.branches.every(({ when }) => nodesIn(when).every(({ op }) => op === 'reading' || op === 'not'));

const numeric = (node: Node): node is Case => node.op === 'case' && node.type.kind === 'number' && !isRead(node);

export const choices: ItemChanges = (item, { policy }) => {
  const { amount } = item;
  if (!amount) return [];
  const changes: ItemChange[] = [];
  const put = (target: Case, by: Node, change: Omit<ItemChange, 'to'>): void => {
    const to: Item = { ...item, amount: { ...amount, node: replaceNode(amount.node, target, by) } };
    changes.push({ ...change, to });
  };
  for (const node of nodesIn(amount.node).filter(numeric)) {
    if (isRaised(node)) {
      put(node, node.otherwise, { id: 'points', weight: 82, text: text('没有加点', 'No points were added') });
      if (node.branches.length > 1) {
        put(node, summed(node), {
          id: 'points',
          weight: 86,
          text: text('几项加点相加了，应只取最高一项', 'Points were added up; only the highest counts'),
        });
        put(
          node,
          { ...node, branches: [...node.branches].reverse() },
          {
            id: 'points',
            weight: 80,
            text: text('取了较低的加点，应取最高一项', 'A lower addition was taken; the highest counts'),
          },
        );
      }
      for (const { then } of node.branches) {
        const point = shown(pointOf(then) ?? then, policy);
        put(node, then, {
          id: 'points',
          weight: 76,
          text: text(`按加${point?.zh ?? ''}计，条件不满足`, `${point?.en ?? ''} were added without their condition`),
        });
      }
      continue;
    }
    const arms = [...node.branches.map(({ then }) => then), node.otherwise].slice(0, MOST_ARMS);
    for (const arm of arms) {
      const label = shown(arm, policy);
      put(node, arm, {
        id: 'tier',
        weight: 74,
        text: label
          ? text(`按“${label.zh}”一档计`, `Computed at the level of ${label.en}`)
          : text('按另一档计', 'Computed at another level'),
      });
    }
  }
  return changes;
};
