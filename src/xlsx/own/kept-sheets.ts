/**
 * Sheets of ours that stay under another name, since they hold something of the user's: the sheets that a plan replaces or takes away in; those,
 * with their new names, out; and their parts made to say the new name where they say their own.
 */
import type { Text } from '../../core/lang';
import { isOfRuns, keptSheetName } from '../../sheet/port/kept-sheet';
import { keptName, quotedSheet, reference, sheetName } from '../../sheet/port/own-names';
import type { WritePlan } from '../../sheet/port/port';
import { ownSheets, type Book } from '../parts/book';
import type { Draft } from '../parts/draft';
import { reachableFrom } from '../parts/reach';
import type { SharedStrings } from '../parts/strings';
import { escapeText } from '../xml/text';
import { theirsOn } from './theirs-on-ours';

export interface KeptSheet {
  readonly key: string;
  /** Among the workbook's sheets. */
  readonly index: number;
  readonly was: string;
  readonly as: string;
  readonly holds: readonly Text[];
}

export const keptSheets = async (
  draft: Draft,
  book: Book,
  plan: WritePlan,
  strings: () => Promise<SharedStrings>,
): Promise<readonly KeptSheet[]> => {
  const ours = ownSheets(book);
  const touched = new Set([
    ...plan.sheets.flatMap(({ key, below }) => (below === undefined ? [key] : [])),
    ...(plan.removed ?? []),
  ]);
  const taken = [...book.sheets, ...plan.sheets].map(({ name }) => name);
  const kept: KeptSheet[] = [];
  for (const [index, sheet] of book.sheets.entries()) {
    const key = ours.get(sheet.name);
    if (key === undefined || !touched.has(key) || !isOfRuns(key)) continue;
    const holds = await theirsOn(draft, book, sheet, key, strings);
    if (holds.length === 0) continue;
    const as = keptSheetName(sheet.name, taken);
    taken.push(as);
    kept.push({ key, index, was: sheet.name, as, holds });
  }
  return kept;
};

/** Of those that a plan gives their names back, where they are. */
export const returnedSheets = (book: Book, { returned = [] }: WritePlan): readonly Omit<KeptSheet, 'holds'>[] =>
  returned.flatMap(({ key, from, to }) => {
    const index = book.sheets.findIndex(({ name }) => name === from);
    return index < 0 ? [] : [{ key, index, was: from, as: to }];
  });

/** Hidden names of sheets that stay and of those that are ours again. */
export const namesOfKept = (
  rewritten: ReadonlySet<string>,
  kept: readonly Pick<KeptSheet, 'key' | 'as'>[],
  returned: readonly Pick<KeptSheet, 'key' | 'as'>[],
): readonly { readonly name: string; readonly text: string }[] => {
  const first = { row: 0, column: 0, rows: 1, columns: 1 };
  return [
    ...kept.flatMap(({ key, as }) => (rewritten.has(key) ? [{ name: keptName(key), text: reference(as, first) }] : [])),
    ...returned.map(({ key, as }) => ({ name: sheetName(key), text: reference(as, first) })),
  ];
};

/** Charts on the sheet show its own cells, which a new sheet would have under the old name. */
export const renameInCharts = async (
  draft: Draft,
  book: Book,
  kept: readonly Pick<KeptSheet, 'index' | 'was' | 'as'>[],
): Promise<void> => {
  for (const { index, was, as } of kept) {
    const reached = await reachableFrom(draft, book.sheets[index]?.part ?? '');
    for (const part of draft.names()) {
      if (!/charts?\/chart[^/]*\.xml$/i.test(part) || !reached.has(part.toLowerCase())) continue;
      const { source } = await draft.xml(part);
      const [from, to] = [was, as].map((name) => escapeText(`${quotedSheet(name)}!`));
      const plain = escapeText(`${was}!`);
      const changed = source.replaceAll(`<c:f>${from}`, `<c:f>${to}`).replaceAll(`<c:f>${plain}`, `<c:f>${to}`);
      if (changed !== source) draft.setText(part, changed);
    }
  }
};
