/** A value of ours in, the XML of one cell out, in bytes. Text becomes an inline string, so that it can be nothing but text. */
import type { CellStyle, CellValue } from '../../sheet/port/port';
import { columnLetters } from '../../sheet/port/own-names';
import type { XmlBytes } from '../xml/bytes';
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

/** What the cells of a column begin with, up to their rows. */
export const cellHead = (column: number): string => `<c r="${columnLetters(column)}`;

// What follows the address, by format: a sheet has few formats and a million cells.
const opening = (rest: string): ((style: number) => string) => {
  const made: string[] = [];
  return (style) => (made[style] ??= `${style === 0 ? '' : `" s="${style}`}${rest}`);
};
const blankCell = opening('"/>');
const numberCell = opening('"><v>');
const textCell = opening('" t="inlineStr"><is><t>');
const calculatedNumber = opening('">');
const calculatedText = opening('" t="str">');

/** `row` counts from 1, as text; `formula` is its element. */
export const putCell = (
  out: XmlBytes,
  head: string,
  row: string,
  style: number,
  value: number | string | null,
  formula?: string,
): void => {
  out.ascii(head);
  out.ascii(row);
  if (formula !== undefined) {
    out.ascii(typeof value === 'number' ? calculatedNumber(style) : calculatedText(style));
    out.text(formula);
    // What a formula comes to stands beside it, for whoever reads without calculating.
    out.ascii('<v>');
    if (typeof value === 'number') out.number(value);
    else out.text(cellText(value ?? ''));
    out.ascii('</v></c>');
  } else if (value === null) out.ascii(blankCell(style));
  else if (typeof value === 'number') {
    out.ascii(numberCell(style));
    out.number(value);
    out.ascii('</v></c>');
  } else {
    out.ascii(textCell(style));
    if (out.simple(value)) return out.ascii('</t></is></c>');
    out.back(out.length - '<t>'.length);
    out.text(textElement(value));
    out.ascii('</is></c>');
  }
};
