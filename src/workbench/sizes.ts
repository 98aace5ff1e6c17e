/** Sizes on the screen, in pixels, from what a file counts in letters. */
export const ROW_HEIGHT = 26;
const LINE = 18;
const LETTER = 7;
const PADDING = 13;
const USUAL_WIDTH = 10;
const MOST_LINES = 5;

/** Sheets with more rows keep rows of one height: measuring every text would take longer than a person waits. */
export const WRAPPED_ROWS = 5000;

/** Chinese letters are twice as wide as Latin ones. */
const letters = (text: string): number =>
  [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);

export const widthOfLetters = (count: number | undefined): number => Math.round((count ?? USUAL_WIDTH) * LETTER + 5);

export const textWidth = (text: string): number => letters(text) * LETTER + PADDING;

/** Lines that a text takes in a cell of this width. */
export const linesOf = (text: string, width: number): number =>
  text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil((textWidth(line) - PADDING) / Math.max(LETTER, width - PADDING))), 0);

export const rowHeight = (lines: number): number => (lines <= 1 ? ROW_HEIGHT : Math.min(MOST_LINES, lines) * LINE + 8);
