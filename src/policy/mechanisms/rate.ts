/** `rate: 6%, of: BASE`, with points that replace each other: the highest of those whose condition holds is added once, never their sum. */
import { compare as compareRational } from '../../core/rational';
import type { Node } from '../model';
import { MONEY, RATE } from '../units';
import { times, type Lowering, type Mechanism, type Spec } from './mechanism';

const raised = (base: Node, raises: NonNullable<Spec<'rate'>['raised to the highest of']>, using: Lowering): Node => {
  const steps = raises.map(({ points, when }) => ({
    add: using.quantity(points, { kind: 'number', dims: {}, flavour: 'point' }),
    when: using.flag(when),
  }));
  const descending = [...steps].sort((a, b) =>
    a.add.op === 'literal' && b.add.op === 'literal' ? compareRational(b.add.value, a.add.value) : 0,
  );
  return {
    op: 'case',
    type: RATE,
    branches: descending.map(({ add, when }) => ({ when, then: { op: 'add', type: RATE, left: base, right: add } })),
    otherwise: base,
  };
};

export const rate: Mechanism<'rate'> = {
  key: 'rate',
  lower: (spec, using) => {
    const base = using.rate(spec.rate);
    const raises = spec['raised to the highest of'];
    return {
      kind: 'rate',
      amount: { basis: 'exact', node: times(using.money(spec.of), raises ? raised(base, raises, using) : base, MONEY) },
    };
  },
};
