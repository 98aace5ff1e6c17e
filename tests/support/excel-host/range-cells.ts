/** Reading and writing the cells of a range as two-dimensional arrays, with Excel's rules about shapes, nulls and scalars. */
import type { Area } from '../../../src/sheet/port/port';
import { entered } from './entry';
import { guard } from './env';
import { cellAt, EMPTY, eachStored, intersect, putCell, without, type Cell, type SheetModel } from './model';
import { invalid } from './node';

export const matrix = <T>(sheet: SheetModel, area: Area, of: (cell: Cell, row: number, column: number) => T): T[][] =>
  Array.from({ length: area.rows }, (_, i) => {
    const line = sheet.cells.get(area.row + i);
    return Array.from({ length: area.columns }, (__, j) =>
      of(line?.get(area.column + j) ?? EMPTY, area.row + i, area.column + j),
    );
  });

const coveredByMerge = (sheet: SheetModel, row: number, column: number): boolean =>
  sheet.merges.some(
    (m) =>
      (row !== m.row || column !== m.column) &&
      row >= m.row &&
      row < m.row + m.rows &&
      column >= m.column &&
      column < m.column + m.columns,
  );

/** `what` says whether contents or formats are set. A scalar goes to every cell; an array must have the range's shape. */
export const setMatrix = (
  sheet: SheetModel,
  area: Area,
  value: unknown,
  location: string,
  what: 'contents' | 'format' = 'contents',
): void => {
  guard(sheet, area, location, what === 'contents');
  const rows = Array.isArray(value) ? (value as readonly unknown[]) : undefined;
  if (rows && (rows.length !== area.rows || rows.some((line) => !Array.isArray(line) || line.length !== area.columns))) {
    throw invalid(
      location,
      'The number of rows or columns in the input array doesn’t match the size or dimensions of the range.',
    );
  }
  const merged = sheet.merges.some((merge) => intersect(merge, area));
  for (let i = 0; i < area.rows; i += 1) {
    for (let j = 0; j < area.columns; j += 1) {
      const given = rows ? (rows[i] as readonly unknown[])[j] : value;
      const row = area.row + i;
      const column = area.column + j;
      if (what === 'format') {
        if (given === null) continue;
        if (typeof given !== 'string') throw invalid(location);
        putCell(sheet, row, column, { format: given });
        continue;
      }
      if (merged && coveredByMerge(sheet, row, column)) continue;
      const before = cellAt(sheet, row, column);
      const change = entered(given, before, location);
      if (change && !(change.value === '' && before.value === '' && before.formula === undefined))
        putCell(sheet, row, column, change);
    }
  }
};

export const clearRange = (sheet: SheetModel, area: Area, what: string): void => {
  guard(sheet, area, 'Range.clear', what !== 'Formats');
  const gone: [number, number][] = [];
  eachStored(sheet, area, (row, column, cell) => {
    if (what === 'All') gone.push([row, column]);
    if (what === 'Contents') Object.assign(cell, { value: '', error: false, spill: false });
    if (what === 'Contents') delete cell.formula;
    if (what === 'Formats') Object.assign(cell, { format: 'General', look: {} });
    // To remove links takes the formats of all cells with it, of those without one too, but for conditional ones; to clear them leaves all.
    if (what === 'RemoveHyperlinks') Object.assign(cell, { format: 'General', look: {} });
    if (what === 'Hyperlinks' || what === 'RemoveHyperlinks') delete cell.link;
  });
  for (const [row, column] of gone) sheet.cells.get(row)?.delete(column);
  // Conditional formats are formats to Excel: `All` and `Formats` take them from the cells, everything else leaves them.
  if (what === 'All' || what === 'Formats')
    sheet.conditions = sheet.conditions
      .map(({ rule, areas }) => ({ rule, areas: areas.flatMap((one) => without(one, area)) }))
      .filter(({ areas }) => areas.length > 0);
  if (what === 'All') sheet.merges = sheet.merges.filter((merge) => !intersect(merge, area));
};
