/** Where each sheet of ours goes: its part and name when it is there already, new ones otherwise; and what stands in the way of that. */
import type { Problem } from '../../core/problem';
import { parseReference, quotedSheet } from '../../sheet/port/own-names';
import type { OwnSheet, WritePlan } from '../../sheet/port/port';
import { freePart } from '../notes/notes';
import type { KeptSheet } from '../own/kept-sheets';
import { ownSheets, type Book, type BookSheet } from '../parts/book';
import type { Draft } from '../parts/draft';
import { directoryOf } from '../parts/paths';
import { sheetNameTaken, sheetProtected, workbookProtected } from './problems';
import { cellName } from '../sheet/areas';
import { splitSheet } from '../sheet/frame';
import { isProtected } from '../sheet/frame-edits';
import { mayHoldFormulas } from './formulas';

export interface Place {
  readonly sheet: OwnSheet;
  /** The name it has: a user may have renamed ours, and formulas of his may know it by that. */
  readonly name: string;
  readonly part: string;
  /** Position among the workbook's sheets. */
  readonly index: number;
  readonly sheetId: number;
  readonly isNew: boolean;
}

export interface Places {
  readonly list: readonly Place[];
  readonly problems: readonly Problem[];
  /** Formulas of the user's stood on sheets of ours that are replaced. */
  readonly formulasLost: boolean;
  /** A link's target under the real names. */
  readonly location: (href: string) => string;
}

const lookAt = async (draft: Draft, sheet: BookSheet): Promise<{ locked: boolean; formulas: boolean }> => {
  const parts = splitSheet(draft.file, sheet.part, await draft.bytes(sheet.part));
  return { locked: isProtected(parts.frame), formulas: mayHoldFormulas(parts.bytes, parts.from, parts.to) };
};

export type NewPlace = (sheet: OwnSheet, name: string) => Place;

/** Places behind the sheets that there are, one after another. */
export const newPlaces = (draft: Draft, book: Book): NewPlace => {
  const taken = new Set<string>();
  const highest = Math.max(0, ...book.sheets.map((s) => s.sheetId));
  return (sheet, name) => {
    const part = freePart(draft, `${directoryOf(book.part)}worksheets/sheet`, '.xml', taken);
    const index = book.sheets.length + taken.size;
    taken.add(part);
    return { sheet, name, part, index, sheetId: highest + taken.size, isNew: true };
  };
};

export const placesOf = async (
  draft: Draft,
  book: Book,
  plan: WritePlan,
  kept: readonly KeptSheet[],
  made: NewPlace,
): Promise<Places> => {
  const own = ownSheets(book);
  const list: Place[] = [];
  const problems: Problem[] = [];
  let formulasLost = false;
  for (const sheet of plan.sheets) {
    const index = book.sheets.findIndex(({ name }) => own.get(name) === sheet.key);
    const found = book.sheets[index];
    // Under its name, since formulas of the user's may know it by that.
    const stays = kept.find(({ was }) => was === found?.name);
    if (found && !stays) {
      const { locked, formulas } = await lookAt(draft, found);
      if (locked) problems.push(sheetProtected(found.name));
      formulasLost ||= formulas && sheet.below === undefined;
      list.push({ sheet, name: found.name, part: found.part, index, sheetId: found.sheetId, isNew: false });
      continue;
    }
    if (!stays && book.sheets.some(({ name }) => name.toLowerCase() === sheet.name.toLowerCase()))
      problems.push(sheetNameTaken(sheet.name));
    if (book.locked && !problems.some(({ code }) => code === 'xlsx/protected-workbook'))
      problems.push(workbookProtected(draft.file));
    list.push(made(sheet, stays?.was ?? sheet.name));
  }
  const real = new Map(list.map(({ sheet, name }) => [sheet.name.toLowerCase(), name]));
  return {
    list,
    problems,
    formulasLost,
    location: (href) => {
      const target = parseReference(href.replace(/^#/, ''));
      if (!target) return href.replace(/^#/, '');
      const { row, column } = target.area;
      return `${quotedSheet(real.get(target.sheet.toLowerCase()) ?? target.sheet)}!${cellName(row, column)}`;
    },
  };
};
