/**
 * The pieces of a paper in their order in; rows and merged cells with the rows before which a page ends, out. A table that fits on a page is not cut,
 * a longer one goes on under its header again, and a heading stays with what it is about. Heights are as written to the sheet; no printer is asked.
 */
import { rowHeight, widthIn } from '../../sheet/port/measure';
import type { Area, CellValue } from '../../sheet/port/port';

export interface Piece {
  readonly kind: 'text' | 'heading' | 'header' | 'row';
  readonly cells: readonly CellValue[];
  /** Runs of merged cells: column and how many. */
  readonly merged: readonly (readonly [number, number])[];
}

export interface Laid {
  readonly rows: readonly (readonly CellValue[])[];
  readonly merges: readonly Area[];
  /** Rows that begin a page, but for the first. */
  readonly pages: readonly number[];
}

/** Points of rows on a page across, at the width of the paper: what programs and fonts leave of it at least. */
const PAGE = 560;
const ROW = 15;

/** A table with its header, and the heading and texts right above it, which go with it. */
interface Block {
  readonly lead: readonly Piece[];
  readonly header: Piece | undefined;
  readonly rows: readonly Piece[];
}

const blocksOf = (pieces: readonly Piece[]): readonly Block[] => {
  const blocks: { lead: Piece[]; header: Piece | undefined; rows: Piece[] }[] = [];
  let heading: Piece[] = [];
  for (const piece of pieces) {
    const last = blocks[blocks.length - 1];
    if (piece.kind === 'heading') heading.push(piece);
    else if (piece.kind === 'row' && last?.header && heading.length === 0) last.rows.push(piece);
    else if (piece.kind === 'header') {
      blocks.push({ lead: heading, header: piece, rows: [] });
      heading = [];
    } else {
      blocks.push({ lead: heading, header: undefined, rows: [piece] });
      heading = [];
    }
  }
  if (heading.length > 0) blocks.push({ lead: heading, header: undefined, rows: [] });
  return blocks;
};

export const lay = (pieces: readonly Piece[], widths: readonly number[], titleRows: number): Laid => {
  const rows: (readonly CellValue[])[] = [];
  const merges: Area[] = [];
  const pages: number[] = [];
  const heightOf = ({ cells, merged }: Piece): number => {
    const here = merged.map(([column, columns]): Area => ({ row: 0, column, rows: 1, columns }));
    const measured = cells.map((cell) => (typeof cell === 'object' && cell !== null ? cell : { value: cell }));
    return rowHeight(measured, widthIn(widths, here, 0)) ?? ROW;
  };
  const title = pieces.slice(0, titleRows).reduce((sum, piece) => sum + heightOf(piece), 0);
  let used = 0;
  const put = (piece: Piece): void => {
    merges.push(...piece.merged.map(([column, columns]): Area => ({ row: rows.length, column, rows: 1, columns })));
    rows.push(piece.cells);
    used += heightOf(piece);
  };
  const turn = (): void => {
    pages.push(rows.length);
    used = title;
  };
  const fits = (list: readonly Piece[]): boolean => used + list.reduce((sum, piece) => sum + heightOf(piece), 0) <= PAGE;
  for (const { lead, header, rows: body } of blocksOf(pieces)) {
    const head = header ? [...lead, header] : lead;
    const whole = [...head, ...body].reduce((sum, piece) => sum + heightOf(piece), 0);
    // At least three rows of a table under its header; all of one that is no longer than a page.
    const together = whole + title <= PAGE ? body : body.slice(0, 3);
    if (rows.length > 0 && !fits([...head, ...together])) turn();
    head.forEach(put);
    for (const piece of body) {
      if (!fits([piece])) {
        turn();
        if (header) put(header);
      }
      put(piece);
    }
  }
  return { rows, merges, pages };
};
