/** Our own sheets made ready for new content: created, or emptied of all that an earlier run put there; those that hold something of the user's get another name and stay. */
import { reference, sheetName } from '../../sheet/port/own-names';
import { ownSheetsOf } from '../open';
import type { SheetArea } from '../blocks';
import { hostCode } from '../errors';
import { areaOf } from '../ranges';
import { restoreImages, type Image } from './look/before';
import type { Looked, SheetPlace } from './look/look';
import { define, lowered } from './names';

const existing = (places: readonly SheetPlace[]): { readonly now: string; readonly name: string }[] =>
  places.flatMap(({ now, sheet }) => (now === undefined || sheet.below !== undefined ? [] : [{ now, name: sheet.name }]));

/** The cells with values of own sheets that exist. */
export const usedAreas = async (
  context: Excel.RequestContext,
  sheets: readonly { readonly name: string }[],
): Promise<SheetArea[]> => {
  const ranges = sheets.map(({ name: now }) => {
    const used = context.workbook.worksheets.getItem(now).getUsedRangeOrNullObject(true);
    used.load('rowIndex,columnIndex,rowCount,columnCount');
    return { now, used };
  });
  if (ranges.length === 0) return [];
  await context.sync();
  return ranges.flatMap(({ now, used }) => (used.isNullObject ? [] : [{ sheet: now, area: areaOf(used) }]));
};

/** A table over our cells would make texts of the figures in its first row, and one that is filtered lets nothing be cleared. Its cells stay. */
const withoutFilters = (sheet: Excel.Worksheet): void => {
  if (sheet.autoFilter.enabled) sheet.autoFilter.remove();
  for (const table of sheet.tables.items) {
    table.clearFilters();
    table.convertToRange();
  }
};

/** Emptied in place and not deleted: the user's formulas may point to it. */
const empty = (sheet: Excel.Worksheet): void => {
  withoutFilters(sheet);
  sheet.freezePanes.unfreeze();
  const all = sheet.getRange();
  all.unmerge();
  all.clear('All');
};

/**
 * A new sheet is ours by name from its first moment: should the write break off, the next opening knows it. `begin` is waited for just before the
 * first change.
 */
export const prepareSheets = async (
  context: Excel.RequestContext,
  { places, kept, bookNames }: Pick<Looked, 'places' | 'kept' | 'bookNames'>,
  begin: () => Promise<void>,
): Promise<void> => {
  const { worksheets, names } = context.workbook;
  const old = existing(places).map(({ now, name }) => {
    const sheet = worksheets.getItem(now);
    sheet.charts.load('items/name');
    sheet.autoFilter.load('enabled');
    sheet.tables.load('items/name');
    return { sheet, now, name };
  });
  if (old.length > 0) await context.sync();
  await begin();
  for (const { was, as } of kept) worksheets.getItem(was).name = as;
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

/** Tables, filters and merges of before or of the run that broke off would be in the way of what stood there. False where Excel refuses it. */
const cleared = async (context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<boolean> => {
  try {
    sheet.autoFilter.load('enabled');
    sheet.tables.load('items/name');
    await context.sync();
    withoutFilters(sheet);
    const all = sheet.getRange();
    all.unmerge();
    all.clear('Contents');
    await context.sync();
    return true;
  } catch (thrown) {
    if (hostCode(thrown) === undefined) throw thrown;
    return false;
  }
};

/** Names of own sheets that were emptied and have their names of before, and of those that Excel refused to empty. */
interface Unprepared {
  readonly emptied: ReadonlySet<string>;
  readonly refused: ReadonlySet<string>;
}

/** Of `names`, the sheets that are the user's by now, whether they have their other names already or not. */
export const theirsAmong = (kept: Looked['kept'], names: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(kept.map(({ was, as }) => (names.has(as) ? as : was)));

/**
 * Back to the sheets of before: new ones deleted, those of the user's under their names, old ones emptied under their old names, ready for their image.
 * `sure`: a name alone makes no sheet ours, since somebody may have made one of that name. Gives the names of those that could not be emptied.
 */
export const unprepareSheets = async (
  context: Excel.RequestContext,
  { places, kept }: Pick<Looked, 'places' | 'kept'>,
  sure = false,
): Promise<Unprepared> => {
  const { worksheets, names: bookNames } = context.workbook;
  worksheets.load('items/name');
  bookNames.load('items/name,items/formula');
  await context.sync();
  const names = new Set(worksheets.items.map(({ name }) => name));
  const theirs = theirsAmong(kept, names);
  const own = new Map(
    [...ownSheetsOf(bookNames.items)].flatMap(([name, key]) =>
      names.has(name) && !theirs.has(name) ? [[key, name] as const] : [],
    ),
  );
  const called = ({ sheet }: SheetPlace): string | undefined =>
    own.get(sheet.key) ?? (!sure && names.has(sheet.name) && !theirs.has(sheet.name) ? sheet.name : undefined);
  const replaced = places.filter(({ sheet }) => sheet.below === undefined);
  for (const place of replaced) {
    const there = place.now === undefined ? called(place) : undefined;
    if (there !== undefined) worksheets.getItem(there).delete();
  }
  for (const { was, as } of kept) if (names.has(as)) worksheets.getItem(as).name = was;
  await context.sync();
  const refused = new Set<string>();
  const emptied = new Set<string>();
  for (const place of replaced) {
    const { now } = place;
    if (now === undefined) continue;
    const there = called(place) ?? (!sure && names.has(now) ? now : undefined);
    if (there === undefined) continue;
    const sheet = worksheets.getItem(there);
    if (!(await cleared(context, sheet))) {
      refused.add(now);
      continue;
    }
    emptied.add(now);
    if (!names.has(now)) sheet.name = now;
  }
  await context.sync();
  return { refused, emptied };
};

/** One sheet with its contents of before; false where Excel refuses it. */
const refilled = async (context: Excel.RequestContext, images: readonly Image[]): Promise<boolean> => {
  try {
    await restoreImages(context, images);
    return true;
  } catch (thrown) {
    if (hostCode(thrown) === undefined) throw thrown;
    return false;
  }
};

/** Own sheets that hold again what they held, each by itself; `waiting` keeps the names of those that do not yet. */
export const restoreSheets = async (
  context: Excel.RequestContext,
  looked: Pick<Looked, 'places' | 'kept'>,
  images: readonly Image[],
  waiting: Set<string>,
): Promise<void> => {
  const { refused } = await unprepareSheets(context, looked);
  for (const { was } of looked.kept) waiting.delete(was);
  const filledIn = new Set(looked.places.flatMap(({ now, sheet }) => (sheet.below === undefined ? [] : [now])));
  await restoreImages(
    context,
    images.filter(({ sheet }) => filledIn.has(sheet)),
  );
  for (const { now } of existing(looked.places)) {
    const mine = images.filter(({ sheet }) => sheet === now);
    if (!refused.has(now) && (await refilled(context, mine))) waiting.delete(now);
  }
};

/** Names of own sheets that a write touches, as they were before. */
export const touchedSheets = ({ places, kept }: Pick<Looked, 'places' | 'kept'>): Set<string> =>
  new Set([...kept.map(({ was }) => was), ...existing(places).map(({ now }) => now)]);
