/** Rows by what a person types: part of an enterprise's name, of its credit code, or a row number of the sheet. */
import type { Table } from '../engine/table';

const MOST = 20;

/** Table rows, at most twenty, in the sheet's order. */
export const findRows = (table: Table, query: string): readonly number[] => {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  const found: number[] = [];
  for (let row = 0; row < table.rows && found.length < MOST; row += 1) {
    const enterprise = table.enterprises[table.enterpriseOf[row] ?? -1];
    if (
      String(table.rowNumbers[row]) === wanted ||
      enterprise?.name.toLowerCase().includes(wanted) ||
      enterprise?.code?.toLowerCase().includes(wanted)
    )
      found.push(row);
  }
  return found;
};

/** The table row that shows a row of the sheet (0-based), or undefined where that holds no data. */
export const tableRowAt = (table: Table, sheetRow: number): number | undefined => {
  let [low, high] = [0, table.rows - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = (table.rowNumbers[middle] ?? 0) - 1;
    if (at === sheetRow) return middle;
    if (at < sheetRow) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
};
