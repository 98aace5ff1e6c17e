/** The grid with the sheet that is in front: a book and its model in; the user's selection goes to the book. One element shows all sheets of all books, one after another. */
import { useEffect, useRef } from 'react';
import type { Book } from './book';
import { createGrid, type GridElement } from './grid-element';
import { NoteTip } from './NoteTip';
import type { SheetModel } from './sheet-model';

export interface SheetGridProps {
  readonly book: Book;
  /** Undefined where there is no sheet to show: the grid is not seen then. */
  readonly model: SheetModel | undefined;
  readonly label: string;
  readonly dark: boolean;
  /** A cell to bring into view; a fresh value for each wish. */
  readonly wanted: { readonly row: number; readonly column: number } | undefined;
}

export const SheetGrid = ({ book, model, label, dark, wanted }: SheetGridProps) => {
  const host = useRef<HTMLDivElement>(null);
  const grid = useRef<GridElement>(null);
  const current = useRef(book);
  const before = useRef<{ readonly book: Book; readonly sheet: string }>(undefined);
  useEffect(() => void (current.current = book), [book]);
  useEffect(() => {
    if (!host.current) return;
    const created = createGrid(host.current, (row, column) => current.current.select(row, column));
    grid.current = created;
    before.current = undefined;
    return () => created.remove();
  }, []);
  useEffect(() => {
    if (!model) return;
    const { sheet } = model;
    grid.current?.show(model, before.current?.book !== book || before.current.sheet !== sheet);
    before.current = { book, sheet };
  }, [book, model]);
  useEffect(() => grid.current?.dress(dark, label), [dark, label]);
  useEffect(() => {
    if (wanted) void grid.current?.reveal(wanted.row, wanted.column);
  }, [wanted, model]);
  return (
    <NoteTip>
      <div ref={host} style={{ height: '100%', visibility: model ? 'visible' : 'hidden' }} />
    </NoteTip>
  );
};
