/** 分 as the numbers and looks of cells: a whole number of 分 in; a decimal that prints exactly, out. */
import type { Lang } from '../../core/lang';
import type { CellStyle, CellValue } from '../port/port';
import { UNIT_TEXT } from './words';

export type Unit = '元' | '万元';

/** The nearest double of a decimal with at most 15 digits: a spreadsheet shows and sums it as that decimal. */
export const inUnit = (fen: number, unit: Unit): number => fen / (unit === '元' ? 100 : 1_000_000);

export const moneyStyle = (unit: Unit): CellStyle => (unit === '元' ? 'money' : 'wan');

export const amountCell = (fen: number, unit: Unit): CellValue => ({ value: inUnit(fen, unit), style: moneyStyle(unit) });

/** `1,500,000.00` or `150`: for texts in cells, in the unit of the column. */
export const amountText = (fen: number, unit: Unit): string => {
  const places = unit === '元' ? 2 : 6;
  const digits = String(Math.abs(fen)).padStart(places + 1, '0');
  const whole = digits.slice(0, -places).replace(/\B(?=(\d{3})+$)/g, ',');
  const decimals = unit === '元' ? digits.slice(-places) : digits.slice(-places).replace(/0+$/, '');
  return `${fen < 0 ? '-' : ''}${whole}${decimals ? `.${decimals}` : ''}`;
};

/** `奖补合计（元）`. */
export const withUnit = (label: string, unit: Unit, lang: Lang): string =>
  lang === 'zh' ? `${label}（${UNIT_TEXT[unit].zh}）` : `${label} (${UNIT_TEXT[unit].en})`;
