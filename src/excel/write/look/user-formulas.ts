/**
 * What formulas of the user's say: the workbook as it was looked at in; their texts, and where each name of a figure of ours is used first,
 * out; each is shown to `see`. Formulas that a run of ours wrote into its columns on the sheet at hand are not the user's; copies of them elsewhere are.
 */
import { isOurs } from '../../../sheet/port/own-formula';
import { cellNamesIn, isCellName, parseOwnName } from '../../../sheet/port/own-names';
import type { FormulaAt } from '../../../sheet/port/moved-columns';
import type { Area } from '../../../sheet/port/port';
import { areasOf, cellName, intersection } from '../../address';
import { FORMULAS_AT_ONCE, readAreas, type SheetArea } from '../../blocks';
import { ownAreasOf } from '../../open';
import type { Looked } from './look';

export interface UserFormulas {
  /** Of cells and names, in lower case. */
  readonly texts: ReadonlySet<string>;
  /** By the name in lower case. */
  readonly uses: ReadonlyMap<string, FormulaAt>;
}

export const userFormulas = async (
  context: Excel.RequestContext,
  looked: Pick<Looked, 'sheet' | 'sheetNames' | 'bookNames' | 'ownSheets' | 'allSheets'>,
  see: (formula: string, at: FormulaAt) => void = () => undefined,
): Promise<UserFormulas> => {
  const texts = new Set<string>();
  const uses = new Map<string, FormulaAt>();
  const note = (formula: string, use: FormulaAt): void => {
    texts.add(formula.toLowerCase());
    see(formula, use);
    for (const name of cellNamesIn(formula)) if (!uses.has(name)) uses.set(name, use);
  };
  const ownSheets = new Set(looked.ownSheets.map(({ name }) => name));
  const found = looked.allSheets
    .filter((name) => !ownSheets.has(name))
    .map((name) => {
      const { worksheets } = context.workbook;
      const cells = worksheets.getItem(name).getUsedRangeOrNullObject(true).getSpecialCellsOrNullObject('Formulas');
      cells.load('address');
      const { names } = worksheets.getItem(name);
      names.load('items/name,items/formula');
      return { name, cells, names };
    });
  await context.sync();
  const own: readonly Area[] = ownAreasOf([...looked.sheetNames].map(([name, formula]) => ({ name, formula }))).map(
    ({ area }) => area,
  );
  const areas: SheetArea[] = found.flatMap(({ name, cells }) =>
    cells.isNullObject ? [] : areasOf(cells.address).map((area) => ({ sheet: name, area })),
  );
  await readAreas(
    context,
    areas,
    ['formulas'],
    ({ sheet, area }, read) =>
      read('formulas').forEach((line, i) =>
        line.forEach((formula, j) => {
          const at: Area = { row: area.row + i, column: area.column + j, rows: 1, columns: 1 };
          const text = String(formula);
          const written = sheet === looked.sheet && isOurs(text) && own.some((one) => intersection(one, at));
          if (!written) note(text, { sheet, where: cellName(at.row, at.column) });
        }),
      ),
    FORMULAS_AT_ONCE,
  );
  const names = [
    ...looked.bookNames,
    ...found.flatMap((one) => one.names.items.map(({ name, formula }) => [name, String(formula)] as const)),
  ];
  for (const [name, formula] of names) if (!isCellName(name) && parseOwnName(name) === undefined) note(formula, { where: name });
  return { texts, uses };
};
