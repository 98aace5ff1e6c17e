/** Formulas down a column: text in A1 style and its cell in; the same for another row, or in R1C1 style, which is one text for rows that differ in nothing but the row, out. */
import { columnNumber } from './own-names';

// Texts, names of sheets in quotes, and words: references are words of their own.
const WORD = /"(?:[^"]|"")*"|'(?:[^']|'')*'|[$\p{L}\p{N}_.\\]+/gu;
const REFERENCE = /^(\$?)([A-Z]{1,3})(\$?)(\d{1,7})$/;

const part = (letter: 'R' | 'C', fixed: boolean, to: number, from: number): string =>
  fixed ? `${letter}${to + 1}` : to === from ? letter : `${letter}[${to - from}]`;

const withReferences = (formula: string, change: (parts: RegExpExecArray) => string): string =>
  formula.replace(WORD, (word: string, at: number) => {
    const parts = REFERENCE.exec(word);
    // LOG10( is a function.
    return parts && formula[at + word.length] !== '(' ? change(parts) : word;
  });

/** `row` and `column` of the cell, 0-based; texts without `=`. */
export const toR1C1 = (formula: string, row: number, column: number): string =>
  withReferences(
    formula,
    ([, columnFixed, letters = '', rowFixed, digits]) =>
      part('R', rowFixed === '$', Number(digits) - 1, row) + part('C', columnFixed === '$', columnNumber(letters), column),
  );

/** The formula as it is so many rows further down. */
export const movedDown = (formula: string, rows: number): string =>
  withReferences(formula, ([word, columnFixed = '', letters = '', rowFixed, digits]) =>
    rowFixed === '$' ? word : `${columnFixed}${letters}${Number(digits) + rows}`,
  );
