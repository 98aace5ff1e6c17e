/** Values in words: an exact value and its type in, text in both languages out. */
import { text, type Lang, type Text } from '../../core/lang';
import { group, moneyText } from '../../core/money';
import { multiply, rational, toDecimal, toNumber, type Rational } from '../../core/rational';
import type { ValueType } from '../../policy/model';
import { isMoney } from '../../policy/units';

const signed = (digits: string): string => (digits.startsWith('-') ? `-${group(digits.slice(1))}` : group(digits));

const decimal = (value: Rational): string => {
  if (value.d === 1n) return signed(String(value.n));
  const exact = toDecimal(value, 8);
  const plain =
    exact ??
    toNumber(value)
      .toFixed(8)
      .replace(/\.?0+$/, '');
  const [whole = '', fraction] = plain.split('.');
  const grouped = signed(whole);
  return `${exact === undefined ? '≈' : ''}${grouped}${fraction ? `.${fraction}` : ''}`;
};

/** Yuan as people write it: 万元 where that is exact, every digit where it is not whole 分. */
const yuan = (value: Rational, lang: Lang): string => {
  if (100n % value.d === 0n) return moneyText(value.n * (100n / value.d), lang);
  return `${decimal(value)}${lang === 'zh' ? '元' : ' yuan'}`;
};

const UNIT_EN: Readonly<Record<string, string>> = {
  平方米: 'm²',
  亩: 'mu',
  年: 'years',
  月: 'months',
  天: 'days',
  家: 'enterprises',
  件: 'pieces',
  位: 'ranks',
  次: 'times',
  项: 'items',
  场: 'events',
  个: '',
  人: 'persons',
  名: 'persons',
  台: 'sets',
  辆: 'vehicles',
  吨: 't',
  元: 'yuan',
};

const unitNames = new WeakMap<Readonly<Record<string, number>>, Text>();

/** What a number is counted in: 件/年, m². */
const unitName = (dims: Readonly<Record<string, number>>, lang: Lang): string => {
  const made = (name: (unit: string) => string): string => {
    const parts = (sign: 1 | -1): string[] =>
      Object.entries(dims)
        .filter(([, power]) => power * sign > 0)
        .map(([unit]) => name(unit));
    return [parts(1).join('·'), ...parts(-1)].join('/');
  };
  const found =
    unitNames.get(dims) ??
    text(
      made((unit) => unit),
      made((unit) => UNIT_EN[unit] ?? unit),
    );
  unitNames.set(dims, found);
  return found[lang];
};

/** A whole number that is neither money nor a share, as `numberText` writes it. */
export const wholeText = (value: number, { dims }: Extract<ValueType, { kind: 'number' }>, lang: Lang): string =>
  withUnit(signed(String(value)), unitName(dims, lang), lang);

const withUnit = (digits: string, unit: string, lang: Lang): string =>
  `${digits}${lang === 'en' && unit && !unit.startsWith('/') ? ' ' : ''}${unit}`;

export const numberText = (value: Rational, type: ValueType, lang: Lang): string => {
  if (type.kind !== 'number') return decimal(value);
  if (isMoney(type)) return yuan(value, lang);
  if (type.flavour === 'rate') return `${decimal(multiply(value, rational(100n)))}%`;
  if (type.flavour === 'point') return `${decimal(multiply(value, rational(100n)))}${text('个百分点', ' points')[lang]}`;
  return withUnit(decimal(value), unitName(type.dims, lang), lang);
};

export const bothNumbers = (value: Rational, type: ValueType): Text =>
  text(numberText(value, type, 'zh'), numberText(value, type, 'en'));

export const fenText = (fen: number | bigint): Text => text(moneyText(fen, 'zh'), moneyText(fen, 'en'));
