/** Changing one place of a formula, an item or a policy: the object to replace and what replaces it in; a copy with just that changed, out. */
import type { Item, Node, Policy } from '../policy/model';
import { children } from '../policy/walk';

/** Every node of a formula, the outermost first; what stands inside named terms included. */
export const nodesIn = (node: Node): readonly Node[] => [node, ...children(node).flatMap(nodesIn)];

/** Of them those that an amount is worked out from; what is compared only decides. */
export const countedIn = (node: Node): readonly Node[] =>
  node.op === 'compare' ? [] : [node, ...children(node).flatMap(countedIn)];

/** The formula with one node, the very object, replaced wherever it stands. */
export const replaceNode = (node: Node, target: Node, by: Node): Node => {
  if (node === target) return by;
  const go = (part: Node): Node => replaceNode(part, target, by);
  switch (node.op) {
    case 'term': {
      const inner = go(node.node);
      return inner === node.node ? node : { ...node, node: inner };
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'compare': {
      const [left, right] = [go(node.left), go(node.right)];
      return left === node.left && right === node.right ? node : { ...node, left, right };
    }
    case 'negate':
    case 'floor':
    case 'not': {
      const of = go(node.of);
      return of === node.of ? node : { ...node, of };
    }
    case 'min':
    case 'max':
    case 'and':
    case 'or': {
      const of = node.of.map(go);
      return of.every((part, i) => part === node.of[i]) ? node : { ...node, of };
    }
    case 'case': {
      const branches = node.branches.map((branch) => {
        const [when, then] = [go(branch.when), go(branch.then)];
        return when === branch.when && then === branch.then ? branch : { when, then };
      });
      const otherwise = go(node.otherwise);
      const same = otherwise === node.otherwise && branches.every((branch, i) => branch === node.branches[i]);
      return same ? node : { ...node, branches, otherwise };
    }
    default:
      return node;
  }
};

/** The formulas of an item: its conditions, its amount, its cap and what was paid before. */
export const formulasOf = ({ conditions, amount }: Item): readonly Node[] => [
  ...conditions.map(({ node }) => node),
  ...(amount ? [amount.node, ...(amount.cap ? [amount.cap] : []), ...(amount.prior ? [amount.prior] : [])] : []),
];

export const mapFormulas = (item: Item, change: (node: Node) => Node): Item => ({
  ...item,
  conditions: item.conditions.map((condition) => ({ ...condition, node: change(condition.node) })),
  ...(item.amount && {
    amount: {
      ...item.amount,
      node: change(item.amount.node),
      ...(item.amount.cap && { cap: change(item.amount.cap) }),
      ...(item.amount.prior && { prior: change(item.amount.prior) }),
    },
  }),
});

export const withItem = (policy: Policy, item: Item): Policy => ({
  ...policy,
  items: policy.items.map((one) => (one.id === item.id ? item : one)),
});

/** The items whose outcome may change with these: those of the same matters and under the same limits, and so on. */
export const closureOf = (policy: Policy, items: Iterable<string>): ReadonlySet<string> => {
  const found = new Set(items);
  const groups = [...policy.matters, ...policy.limits].map(({ items: members }) => members);
  for (let grew = true; grew;) {
    const before = found.size;
    for (const members of groups) if (members.some((id) => found.has(id))) members.forEach((id) => found.add(id));
    grew = found.size > before;
  }
  return found;
};

/** The policy with no items but these: rules that concern none of them do nothing. */
export const restrict = (policy: Policy, items: ReadonlySet<string>): Policy => ({
  ...policy,
  items: policy.items.filter(({ id }) => items.has(id)),
});
