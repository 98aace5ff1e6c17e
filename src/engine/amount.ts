/** The amount of an item as the officer's choices leave it: a ceiling that was decided becomes an exact amount at or below it. */
import type { Amount, Item } from '../policy/model';
import { MONEY } from '../policy/units';
import type { Choices } from './outcome';

export const effectiveAmount = (item: Item, choices: Choices): Amount | undefined => {
  const decided = item.decidedBy === undefined ? undefined : choices.parameters.get(item.decidedBy);
  if (!item.amount || !decided) return item.amount;
  return {
    ...item.amount,
    basis: 'exact',
    node: { op: 'min', type: MONEY, of: [{ op: 'literal', type: MONEY, value: decided.value, text: decided.text }, item.amount.node] },
  };
};
