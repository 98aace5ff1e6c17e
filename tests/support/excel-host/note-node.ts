/** Notes (批注) of a sheet: one per cell, a second on the same cell is refused. */
import { columnLetters } from '../../../src/sheet/port/own-names';
import { rangeModel, type Env } from './env';
import { areaOf, type NoteModel, type SheetModel } from './model';
import { denied, HostError, invalid, isNode, notFound, type HostNode } from './node';
import { rangeNode } from './range-node';

const noteNode = (env: Env, sheet: SheetModel, note: NoteModel): HostNode => ({
  type: 'Note',
  identity: () => ({ _Id: `${columnLetters(note.column)}${note.row + 1}` }),
  get: { Content: () => note.content, AuthorName: () => note.author },
  set: { Content: (value) => void (note.content = String(value)) },
  call: {
    Delete: () => void sheet.notes.splice(sheet.notes.indexOf(note), 1),
    GetLocation: () => rangeNode(env, sheet, { row: note.row, column: note.column, rows: 1, columns: 1 }),
  },
});

export const notesNode = (env: Env, sheet: SheetModel): HostNode => {
  const place = (cell: unknown): { row: number; column: number } => {
    const area = isNode(cell) ? rangeModel(cell).area : areaOf(String(cell));
    if (!area) throw invalid('NoteCollection');
    return area;
  };
  const find = (cell: unknown): NoteModel | undefined => {
    const { row, column } = place(cell);
    return sheet.notes.find((note) => note.row === row && note.column === column);
  };
  return {
    type: 'NoteCollection',
    identity: () => ({}),
    items: () => sheet.notes.map((note) => noteNode(env, sheet, note)),
    item: (cell) => {
      const note = find(cell);
      if (!note) throw notFound('NoteCollection.getItem');
      return noteNode(env, sheet, note);
    },
    call: {
      GetCount: () => sheet.notes.length,
      GetItemOrNullObject: (cell) => {
        const note = find(cell);
        return note ? noteNode(env, sheet, note) : null;
      },
      Add: (cell, content) => {
        if (sheet.protected) throw denied('NoteCollection.add');
        if (find(cell)) throw new HostError('InvalidOperation', 'The cell has a note already.', 'NoteCollection.add');
        const { row, column } = place(cell);
        const note: NoteModel = { row, column, content: String(content), author: 'add-in' };
        sheet.notes.push(note);
        return noteNode(env, sheet, note);
      },
    },
  };
};
