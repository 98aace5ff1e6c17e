/**
 * The hidden names by which our columns and sheets are found again: a key in, a defined name and its reference out, and back.
 * Columns have names in the scope of their sheet, so that each of two user sheets (or a copy of one) has its own set;
 * own sheets have names in the scope of the workbook, so that a copy the user makes of one becomes the user's.
 * A column's name refers to its header and data cells: whatever lies outside of that is not ours.
 */
import type { Area } from './port';

const COLUMN_PREFIX = '_cesuan.col.';
const SHEET_PREFIX = '_cesuan.sheet.';
const PRINT_PREFIX = '_cesuan.print.';
const KEPT_PREFIX = '_cesuan.kept.';
const MAX_NAME = 255;

/** Names of cells with figures for formulas begin so. */
export const CELL_NAME_PREFIX = '策算_';

export const isCellName = (name: string): boolean => name.startsWith(CELL_NAME_PREFIX);

const CELL_NAME = new RegExp(`${CELL_NAME_PREFIX}[\\p{L}\\p{N}_.]+`, 'giu');

/** Names of our figures in a formula, in lower case; what stands in quotes is a text. */
export const cellNamesIn = (formula: string): readonly string[] =>
  [...formula.replace(/"(?:[^"]|"")*"/g, '""').matchAll(CELL_NAME)].map(([name]) => name.toLowerCase());

/** An invisible sign at the end of a note of ours: Excel gives all notes its user's name, so their author cannot tell. */
export const NOTE_SIGN = '\u2060';

// Defined names ignore case and width, and allow letters, digits, `_` and `.` only. Lower-case letters, digits and
// Chinese characters stand as they are; everything else, `_` included, becomes `_<hex code point>_`.
const encode = (key: string): string =>
  key.replace(/[^a-z0-9.\u4e00-\u9fff]/gu, (letter) => `_${(letter.codePointAt(0) ?? 0).toString(16)}_`);

const decode = (encoded: string): string | undefined => {
  if (!/^(?:[a-z0-9.\u4e00-\u9fff]|_[0-9a-f]{1,6}_)+$/.test(encoded)) return undefined;
  const key = encoded.replace(/_([0-9a-f]+)_/g, (_, hex: string) => {
    const point = Number.parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : '';
  });
  return encode(key) === encoded ? key : undefined;
};

const named = (prefix: string, key: string): string => {
  const name = prefix + encode(key);
  if (key === '' || name.length > MAX_NAME)
    throw new RangeError(`a key needs 1 to ${MAX_NAME - prefix.length} encoded characters: "${key}"`);
  return name;
};

/** The name of an own column, to be defined in the scope of its sheet. */
export const columnName = (key: string): string => named(COLUMN_PREFIX, key);

/** The name of an own sheet, to be defined in the scope of the workbook; it refers to the sheet's A1. */
export const sheetName = (key: string): string => named(SHEET_PREFIX, key);

/** The name that keeps what a run put on an own sheet (sheet-print.ts), in the scope of the workbook. */
export const printName = (key: string): string => named(PRINT_PREFIX, key);

/** The name of the sheet that the last run of an own sheet left standing under another name, in the scope of the workbook. */
export const keptName = (key: string): string => named(KEPT_PREFIX, key);

/** The number that such a name stands for; undefined for anything else. */
export const printIn = (formula: string): number | undefined => {
  const [, digits] = /^=?(\d{1,10})$/.exec(formula.trim()) ?? [];
  return digits === undefined ? undefined : Number(digits);
};

/** What a defined name says, or undefined when it is not one of ours. */
export const parseOwnName = (
  name: string,
): { readonly kind: 'column' | 'sheet' | 'print' | 'kept'; readonly key: string } | undefined => {
  for (const [kind, prefix] of [
    ['column', COLUMN_PREFIX],
    ['sheet', SHEET_PREFIX],
    ['print', PRINT_PREFIX],
    ['kept', KEPT_PREFIX],
  ] as const) {
    if (!name.startsWith(prefix)) continue;
    const key = decode(name.slice(prefix.length));
    return key === undefined ? undefined : { kind, key };
  }
  return undefined;
};

/** 0-based column number → letters: 0 → `A`, 26 → `AA`. */
export const columnLetters = (column: number): string => {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
};

/** Letters → 0-based column number. */
export const columnNumber = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** A sheet's name as formulas write it, always quoted: `'It''s'`. */
export const quotedSheet = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;

/** An absolute reference without `=`: `'Sheet'!$K$4:$K$84`; one cell has no colon. */
export const reference = (sheet: string, area: Area): string => {
  const corner = (row: number, column: number): string => `$${columnLetters(column)}$${row + 1}`;
  const first = corner(area.row, area.column);
  const last = corner(area.row + area.rows - 1, area.column + area.columns - 1);
  return `${quotedSheet(sheet)}!${first === last ? first : `${first}:${last}`}`;
};

/** Reads a reference to cells of one sheet, with or without `=`, `$` and quotes; undefined for anything else (`#REF!`, a formula, whole columns). */
export const parseReference = (formula: string): { readonly sheet: string; readonly area: Area } | undefined => {
  const m = /^=?(?:'((?:[^']|'')+)'|([^'!,:()]+))!\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i.exec(
    formula.trim(),
  );
  if (!m) return undefined;
  const [, quoted, plain, firstColumn = '', firstRow = '', lastColumn = firstColumn, lastRow = firstRow] = m;
  const sheet = quoted?.replaceAll("''", "'") ?? plain ?? '';
  const [left = 0, right = 0] = [columnNumber(firstColumn), columnNumber(lastColumn)].sort((a, b) => a - b);
  const [top = 0, bottom = 0] = [Number(firstRow) - 1, Number(lastRow) - 1].sort((a, b) => a - b);
  if (sheet.startsWith('#') || top < 0) return undefined;
  return { sheet, area: { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 } };
};
