/** References in a formula's text: areas of a sheet by the sheet's name. What is in quotes is a text; what goes across several sheets is told as such. */
import { columnNumber } from './own-names';
import type { Area } from './port';

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** `A1`, `A1:C3`, `$A$1`, whole columns `A:C` and rows `1:3`; undefined for anything else. */
export const parseArea = (ref: string): Area | undefined => {
  const m = /^\$?([A-Za-z]{1,3})?\$?(\d{1,7})?(?::\$?([A-Za-z]{1,3})?\$?(\d{1,7})?)?$/.exec(ref.trim());
  if (!m || (m[1] === undefined && m[2] === undefined)) return undefined;
  const whole = ref.includes(':');
  const c1 = m[1] === undefined ? 0 : columnNumber(m[1]);
  const r1 = m[2] === undefined ? 0 : Number(m[2]) - 1;
  const c2 = m[3] === undefined ? (m[1] === undefined ? MAX_COLUMNS - 1 : c1) : columnNumber(m[3]);
  const r2 = m[4] === undefined ? (m[2] === undefined ? MAX_ROWS - 1 : r1) : Number(m[4]) - 1;
  if (!whole && (m[1] === undefined || m[2] === undefined)) return undefined;
  const row = Math.min(r1, r2);
  const column = Math.min(c1, c2);
  return row < 0 ? undefined : { row, column, rows: Math.abs(r2 - r1) + 1, columns: Math.abs(c2 - c1) + 1 };
};

export const overlap = (a: Area, b: Area): boolean =>
  a.row < b.row + b.rows && b.row < a.row + a.rows && a.column < b.column + b.columns && b.column < a.column + a.columns;

const REFERENCE =
  /('(?:[^']|'')+'!|[\p{L}_\\][\p{L}\p{N}_.\\]*!)?(\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_(!])/giu;

// References across several sheets (`Jan:Dec!B2`) are rare enough to count as referring to all.
const ACROSS = /(?:'[^']*:[^']*'|[\p{L}_][\p{L}\p{N}_.]*:[\p{L}_][\p{L}\p{N}_.]*)!/u;

export interface Referred {
  /** In lower case. */
  readonly sheet: string;
  readonly area: Area;
}

/** Of a formula on `sheet`, with or without `=`; 'across' where it reaches over several sheets. */
export const referencesIn = (text: string, sheet: string): readonly Referred[] | 'across' => {
  const bare = text.replace(/"(?:[^"]|"")*"/g, '""');
  if (ACROSS.test(bare)) return 'across';
  return [...bare.matchAll(REFERENCE)].flatMap(([, prefix, ref = '']) => {
    const named = prefix?.slice(0, -1);
    const target = named === undefined ? sheet : named.startsWith("'") ? named.slice(1, -1).replaceAll("''", "'") : named;
    const area = parseArea(ref);
    return area ? [{ sheet: target.toLowerCase(), area }] : [];
  });
};
