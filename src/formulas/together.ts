/**
 * Rates that meet: the formulas of a policy in; which figures are added up, compared or chosen between, and so share one denominator on the
 * sheet of figures, out. Over one denominator a sum of rates is a sum of whole numbers, where a product of denominators would soon be too large.
 */
import { effectiveAmount } from '../engine/amount';
import type { Choices } from '../engine/outcome';
import { figureKey } from '../policy/figures';
import type { Node, Policy } from '../policy/model';
import type { Role } from '../sheet/figure-roles';

/** Whose figure it is, for what, and which: those alike have one cell. */
export const figureId = (owner: string, role: Role, literal: Extract<Node, { op: 'literal' }>): string =>
  `${owner} ${role} ${figureKey(literal)}`;

export const parameterId = (name: string): string => `参数 ${name}`;

const isRate = ({ type }: Node): boolean => type.kind === 'number' && type.flavour !== undefined;

/** What tells the group of a figure: two are of one where it says the same. */
export const rateGroups = (policy: Policy, choices: Choices): ((figure: string) => string) => {
  const parent = new Map<string, string>();
  const top = (one: string): string => {
    const up = parent.get(one);
    return up === undefined ? one : top(up);
  };
  const unite = (a: string, b: string): void => {
    const [x, y] = [top(a), top(b)];
    if (x !== y) parent.set(y, x);
  };

  /** The rates whose denominators make that of the node. */
  const visit = (node: Node, owner: string, role: Role): readonly string[] => {
    const go = (part: Node): readonly string[] => visit(part, owner, role);
    const meet = (...parts: readonly Node[]): readonly string[] => {
      const found = parts.map(go);
      const single = found.flatMap((one) => (one.length === 1 ? one : []));
      for (const one of single.slice(1)) unite(single[0] as string, one);
      return found.reduce((longest, one) => (one.length > longest.length ? one : longest), []);
    };
    switch (node.op) {
      case 'literal':
        return isRate(node) ? [figureId(owner, role, node)] : [];
      case 'parameter':
        return isRate(node) ? [parameterId(node.name)] : [];
      case 'term':
        return visit(node.node, node.name, role);
      case 'add':
      case 'subtract':
        return meet(node.left, node.right);
      case 'min':
      case 'max':
        return meet(...node.of);
      case 'case':
        return meet(...node.branches.map(({ then }) => then), node.otherwise);
      case 'multiply':
      case 'divide':
        return [...go(node.left), ...go(node.right)];
      case 'negate':
        return go(node.of);
      default:
        return [];
    }
  };

  for (const item of policy.items) {
    const amount = effectiveAmount(item, choices);
    if (amount) visit(amount.node, item.id, '奖补');
  }
  return top;
};
