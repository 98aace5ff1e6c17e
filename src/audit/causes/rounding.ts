/** Amounts rounded at another place or in another way: an item in, the item with another rounding out. */
import { text } from '../../core/lang';
import type { Rounding } from '../../policy/model';
import type { ItemChanges } from './cause';

export const PLACES: readonly (readonly [fen: number, zh: string, en: string])[] = [
  [1, '分', '0.01 yuan'],
  [10, '角', '0.1 yuan'],
  [100, '元', '1 yuan'],
  [1_000, '十元', '10 yuan'],
  [10_000, '百元', '100 yuan'],
  [100_000, '千元', '1,000 yuan'],
  [1_000_000, '万元', '10,000 yuan'],
];

export const MODES: readonly (readonly [mode: Rounding['mode'], zh: string, en: string])[] = [
  ['half-up', '四舍五入', 'half up'],
  ['down', '舍去尾数', 'down'],
  ['up', '进位', 'up'],
];

/** Most people round half up; a coarser place explains less by accident. */
export const WEIGHTS: Readonly<Record<Rounding['mode'], number>> = { 'half-up': 92, down: 90, up: 82 };

export const roundings: ItemChanges = (item) => {
  const { amount } = item;
  if (!amount) return [];
  return PLACES.flatMap(([to, zh, en]) =>
    MODES.filter(([mode]) => to !== amount.rounding.to || mode !== amount.rounding.mode).map(([mode, zhMode, enMode]) => ({
      id: 'rounding' as const,
      weight: WEIGHTS[mode],
      text: text(`${zhMode}到${zh}`, `Rounded ${enMode} to ${en}`),
      to: { ...item, amount: { ...amount, rounding: { to, mode } } },
    })),
  );
};
