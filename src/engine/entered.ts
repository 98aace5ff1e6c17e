/** A figure as somebody typed it, in the document's units or in English ones, in; its exact value and type out, or undefined. */
import { parseQuantity, type Quantity } from '../policy/dialect/quantities';

/** English words for the units that figures are entered in. */
const ENGLISH: Readonly<Record<string, string>> = {
  yuan: '元',
  rmb: '元',
  cny: '元',
  thousand: '千元',
  wan: '万元',
  million: '百万元',
  percent: '%',
};

/** `500,000 yuan`, `50 wan`, `2.5 million yuan`, `6 percent`. */
const TYPED = /^(-?[\d,.]+)\s*([a-z]+)(?:\s*(?:yuan|rmb|cny))?$/i;

export const parseEntered = (source: string): Quantity | undefined => {
  const [, digits, word] = TYPED.exec(source.trim()) ?? [];
  const unit = word === undefined ? undefined : ENGLISH[word.toLowerCase().replace(/(?<=.)(?:yuan|rmb|cny)$/, '')];
  const found = parseQuantity(unit === undefined ? source : `${digits}${unit}`);
  return found && { ...found, text: source.trim() };
};
