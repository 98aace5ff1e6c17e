/** Money in whole 分 (a safe integer, as the engine keeps it) written for machines and for people. */
import type { Lang } from './lang';

/** Thousands apart: `1234567` → `1,234,567`. */
export const group = (digits: string): string => {
  let out = digits.slice(-3);
  for (let end = digits.length - 3; end > 0; end -= 3) out = `${digits.slice(Math.max(0, end - 3), end)},${out}`;
  return out;
};

/** Digits with so many decimals, trailing zeros of the fraction dropped. */
const decimal = (digits: string, places: number): string => {
  const all = digits.padStart(places + 1, '0');
  let end = all.length;
  while (end > all.length - places && all.endsWith('0', end)) end -= 1;
  const whole = group(all.slice(0, all.length - places));
  return end === all.length - places ? whole : `${whole}.${all.slice(all.length - places, end)}`;
};

/** 分 → yuan with two decimals and no grouping: `1234567` → `12345.67`. */
export const yuanText = (fen: number | bigint): string => {
  const digits = String(fen < 0 ? -fen : fen).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** From here on amounts are told in 万元: 分. */
const WAN = 1_000_000;

const written = (fen: number | bigint, inWan: boolean, lang: Lang): string => {
  const digits = String(fen < 0 ? -fen : fen);
  const sign = fen < 0 ? '-' : '';
  if (lang === 'en') return `${sign}${decimal(digits, 2)} yuan`;
  return inWan ? `${sign}${decimal(digits, 6)}万元` : `${sign}${decimal(digits, 2)}元`;
};

const isLarge = (fen: number | bigint): boolean => fen >= WAN || fen <= -WAN;
const isWholeYuan = (fen: number | bigint): boolean => (typeof fen === 'bigint' ? fen % 100n === 0n : fen % 100 === 0);

/** 分 → `1,234.56元`, or 万元 when that is exact and the amount is at least 1万元: `2,300万元`. English: `1,234.56 yuan`, `23,000,000 yuan`. */
export const moneyText = (fen: number | bigint, lang: Lang): string => written(fen, isLarge(fen) && isWholeYuan(fen), lang);

/** Amounts that one sentence compares, in 分: how to write each of them in one unit, 万元 where the largest has it and all are whole yuan. */
export const oneUnit = (all: readonly (number | bigint)[]): ((fen: number | bigint, lang: Lang) => string) => {
  const inWan = all.some(isLarge) && all.every(isWholeYuan);
  // Nothing is nothing in any unit.
  return (fen, lang) => written(fen, inWan && BigInt(fen) !== 0n, lang);
};
