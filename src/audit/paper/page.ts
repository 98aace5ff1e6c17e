/** The rows of a working paper as they are put down one after the other: a language and a unit in; a page that takes cells, texts over its whole width and headings, out. */
import type { Lang } from '../../core/lang';
import { amountCell, withUnit, type Unit } from '../../sheet/compose/amounts';
import type { CellValue } from '../../sheet/port/port';
import { lay, type Laid, type Piece } from './lay';

/** Columns of the sheet; texts that run on are merged over all of them. */
export const WIDTHS = [24, 26, 12, 12, 12, 12, 18, 18, 16, 16];

export const head = (value: string): CellValue => (value === '' ? null : { value, style: 'header' });
export const plain = (value: string): CellValue => ({ value, style: 'wrap' });
export const label = (value: string): CellValue => ({ value, style: 'text' });
export const count = (value: number): CellValue => ({ value, style: 'integer' });
export const blank: CellValue = null;

export interface Page {
  readonly lang: Lang;
  readonly say: (zh: string, en: string) => string;
  /** 分 in the page's unit. */
  readonly money: (fen: number) => CellValue;
  /** A header that names the unit. */
  readonly inUnit: (zh: string, en: string) => string;
  readonly add: (...cells: readonly CellValue[]) => void;
  /** A row whose cells run over so many columns each; together no more than the page has. */
  readonly spread: (columns: readonly number[], ...cells: readonly CellValue[]) => void;
  /** A row whose last cell, in column `from`, runs over the rest of the page. */
  readonly across: (from: number, ...cells: readonly CellValue[]) => void;
  readonly section: (zh: string, en: string) => void;
  /** All rows, with those that repeat on top of each page. */
  readonly laid: (titleRows: number) => Laid;
}

const isHead = (cells: readonly CellValue[]): boolean =>
  cells.some((cell) => typeof cell === 'object' && cell?.style === 'header');

export const pageOf = (lang: Lang, unit: Unit): Page => {
  const pieces: Piece[] = [];
  const say = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
  const across: Page['across'] = (from, ...cells) =>
    void pieces.push({ kind: 'text', cells, merged: [[from, WIDTHS.length - from]] });
  const row = (cells: readonly CellValue[], merged: Piece['merged']): void =>
    void pieces.push({ kind: isHead(cells) ? 'header' : 'row', cells, merged });
  return {
    lang,
    say,
    money: (fen) => amountCell(fen, unit),
    inUnit: (zh, en) => withUnit(say(zh, en), unit, lang),
    add: (...cells) => row(cells, []),
    spread: (columns, ...cells) => {
      const all: CellValue[] = [];
      const merged: [number, number][] = [];
      cells.forEach((cell, i) => {
        const wide = columns[i] ?? 1;
        if (wide > 1) merged.push([all.length, wide]);
        all.push(cell, ...Array.from({ length: wide - 1 }, () => blank));
      });
      row(all, merged);
    },
    across,
    section: (zh, en) => {
      pieces.push(
        { kind: 'heading', cells: [], merged: [] },
        { kind: 'heading', cells: [{ value: say(zh, en), style: 'total' }], merged: [[0, WIDTHS.length]] },
      );
    },
    laid: (titleRows) => lay(pieces, WIDTHS, titleRows),
  };
};

export const joined = (items: readonly string[], lang: Lang, most = 12): string =>
  `${items.slice(0, most).join(lang === 'zh' ? '、' : ', ')}${items.length > most ? (lang === 'zh' ? `等 ${items.length} 项` : ` and ${items.length - most} more`) : ''}`;
