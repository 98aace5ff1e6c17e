/** How far above a line counts as close: what a person typed, such as 3%, in; the share of the line out, undefined where it is none from 0% to 100%. */
import { compare, rational, type Rational } from '../../core/rational';
import { parseQuantity } from '../../policy/dialect/quantities';

export const MARGIN = rational(5, 100);

export const marginOf = (typed: string): Rational | undefined => {
  const quantity = parseQuantity(typed.trim());
  const rate = quantity?.type.kind === 'number' && quantity.type.flavour === 'rate' ? quantity.value : undefined;
  return rate && rate.n >= 0n && compare(rate, rational(1)) <= 0 ? rate : undefined;
};
