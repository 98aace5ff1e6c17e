/** The notes on a sheet, where this Excel tells add-ins of them: the name of a sheet in; where they stand and what they say, out. */
import { NOTE_SIGN } from '../sheet/port/own-names';
import type { CellNote } from '../sheet/port/cell-note';
import { has } from './host-info';

export const notesOn = async (context: Excel.RequestContext, name: string): Promise<readonly CellNote[] | undefined> => {
  if (!has('notes')) return undefined;
  const { notes } = context.workbook.worksheets.getItem(name);
  notes.load('items/content');
  await context.sync();
  const located = notes.items.map(({ content }, i) => {
    const cell = (notes.items[i] as Excel.Note).getLocation();
    cell.load('rowIndex,columnIndex');
    return { content, cell };
  });
  if (located.length > 0) await context.sync();
  return located.map(({ content, cell }) => {
    const ours = content.endsWith(NOTE_SIGN);
    return {
      row: cell.rowIndex,
      column: cell.columnIndex,
      text: ours ? content.slice(0, -NOTE_SIGN.length) : content,
      ours,
    };
  });
};
