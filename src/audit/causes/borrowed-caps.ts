/** A cap where the document has none: an item in, the item under the cap of another item, or under one that several amounts tell, out. */
import { text } from '../../core/lang';
import type { Item } from '../../policy/model';
import { isMoney, MONEY } from '../../policy/units';
import { countedIn } from '../rewrite';
import { figuresFor, shownCap } from './caps';
import type { ItemChange, ItemChanges } from './cause';

/** A fixed amount under a cap is another amount, no cap. */
const isWorkedOut = ({ amount }: Item): boolean =>
  (amount ? countedIn(amount.node) : []).some(({ op, type }) => op === 'input' && type.kind === 'number');

/** One amount alone that is the cap of some other item may be so by chance. */
const ALONE = 56;
/** Any amount below what is due would come out under a cap of just that: one that nobody has written must have cut different amounts. */
const SEVERAL = 2;

export const borrowedCaps: ItemChanges = (item, scene) => {
  const { amount } = item;
  if (!amount || amount.cap || !isMoney(amount.node.type) || !isWorkedOut(item)) return [];
  return figuresFor(scene, { op: 'literal', type: MONEY, value: { n: 0n, d: 1n }, text: '' })
    .filter(({ cutTo = SEVERAL }) => cutTo >= SEVERAL)
    .map(({ cap, weight, cutTo }): ItemChange => {
      const shown = shownCap(cap);
      return {
        id: 'cap-figure',
        // Behind a cap that is there and was mistyped.
        weight: cutTo === undefined ? ALONE : weight - 2,
        text: text(`没有规定上限，按${shown.zh}封顶了`, `There is no cap, but ${shown.en} was used as one`),
        to: { ...item, amount: { ...amount, cap } },
      };
    });
};
