/**
 * Own sheets that a plan takes away: those that nothing of the user's refers to are deleted at the very end, when all else has succeeded;
 * the others are emptied like any own sheet that is written anew.
 */
import type { Problem } from '../../../core/problem';
import { printName, reference, sheetName } from '../../../sheet/port/own-names';
import type { OwnSheet, WritePlan } from '../../../sheet/port/port';
import { sheetEmptied } from '../../warnings';
import type { Looked, SheetPlace } from './look';
import type { UserFormulas } from './user-formulas';

export interface Removal {
  readonly gone: readonly { readonly key: string; readonly name: string }[];
  readonly emptied: readonly SheetPlace[];
  /** Sheets whose name becomes free for one that was left standing. */
  readonly returned: NonNullable<WritePlan['returned']>;
  readonly problems: readonly Problem[];
}

const NOTHING: Removal = { gone: [], emptied: [], returned: [], problems: [] };

const emptySheet = (key: string, name: string): OwnSheet => ({
  key,
  name,
  rows: [],
  widths: [],
  freeze: { rows: 0, columns: 0 },
});

const inFormulas = (sheet: string): string => sheet.toLowerCase().replaceAll("'", "''");

/** Some formula of the user's names the sheet, and not only one whose name goes on where this one ends. */
export const referTo = (texts: ReadonlySet<string>, sheet: string, others: readonly string[] = []): boolean => {
  const name = inFormulas(sheet);
  const longer = others.map(inFormulas).filter((other) => other !== name && other.includes(name));
  return [...texts].some((one) => longer.reduce((text, other) => text.replaceAll(other, ''), one).includes(name));
};

/** `formulas` is asked only where a sheet would go. */
export const removalOf = async (plan: WritePlan, looked: Looked, formulas: () => Promise<UserFormulas>): Promise<Removal> => {
  const wanted = new Set(plan.removed);
  const places = looked.ownSheets.filter(({ key }) => wanted.has(key));
  if (places.length === 0) return NOTHING;
  const { texts } = await formulas();
  const referred = (name: string): boolean => referTo(texts, name, looked.allSheets);
  const kept = places.filter(({ name }) => referred(name));
  return {
    gone: places.filter(({ name }) => !referred(name)),
    returned: plan.returned ?? [],
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

/** Queues it, when their names are free. What a run put there is not known any more, so that the next one leaves them standing again. */
export const returnSheets = (context: Excel.RequestContext, { returned }: Removal): void => {
  const { worksheets, names } = context.workbook;
  for (const { key, from, to } of returned) {
    worksheets.getItem(from).name = to;
    names.add(sheetName(key), `=${reference(to, { row: 0, column: 0, rows: 1, columns: 1 })}`).visible = false;
  }
};
