/** The amount of an item as the officer's choices leave it: a ceiling that was decided becomes an exact amount at or below it. */
import type { Amount, Item, Node, ValueType } from '../policy/model';
import { mapNode } from '../policy/walk';
import { sameDims } from '../policy/units';
import type { Choices, Entered } from './outcome';

/** A rate decides a rate, an amount so much per unit; any other ceiling is decided as a whole. */
const sameKind = (a: ValueType, b: ValueType): boolean => a.kind === 'number' && b.kind === 'number' && sameDims(a.dims, b.dims);

/** The entered figure in place of the ceiling's own, never above it: a rate, so much per unit, or the whole amount. */
const decide = (amount: Amount, entered: Entered): Node => {
  const { type } = entered;
  const figure = amount.decided;
  const literal: Node = { op: 'literal', type, value: entered.value, text: entered.text };
  const atMost = (ceiling: Node): Node => ({ op: 'min', type, of: [literal, ceiling] });
  return figure && sameKind(figure.type, type)
    ? mapNode(amount.node, (node) => (node === figure ? atMost(figure) : node))
    : atMost(amount.node);
};

export const effectiveAmount = (item: Item, choices: Choices): Amount | undefined => {
  const entered = item.decidedBy === undefined ? undefined : choices.parameters.get(item.decidedBy);
  return item.amount && entered ? { ...item.amount, basis: 'exact', node: decide(item.amount, entered) } : item.amount;
};
