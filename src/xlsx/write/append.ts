/** Rows that go below what a sheet of ours holds, written as columns are onto a sheet of the user's: every other cell, look and formula stays. */
import { ProblemError } from '../../core/problem';
import type { CellValue, OwnSheet, WritePlan } from '../../sheet/port/port';
import type { Book } from '../parts/book';
import type { Draft } from '../parts/draft';
import type { SharedStrings } from '../parts/strings';
import { unknownSheet } from '../problems';
import { plainCell } from '../sheet/cells';
import type { StyleEditor } from '../styles/edit';
import { writeUserSheet } from './user-sheet';

export interface AppendRequest {
  readonly draft: Draft;
  readonly book: Book;
  readonly name: string;
  readonly content: OwnSheet;
  readonly row: number;
  readonly styles: StyleEditor;
  readonly location: (href: string) => string;
  readonly strings: () => Promise<SharedStrings>;
}

/** Only columns with something to say: cells that are left empty are the user's to fill in. */
const planOf = (name: string, row: number, { rows, widths }: OwnSheet): WritePlan => {
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  const columns = Array.from({ length: width }, (_, column) => ({
    key: `column-${column}`,
    column,
    header: [],
    width: widths[column] ?? 14,
    style: 'text' as const,
    values: rows.map((cells): CellValue => cells[column] ?? null),
  }));
  return {
    sheet: name,
    headerRow: row,
    headerRows: 0,
    firstRow: row,
    rowCount: rows.length,
    columns: columns.filter(({ values }) => values.some((cell) => plainCell(cell).value !== null)),
    dropped: [],
    sheets: [],
    memory: '',
  };
};

export const appendRows = async (request: AppendRequest): Promise<{ readonly cells: number; readonly notes: number }> => {
  const { draft, book, name, content, row, styles, location, strings } = request;
  const sheet = book.sheets.find((one) => one.name === name);
  if (!sheet)
    throw new ProblemError([
      unknownSheet(
        draft.file,
        name,
        book.sheets.map((one) => one.name),
      ),
    ]);
  const plan = planOf(name, row, content);
  // Columns that are there already keep their widths.
  const own = plan.columns.map(({ key, column }) => ({ key, column, area: { row, column, rows: 0, columns: 1 } }));
  const written = await writeUserSheet({ draft, sheet, plan, own, styles, location, strings });
  return { cells: written.cells, notes: written.notes };
};
