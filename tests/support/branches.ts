/** The branches of an item's formulas, and which of them a settled example went through. */
import { compare } from '../../src/core/rational';
import { flagOf, numberOf, type Context } from '../../src/engine/scalar';
import { framesOf } from '../../src/engine/settle';
import type { Settlement } from '../../src/engine/outcome';
import type { Item, Node } from '../../src/policy/model';
import { children } from '../../src/policy/walk';
import { formulasOf } from './mutate';

/** By node, the ways out of it that were taken. */
export type Taken = Map<Node, Set<string>>;

const take = (taken: Taken, node: Node, way: string): void => {
  const ways = taken.get(node) ?? new Set();
  ways.add(way);
  taken.set(node, ways);
};

/** Ways out of a node that examples must take: both values of a question, each branch of a case, each part of a min or max that can win. */
const waysOf = (node: Node): readonly string[] => {
  switch (node.op) {
    case 'input':
      return node.type.kind === 'flag' ? ['是', '否'] : [];
    case 'recognised':
    case 'is':
    case 'reading':
    case 'compare':
      return ['是', '否'];
    case 'case':
      return [...node.branches.map((_, i) => `第${i + 1}支`), '其余'];
    case 'min':
    case 'max':
      return node.of.map((_, i) => `第${i + 1}项`);
    default:
      return [];
  }
};

const go = (node: Node, at: Context, taken: Taken): void => {
  if (node.op === 'case') {
    for (const [i, { when, then }] of node.branches.entries()) {
      go(when, at, taken);
      const holds = flagOf(when, at);
      if (!holds.known) return;
      if (holds.value) {
        take(taken, node, `第${i + 1}支`);
        return go(then, at, taken);
      }
    }
    take(taken, node, '其余');
    return go(node.otherwise, at, taken);
  }
  children(node).forEach((child) => go(child, at, taken));
  if (node.op === 'min' || node.op === 'max') {
    const parts = node.of.map((part) => numberOf(part, at));
    const best = numberOf(node, at);
    if (best.known)
      parts.forEach((part, i) => part.known && compare(part.value, best.value) === 0 && take(taken, node, `第${i + 1}项`));
  } else if (node.type.kind === 'flag' && waysOf(node).length > 0) {
    const value = flagOf(node, at);
    if (value.known) take(taken, node, value.value ? '是' : '否');
  }
};

/** Enough of a formula to find it in the pack. */
const label = (node: Node): string => {
  switch (node.op) {
    case 'literal':
      return node.text;
    case 'reading':
      return `${node.key}=${node.options.join('/')}`;
    case 'input':
    case 'recognised':
    case 'is':
    case 'term':
    case 'parameter':
      return node.name;
    case 'compare':
      return `${label(node.left)}${node.by}${label(node.right)}`;
    default:
      return `${node.op}(${children(node).map(label).join(',')})`;
  }
};

/** Walks the item's formulas for every unit of a settled example. */
export const follow = (item: Item, { policy, choices, table }: Settlement, taken: Taken): void => {
  const frame = framesOf(table, policy)[item.grain];
  for (let unit = 0; unit < frame.units; unit += 1)
    for (const node of formulasOf(item)) go(node, { policy, choices, frame, unit }, taken);
};

/** What no example went through, in words. */
export const untaken = (item: Item, taken: Taken): string[] => {
  const missed: string[] = [];
  const seen = new Set<Node>();
  const visit = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    for (const way of waysOf(node)) if (!taken.get(node)?.has(way)) missed.push(`${label(node)} → ${way}`);
    children(node).forEach(visit);
  };
  formulasOf(item).forEach(visit);
  return missed;
};
