/** How much room a text takes, roughly: in Latin letters across, in lines down, and a row's height in points. No font is asked; Chinese characters are two letters wide. */
import { LOOKS } from './looks';
import type { Area, CellStyle } from './port';

const FIRST_WIDE = 0x2e80;

const BREAK = 0x0a;

/** Lines of a text in a box that holds so many letters across. */
export const linesIn = (text: string, across: number): number => {
  const width = Math.max(1, across);
  let lines = 0;
  let letters = 0;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c === BREAK) {
      lines += Math.max(1, Math.ceil(letters / width));
      letters = 0;
    } else letters += c >= FIRST_WIDE ? 2 : 1;
  }
  return lines + Math.max(1, Math.ceil(letters / width));
};

const LINE = 15;
/** Of a text of several lines: fonts that stand in for the usual ones are a little taller. */
const WRAPPED = 16;
const TITLE = 21;
const HIGHEST = 409;

interface Measured {
  readonly value: number | string | null;
  readonly style?: CellStyle | undefined;
}

/** Height of a row in points where its texts need more than one line. */
export const rowHeight = (row: readonly Measured[], widthOf: (column: number) => number): number | undefined => {
  let height = 0;
  row.forEach(({ value, style }, column) => {
    if (style === 'title') height = Math.max(height, TITLE);
    if (typeof value !== 'string') return;
    const wraps = style !== undefined && LOOKS[style].wrap === true;
    const lines = wraps ? linesIn(value, widthOf(column)) : 1;
    if (lines > 1) height = Math.max(height, WRAPPED * lines);
  });
  return height > LINE ? Math.min(height, HIGHEST) : undefined;
};

/** Width of a cell in characters, with all columns that it is merged with. */
export const widthIn = (widths: readonly number[], merges: readonly Area[], row: number): ((column: number) => number) => {
  const here = merges.filter((area) => area.row === row);
  return (column) => {
    const count = here.find((area) => area.column === column)?.columns ?? 1;
    let width = 0;
    for (let i = column; i < column + count; i += 1) width += widths[i] ?? 8;
    return width;
  };
};
