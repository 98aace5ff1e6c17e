/** An item as the officer's readings leave it: branches that a reading has decided are taken, so that an explanation shows only what is still a matter of fact. */
import type { Item, Node } from '../../policy/model';
import { mapNode } from '../../policy/walk';
import { readingOption } from '../resolve';
import type { Settlement } from '../outcome';

const FLAG = { kind: 'flag' } as const;

const constant = (node: Node): boolean | undefined => (node.op === 'constant' ? node.value : undefined);

const isZero = (node: Node): boolean => node.op === 'literal' && node.value.n === 0n;

const simplify = (node: Node): Node => {
  if (node.op === 'not') {
    const of = constant(node.of);
    return of === undefined ? node : { op: 'constant', type: FLAG, value: !of };
  }
  if (node.op === 'and' || node.op === 'or') {
    const decisive = node.op === 'or';
    if (node.of.some((part) => constant(part) === decisive)) return { op: 'constant', type: FLAG, value: decisive };
    const open = node.of.filter((part) => constant(part) === undefined);
    const [only] = open;
    return open.length === 0
      ? { op: 'constant', type: FLAG, value: !decisive }
      : open.length === 1 && only
        ? only
        : { ...node, of: open };
  }
  if (node.op === 'add' || node.op === 'subtract') return isZero(node.right) ? node.left : node;
  // A name for what is now a plain column would only hide the column's header.
  if (node.op === 'term') return node.node.op === 'input' || node.node.op === 'constant' ? node.node : node;
  if (node.op !== 'case') return node;
  const branches = node.branches.filter(({ when }) => constant(when) !== false);
  const sure = branches.findIndex(({ when }) => constant(when) === true);
  const otherwise = sure < 0 ? node.otherwise : (branches[sure]?.then ?? node.otherwise);
  const open = sure < 0 ? branches : branches.slice(0, sure);
  return open.length === 0 ? otherwise : { ...node, branches: open, otherwise };
};

export const settledNode = (node: Node, { policy, choices }: Pick<Settlement, 'policy' | 'choices'>): Node =>
  mapNode(node, (part) =>
    part.op === 'reading'
      ? { op: 'constant', type: FLAG, value: part.options.includes(readingOption(policy, choices, part.key)) }
      : simplify(part),
  );

const cache = new WeakMap<object, Map<Item, Item>>();

/** Made once per settlement and item. */
export const settledItem = (item: Item, settlement: Settlement): Item => {
  if (item.readings.length === 0) return item;
  const items = cache.get(settlement.choices) ?? new Map<Item, Item>();
  cache.set(settlement.choices, items);
  const found = items.get(item);
  if (found) return found;
  const go = (node: Node): Node => settledNode(node, settlement);
  const made: Item = {
    ...item,
    conditions: item.conditions.map((condition) => ({ ...condition, node: go(condition.node) })),
    ...(item.amount && {
      amount: { ...item.amount, node: go(item.amount.node), ...(item.amount.cap && { cap: go(item.amount.cap) }) },
    }),
  };
  items.set(item, made);
  return made;
};
