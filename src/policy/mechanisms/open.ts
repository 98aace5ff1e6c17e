/** `open: PARAMETER` or a formula with one: money without a published figure; undetermined until the officer enters it with its document. */
import type { Mechanism } from './mechanism';

export const open: Mechanism<'open'> = {
  key: 'open',
  lower: (spec, using) => ({ kind: 'open', amount: { basis: 'exact', node: using.money(spec.open) } }),
};
