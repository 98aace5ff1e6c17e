/** Hand-made grids: rows of plain values in, the typed columns that a SheetPort would give, out. */
import { numberFormatOf } from '../../src/sheet/port/number-format';
import { Kind, NumberFormat, type Area, type Grid, type GridColumn } from '../../src/sheet/port/port';

export type Cell =
  | string
  | number
  | boolean
  | null
  | { readonly n: number; readonly as: 'percent' | 'date' }
  | { readonly n: number; readonly code: string }
  | { readonly error: string };

export interface GridOptions {
  readonly sheet?: string;
  readonly firstRow?: number;
  readonly firstColumn?: number;
  /** `A1:C2` in cells of the sheet. */
  readonly merges?: readonly string[];
  readonly hiddenRows?: readonly number[];
  readonly date1904?: boolean;
}

const place = (address: string): { row: number; column: number } => {
  const m = /^([A-Z]+)(\d+)$/.exec(address);
  if (!m) throw new Error(`no address: ${address}`);
  const column = [...(m[1] as string)].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(m[2]) - 1, column };
};

export const area = (range: string): Area => {
  const [first, last = first] = range.split(':');
  const a = place(first as string);
  const b = place(last as string);
  return { row: a.row, column: a.column, rows: b.row - a.row + 1, columns: b.column - a.column + 1 };
};

export const makeGrid = (rows: readonly (readonly Cell[])[], options: GridOptions = {}): Grid => {
  const width = Math.max(0, ...rows.map((r) => r.length));
  const strings: string[] = [];
  const known = new Map<string, number>();
  const intern = (text: string): number => {
    const at = known.get(text);
    if (at !== undefined) return at;
    known.set(text, strings.length);
    return strings.push(text) - 1;
  };
  const columns: GridColumn[] = Array.from({ length: width }, () => ({
    kinds: new Uint8Array(rows.length),
    values: new Float64Array(rows.length),
    formats: new Uint8Array(rows.length),
  }));
  const put = (column: GridColumn, r: number, kind: Kind, value: number, format: number = NumberFormat.general): void => {
    column.kinds[r] = kind;
    column.values[r] = value;
    column.formats[r] = format;
  };
  rows.forEach((cells, r) =>
    cells.forEach((cell, c) => {
      const column = columns[c] as GridColumn;
      if (cell === null) return;
      if (typeof cell === 'string') {
        if (cell !== '') put(column, r, Kind.text, intern(cell));
      } else if (typeof cell === 'number') put(column, r, Kind.number, cell);
      else if (typeof cell === 'boolean') put(column, r, Kind.flag, cell ? 1 : 0);
      else if ('code' in cell) put(column, r, Kind.number, cell.n, numberFormatOf(cell.code));
      else if ('error' in cell) put(column, r, Kind.error, intern(cell.error));
      else put(column, r, Kind.number, cell.n, cell.as === 'percent' ? NumberFormat.percent : NumberFormat.date);
    }),
  );
  return {
    sheet: options.sheet ?? '汇总表',
    firstRow: options.firstRow ?? 0,
    firstColumn: options.firstColumn ?? 0,
    rows: rows.length,
    columns,
    strings,
    merges: (options.merges ?? []).map(area),
    hiddenRows: options.hiddenRows ?? [],
    hiddenColumns: [],
    date1904: options.date1904 ?? false,
  };
};
