/**
 * What our cells held beside rows that somebody has sorted meanwhile: columns as they were and which row stands where now in, the columns as
 * they belong beside the rows of now out. What cannot be placed is left empty: nothing may stand beside another enterprise.
 */
import type { Area } from '../../../sheet/port/port';
import { movedDown } from '../../../sheet/port/r1c1';
import type { Image } from '../look/before';

/** One column's part. */
export interface Part {
  readonly area: Area;
  readonly contents: Image['contents'];
  readonly formats: Image['formats'];
}

interface Cell {
  readonly content: string | number | boolean;
  readonly format: string | number | boolean | null;
}

const EMPTY: Cell = { content: '', format: 'General' };

/** A row above the first. */
const NOWHERE = /\$?[A-Z]{1,3}(?:-\d+|0)(?!\d)/;

/** A formula's references move along, as they do when somebody sorts; undefined where they cannot. */
const movedTo = (cell: Cell, rows: number): Cell | undefined => {
  const { content, format } = cell;
  if (rows === 0 || typeof content !== 'string' || !content.startsWith('=')) return cell;
  const formula = movedDown(content, rows);
  return NOWHERE.test(formula) ? undefined : { content: formula, format };
};

/** `sources`: for each row from `firstRow` on the row that stands there now, counted the same way, -1 where it is not known. */
export const followRows = (
  before: readonly Part[],
  firstRow: number,
  sources: Int32Array,
): { readonly parts: readonly Part[]; readonly lost: readonly Area[] } => {
  const columns = new Map<number, Map<number, Cell>>();
  for (const { area, contents, formats } of before) {
    const cells = columns.get(area.column) ?? new Map<number, Cell>();
    columns.set(area.column, cells);
    contents.forEach(([content], i) => cells.set(area.row + i, { content: content ?? '', format: formats[i]?.[0] ?? 'General' }));
  }
  const placed = new Set(sources);
  const lost: Area[] = [];
  const parts = before.map(({ area }): Part => {
    const cells = columns.get(area.column);
    let whole = true;
    const now = Array.from({ length: area.rows }, (_, i): Cell => {
      const row = area.row + i;
      const here = cells?.get(row) ?? EMPTY;
      const source = sources[row - firstRow];
      if (source === undefined) return here;
      // What stood here has no place any more.
      if (!placed.has(row - firstRow) && here.content !== '') whole = false;
      if (source < 0) return EMPTY;
      const cell = movedTo(cells?.get(firstRow + source) ?? EMPTY, row - firstRow - source);
      if (!cell) whole = false;
      return cell ?? EMPTY;
    });
    if (!whole) lost.push(area);
    return { area, contents: now.map(({ content }) => [content]), formats: now.map(({ format }) => [format]) };
  });
  return { parts, lost };
};
