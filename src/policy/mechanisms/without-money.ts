/** `see: DOCUMENT` (governed by another document) and `gives: WHAT` (no money): the clause is there to be asked about, and pays nothing itself. */
import { text } from '../../core/lang';
import type { Mechanism } from './mechanism';

export const governed: Mechanism<'see'> = {
  key: 'see',
  lower: (spec) => ({ kind: 'governed', remark: text(spec.see, spec.en) }),
};
export const notMoney: Mechanism<'gives'> = {
  key: 'gives',
  lower: (spec) => ({ kind: 'notMoney', remark: text(spec.gives, spec.en) }),
};
