/**
 * The workbook that the in-memory host holds: plain data and the few questions every object asks of it.
 * Rows and columns are 0-based. Nothing here knows of the client library's protocol.
 */
import type { Area } from '../../../src/sheet/port/port';
import { parseReference, reference } from '../../../src/sheet/port/own-names';

export type Scalar = string | number | boolean;

export interface Cell {
  value: Scalar;
  /** The value is the text of an error such as `#N/A`. */
  error?: boolean;
  formula?: string;
  /** Part of the spill of a dynamic array. */
  spill?: boolean;
  format: string;
  look: Readonly<Record<string, unknown>>;
  link?: Readonly<Record<string, unknown>>;
}

export interface NameModel {
  name: string;
  formula: string;
  visible: boolean;
  comment: string;
}

export interface ChartModel {
  name: string;
  type: string;
  title: string;
  source: Area | undefined;
  series: { name: string; values?: Area; categories?: Area }[];
  position: readonly string[];
  props: Record<string, unknown>;
}

export interface TableModel {
  name: string;
  area: Area;
  filtered: boolean;
}

export interface NoteModel {
  row: number;
  column: number;
  content: string;
  author: string;
}

export interface ListModel {
  readonly area: Area;
  readonly source: string;
  /** Whether Excel refuses what is not in the list. */
  strict: boolean;
}

/** A rule of conditional formatting with the cells that it is laid over. */
export interface ConditionModel {
  readonly rule: string;
  readonly areas: readonly Area[];
}

export interface SheetModel {
  readonly id: string;
  name: string;
  visibility: 'Visible' | 'Hidden' | 'VeryHidden';
  protected: boolean;
  cells: Map<number, Map<number, Cell>>;
  merges: Area[];
  hiddenRows: Set<number>;
  hiddenColumns: Set<number>;
  filter: { area: Area; filtered: boolean } | undefined;
  tables: TableModel[];
  names: NameModel[];
  notes: NoteModel[];
  charts: ChartModel[];
  /** Pictures and drawings, by what the client calls them. */
  shapes: { readonly type: string }[];
  /** Threaded comments. */
  comments: { readonly id: string }[];
  frozen: Area | undefined;
  widths: Map<number, number>;
  /** Rows whose height was set, in points. */
  heights: Map<number, number>;
  lists: ListModel[];
  conditions: ConditionModel[];
  /** Page setup as the client set it. */
  page: Map<string, unknown>;
}

/** Whether formulas are calculated after each change; `none` is a host that says so and does not. */
export type Calculation = 'automatic' | 'manual' | 'none';

export interface BookModel {
  sheets: SheetModel[];
  names: NameModel[];
  xml: { id: string; content: string }[];
  active: SheetModel;
  selection: { sheet: SheetModel; area: Area };
  date1904: boolean;
  structureProtected: boolean;
  precisionAsDisplayed: boolean;
  calculation: Calculation;
  nextId: number;
}

export const EMPTY: Cell = { value: '', format: 'General', look: {} };
export const WHOLE_SHEET: Area = { row: 0, column: 0, rows: 1_048_576, columns: 16_384 };

export const newSheet = (id: string, name: string): SheetModel => ({
  id,
  name,
  visibility: 'Visible',
  protected: false,
  cells: new Map(),
  merges: [],
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
  filter: undefined,
  tables: [],
  names: [],
  notes: [],
  charts: [],
  shapes: [],
  comments: [],
  frozen: undefined,
  widths: new Map(),
  heights: new Map(),
  lists: [],
  conditions: [],
  page: new Map(),
});

export const cellAt = (sheet: SheetModel, row: number, column: number): Cell => sheet.cells.get(row)?.get(column) ?? EMPTY;

export const putCell = (sheet: SheetModel, row: number, column: number, change: Partial<Cell>): void => {
  let line = sheet.cells.get(row);
  if (!line) sheet.cells.set(row, (line = new Map<number, Cell>()));
  const cell: Cell = { ...(line.get(column) ?? EMPTY), ...change };
  if (change.formula === undefined && 'formula' in change) delete cell.formula;
  if (change.link === undefined && 'link' in change) delete cell.link;
  line.set(column, cell);
};

/** Rows of an area in the order of the numbers or texts of one of its columns; formulas are no part of what tests sort. */
export const sortRows = (sheet: SheetModel, { row, column, rows, columns }: Area, by: number): void => {
  const lines = Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (__, c) => cellAt(sheet, row + i, column + c)),
  );
  const key = (line: readonly Cell[]): Scalar => line[by - column]?.value ?? '';
  lines.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  lines.forEach((line, i) => line.forEach((cell, c) => putCell(sheet, row + i, column + c, cell)));
};

export const hasValue = (cell: Cell): boolean => cell.value !== '' || cell.formula !== undefined;

export const intersect = (a: Area, b: Area): Area | undefined => {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : undefined;
};

/** What is left of an area without another one: above, below, left and right of it. */
export const without = (area: Area, hole: Area): readonly Area[] => {
  const gone = intersect(area, hole);
  if (!gone) return [area];
  const [below, right] = [gone.row + gone.rows, gone.column + gone.columns];
  return [
    { ...area, rows: gone.row - area.row },
    { ...area, row: below, rows: area.row + area.rows - below },
    { ...gone, column: area.column, columns: gone.column - area.column },
    { ...gone, column: right, columns: area.column + area.columns - right },
  ].filter(({ rows, columns }) => rows > 0 && columns > 0);
};

export const contains = (outer: Area, inner: Area): boolean => {
  const both = intersect(outer, inner);
  return both !== undefined && both.rows === inner.rows && both.columns === inner.columns;
};

/** Calls back for each stored cell of an area, whatever is larger: the area or what is stored. */
export const eachStored = (sheet: SheetModel, area: Area, visit: (row: number, column: number, cell: Cell) => void): void => {
  for (const [row, line] of sheet.cells) {
    if (row < area.row || row >= area.row + area.rows) continue;
    for (const [column, cell] of line) if (column >= area.column && column < area.column + area.columns) visit(row, column, cell);
  }
};

/** The used range inside an area: of cells with values only, or of formats and merges too; undefined when there is nothing. */
export const usedArea = (sheet: SheetModel, valuesOnly: boolean, within: Area = WHOLE_SHEET): Area | undefined => {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  const grow = (row: number, column: number): void => {
    [top, left, bottom, right] = [Math.min(top, row), Math.min(left, column), Math.max(bottom, row), Math.max(right, column)];
  };
  eachStored(sheet, within, (row, column, cell) => {
    if (!valuesOnly || hasValue(cell)) grow(row, column);
  });
  if (!valuesOnly) {
    for (const merge of sheet.merges) {
      const part = intersect(merge, within);
      if (!part) continue;
      grow(part.row, part.column);
      grow(part.row + part.rows - 1, part.column + part.columns - 1);
    }
  }
  return bottom < 0 ? undefined : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
};

/** `'Sheet'!A1:B2` as Excel gives addresses: without `$`, quoted only where a name needs it. */
export const addressOf = (sheet: SheetModel, area: Area): string => {
  const plain = reference('x', area).slice(4).replaceAll('$', '');
  const quoted = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet.name) ? sheet.name : `'${sheet.name.replaceAll("'", "''")}'`;
  return `${quoted}!${plain}`;
};

/** An A1 text without a sheet (or with, then ignored) as an area; undefined when it is none. */
export const areaOf = (address: string): Area | undefined => {
  const bare = address.slice(address.lastIndexOf('!') + 1);
  return parseReference(`x!${bare}`)?.area;
};

export const sheetByName = (book: BookModel, key: string): SheetModel | undefined =>
  book.sheets.find((sheet) => sheet.id === key || sheet.name.toLowerCase() === key.toLowerCase());
