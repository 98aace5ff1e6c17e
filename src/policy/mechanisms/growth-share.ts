/**
 * `share of growth: 50%, of: NOW, from: BEFORE, above: 10%` (and `up to growth of: 20%`): a share of the slice of growth above a line.
 * A base that is zero or negative has no growth rate: the condition on it makes the item say so instead of computing.
 */
import { ZERO } from '../../core/rational';
import type { Node } from '../model';
import { MONEY, RATE } from '../units';
import { compare, literal, times, type Mechanism } from './mechanism';

const ONE: Node = literal({ n: 1n, d: 1n }, { kind: 'number', dims: {} }, '1');
const NOTHING: Node = literal(ZERO, MONEY, '0元');

export const growthShare: Mechanism<'share of growth'> = {
  key: 'share of growth',
  lower: (spec, using) => {
    const now = using.money(spec.of);
    const before = using.money(spec.from);
    const line = (rate: string): Node =>
      times(before, { op: 'add', type: { kind: 'number', dims: {} }, left: ONE, right: using.quantity(rate, RATE) }, MONEY);
    const lower = line(spec.above);
    const top: Node =
      spec['up to growth of'] === undefined ? now : { op: 'min', type: MONEY, of: [now, line(spec['up to growth of'])] };
    return {
      kind: 'growthShare',
      conditions: [
        { node: compare(before, '>', NOTHING), text: `${spec.from} > 0元` },
        { node: compare(now, '>', lower), text: `${spec.of} > ${spec.from} × (1 + ${spec.above})` },
      ],
      amount: {
        basis: 'exact',
        node: times({ op: 'subtract', type: MONEY, left: top, right: lower }, using.rate(spec['share of growth']), MONEY),
      },
    };
  },
};
