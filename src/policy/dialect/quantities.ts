/**
 * First pass of the formula dialect: source text in; the same text with half-width operators and with every quantity
 * (300万元, 6%, 4个百分点, 150元/平方米) replaced by a symbol, and the table of those quantities, out.
 * mathjs never sees a number or a percent sign, so neither its `%` nor its doubles can touch a figure.
 */
import { multiply, parseDecimal, type Rational } from '../../core/rational';
import type { ValueType } from '../model';
import { NUMBER, UNIT_NAMES, unitOf } from '../units';

export interface Quantity {
  readonly text: string;
  readonly value: Rational;
  readonly type: ValueType;
}

const OPERATORS: readonly (readonly [RegExp, string])[] = [
  [/㎡|平米/g, '平方米'],
  [/×/g, '*'],
  [/÷/g, '/'],
  [/[≥⩾]|＞＝|>＝|＞=/g, '>='],
  [/[≤⩽]|＜＝|<＝|＜=/g, '<='],
  [/≠/g, '!='],
  [/[−–]/g, '-'],
  [/[“”„]/g, '"'],
];

/** Half-width forms of everything that the dialect knows; Chinese names are left as they are. */
export const normalise = (source: string): string =>
  OPERATORS.reduce((text, [from, to]) => text.replace(from, to), source)
    .normalize('NFKC')
    .replace(/(?<=\s|\))且(?=\s|\()/g, 'and')
    .replace(/(?<=\s|\))或(?=\s|\()/g, 'or')
    .replace(/(?<=^|\s|\()非(?=\s|\()/g, 'not');

const NAME_CHAR = /[\p{L}\p{N}_]/u;
const UNIT = UNIT_NAMES.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
const QUANTITY = new RegExp(`(\\d+(?:\\.\\d+)?)\\s*((?:${UNIT})(?:/(?:${UNIT})(?![\\p{L}\\p{N}_]))*)?`, 'uy');

export const SYMBOL = '__q';

/** One quantity that makes up the whole text, or undefined. */
export const parseQuantity = (source: string): Quantity | undefined => {
  const text = normalise(source).trim();
  const negative = text.startsWith('-');
  const body = negative ? text.slice(1) : text;
  const found = quantityAt(body.replace(/(\d),(?=\d{3}(?!\d))/g, '$1'), 0);
  if (!found || found.end !== body.replace(/(\d),(?=\d{3}(?!\d))/g, '$1').length) return undefined;
  const { value } = found.quantity;
  return { ...found.quantity, text: source.trim(), value: negative ? { n: -value.n, d: value.d } : value };
};

const quantityAt = (text: string, at: number): { readonly quantity: Quantity; readonly end: number } | undefined => {
  QUANTITY.lastIndex = at;
  const match = QUANTITY.exec(text);
  if (!match) return undefined;
  const end = at + match[0].length;
  if (NAME_CHAR.test(text[end] ?? '')) return undefined;
  const number = parseDecimal(match[1] ?? '');
  const unit = match[2] ? unitOf(match[2]) : { type: NUMBER, factor: { n: 1n, d: 1n } };
  if (!number || !unit) return undefined;
  return {
    quantity: { text: match[0].trim(), value: multiply(number, unit.factor), type: unit.type },
    end: at + match[0].trimEnd().length,
  };
};

/** Replaces quantities by `__q0`, `__q1` …; strings and digits inside names are left alone. */
export const extractQuantities = (normalised: string): { readonly text: string; readonly quantities: readonly Quantity[] } => {
  const quantities: Quantity[] = [];
  let out = '';
  let i = 0;
  while (i < normalised.length) {
    const c = normalised[i] as string;
    if (c === '"') {
      const close = normalised.indexOf('"', i + 1);
      const end = close < 0 ? normalised.length : close + 1;
      out += normalised.slice(i, end);
      i = end;
    } else if (/\d/.test(c)) {
      const found = quantityAt(normalised, i);
      if (found) {
        out += `${SYMBOL}${quantities.length}`;
        quantities.push(found.quantity);
        i = found.end;
      } else {
        out += c;
        i += 1;
      }
    } else if (NAME_CHAR.test(c)) {
      let end = i + 1;
      while (end < normalised.length && NAME_CHAR.test(normalised[end] as string)) end += 1;
      out += normalised.slice(i, end);
      i = end;
    } else {
      out += c;
      i += 1;
    }
  }
  return { text: out, quantities };
};
