/** `matches: GRANT, share: 100%`: 1:1配套 and 同比例资助: a share of what an upper level has granted. */
import { ZERO } from '../../core/rational';
import { MONEY } from '../units';
import { compare, literal, times, type Mechanism } from './mechanism';

export const matches: Mechanism<'matches'> = {
  key: 'matches',
  lower: (spec, using) => {
    const grant = using.money(spec.matches);
    return {
      kind: 'match',
      conditions: [{ node: compare(grant, '>', literal(ZERO, MONEY, '0元')), text: `${spec.matches} > 0元` }],
      amount: { basis: 'exact', node: spec.share === '100%' ? grant : times(grant, using.rate(spec.share), MONEY) },
    };
  },
};
