/** Our own sheets made ready for new content: created, or emptied of all that an earlier run put there. */
import { reference, sheetName } from '../../sheet/own-names';
import { ownSheetsOf } from '../open';
import type { SheetArea } from '../blocks';
import { areaOf } from '../ranges';
import type { Looked, SheetPlace } from './look';
import { define, lowered } from './names';

const existing = (places: readonly SheetPlace[]): { readonly now: string; readonly name: string }[] =>
  places.flatMap(({ now, sheet }) => (now === undefined || sheet.below !== undefined ? [] : [{ now, name: sheet.name }]));

/** The cells with values of own sheets that exist, for the image before. */
export const usedAreas = async (context: Excel.RequestContext, places: readonly SheetPlace[]): Promise<SheetArea[]> => {
  const ranges = existing(places).map(({ now }) => {
    const used = context.workbook.worksheets.getItem(now).getUsedRangeOrNullObject(true);
    used.load('rowIndex,columnIndex,rowCount,columnCount');
    return { now, used };
  });
  if (ranges.length === 0) return [];
  await context.sync();
  return ranges.flatMap(({ now, used }) => (used.isNullObject ? [] : [{ sheet: now, area: areaOf(used) }]));
};

/** Emptied in place and not deleted: the user's formulas may point to it. */
const empty = (sheet: Excel.Worksheet): void => {
  if (sheet.autoFilter.enabled) sheet.autoFilter.remove();
  sheet.freezePanes.unfreeze();
  const all = sheet.getRange();
  all.unmerge();
  all.clear('All');
};

/** A new sheet is ours by name from its first moment: should the write break off, the next opening knows it. */
export const prepareSheets = async (
  context: Excel.RequestContext,
  { places, bookNames }: Pick<Looked, 'places' | 'bookNames'>,
): Promise<void> => {
  const { worksheets, names } = context.workbook;
  const old = existing(places).map(({ now, name }) => {
    const sheet = worksheets.getItem(now);
    sheet.charts.load('items/name');
    sheet.autoFilter.load('enabled');
    return { sheet, now, name };
  });
  if (old.length > 0) await context.sync();
  for (const { sheet, now, name } of old) {
    for (const chart of sheet.charts.items) chart.delete();
    empty(sheet);
    if (now !== name) sheet.name = name;
  }
  const known = lowered(bookNames.keys());
  for (const { now, sheet } of places) {
    if (now !== undefined) continue;
    worksheets.add(sheet.name);
    define(names, known, sheetName(sheet.key), `=${reference(sheet.name, { row: 0, column: 0, rows: 1, columns: 1 })}`);
  }
  await context.sync();
};

/** Back to the sheets of before: new ones deleted, old ones emptied under their old names, ready for their image. `sure`: a name alone makes no sheet ours, since somebody may have made one of that name. */
export const unprepareSheets = async (
  context: Excel.RequestContext,
  places: readonly SheetPlace[],
  sure = false,
): Promise<void> => {
  const { worksheets, names: bookNames } = context.workbook;
  worksheets.load('items/name');
  bookNames.load('items/name,items/formula');
  await context.sync();
  const names = new Set(worksheets.items.map(({ name }) => name));
  const own = new Map(
    [...ownSheetsOf(bookNames.items)].flatMap(([name, key]) => (names.has(name) ? [[key, name] as const] : [])),
  );
  for (const { now, sheet } of places) {
    if (sheet.below !== undefined) continue;
    const called = own.get(sheet.key) ?? (!sure && names.has(sheet.name) ? sheet.name : undefined);
    const there = called === undefined ? undefined : worksheets.getItem(called);
    if (now === undefined) {
      there?.delete();
      continue;
    }
    const old = there ?? (!sure && names.has(now) ? worksheets.getItem(now) : undefined);
    if (!old) continue;
    const all = old.getRange();
    // A merge of the run that broke off could be in the way of what stood there.
    all.unmerge();
    all.clear('Contents');
    if (!names.has(now)) old.name = now;
  }
  await context.sync();
};
