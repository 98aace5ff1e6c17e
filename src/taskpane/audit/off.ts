/** By how much an amount is off, in words: 分 too much, or below zero too little, and the unit of the list in; 多 300万元, 少 40万元 out. */
import { text, type Text } from '../../core/lang';
import { moneyIn } from '../../core/money';
import { deskTexts } from './texts';

export const offText = (fen: number, unit: string): Text => {
  const money = moneyIn(unit);
  const size = Math.abs(fen);
  return (fen > 0 ? deskTexts.more : deskTexts.less)(text(money(size, 'zh'), money(size, 'en')));
};
