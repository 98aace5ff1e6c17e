/** `pays: 50万元` and `pays: FORMULA`: the amount as written. */
import type { Lowered, Lowering } from './mechanism';

export const lowerAmount = (source: string, using: Lowering): Lowered => {
  const node = using.money(source);
  return { kind: node.op === 'literal' ? 'fixed' : 'formula', amount: { basis: 'exact', node } };
};
