/** Makes the host's workbook from a short description, as tests write it. */
import type { Area } from '../../../src/sheet/port';
import { newSheet, putCell, type BookModel, type Cell, type SheetModel } from './model';

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
  readonly cells?: readonly (readonly CellSpec[])[];
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
}

const cellOf = (spec: Exclude<CellSpec, null>): Partial<Cell> => {
  if (typeof spec !== 'object') return { value: spec };
  const { value = '', ...rest } = spec;
  return { value, ...rest };
};

const sheetOf = (spec: SheetSpec, id: string): SheetModel => {
  const sheet = newSheet(id, spec.name);
  spec.cells?.forEach((line, row) => line.forEach((cell, column) => cell !== null && putCell(sheet, row, column, cellOf(cell))));
  return {
    ...sheet,
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
    nextId: 100,
  };
};
