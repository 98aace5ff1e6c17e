/** How one cell looks: what was read of its sheet in; its look out, undefined where the sheet has no such cell. */
import type { CellLook } from './cell-looks';
import type { SheetLook } from './sheet-look';

export const lookAt = (
  { looks, styles }: Pick<SheetLook, 'looks' | 'styles'>,
  row: number,
  column: number,
): CellLook | undefined => looks[(styles[column]?.[row] ?? 0) - 1];
