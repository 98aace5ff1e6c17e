/** Formulas and names of the user's in a workbook, one after another; those that a run of ours wrote into its columns on the sheet at hand are not the user's. */
import type { MovedColumns } from '../../sheet/port/moved-columns';
import { isOurs } from '../../sheet/port/own-formula';
import { isCellName, parseOwnName } from '../../sheet/port/own-names';
import { ownAreas, ownSheets, type Book } from '../parts/book';
import type { Draft } from '../parts/draft';
import { cellName, holds } from '../sheet/areas';
import { splitSheet } from '../sheet/frame';
import { cursorOver } from '../sheet/walk';
import { mayHoldFormulas, textAndSpread } from './formulas';

/** `see` gets each with its place and, of one that cells share, how far it reaches. */
export const eachUserFormula = async (draft: Draft, book: Book, sheet: string, see: MovedColumns['see']): Promise<void> => {
  const ours = ownSheets(book);
  const columns = ownAreas(book, sheet).map(({ area }) => area);
  for (const { name, part, worksheet } of book.sheets) {
    if (!worksheet || ours.has(name)) continue;
    const { bytes, from, to } = splitSheet(draft.file, part, await draft.bytes(part));
    if (!mayHoldFormulas(bytes, from, to)) continue;
    const c = cursorOver(bytes, from, to);
    while (c.nextRow())
      while (c.nextCell()) {
        const found = textAndSpread(bytes, c);
        if (!found) continue;
        // Those in the columns that are written anew are ours; a copy elsewhere, or another sheet's awards, are not.
        const written = name === sheet && isOurs(found.text) && columns.some((area) => holds(area, c.row, c.column));
        if (!written) see(found.text, { sheet: name, where: cellName(c.row, c.column) }, found.spread);
      }
  }
  for (const { name, text } of book.names)
    if (!isCellName(name) && parseOwnName(name) === undefined && !name.startsWith('_xlnm.')) see(text, { where: name });
};
