/** Makes the host's workbook from a short description, as tests write it. */
import type { Area } from '../../../src/sheet/port/port';
import { EMPTY, newSheet, type BookModel, type Calculation, type Cell, type SheetModel } from './model';

/** A value as it stands in the cell (a text is a text, whatever it begins with), or a cell with more to say. */
export type CellSpec =
  | null
  | string
  | number
  | boolean
  | {
      readonly value?: string | number | boolean;
      readonly formula?: string;
      readonly format?: string;
      readonly error?: true;
      readonly spill?: true;
    };

export interface SheetSpec {
  readonly name: string;
  /** Row by row; a large sheet is best made by a generator. */
  readonly cells?: Iterable<readonly CellSpec[]>;
  readonly visibility?: SheetModel['visibility'];
  readonly protected?: boolean;
  readonly merges?: readonly Area[];
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  readonly filter?: { readonly area: Area; readonly filtered: boolean };
  readonly tables?: readonly { readonly name: string; readonly area: Area; readonly filtered?: boolean }[];
}

export interface BookSpec {
  readonly sheets: readonly SheetSpec[];
  readonly active?: string;
  readonly date1904?: boolean;
  readonly structureProtected?: boolean;
  readonly precisionAsDisplayed?: boolean;
  readonly calculation?: Calculation;
}

const cellOf = (spec: Exclude<CellSpec, null>): Cell =>
  typeof spec === 'object' ? { ...EMPTY, ...spec } : { value: spec, format: EMPTY.format, look: EMPTY.look };

const cellsOf = (lines: Iterable<readonly CellSpec[]>): SheetModel['cells'] => {
  const cells: SheetModel['cells'] = new Map();
  let row = 0;
  for (const line of lines) {
    const filled = new Map<number, Cell>();
    line.forEach((spec, column) => spec !== null && filled.set(column, cellOf(spec)));
    if (filled.size > 0) cells.set(row, filled);
    row += 1;
  }
  return cells;
};

const sheetOf = (spec: SheetSpec, id: string): SheetModel => {
  const sheet = newSheet(id, spec.name);
  return {
    ...sheet,
    cells: cellsOf(spec.cells ?? []),
    visibility: spec.visibility ?? 'Visible',
    protected: spec.protected ?? false,
    merges: [...(spec.merges ?? [])],
    hiddenRows: new Set(spec.hiddenRows),
    hiddenColumns: new Set(spec.hiddenColumns),
    filter: spec.filter && { ...spec.filter },
    tables: (spec.tables ?? []).map((table) => ({ ...table, filtered: table.filtered ?? false })),
  };
};

export const newBook = (spec: BookSpec): BookModel => {
  const sheets = spec.sheets.map((one, i) => sheetOf(one, `{S${i + 1}}`));
  const active = sheets.find((sheet) => sheet.name === spec.active) ?? sheets[0];
  if (!active) throw new RangeError('a workbook needs a sheet');
  return {
    sheets,
    names: [],
    xml: [],
    active,
    selection: { sheet: active, area: { row: 0, column: 0, rows: 1, columns: 1 } },
    date1904: spec.date1904 ?? false,
    structureProtected: spec.structureProtected ?? false,
    precisionAsDisplayed: spec.precisionAsDisplayed ?? false,
    calculation: spec.calculation ?? 'none',
    nextId: 100,
  };
};
