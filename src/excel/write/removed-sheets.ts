/**
 * Own sheets that an undo takes away: those that nothing of the user's refers to are deleted at the very end, when all else has succeeded;
 * the others are emptied like any own sheet that is written anew.
 */
import type { Problem } from '../../core/problem';
import { parseOwnName, sheetName } from '../../sheet/own-names';
import type { OwnSheet, WritePlan } from '../../sheet/port';
import { areasOf } from '../address';
import { readAreas, type SheetArea } from '../blocks';
import { sheetEmptied } from '../warnings';
import type { Looked, SheetPlace } from './look';

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

/** Texts of all formulas on the user's sheets, in lower case. Where a host cannot list them, all cells are asked. */
const userFormulas = async (context: Excel.RequestContext, sheets: readonly string[]): Promise<ReadonlySet<string>> => {
  const found = sheets.map((name) => {
    const cells = context.workbook.worksheets
      .getItem(name)
      .getUsedRangeOrNullObject(true)
      .getSpecialCellsOrNullObject('Formulas');
    cells.load('address');
    return { name, cells };
  });
  await context.sync();
  const areas: SheetArea[] = found.flatMap(({ name, cells }) =>
    cells.isNullObject ? [] : areasOf(cells.address).map((area) => ({ sheet: name, area })),
  );
  const texts = new Set<string>();
  await readAreas(context, areas, ['formulas'], (_part, read) =>
    read('formulas').forEach((line) => line.forEach((formula) => texts.add(String(formula).toLowerCase()))),
  );
  return texts;
};

export const removalOf = async (context: Excel.RequestContext, plan: WritePlan, looked: Looked): Promise<Removal> => {
  const wanted = new Set(plan.removed);
  const places = looked.ownSheets.filter(({ key }) => wanted.has(key));
  if (places.length === 0) return NOTHING;
  const ours = new Set(looked.ownSheets.map(({ name }) => name));
  const formulas = await userFormulas(
    context,
    looked.allSheets.filter((name) => !ours.has(name)),
  );
  const names = [...looked.bookNames, ...looked.sheetNames].flatMap(([name, formula]) =>
    parseOwnName(name) ? [] : [formula.toLowerCase()],
  );
  const texts = [...formulas, ...names];
  const referred = (name: string): boolean => texts.some((one) => one.includes(name.toLowerCase().replaceAll("'", "''")));
  const kept = places.filter(({ name }) => referred(name));
  return {
    gone: places.filter(({ name }) => !referred(name)),
    emptied: kept.map(({ key, name }) => ({ sheet: emptySheet(key, name), now: name })),
    problems: kept.map(({ name }) => sheetEmptied(name)),
  };
};

export const deleteSheets = async (context: Excel.RequestContext, { gone }: Removal): Promise<void> => {
  const { worksheets, names } = context.workbook;
  for (const { key, name } of gone) {
    names.getItem(sheetName(key)).delete();
    worksheets.getItem(name).delete();
  }
  await context.sync();
};
