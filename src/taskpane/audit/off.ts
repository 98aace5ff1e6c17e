/** By how much an amount is off, in words: 分 too much, or below zero too little, in; 多 300万元, 少 40万元 out. */
import { text, type Text } from '../../core/lang';
import { moneyText } from '../../core/money';
import { deskTexts } from './texts';

export const offText = (fen: number): Text => {
  const size = Math.abs(fen);
  return (fen > 0 ? deskTexts.more : deskTexts.less)(text(moneyText(size, 'zh'), moneyText(size, 'en')));
};
