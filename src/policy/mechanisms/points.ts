/** `points: 2个百分点, on: RATE, of: BASE`: points on top of a rate that another document sets; the whole rate pays once it is entered. */
import { MONEY, RATE } from '../units';
import { times, type Mechanism } from './mechanism';

export const points: Mechanism<'points'> = {
  key: 'points',
  lower: (spec, using) => {
    const added = using.quantity(spec.points, { kind: 'number', dims: {}, flavour: 'point' });
    return {
      kind: 'points',
      amount: {
        basis: 'exact',
        node: times(using.money(spec.of), { op: 'add', type: RATE, left: using.rate(spec.on), right: added }, MONEY),
      },
    };
  },
};
