/** Which columns of ours on a sheet formulas of the user's point at: the sheet's name in, their keys out. */
import { pointedColumns } from '../../../sheet/port/moved-columns';
import { findSheet, ownAreasOf, ownSheetsOf } from '../../open';
import { userFormulas } from './user-formulas';

const formulas = ({ items }: Excel.NamedItemCollection): ReadonlyMap<string, string> =>
  new Map(items.map(({ name, formula }) => [name, String(formula)]));

export const pointedAt = async (context: Excel.RequestContext, name: string): Promise<readonly string[]> => {
  const sheet = await findSheet(context, name);
  const { worksheets, names } = context.workbook;
  worksheets.load('items/name');
  names.load('items/name,items/formula');
  sheet.names.load('items/name,items/formula');
  await context.sync();
  const pointed = pointedColumns(sheet.name, ownAreasOf(sheet.names.items));
  if (!pointed.any) return [];
  const allSheets = worksheets.items.map((one) => one.name);
  const ownSheets = [...ownSheetsOf(names.items)].flatMap(([own, key]) => (allSheets.includes(own) ? [{ key, name: own }] : []));
  const looked = { sheet: sheet.name, sheetNames: formulas(sheet.names), bookNames: formulas(names), ownSheets, allSheets };
  await userFormulas(context, looked, pointed.see);
  return pointed.pointed();
};
