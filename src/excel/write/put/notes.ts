/**
 * Notes on headers and awards, where this Excel lets an add-in write them: blocks in, how many were written and what was not out.
 * Every note costs an object of its own (about 500 bytes), so there is a limit.
 */
import type { Problem } from '../../../core/problem';
import { NOTE_SIGN } from '../../../sheet/port/own-names';
import type { Area } from '../../../sheet/port/port';
import { cellName, cellPlace, intersection } from '../../address';
import { hostCode, meaning } from '../../errors';
import { has } from '../../host-info';
import { notesIncomplete, notesUnsupported, tooManyNotes, userNoteKept } from '../../warnings';
import { eachCell, type Block } from '../cells';
import type { Looked } from '../look/look';

const NOTES_AT_MOST = 5_000;
/** Half a megabyte of a request. */
const NOTES_AT_ONCE = 1_000;

interface Wanted {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

const wantedBySheet = (blocks: readonly Block[]): Map<string, Wanted[]> => {
  const wanted = new Map<string, Wanted[]>();
  for (const block of blocks) {
    eachCell(block, ({ note }, row, column) => {
      if (!note) return;
      const list = wanted.get(block.sheet);
      if (list) list.push({ row, column, text: note });
      else wanted.set(block.sheet, [{ row, column, text: note }]);
    });
  }
  return wanted;
};

const at = (row: number, column: number): string => `${row}:${column}`;

/** Deletes our notes of earlier runs; gives the cells whose notes are the user's. */
const clearOwn = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  ours: (row: number, column: number) => boolean,
): Promise<ReadonlySet<string>> => {
  const { notes } = sheet;
  notes.load('items/content');
  await context.sync();
  if (notes.items.length === 0) return new Set();
  const located = notes.items.map((note) => {
    const cell = note.getLocation();
    cell.load('rowIndex,columnIndex');
    return { note, cell };
  });
  await context.sync();
  const kept = new Set<string>();
  for (const { note, cell } of located) {
    if (note.content.endsWith(NOTE_SIGN) && ours(cell.rowIndex, cell.columnIndex)) note.delete();
    else kept.add(at(cell.rowIndex, cell.columnIndex));
  }
  await context.sync();
  return kept;
};

/** Takes away our notes in some cells. */
export const forgetNotes = async (context: Excel.RequestContext, sheet: string, areas: readonly Area[]): Promise<void> => {
  if (!has('notes')) return;
  const inAreas = (row: number, column: number): boolean =>
    areas.some((area) => intersection(area, { row, column, rows: 1, columns: 1 }));
  await clearOwn(context, context.workbook.worksheets.getItem(sheet), inAreas);
};

const addNotes = async (context: Excel.RequestContext, sheet: Excel.Worksheet, wanted: readonly Wanted[]): Promise<number> => {
  for (const { row, column, text } of wanted) sheet.notes.add(cellName(row, column), text + NOTE_SIGN);
  await context.sync();
  return wanted.length;
};

interface Noted {
  readonly notes: number;
  readonly problems: readonly Problem[];
}

const putOn = async (context: Excel.RequestContext, name: string, wanted: readonly Wanted[], looked: Looked): Promise<Noted> => {
  const problems: Problem[] = [];
  const sheet = context.workbook.worksheets.getItem(name);
  const own = name === looked.sheet ? looked.own.map(({ area }) => area) : undefined;
  const cells = new Set(wanted.map(({ row, column }) => at(row, column)));
  const ours = (row: number, column: number): boolean =>
    !own || cells.has(at(row, column)) || own.some((area) => intersection(area, { row, column, rows: 1, columns: 1 }));
  let written = 0;
  try {
    const kept = await clearOwn(context, sheet, ours);
    const free = wanted.slice(0, NOTES_AT_MOST).filter(({ row, column }) => {
      const taken = kept.has(at(row, column));
      if (taken) problems.push(userNoteKept(cellPlace(name, row, column)));
      return !taken;
    });
    for (let from = 0; from < free.length; from += NOTES_AT_ONCE)
      written += await addNotes(context, sheet, free.slice(from, from + NOTES_AT_ONCE));
    if (wanted.length > NOTES_AT_MOST) problems.push(tooManyNotes(name, wanted.length, NOTES_AT_MOST));
  } catch (thrown) {
    if (hostCode(thrown) === undefined) throw thrown;
    problems.push(notesIncomplete(name, written, wanted.length, meaning(thrown)));
  }
  return { notes: written, problems };
};

export const putNotes = async (context: Excel.RequestContext, blocks: readonly Block[], looked: Looked): Promise<Noted> => {
  const wanted = wantedBySheet(blocks);
  const total = [...wanted.values()].reduce((sum, list) => sum + list.length, 0);
  if (!has('notes')) return { notes: 0, problems: total > 0 ? [notesUnsupported(total)] : [] };
  // A sheet without notes now may have had some before.
  for (const name of [looked.sheet, ...looked.places.filter(({ now }) => now !== undefined).map(({ sheet }) => sheet.name)])
    if (!wanted.has(name)) wanted.set(name, []);
  let notes = 0;
  const problems: Problem[] = [];
  for (const [name, list] of wanted) {
    const one = await putOn(context, name, list, looked);
    notes += one.notes;
    problems.push(...one.problems);
  }
  return { notes, problems };
};
