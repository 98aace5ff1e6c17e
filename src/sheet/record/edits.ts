/**
 * Cells of ours that somebody has changed by hand since a run wrote them: the sheet as it is and the run's record in, the edits out. What
 * is only somewhere else, because rows or columns were sorted, moved or put in, is no edit.
 */
import { shownAt } from '../cells';
import { columnAt } from '../read/source';
import { Kind, type CellValue, type Grid, type OwnColumn, type OwnColumnAt, type WritePlan } from '../port/port';
import type { Mapping } from '../mapping';
import { alignRows, byPosition } from './align';
import { rowMarks } from './row-marks';
import type { RunRecord } from './run-record';

export type Plain = number | string | boolean | null;

export interface Edit {
  /** Of the own column. */
  readonly key: string;
  /** Of the sheet, 0-based. */
  readonly row: number;
  readonly column: number;
  /** The header, not a figure. */
  readonly header: boolean;
  /** Undefined where nothing is known of what was written. */
  readonly written: Plain | undefined;
  readonly found: Plain;
  readonly formula: boolean;
  /** The header of the column, which somebody has put among the data once more: nothing to ask about. */
  readonly repeats?: true;
  /** Where it was made beside rows that have been sorted without our columns: `row` is where its enterprise stands now. */
  readonly apart?: Apart;
}

export interface Apart {
  /** The row of the cell, on the sheet. */
  readonly from: number;
  /** Whose award it was when it was computed; undefined where that is on the sheet no more, and `row` is the cell's. */
  readonly whose: string | undefined;
  /** Who stands beside the cell now. */
  readonly beside: string;
}

export interface Edits {
  readonly edits: readonly Edit[];
  /** The user's rows were sorted or moved without our columns: figures stand beside other enterprises until the next run. */
  readonly misplaced: boolean;
}

export const plainAt = (grid: Grid, row: number, column: number): Plain => {
  const source = columnAt(grid, column);
  const r = row - grid.firstRow;
  if (!source || r < 0 || r >= grid.rows) return null;
  const value = source.values[r] ?? 0;
  switch (source.kinds[r] as Kind) {
    case Kind.number:
      return value;
    case Kind.flag:
      return value === 1;
    case Kind.text:
    case Kind.error:
      // As with what is written: a text of nothing, which a formula may come to, is a blank.
      return grid.strings[value] || null;
    default:
      return null;
  }
};

export const plainOf = (cell: CellValue | undefined): Plain => {
  const value = typeof cell === 'object' && cell !== null ? cell.value : (cell ?? null);
  if (typeof value !== 'string') return value;
  if (value === '') return null;
  return value.includes('\r') ? value.replace(/\r\n?/g, '\n') : value;
};

/** As a person would quote it; '' for a blank. */
export const shownValue = (value: Plain): string =>
  typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : value === null ? '' : String(value);

/** Spreadsheets keep 15 digits. */
export const samePlain = (a: Plain, b: Plain): boolean =>
  a === b || (typeof a === 'number' && typeof b === 'number' && a.toPrecision(15) === b.toPrecision(15));

/** What a plan has for the cell of an edit; undefined where nothing of ours will be. */
export const plannedAt = (
  { columns, headerRow, headerRows, firstRow }: WritePlan,
  { key, row, header }: Edit,
): CellValue | undefined => {
  const column = columns.find((one) => one.key === key);
  return header ? column?.header[row - headerRow - headerRows + column.header.length] : column?.values[row - firstRow];
};

/** As a run of ours wrote it: what it comes to may have changed with a figure or a cell, which is no edit of it. */
const isOurFormula = (grid: Grid, row: number, column: number): boolean =>
  columnAt(grid, column)?.formulas?.[row - grid.firstRow] === 2;

/** One that no run of ours wrote. */
export const isFormula = (grid: Grid, row: number, column: number): boolean =>
  columnAt(grid, column)?.formulas?.[row - grid.firstRow] === 1;

interface Pair {
  readonly at: OwnColumnAt;
  readonly column: OwnColumn;
}

/** Our columns that are still there, with what was written into them. */
const pairsOf = (ownColumns: readonly OwnColumnAt[], { written }: RunRecord): readonly Pair[] =>
  ownColumns.flatMap((at) => {
    const column = written.columns.find(({ key }) => key === at.key);
    return column ? [{ at, column }] : [];
  });

const repeatsHeader = ({ column: { header } }: Pair, found: Plain): boolean =>
  typeof found === 'string' && found !== '' && header.some((one) => plainOf(one) === found);

const dataEdits = (grid: Grid, pairs: readonly Pair[], rows: Int32Array, top: number): Edit[] =>
  pairs.flatMap((pair) => {
    const { key, column } = pair.at;
    const { values } = pair.column;
    const edits: Edit[] = [];
    const formulas = columnAt(grid, column)?.formulas;
    rows.forEach((then, i) => {
      const row = top + i;
      const [written, found] = [then < 0 ? null : plainOf(values[then]), plainAt(grid, row, column)];
      // Most cells are as they were, and there are more of them than there is time for.
      if (formulas === undefined && written === found) return;
      if (isOurFormula(grid, row, column)) return;
      const formula = isFormula(grid, row, column);
      if (formula || !samePlain(written, found)) {
        const repeats = written === null && !formula && repeatsHeader(pair, found);
        edits.push({ key, row, column, header: false, written, found, formula, ...(repeats && { repeats }) });
      }
    });
    return edits;
  });

/** The header of one of our columns stands in this row of data. */
export const isRepeatedHeader = (grid: Grid, ownColumns: readonly OwnColumnAt[], record: RunRecord, row: number): boolean =>
  pairsOf(ownColumns, record).some((pair) => repeatsHeader(pair, plainAt(grid, row, pair.at.column)));

/** Tables number headers that stand twice, so a header that goes on after our text is still ours. */
const headerEdits = (grid: Grid, pairs: readonly Pair[], headerRows: number): Edit[] =>
  pairs.flatMap(({ at: { key, column, row: top }, column: { header } }) =>
    Array.from({ length: headerRows }, (_, i): Edit[] => {
      const row = top + i;
      const written = plainOf(header[i - headerRows + header.length]);
      const found = plainAt(grid, row, column);
      const ours =
        samePlain(written, found) || (typeof found === 'string' && written !== null && found.startsWith(String(written)));
      return ours ? [] : [{ key, row, column, header: true, written, found, formula: isFormula(grid, row, column) }];
    }).flat(),
  );

/** Of the sheet: where the cell of an edit is. */
export const rowOfEdit = ({ row, apart }: Edit): number => apart?.from ?? row;

const whoAt = (grid: Grid, { identity }: Mapping, row: number): string => {
  const column = (identity.name ?? identity.code)?.column;
  const [name, project] = [column, identity.project?.column].map((at) => (at === undefined ? '' : shownAt(grid, row, at).trim()));
  return project ? `${name}（${project}）` : (name ?? '');
};

/** An edit of what was computed for another row goes where that row is by now. */
const toItsRow = (
  edits: readonly Edit[],
  grid: Grid,
  mapping: Mapping,
  followed: Int32Array,
  { top, rows }: { readonly top: number; readonly rows: number },
): Edit[] => {
  const stands = new Map(Array.from(followed, (then, i) => [then, i]));
  return edits.map((edit) => {
    const to = stands.get(edit.row - top);
    // Below the rows of the run nothing had been computed for anybody.
    if (to === edit.row - top || edit.row - top >= rows || edit.repeats) return edit;
    const row = to === undefined ? edit.row : top + to;
    const whose = to === undefined ? undefined : whoAt(grid, mapping, row);
    return { ...edit, row, apart: { from: edit.row, whose, beside: whoAt(grid, mapping, edit.row) } };
  });
};

export const findEdits = (grid: Grid, ownColumns: readonly OwnColumnAt[], record: RunRecord, mapping: Mapping): Edits => {
  const pairs = pairsOf(ownColumns, record);
  const [first] = pairs;
  if (!first) return { edits: [], misplaced: false };
  const { headerRow, headerRows, firstRow } = record.written;
  const top = first.at.row + firstRow - headerRow;
  const now = rowMarks(grid, mapping, top, Math.max(0, first.at.row + first.at.rows - top));
  const followed = alignRows(record.rows, now);
  const byKey = dataEdits(grid, pairs, followed, top);
  const byPlace =
    byKey.length > 0 && followed.some((then, i) => then !== i)
      ? dataEdits(grid, pairs, byPosition(record.rows, now), top)
      : byKey;
  const misplaced = byPlace.length < byKey.length;
  const data = misplaced ? toItsRow(byPlace, grid, mapping, followed, { top, rows: record.rows.keys.length }) : byKey;
  return { misplaced, edits: [...headerEdits(grid, pairs, headerRows), ...data] };
};

/** Where no record tells what was written: every cell of ours with content may be somebody's. */
export const unknownEdits = (grid: Grid, ownColumns: readonly OwnColumnAt[], headerRows: number): readonly Edit[] =>
  ownColumns.flatMap(({ key, column, row: top, rows }) =>
    Array.from({ length: Math.max(0, rows - headerRows) }, (_, i): Edit[] => {
      const row = top + headerRows + i;
      const found = isOurFormula(grid, row, column) ? null : plainAt(grid, row, column);
      const formula = isFormula(grid, row, column);
      return found === null && !formula ? [] : [{ key, row, column, header: false, written: undefined, found, formula }];
    }).flat(),
  );
