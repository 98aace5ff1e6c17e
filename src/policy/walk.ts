/** Walking a formula: its children, the names it reads, and a copy with every node mapped. */
import type { Item, Node, Ranking } from './model';

export const children = (node: Node): readonly Node[] => {
  switch (node.op) {
    case 'term':
      return [node.node];
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'compare':
      return [node.left, node.right];
    case 'negate':
    case 'floor':
    case 'not':
      return [node.of];
    case 'min':
    case 'max':
    case 'and':
    case 'or':
      return node.of;
    case 'case':
      return [...node.branches.flatMap(({ when, then }) => [when, then]), node.otherwise];
    default:
      return [];
  }
};

/** Every formula of a ranking. */
export const rankingFormulas = ({ within, measures, combined, ties, classes }: Ranking): readonly Node[] => [
  within,
  ...measures.flatMap(({ node, weight }) => [node, weight]),
  ...combined.map(({ when }) => when),
  ...ties.flatMap(({ node, when }) => [node, when]),
  ...classes.flatMap(({ least, most }) => [least, most]),
];

export interface Names {
  readonly inputs: readonly string[];
  readonly parameters: readonly string[];
  readonly readings: readonly string[];
}

/** Names that a set of formulas reads, each once, in order of appearance. */
export const namesIn = (nodes: readonly Node[]): Names => {
  const inputs = new Set<string>();
  const parameters = new Set<string>();
  const readings = new Set<string>();
  const visit = (node: Node): void => {
    if (node.op === 'input' || node.op === 'recognised' || node.op === 'is') inputs.add(node.name);
    if (node.op === 'parameter') parameters.add(node.name);
    if (node.op === 'reading') readings.add(node.key);
    children(node).forEach(visit);
  };
  nodes.forEach(visit);
  return { inputs: [...inputs], parameters: [...parameters], readings: [...readings] };
};

/** The formulas of an item: its conditions, what it pays, the cap, what was paid before, how it ranks. */
export const nodesOf = ({ conditions, amount, ranking }: Pick<Item, 'conditions' | 'amount' | 'ranking'>): readonly Node[] => [
  ...conditions.map(({ node }) => node),
  ...(amount ? [amount.node, ...(amount.cap ? [amount.cap] : []), ...(amount.prior ? [amount.prior] : [])] : []),
  ...(ranking ? rankingFormulas(ranking) : []),
];

/** A copy of the formula in which `change` has replaced nodes, leaves first. */
export const mapNode = (node: Node, change: (node: Node) => Node): Node => {
  const go = (part: Node): Node => mapNode(part, change);
  switch (node.op) {
    case 'term':
      return change({ ...node, node: go(node.node) });
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'compare':
      return change({ ...node, left: go(node.left), right: go(node.right) });
    case 'negate':
    case 'floor':
    case 'not':
      return change({ ...node, of: go(node.of) });
    case 'min':
    case 'max':
    case 'and':
    case 'or':
      return change({ ...node, of: node.of.map(go) });
    case 'case':
      return change({
        ...node,
        branches: node.branches.map(({ when, then }) => ({ when: go(when), then: go(then) })),
        otherwise: go(node.otherwise),
      });
    default:
      return change(node);
  }
};
