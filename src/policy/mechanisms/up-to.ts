/** `up to: 100万元`: a ceiling under which somebody decides; the exact amount is not in the document. */
import type { Mechanism } from './mechanism';

export const upTo: Mechanism<'up to'> = {
  key: 'up to',
  lower: (spec, using) => ({ kind: 'upTo', amount: { basis: 'ceiling', node: using.money(spec['up to']) } }),
};
