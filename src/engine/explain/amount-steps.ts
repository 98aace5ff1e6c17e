/** From the formula to the amount of one item: the working, the rounding, the cap, what was paid before. */
import { text, type Text } from '../../core/lang';
import type { Item } from '../../policy/model';
import type { Answer } from '../answer';
import type { Step } from '../explanation';
import { numberOf } from '../scalar';
import { bothNumbers, fenText } from './format';
import { render } from './render';
import { inBoth, trace, type Tracing } from './trace';

const PLACES: Readonly<Record<number, Text>> = {
  1: text('分', '0.01 yuan'),
  10: text('角', '0.1 yuan'),
  100: text('元', 'yuan'),
  10_000: text('百元', '100 yuan'),
  100_000: text('千元', '1,000 yuan'),
  1_000_000: text('万元', '10,000 yuan'),
};
const MODES = { 'half-up': text('四舍五入', 'half up'), down: text('舍去尾数', 'down'), up: text('进一', 'up') } as const;

export const amountSteps = (item: Item, own: Answer, tracing: Tracing): Step[] => {
  const { amount, raw, rounded, capped, prior } = own;
  if (!amount) return [];
  const steps: Step[] = [...trace(amount.node, tracing)];
  if (steps.length === 0 && raw)
    steps.push({
      label: inBoth((lang) => render(amount.node, { lang, table: tracing.table, at: tracing.at })),
      value: bothNumbers(raw, amount.node.type),
      kind: 'formula',
      children: [],
    });
  if (raw === undefined || rounded === undefined) return steps;
  const place = PLACES[amount.rounding.to] ?? text(`${amount.rounding.to} 分`, `${amount.rounding.to / 100} yuan`);
  steps.push({
    label: text(
      `取整到${place.zh}（${MODES[amount.rounding.mode].zh}）`,
      `Rounded to ${place.en} (${MODES[amount.rounding.mode].en})`,
    ),
    value: fenText(rounded),
    kind: 'rounding',
    children: [],
  });
  if (amount.cap && capped !== undefined) {
    const ceiling = numberOf(amount.cap, tracing.at);
    const limit = ceiling.known ? bothNumbers(ceiling.value, amount.cap.type) : text('?', '?');
    const bound = capped < rounded;
    steps.push({
      label: text(`上限 ${limit.zh}`, `Cap ${limit.en}`),
      value: bound ? text(`按上限 ${fenText(capped).zh}`, `Cut to ${fenText(capped).en}`) : text('未触及', 'not reached'),
      kind: 'cap',
      article: item.article,
      children: [],
    });
  }
  if (prior) steps.push({ label: text('减：此前已奖', 'Less: paid before'), value: fenText(prior), kind: 'prior', children: [] });
  return steps;
};
