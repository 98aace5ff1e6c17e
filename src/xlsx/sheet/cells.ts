/** A value of ours in, the XML of one cell out. Text becomes an inline string, so that it can be nothing but text. */
import type { CellStyle, CellValue } from '../../sheet/port';
import { cellText, escapeText } from '../xml/text';

export interface PlainCell {
  readonly value: number | string | null;
  readonly style?: CellStyle;
  readonly href?: string;
  readonly note?: string;
  /** The cell stays as the user has made it. */
  readonly keep?: true;
  readonly formula?: string | { readonly as: number };
}

const BLANK: PlainCell = { value: null };

/** Line breaks are `\n` in a cell; an empty text is a blank. */
const tidy = (value: number | string | null): number | string | null => {
  if (typeof value !== 'string') return value;
  if (value === '') return null;
  return value.includes('\r') ? value.replace(/\r\n?/g, '\n') : value;
};

export const plainCell = (cell: CellValue | undefined): PlainCell => {
  if (cell === null || cell === undefined) return BLANK;
  if (typeof cell !== 'object') return { value: tidy(cell) };
  const value = tidy(cell.value);
  return value === cell.value ? cell : { ...cell, value };
};

// Without the attribute, blanks at the ends and line breaks may be lost.
const needsSpace = /^\s|\s$|[\n\t]|\s{2}/;

const textElement = (value: string): string =>
  `<t${needsSpace.test(value) ? ' xml:space="preserve"' : ''}>${cellText(value)}</t>`;

export const formulaXml = (formula: string): string => `<f>${escapeText(formula)}</f>`;

/** `address` as `A1`; `formula` as its element. A number prints as JavaScript prints it, which is the shortest text that gives it back. */
export const cellXml = (address: string, style: number, value: number | string | null, formula?: string): string => {
  const open = `<c r="${address}"${style === 0 ? '' : ` s="${style}"`}`;
  // What a formula comes to stands beside it, for whoever reads without calculating.
  if (formula !== undefined)
    return typeof value === 'number'
      ? `${open}>${formula}<v>${value === 0 ? 0 : value}</v></c>`
      : `${open} t="str">${formula}<v>${cellText(value ?? '')}</v></c>`;
  if (value === null) return `${open}/>`;
  if (typeof value === 'number') return `${open}><v>${value === 0 ? 0 : value}</v></c>`;
  return `${open} t="inlineStr"><is>${textElement(value)}</is></c>`;
};
