/** Money in whole 分 (a safe integer, as the engine keeps it) written for machines and for people. */
import type { Lang } from './lang';

/** Thousands apart: `1234567` → `1,234,567`. */
export const group = (digits: string): string => {
  let out = digits.slice(-3);
  for (let end = digits.length - 3; end > 0; end -= 3) out = `${digits.slice(Math.max(0, end - 3), end)},${out}`;
  return out;
};

/** What follows the point, without zeros at its end. */
const fraction = (rest: number, places: number): string => {
  let [digits, length] = [rest, places];
  while (digits % 10 === 0) {
    digits /= 10;
    length -= 1;
  }
  return String(digits).padStart(length, '0');
};

/** A whole number divided by 10 to the power of `places`, in digits: on numbers as long as they hold it. */
const decimal = (size: number | bigint, places: 2 | 6): string => {
  const scale = places === 2 ? 100 : 1_000_000;
  if (typeof size === 'bigint' && size > Number.MAX_SAFE_INTEGER) {
    const rest = Number(size % BigInt(scale));
    const whole = group(String(size / BigInt(scale)));
    return rest === 0 ? whole : `${whole}.${fraction(rest, places)}`;
  }
  const small = Number(size);
  const rest = small % scale;
  const whole = (small - rest) / scale;
  const grouped = whole < 1000 ? String(whole) : group(String(whole));
  return rest === 0 ? grouped : `${grouped}.${fraction(rest, places)}`;
};

/** 分 → yuan with two decimals and no grouping: `1234567` → `12345.67`. */
export const yuanText = (fen: number | bigint): string => {
  const digits = String(fen < 0 ? -fen : fen).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** From here on amounts are told in 万元: 分. */
const WAN = 1_000_000;

const written = (fen: number | bigint, inWan: boolean, lang: Lang): string => {
  const sign = fen < 0 ? '-' : '';
  const size = fen < 0 ? -fen : fen;
  if (lang === 'en') return `${sign}${decimal(size, 2)} yuan`;
  return inWan ? `${sign}${decimal(size, 6)}万元` : `${sign}${decimal(size, 2)}元`;
};

const isLarge = (fen: number | bigint): boolean => fen >= WAN || fen <= -WAN;
const isWholeYuan = (fen: number | bigint): boolean => (typeof fen === 'bigint' ? fen % 100n === 0n : fen % 100 === 0);

/** 分 → `1,234.56元`, or 万元 when that is exact and the amount is at least 1万元: `2,300万元`. English: `1,234.56 yuan`, `23,000,000 yuan`. */
export const moneyText = (fen: number | bigint, lang: Lang): string => written(fen, isLarge(fen) && isWholeYuan(fen), lang);

/** How amounts are written: 分 in. */
export type Telling = (fen: number | bigint, lang: Lang) => string;

/** The unit in which all is told of a list whose column is in `unit`; in English always 元. */
export const tellingUnit = (unit: string, lang: Lang): '元' | '万元' =>
  lang === 'en' || /^(?:[角分]|[百千]?元)$/.test(unit) ? '元' : '万元';

/** One unit for all that is told of a list, whatever the size of an amount: that of its column, 元 or 万元. Nothing is nothing in any unit. */
export const moneyIn = (unit: string): Telling => {
  const inWan = tellingUnit(unit, 'zh') === '万元';
  return (fen, lang) => written(fen, inWan && BigInt(fen) !== 0n, lang);
};
