/** Notes of ours on awards and their headers against those that a run writes: a plan that would be written and the notes of the sheet in; those that say something else, out. */
import { text } from '../../core/lang';
import { address } from '../../sheet/cells';
import type { CellNote } from '../../sheet/port/cell-note';
import type { CellValue, OwnColumn, WritePlan } from '../../sheet/port/port';
import { textOf, valueOf } from './cells';
import type { Difference } from './difference';
import type { Compared } from './results';

interface Noted {
  readonly row: number;
  readonly column: number;
  readonly name: string;
  readonly text: string;
}

const noteOf = (value: CellValue): string | undefined => (typeof value === 'object' ? value?.note : undefined);

const plannedNotes = (
  plan: WritePlan,
  columns: ReadonlyMap<string, number>,
): { readonly notes: readonly Noted[]; readonly ours: (row: number, column: number) => boolean } => {
  const notes: Noted[] = [];
  for (const planned of plan.columns) {
    const column = columns.get(planned.key);
    if (column === undefined) continue;
    const name = textOf(valueOf(planned.header.at(-1)));
    const put = (row: number, said: string | undefined): void =>
      void (said !== undefined && notes.push({ row, column, name, text: said }));
    put(plan.headerRow + plan.headerRows - 1, planned.headerNote);
    planned.values.forEach((value: OwnColumn['values'][number], i) => put(plan.firstRow + i, noteOf(value)));
  }
  const ownColumns = new Set(columns.values());
  const last = plan.firstRow + plan.rowCount - 1;
  return { notes, ours: (row, column) => ownColumns.has(column) && row >= plan.headerRow && row <= last };
};

/** Excel breaks lines in its own way. */
const plain = (said: string): string => said.replace(/\r\n?/g, '\n').trimEnd();

/** `differing`: cells whose amount differs already; their notes follow. Where a host holds no notes of ours at all, none were written. */
export const compareNotes = (
  sheet: string,
  found: readonly CellNote[],
  plan: WritePlan,
  columns: ReadonlyMap<string, number>,
  differing: ReadonlySet<string>,
): Compared => {
  const { notes, ours } = plannedNotes(plan, columns);
  const there = new Map(found.map((note) => [address(note.row, note.column), note]));
  if (!found.some((note) => note.ours && ours(note.row, note.column))) return { cells: 0, differences: [] };
  const differences: Difference[] = [];
  const gone: Noted[] = [];
  const say = (row: number, column: number, name: string, stated: string | null, wanted: string | null): void =>
    void differences.push({
      kind: 'result',
      code: 'note',
      place: { sheet, cell: address(row, column), row: row + 1 },
      name,
      stated,
      found: wanted,
      note: text('批注', 'the note'),
    });
  let cells = 0;
  const planned = new Set<string>();
  for (const { row, column, name, text: wanted } of notes) {
    const cell = address(row, column);
    planned.add(cell);
    if (differing.has(cell)) continue;
    const note = there.get(cell);
    if (!note) gone.push({ row, column, name, text: wanted });
    // A note of the user's stays where it is, and ours is not written.
    if (!note?.ours) continue;
    cells += 1;
    if (plain(note.text) !== plain(wanted)) say(row, column, name, plain(note.text), plain(wanted));
  }
  for (const note of found) {
    const cell = address(note.row, note.column);
    if (note.ours && ours(note.row, note.column) && !planned.has(cell) && !differing.has(cell))
      say(note.row, note.column, '', plain(note.text), null);
  }
  const [first] = gone;
  if (first)
    differences.push({
      kind: 'result',
      code: 'note-gone',
      place: { sheet, cell: address(first.row, first.column), row: first.row + 1 },
      name: first.name,
      stated: null,
      found: null,
      note: text(
        gone.length === 1 ? '批注已不在' : `批注已不在（共 ${gone.length} 格）`,
        gone.length === 1 ? 'its note is gone' : `notes are gone (${gone.length} cells)`,
      ),
    });
  return { cells, differences };
};
