/** Plain text in columns for a terminal, where a Chinese character is as wide as two Latin ones. */

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

export const widthOf = (text: string): number => {
  let width = 0;
  for (const letter of text) width += NO_WIDTH.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1;
  return width;
};

/** The text cut to a width, with … where something is missing. */
export const clip = (text: string, width: number): string => {
  if (widthOf(text) <= width) return text;
  let out = '';
  let used = 1;
  for (const letter of text) {
    used += widthOf(letter);
    if (used > width) break;
    out += letter;
  }
  return `${out}…`;
};

export type Align = 'left' | 'right';

const pad = (text: string, width: number, align: Align): string => {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'right' ? space + text : text + space;
};

/** Lines of the same columns, two spaces apart; a column without an alignment stands left. Nothing trails. */
export const columnsText = (rows: readonly (readonly string[])[], aligns: readonly Align[] = []): string[] => {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, c) => (widths[c] = Math.max(widths[c] ?? 0, widthOf(cell))));
  return rows.map((row) =>
    row
      .map((cell, c) => pad(cell, widths[c] ?? 0, aligns[c] ?? 'left'))
      .join('  ')
      .trimEnd(),
  );
};

/** A table with a line under its head and, where a last row is given apart, above it. */
export const tableText = (
  head: readonly string[],
  body: readonly (readonly string[])[],
  aligns: readonly Align[],
  foot?: readonly string[],
): string[] => {
  const lines = columnsText([head, ...body, ...(foot ? [foot] : [])], aligns);
  const rule = '─'.repeat(Math.max(...lines.map(widthOf)));
  const [first = '', ...rest] = lines;
  return foot ? [first, rule, ...rest.slice(0, -1), rule, rest.at(-1) ?? ''] : [first, rule, ...rest];
};

/** Decimals of one column brought to the same number of places, so that the points stand below each other. */
export const evenDecimals = (numbers: readonly string[]): string[] => {
  const places = Math.max(0, ...numbers.map((n) => (n.split('.')[1] ?? '').length));
  return numbers.map((n) => {
    if (!/\d$/.test(n) || places === 0) return n;
    const [whole = '', fraction = ''] = n.split('.');
    return `${whole}.${fraction.padEnd(places, '0')}`;
  });
};
