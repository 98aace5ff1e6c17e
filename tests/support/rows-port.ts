/** Workbooks from plain rows: rows in; a port to a file that holds them, out. */
import type { SheetPort } from '../../src/sheet/port/port';
import { createXlsx } from '../../src/xlsx/create';
import { openXlsx } from '../../src/xlsx/open';

export type Row = readonly (string | number | null)[];

/** Sheets by their names. */
export const bookOf = (sheets: Readonly<Record<string, readonly Row[]>>): Promise<Uint8Array> =>
  createXlsx(Object.entries(sheets).map(([name, rows]) => ({ name, rows, widths: [], freeze: { rows: 0, columns: 0 } })));

export const portOf = async (rows: readonly Row[]): Promise<SheetPort> => portOn(await bookOf({ 汇总: rows }));

export const portOn = async (bytes: Uint8Array): Promise<SheetPort> => {
  const opened = await openXlsx(bytes, 't.xlsx');
  if (!opened.ok) throw new Error('refused');
  return opened.value;
};
