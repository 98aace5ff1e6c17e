/** Money in whole 分 (a safe integer, as the engine keeps it) written for machines and for people. */
import type { Lang } from './lang';

const group = (digits: string): string => (digits.length < 4 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, ','));

/** 分 → yuan with two decimals and no grouping: `1234567` → `12345.67`. */
export const yuanText = (fen: number | bigint): string => {
  const n = BigInt(fen);
  const digits = (n < 0n ? -n : n).toString().padStart(3, '0');
  return `${n < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** 分 → `1,234.56元`, or 万元 when that is exact and the amount is at least 1万元: `2,300万元`. English: `1,234.56 yuan`, `23,000,000 yuan`. */
export const moneyText = (fen: number | bigint, lang: Lang): string => {
  const n = BigInt(fen);
  const size = n < 0n ? -n : n;
  const sign = n < 0n ? '-' : '';
  const decimal = (value: bigint, places: number): string => {
    const digits = value.toString().padStart(places + 1, '0');
    const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
    return `${sign}${group(digits.slice(0, digits.length - places))}${fraction ? `.${fraction}` : ''}`;
  };
  if (lang === 'en') return `${decimal(size, 2)} yuan`;
  return size >= 1_000_000n && size % 100n === 0n ? `${decimal(size, 6)}万元` : `${decimal(size, 2)}元`;
};
