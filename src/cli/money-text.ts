/** Amounts for tables: 分 in; 元 or 万元 with thousands separators, exact, out. */
import { yuanText } from '../core/money';

export type MoneyUnit = '元' | '万元';

const grouped = (whole: string): string => whole.replace(/\B(?=(\d{3})+$)/g, ',');

/** At least two decimals; 万元 has as many more as the amount needs. */
export const amountText = (fen: number, unit: MoneyUnit): string => {
  const [whole = '0', fraction = '00'] = yuanText(fen).split('.');
  if (unit === '元') return `${grouped(whole)}.${fraction}`;
  const digits = `${whole.replace('-', '')}${fraction}`.padStart(7, '0');
  const decimals = digits.slice(-6).replace(/0{1,4}$/, '');
  return `${fen < 0 ? '-' : ''}${grouped(digits.slice(0, -6))}.${decimals}`;
};
