/** What a viewer shows of a sheet beside its values: column widths, frozen panes, notes, and how each cell looks. The draft and a sheet in, data that can go to another thread out. */
import { readComments, type FoundNote } from './notes/comments';
import type { BookSheet } from './parts/book';
import type { Draft, Xml } from './parts/draft';
import { relationshipsOf } from './parts/rels';
import { cellLooks, type CellLook } from './cell-looks';
import { splitSheet, type SheetParts } from './sheet/frame';
import { cursorOver } from './sheet/walk';
import { attribute, child, childrenOf, type Node } from './xml/tree';
import { NOTE_SIGN } from '../sheet/port/own-names';
import type { CellNote } from '../sheet/port/cell-note';

export interface SheetLook {
  /** Width in characters per 0-based column; columns that are not here have the usual one. */
  readonly widths: ReadonlyMap<number, number>;
  /** Rows and columns that stay in view. */
  readonly freeze: { readonly rows: number; readonly columns: number };
  readonly notes: readonly { readonly row: number; readonly column: number; readonly text: string }[];
  /** The looks that the file has. */
  readonly looks: readonly CellLook[];
  /** Per column and row: which of them, counted from 1; 0, or nothing there, where the sheet has no such cell. */
  readonly styles: readonly (Uint16Array | undefined)[];
}

const MOST_COLUMNS = 16_384;

const whole = (node: Node | undefined, name: string): number => {
  const value = Number(node && attribute(node, name));
  return Number.isFinite(value) ? Math.trunc(value) : 0;
};

const widthsOf = (root: Node): ReadonlyMap<number, number> => {
  const widths = new Map<number, number>();
  for (const col of childrenOf(child(root, 'cols'), 'col')) {
    const width = Number(attribute(col, 'width'));
    if (!(width > 0)) continue;
    // A width for all columns to the right end says nothing about any of them.
    const last = Math.min(whole(col, 'max'), MOST_COLUMNS - 1);
    for (let column = whole(col, 'min') - 1; column < last; column += 1) widths.set(column, width);
  }
  return widths;
};

const freezeOf = (root: Node): SheetLook['freeze'] => {
  const pane = child(child(child(root, 'sheetViews') ?? root, 'sheetView') ?? root, 'pane');
  const frozen = pane && (attribute(pane, 'state') ?? '').startsWith('frozen');
  return frozen ? { rows: whole(pane, 'ySplit'), columns: whole(pane, 'xSplit') } : { rows: 0, columns: 0 };
};

/** In columns that grow with the rows. */
const stylesOf = ({ bytes, from, to }: SheetParts): SheetLook['styles'] => {
  const columns: Uint16Array[] = [];
  const cursor = cursorOver(bytes, from, to);
  while (cursor.nextRow()) {
    while (cursor.nextCell()) {
      const { row, column, style } = cursor;
      let numbers = columns[column];
      if (!numbers || numbers.length <= row) {
        const longer = new Uint16Array(Math.max(64, row * 2));
        if (numbers) longer.set(numbers);
        numbers = columns[column] = longer;
      }
      numbers[row] = style + 1;
    }
  }
  return columns;
};

const commentsOf = async (draft: Draft, part: string): Promise<readonly FoundNote[]> => {
  const comments = (await relationshipsOf(draft, part)).find(({ kind, external }) => kind === 'comments' && !external)?.target;
  return comments !== undefined && draft.has(comments) ? readComments(await draft.xml(comments)) : [];
};

export const notesOf = async (draft: Draft, { part }: BookSheet): Promise<readonly CellNote[]> =>
  (await commentsOf(draft, part)).map(({ row, column, text, signed }) => ({
    row,
    column,
    text: signed ? text.slice(0, -NOTE_SIGN.length) : text,
    ours: signed,
  }));

export const lookOf = async (draft: Draft, sheet: BookSheet, styles: Xml | undefined): Promise<SheetLook> => {
  const { part } = sheet;
  const parts = splitSheet(draft.file, part, await draft.bytes(part));
  const { root } = parts.frame;
  return {
    widths: widthsOf(root),
    freeze: freezeOf(root),
    notes: (await notesOf(draft, sheet)).map(({ row, column, text }) => ({ row, column, text })),
    looks: styles ? cellLooks(styles.root) : [],
    styles: stylesOf(parts),
  };
};
