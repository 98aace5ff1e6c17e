/** `per: COUNT, each: 25万元`: so much for each unit; with `step: 100亿元`, for each whole step of a quantity. `each up to` makes it a ceiling. */
import { text } from '../../core/lang';
import { ZERO } from '../../core/rational';
import type { Node } from '../model';
import { FormulaError, shape } from '../problems';
import { MONEY, isMoney, isPlain, times as timesDims } from '../units';
import { compare, literal, times, type Mechanism } from './mechanism';

export const per: Mechanism<'per'> = {
  key: 'per',
  lower: (spec, using) => {
    const counted = using.number(spec.per);
    const each = spec.each ?? spec['each up to'];
    if (each === undefined)
      throw new FormulaError(shape('pays', text('按单位计奖须写 each 或 each up to', 'per needs each or each up to')));
    const step = spec.step === undefined ? undefined : using.quantity(spec.step, counted.type);
    const count: Node = step
      ? {
          op: 'floor',
          type: { kind: 'number', dims: {} },
          of: { op: 'divide', type: { kind: 'number', dims: {} }, left: counted, right: step },
        }
      : counted;
    const amount = using.number(each);
    const dims =
      count.type.kind === 'number' && amount.type.kind === 'number' ? timesDims(count.type.dims, amount.type.dims, 1) : {};
    const perUnit = count.type.kind === 'number' && !isPlain(count.type.dims) && isMoney(amount.type);
    const fits = perUnit || isMoney({ kind: 'number', dims });
    if (!fits)
      throw new FormulaError(
        shape(
          'pays.each',
          text('each 乘以 per 应得金额，例如 25万元 或 25万元/场', 'each times per must be money, e.g. 25万元 or 25万元/场'),
        ),
      );
    const least: Node = step ?? literal(ZERO, counted.type, '0');
    return {
      kind: 'per',
      conditions: [
        { node: compare(counted, step ? '>=' : '>', least), text: `${spec.per} ${step ? '>=' : '>'} ${spec.step ?? '0'}` },
      ],
      amount: {
        basis: spec.each === undefined ? 'ceiling' : 'exact',
        node: times(count, amount, MONEY),
        ...(spec.each === undefined && { decided: amount }),
      },
    };
  },
};
