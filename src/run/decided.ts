/** An award that an officer decided otherwise: what was computed and what the workbook remembers, in; the decision by its record, and the step that tells of it, out. */
import { text, type Text } from '../core/lang';
import { moneyText } from '../core/money';
import type { Step } from '../engine/explanation';
import { STATUS_WORDS, DECIDED } from '../sheet/compose/words';
import { decide, unitKeys, type Applied, type Decision } from '../sheet/record/decisions';
import type { Computed } from './compute';

export const decisionOn = (
  { settlement, read }: Pick<Computed, 'settlement' | 'read'>,
  decisions: readonly Decision[],
  item: number,
  unit: number,
): Applied | undefined => {
  const id = settlement.policy.items[item]?.id;
  const own = decisions.filter((one) => one.item === id);
  if (own.length === 0) return undefined;
  return decide(settlement, unitKeys(settlement, read.projects), own).applied.find((one) => one.unit === unit);
};

const money = (fen: number): Text => text(moneyText(fen, 'zh'), moneyText(fen, 'en'));

/** What the officer set: an amount, the words of the cell, or nothing. */
export const decidedText = ({ amount, text: said }: Decision): Text =>
  amount !== null ? money(amount) : said !== undefined ? text(said, said) : text('不予奖补', 'nothing');

export const computedText = ({ status, amount }: Decision['computed']): Text => {
  const word = STATUS_WORDS[status];
  return amount > 0 ? text(`${word.zh} ${money(amount).zh}`, `${word.en} ${money(amount).en}`) : word;
};

const line = (label: Text, value: Text): Step => ({ label, value, kind: 'result', children: [] });

/** What is computed now beside what was decided, why and when; and what had been computed then, where that has changed. */
export const decidedStep = ({ decision, status, amount }: Applied): Step => {
  const { reason, day, computed: then } = decision;
  const moved = then.status !== status || then.amount !== amount;
  return {
    label: DECIDED,
    value: decidedText(decision),
    kind: 'result',
    children: [
      line(text('测算', 'Computed'), computedText({ status, amount })),
      ...(moved ? [line(text('核定时的测算', 'Computed when it was decided'), computedText(then))] : []),
      line(text('核定理由', 'Reason'), text(reason, reason)),
      line(text('核定日期', 'Day'), text(day, day)),
      line(text('出处', 'Recorded in'), text('测算凭据', 'the receipt of the run')),
    ],
  };
};
