/**
 * Names of our figures that a write would take away while formulas of the user's use them: the workbook and the plan in; the names with the numbers
 * that they had, which they keep so that no formula becomes #NAME? or another amount, and a word about each, out.
 */
import type { Problem } from '../../core/problem';
import type { FormulaAt } from '../../sheet/port/moved-columns';
import { cellNamesIn, isCellName, parseReference } from '../../sheet/port/own-names';
import type { WritePlan } from '../../sheet/port/port';
import type { Book } from '../parts/book';
import type { Draft } from '../parts/draft';
import { CellType } from '../sheet/cursor';
import { splitSheet } from '../sheet/frame';
import { parseNumber } from '../sheet/number';
import { cursorOver } from '../sheet/walk';
import type { NewName } from './book-edit';
import { nameKept } from './problems';
import { eachUserFormula } from './user-formulas';

export interface KeptNames {
  /** Names that lose their cell. */
  readonly names: readonly NewName[];
  /** Whether a formula of the user's uses the name. */
  readonly used: (name: string) => boolean;
  readonly problems: readonly Problem[];
}

/** Names that formulas and names of the user's refer to, in lower case, with the first place. */
const usesOf = async (draft: Draft, book: Book, sheet: string): Promise<ReadonlyMap<string, FormulaAt>> => {
  const uses = new Map<string, FormulaAt>();
  await eachUserFormula(draft, book, sheet, (formula, at) =>
    cellNamesIn(formula).forEach((name) => void (uses.has(name) || uses.set(name, at))),
  );
  return uses;
};

/** The number in a cell, as it is stored; #N/A where there is none. */
const numberAt = async (draft: Draft, part: string, row: number, column: number): Promise<string> => {
  const { bytes, from, to } = splitSheet(draft.file, part, await draft.bytes(part));
  const c = cursorOver(bytes, from, to);
  while (c.nextRow())
    while (c.nextCell())
      if (c.row === row && c.column === column)
        return c.type === CellType.number && c.valueStart !== 0 ? String(parseNumber(bytes, c.valueStart, c.valueEnd)) : '#N/A';
  return '#N/A';
};

/** `lost`: sheets, in lower case, whose cells are no figures any more. To be asked before anything is written. */
export const keptNames = async (draft: Draft, book: Book, plan: WritePlan, lost: ReadonlySet<string>): Promise<KeptNames> => {
  const wanted = new Set((plan.cellNames ?? []).map(({ name }) => name.toLowerCase()));
  const leaving = book.names.flatMap(({ name, scope, text }) => {
    if (!isCellName(name) || scope !== undefined || wanted.has(name.toLowerCase())) return [];
    const at = parseReference(text);
    return at === undefined || lost.has(at.sheet.toLowerCase()) ? [{ name, at }] : [];
  });
  const uses = leaving.length === 0 ? new Map<string, FormulaAt>() : await usesOf(draft, book, plan.sheet);
  const names: NewName[] = [];
  const problems: Problem[] = [];
  for (const { name, at } of leaving) {
    const use = uses.get(name.toLowerCase());
    const part = at && book.sheets.find((sheet) => sheet.name.toLowerCase() === at.sheet.toLowerCase())?.part;
    if (!use || !at || part === undefined) continue;
    const text = await numberAt(draft, part, at.area.row, at.area.column);
    names.push({ name, text, visible: true });
    problems.push(nameKept(use.sheet, use.where, name, text));
  }
  return { names, used: (name) => uses.has(name.toLowerCase()), problems };
};
