/** One sheet in the grid: a model in; the cell that the user selects, out. */
import { useEffect, useRef } from 'react';
import { createGrid, type GridElement } from './grid-element';
import { NoteTip } from './NoteTip';
import type { SheetModel } from './sheet-model';

export interface SheetGridProps {
  readonly model: SheetModel;
  readonly label: string;
  readonly dark: boolean;
  /** A cell to bring into view; a fresh value for each wish. */
  readonly wanted: { readonly row: number; readonly column: number } | undefined;
  readonly onSelect: (row: number, column: number) => void;
}

export const SheetGrid = ({ model, label, dark, wanted, onSelect }: SheetGridProps) => {
  const host = useRef<HTMLDivElement>(null);
  const grid = useRef<GridElement>(null);
  useEffect(() => {
    if (!host.current) return;
    const created = createGrid(host.current, onSelect);
    grid.current = created;
    return () => created.remove();
  }, [onSelect]);
  useEffect(() => grid.current?.show(model), [model, onSelect]);
  useEffect(() => grid.current?.dress(dark, label), [dark, label, onSelect]);
  useEffect(() => {
    if (wanted) void grid.current?.reveal(wanted.row, wanted.column);
  }, [wanted, model]);
  return (
    <NoteTip>
      <div ref={host} style={{ height: '100%' }} />
    </NoteTip>
  );
};
