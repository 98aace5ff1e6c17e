/**
 * A format of a file as Excel's interface would tell it, for an undo there: its parts in; font, fill, lines and alignment out. What the
 * interface has no word for (colours that a theme or a palette names, patterns, indents) is left out, and such a line is black.
 */
import type { KeptLook, Line, Side } from '../../sheet/port/column-looks';
import { attribute, child, isTrue, type Node } from '../xml/tree';
import { excelLine, excelWord, WORDS } from './words';

export interface Parts {
  readonly code: string | undefined;
  readonly font: Node | undefined;
  readonly fill: Node | undefined;
  readonly border: Node | undefined;
  readonly alignment: Node | undefined;
}

const BLACK = '#000000';

/** Black where the file leaves it to the program; undefined where it names a theme's or a palette's. */
const colorOf = (node: Node | undefined): string | undefined => {
  const argb = attribute(node, 'rgb');
  if (argb !== undefined) return /^(?:[0-9a-f]{2})?[0-9a-f]{6}$/i.test(argb) ? `#${argb.slice(-6).toUpperCase()}` : undefined;
  const automatic = !node || isTrue(attribute(node, 'auto')) || attribute(node, 'indexed') === '64';
  return automatic ? BLACK : undefined;
};

const isOn = (font: Node | undefined, name: string): boolean => {
  const node = child(font, name);
  const value = attribute(node, 'val');
  return node !== undefined && (value === undefined || isTrue(value));
};

const underlineOf = (font: Node | undefined): string | undefined => {
  const node = child(font, 'u');
  return node && excelWord(WORDS.underline, attribute(node, 'val') ?? 'single');
};

const fontOf = (font: Node | undefined): NonNullable<KeptLook['font']> => {
  const name = attribute(child(font, 'name'), 'val');
  const size = Number(attribute(child(font, 'sz'), 'val'));
  const color = colorOf(child(font, 'color'));
  const underline = underlineOf(font);
  return {
    ...(name !== undefined && { name }),
    ...(size > 0 && { size }),
    ...(color !== undefined && { color }),
    ...(isOn(font, 'b') && { bold: true }),
    ...(isOn(font, 'i') && { italic: true }),
    ...(isOn(font, 'strike') && { strikethrough: true }),
    ...(underline !== undefined && { underline }),
  };
};

const fillOf = (fill: Node | undefined): string | undefined => {
  const pattern = child(fill, 'patternFill');
  const color = child(pattern, 'fgColor');
  return attribute(pattern, 'patternType') === 'solid' && color ? colorOf(color) : undefined;
};

/** In files that are written from right to left, or strictly, sides may be called otherwise. */
const SIDES: readonly (readonly [Side, string])[] = [
  ['top', 'top'],
  ['bottom', 'bottom'],
  ['left', 'left'],
  ['left', 'start'],
  ['right', 'right'],
  ['right', 'end'],
];

const linesOf = (border: Node | undefined): readonly (readonly [Side, Line])[] =>
  SIDES.flatMap(([side, name]) => {
    const node = child(border, name);
    const line = excelLine(attribute(node, 'style'));
    return line ? [[side, [...line, colorOf(child(node, 'color')) ?? BLACK]] as const] : [];
  });

export const toldLook = ({ code, font, fill, border, alignment }: Parts): KeptLook => {
  const color = fillOf(fill);
  const lines = linesOf(border);
  const horizontal = excelWord(WORDS.horizontal, attribute(alignment, 'horizontal') ?? 'general');
  const vertical = excelWord(WORDS.vertical, attribute(alignment, 'vertical') ?? 'bottom');
  return {
    ...(code !== undefined && code !== 'General' && { format: code }),
    ...(color !== undefined && { fill: color }),
    font: fontOf(font),
    ...(isTrue(attribute(alignment, 'wrapText')) && { wrap: true }),
    ...(horizontal !== undefined && { horizontal }),
    ...(vertical !== undefined && { vertical }),
    ...(lines.length > 0 && { borders: Object.fromEntries(lines) }),
  };
};
