/** What the user does to a sheet between two runs: columns or rows inserted or deleted, with names, merges and tables following. */
import type { Area } from '../../../src/sheet/port/port';
import { parseReference, reference } from '../../../src/sheet/port/own-names';
import type { BookModel, Cell, SheetModel } from './model';

/** One axis of an area after `count` lines were put in at `at` (negative: taken out); undefined when nothing is left of it. */
const moved = (start: number, size: number, at: number, count: number): readonly [number, number] | undefined => {
  if (count >= 0) return start >= at ? [start + count, size] : [start, start + size > at ? size + count : size];
  const gone = -count;
  const keep = (line: number): number => (line < at ? line : Math.max(at, line - gone));
  const first = keep(start);
  const left = keep(start + size) - first;
  return left > 0 ? [first, left] : undefined;
};

const shiftArea = (area: Area, axis: 'row' | 'column', at: number, count: number): Area | undefined => {
  const [start, size] = axis === 'row' ? [area.row, area.rows] : [area.column, area.columns];
  const after = moved(start, size, at, count);
  if (!after) return undefined;
  return axis === 'row' ? { ...area, row: after[0], rows: after[1] } : { ...area, column: after[0], columns: after[1] };
};

const shiftKeys = <T>(lines: Map<number, T>, at: number, count: number): Map<number, T> => {
  const out = new Map<number, T>();
  for (const [key, value] of lines) {
    const after = moved(key, 1, at, count);
    if (after) out.set(after[0], value);
  }
  return out;
};

const shiftSet = (lines: Set<number>, at: number, count: number): Set<number> =>
  new Set(shiftKeys(new Map([...lines].map((line) => [line, true])), at, count).keys());

const shift = (book: BookModel, sheet: SheetModel, axis: 'row' | 'column', at: number, count: number): void => {
  const some = (area: Area): Area[] => {
    const after = shiftArea(area, axis, at, count);
    return after ? [after] : [];
  };
  if (axis === 'row') {
    sheet.cells = shiftKeys(sheet.cells, at, count);
    sheet.hiddenRows = shiftSet(sheet.hiddenRows, at, count);
    sheet.heights = shiftKeys(sheet.heights, at, count);
  } else {
    for (const [row, line] of sheet.cells) sheet.cells.set(row, shiftKeys<Cell>(line, at, count));
    sheet.hiddenColumns = shiftSet(sheet.hiddenColumns, at, count);
    sheet.widths = shiftKeys(sheet.widths, at, count);
  }
  sheet.merges = sheet.merges.flatMap(some);
  sheet.tables = sheet.tables.flatMap((table) => some(table.area).map((area) => ({ ...table, area })));
  sheet.lists = sheet.lists.flatMap((list) => some(list.area).map((area) => ({ ...list, area })));
  sheet.conditions = sheet.conditions.map(({ rule, areas }) => ({ rule, areas: areas.flatMap(some) }));
  if (sheet.filter) sheet.filter.area = some(sheet.filter.area)[0] ?? sheet.filter.area;
  sheet.notes = sheet.notes.flatMap((note) =>
    some({ row: note.row, column: note.column, rows: 1, columns: 1 }).map(({ row, column }) => ({ ...note, row, column })),
  );
  for (const name of [...book.names, ...book.sheets.flatMap((one) => one.names)]) {
    const found = parseReference(name.formula);
    if (found?.sheet !== sheet.name) continue;
    const after = some(found.area)[0];
    name.formula = after ? `=${reference(sheet.name, after)}` : '=#REF!';
  }
};

export const insertColumns = (book: BookModel, sheet: SheetModel, at: number, count = 1): void =>
  shift(book, sheet, 'column', at, count);
export const deleteColumns = (book: BookModel, sheet: SheetModel, at: number, count = 1): void =>
  shift(book, sheet, 'column', at, -count);
export const insertRows = (book: BookModel, sheet: SheetModel, at: number, count = 1): void =>
  shift(book, sheet, 'row', at, count);
export const deleteRows = (book: BookModel, sheet: SheetModel, at: number, count = 1): void =>
  shift(book, sheet, 'row', at, -count);
