/** A workbook of one sheet from plain rows: rows in; a port to a file that holds them, out. */
import type { SheetPort } from '../../src/sheet/port';
import { createXlsx } from '../../src/xlsx/create';
import { openXlsx } from '../../src/xlsx/open';

export type Row = readonly (string | number | null)[];

export const portOf = async (rows: readonly Row[]): Promise<SheetPort> => {
  const bytes = await createXlsx([{ name: '汇总', rows, widths: [], freeze: { rows: 0, columns: 0 } }]);
  const opened = await openXlsx(bytes, 't.xlsx');
  if (!opened.ok) throw new Error('refused');
  return opened.value;
};
