/** `rate up to: 30%, of: BASE`: the rate itself is a ceiling. */
import { MONEY } from '../units';
import { times, type Mechanism } from './mechanism';

export const rateUpTo: Mechanism<'rate up to'> = {
  key: 'rate up to',
  lower: (spec, using) => {
    const decided = using.rate(spec['rate up to']);
    return { kind: 'rateUpTo', amount: { basis: 'ceiling', node: times(using.money(spec.of), decided, MONEY), decided } };
  },
};
