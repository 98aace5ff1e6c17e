/** `each year: 20万元`: paid once for each year in which the conditions hold; the workbook is settled for one year. */
import type { Mechanism } from './mechanism';

export const yearly: Mechanism<'each year'> = {
  key: 'each year',
  lower: (spec, using) => ({
    kind: 'yearly',
    amount: { basis: spec['up to'] ? 'ceiling' : 'exact', node: using.money(spec['each year']) },
  }),
};
