/** Invoice numbers on a sheet: a grid and its mapping in; per row each number with its code, if it has one, and what cannot be used, out. */
import { text } from '../../core/lang';
import type { Problem } from '../../core/problem';
import { address, cellList, cellPlace, kindAt, shownAt, spaced } from '../../sheet/cells';
import { compact } from '../../sheet/normalise';
import { Kind } from '../../sheet/port/port';
import type { Source } from '../../sheet/read/source';
import { headerPath, layoutOf } from '../../sheet/recognise/layout';

export interface Invoice {
  /** Without leading zeros: a cell that holds it as a number has none. */
  readonly number: string;
  /** 发票代码; '' where none stands there. Invoices without paper have none. */
  readonly code: string;
  readonly cell: string;
}

const NUMBER = /发票(?:号码|号|编号)|^发票$|票据号码?|票号/;
const CODE = /发票代码|票据代码/;
const SEPARATORS = /[\s,;，；、/]+/;
const DASH = /[-–—−~～至]/g;

/** A longer range is more likely no range. */
const MOST_IN_RANGE = 500;
/** Spreadsheets keep 15 digits of a number. */
const KEPT = 10 ** 15;

const bare = (digits: string): string => digits.toUpperCase().replace(/^0+(?=\d)/, '');

/** `7001009-7001012`, `7001009-12`: every number of it, or undefined where it is no range. */
const rangeOf = (written: string): readonly string[] | undefined => {
  const [, from = '', end = ''] = /^(\d{6,})-(\d+)$/.exec(written) ?? [];
  if (from === '' || end.length > from.length) return undefined;
  const [low, high] = [BigInt(from), BigInt(from.slice(0, from.length - end.length) + end)];
  if (high <= low || high - low >= BigInt(MOST_IN_RANGE)) return undefined;
  return Array.from({ length: Number(high - low) + 1 }, (_, i) => String(low + BigInt(i)));
};

/** What may stand before a number: NO., №, 发票号码：. */
const LABEL = /(?:发票)?(?:号码|编号|号)[:：]?|(?<![0-9A-Za-z])No\s*[.:]?|#/giu;

/** Digits in groups, as they are printed: eight or twenty of them are one number. */
const grouped = (written: string): string =>
  written.replace(/\d+(?:[ \u00a0\u3000]+\d+)+/g, (digits) => {
    const together = digits.replace(/\D+/g, '');
    const whole = digits.split(/\D+/).every((part) => part.length < 8);
    return whole && (together.length === 8 || together.length === 20) ? together : digits;
  });

/** A number is at least six digits, or it is no invoice's; a code of ten or twelve may stand before it. */
export const invoicesIn = (written: string): readonly Omit<Invoice, 'cell'>[] =>
  grouped(written.normalize('NFKC').replace(LABEL, ' ').trim())
    .split(SEPARATORS)
    .map((one) => compact(one).replace(DASH, '-'))
    .flatMap((one) => {
      const [, code, number] = /^(\d{10}|\d{12})-(\d{8})$/.exec(one) ?? [];
      if (code !== undefined && number !== undefined) return [{ code: bare(code), number: bare(number) }];
      if (!/^[0-9A-Z-]{6,24}$/i.test(one) || !/\d{5}/.test(one)) return [];
      return (rangeOf(one) ?? [one]).map((each) => ({ code: '', number: bare(each) }));
    });

const cut = (sheet: string, header: string, cells: readonly (readonly [number, number])[]): Problem => {
  const [row, column] = cells[0] as readonly [number, number];
  const where = cellList(
    cells.slice(0, 5).map(([r, c]) => address(r, c)),
    cells.length,
  );
  return {
    code: 'invoice-cut',
    severity: 'warning',
    place: cellPlace(sheet, row, column),
    message: text(
      `“${header}”${spaced(where.zh)}的号码存成了数值，15 位以后的数字已经丢失，未用于查找重复。请把该列设为文本后重新填入。`,
      `“${header}” ${where.en}: numbers of 16 digits or more stored as numbers have lost the digits after the 15th; no doubles were looked for by them. Enter them again as text.`,
    ),
  };
};

export interface Invoices {
  readonly of: (row: number) => readonly Invoice[];
  readonly problems: readonly Problem[];
}

export const invoicesOn = ({ grid, mapping, rows }: Source): Invoices => {
  const layout = layoutOf(grid, []);
  const headerOf = (column: number): string => headerPath(layout, mapping.headerRow, mapping.headerRows, column).at(-1) ?? '';
  const columns = layout.columns.filter((column) => NUMBER.test(compact(headerOf(column))));
  const codes = layout.columns.filter((column) => CODE.test(compact(headerOf(column))));
  const isCut = (row: number, column: number): boolean => {
    const value = grid.columns[column - grid.firstColumn]?.values[row - grid.firstRow] ?? 0;
    return kindAt(grid, row, column) === Kind.number && value >= KEPT;
  };
  /** As many codes as numbers, or one for all of them. */
  const codesOf = (row: number): readonly string[] =>
    codes.flatMap((column) =>
      shownAt(grid, row, column)
        .split(SEPARATORS)
        .map(compact)
        .filter((one) => /^\d{9,12}$/.test(one)),
    );
  const problems = columns.flatMap((column) => {
    const cells = Array.from(rows, (row) => [row, column] as const).filter(([row]) => isCut(row, column));
    return cells.length > 0 ? [cut(grid.sheet, headerOf(column), cells)] : [];
  });
  return {
    problems,
    of: (row) => {
      const found = columns.flatMap((column) => {
        if (isCut(row, column)) return [];
        const shown = shownAt(grid, row, column);
        // A number has lost its leading zeros.
        const written = kindAt(grid, row, column) === Kind.number ? shown.padStart(8, '0') : shown;
        return invoicesIn(written).map((one) => ({ ...one, cell: address(row, column) }));
      });
      const stated = found.length > 0 && codes.length > 0 ? codesOf(row) : [];
      if (stated.length !== 1 && stated.length !== found.length) return found;
      return found.map((one, i) => ({
        ...one,
        code: one.code || bare(stated.length === 1 ? (stated[0] ?? '') : (stated[i] ?? '')),
      }));
    },
  };
};
