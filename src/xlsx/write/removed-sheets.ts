/**
 * Own sheets that a plan takes away: those that nothing of the user's refers to go with all their parts; the others are emptied, told,
 * and stay ours.
 */
import type { Problem } from '../../core/problem';
import { isCellName, parseOwnName } from '../../sheet/port/own-names';
import type { OwnSheet, WritePlan } from '../../sheet/port/port';
import { MAX_COLUMNS, MAX_ROWS } from '../../sheet/port/references';
import { ownSheets, type Book } from '../parts/book';
import type { Draft } from '../parts/draft';
import { reachableFrom, removeUnreachable } from '../parts/reach';
import { removeRelationships } from '../parts/rels';
import { splitSheet } from '../sheet/frame';
import { isProtected } from '../sheet/frame-edits';
import { dependsOn, sheetDepends, type ChangedCells } from './formulas';
import type { NewPlace, Place } from './own-sheets';
import { sheetEmptied, sheetProtected, workbookProtected } from './problems';

export interface Removal {
  /** Positions of the sheets that go. */
  readonly gone: ReadonlySet<number>;
  /** Sheets that stay without content. */
  readonly emptied: readonly Place[];
  readonly problems: readonly Problem[];
}

const EVERYTHING = { row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS };

const emptySheet = (key: string, name: string): OwnSheet => ({
  key,
  name,
  rows: [],
  widths: [],
  freeze: { rows: 0, columns: 0 },
});

/** A name or a formula of the user's refers to the sheet. */
const referredTo = async (draft: Draft, book: Book, name: string, ours: ReadonlyMap<string, string>): Promise<boolean> => {
  const cells: ChangedCells = { sheets: new Map([[name, [EVERYTHING]]]), names: [] };
  if (
    book.names.some(
      (one) =>
        parseOwnName(one.name) === undefined &&
        !isCellName(one.name) &&
        !one.name.startsWith('_xlnm.') &&
        dependsOn(one.text, '', cells),
    )
  )
    return true;
  for (const sheet of book.sheets) {
    if (!sheet.worksheet || ours.has(sheet.name)) continue;
    if (sheetDepends(splitSheet(draft.file, sheet.part, await draft.bytes(sheet.part)), sheet.name, cells)) return true;
  }
  return false;
};

export const removalOf = async (
  draft: Draft,
  book: Book,
  plan: WritePlan,
  kept: readonly { readonly was: string }[],
  made: NewPlace,
): Promise<Removal> => {
  const keys = new Set(plan.removed);
  // Formulas say its name, and mean the sheet that gets it back.
  const returned = new Set((plan.returned ?? []).map(({ key }) => key));
  const ours = ownSheets(book);
  const gone = new Set<number>();
  const emptied: Place[] = [];
  const locked: Problem[] = [];
  for (const [index, { name, part, sheetId }] of book.sheets.entries()) {
    const key = ours.get(name);
    if (key === undefined || !keys.has(key)) continue;
    // Who protects a sheet does not want it gone.
    if (isProtected(splitSheet(draft.file, part, await draft.bytes(part)).frame)) locked.push(sheetProtected(name));
    if (kept.some(({ was }) => was === name)) {
      // It stays under another name; what refers to it by this one still needs a sheet.
      if (!returned.has(key) && (await referredTo(draft, book, name, ours))) emptied.push(made(emptySheet(key, name), name));
    } else if (returned.has(key)) gone.add(index);
    else if (await referredTo(draft, book, name, ours))
      emptied.push({ sheet: emptySheet(key, name), name, part, index, sheetId, isNew: false });
    else gone.add(index);
  }
  return {
    gone,
    emptied,
    problems: [
      ...locked,
      ...(gone.size > 0 && book.locked ? [workbookProtected(draft.file)] : []),
      ...emptied.map(({ name }) => sheetEmptied(name)),
    ],
  };
};

/** Takes the sheets' parts out of the package; the workbook's list is edited with the rest of that part. */
export const removeSheetParts = async (draft: Draft, book: Book, { gone }: Removal): Promise<void> => {
  const parts = book.sheets.filter((_, index) => gone.has(index)).map(({ part }) => part);
  const before = new Set<string>();
  for (const part of parts) {
    before.add(part.toLowerCase());
    for (const reached of await reachableFrom(draft, part)) before.add(reached);
  }
  await removeRelationships(draft, book.part, ({ kind, target }) => kind === 'worksheet' && parts.includes(target));
  await removeUnreachable(draft, before);
};
