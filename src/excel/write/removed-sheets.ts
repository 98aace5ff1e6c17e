/**
 * Own sheets that a plan takes away: those that nothing of the user's refers to are deleted at the very end, when all else has succeeded;
 * the others are emptied like any own sheet that is written anew.
 */
import type { Problem } from '../../core/problem';
import { printName, sheetName } from '../../sheet/own-names';
import type { OwnSheet, WritePlan } from '../../sheet/port';
import { sheetEmptied } from '../warnings';
import type { Looked, SheetPlace } from './look';
import type { UserFormulas } from './user-formulas';

export interface Removal {
  readonly gone: readonly { readonly key: string; readonly name: string }[];
  readonly emptied: readonly SheetPlace[];
  readonly problems: readonly Problem[];
}

const NOTHING: Removal = { gone: [], emptied: [], problems: [] };

const emptySheet = (key: string, name: string): OwnSheet => ({
  key,
  name,
  rows: [],
  widths: [],
  freeze: { rows: 0, columns: 0 },
});

/** Some formula of the user's names the sheet. */
export const referTo = (texts: ReadonlySet<string>, sheet: string): boolean => {
  const name = sheet.toLowerCase().replaceAll("'", "''");
  return [...texts].some((one) => one.includes(name));
};

/** `formulas` is asked only where a sheet would go. */
export const removalOf = async (plan: WritePlan, looked: Looked, formulas: () => Promise<UserFormulas>): Promise<Removal> => {
  const wanted = new Set(plan.removed);
  const places = looked.ownSheets.filter(({ key }) => wanted.has(key));
  if (places.length === 0) return NOTHING;
  const { texts } = await formulas();
  const referred = (name: string): boolean => referTo(texts, name);
  const kept = places.filter(({ name }) => referred(name));
  return {
    gone: places.filter(({ name }) => !referred(name)),
    emptied: kept.map(({ key, name }) => ({ sheet: emptySheet(key, name), now: name })),
    problems: kept.map(({ name }) => sheetEmptied(name)),
  };
};

/** Queues it. */
export const deleteSheets = (context: Excel.RequestContext, { gone }: Removal, known: ReadonlyMap<string, string>): void => {
  const { worksheets, names } = context.workbook;
  for (const { key, name } of gone) {
    names.getItem(sheetName(key)).delete();
    if (known.has(printName(key))) names.getItem(printName(key)).delete();
    worksheets.getItem(name).delete();
  }
};
