/** Cells of a text table, row by row, in; the typed columns that a `SheetPort` gives, out. */
import { Kind, type Grid, type GridColumn } from '../../sheet/port/port';

export type Cell = string | number | boolean | null;

interface Growing {
  kinds: Uint8Array;
  values: Float64Array;
}

export interface GridBuilder {
  readonly rows: number;
  readonly columns: number;
  push(cells: readonly Cell[]): void;
  grid(): Grid;
}

const START = 256;

const grow = ({ kinds, values }: Growing, rows: number): Growing => {
  const size = Math.max(rows, kinds.length * 2);
  const grown = { kinds: new Uint8Array(size), values: new Float64Array(size) };
  grown.kinds.set(kinds);
  grown.values.set(values);
  return grown;
};

export const gridBuilder = (sheet: string): GridBuilder => {
  const columns: Growing[] = [];
  const strings: string[] = [];
  const known = new Map<string, number>();
  let rows = 0;
  let filled = 0;

  const intern = (text: string): number => {
    const at = known.get(text);
    if (at !== undefined) return at;
    known.set(text, strings.length);
    return strings.push(text) - 1;
  };

  const blank = (): Growing => ({
    kinds: new Uint8Array(Math.max(START, rows + 1)),
    values: new Float64Array(Math.max(START, rows + 1)),
  });

  /** The column with room for the current row. */
  const columnAt = (c: number): Growing => {
    while (columns.length < c) columns.push(blank());
    const found = columns[c] ?? blank();
    const column = rows < found.kinds.length ? found : grow(found, rows + 1);
    columns[c] = column;
    return column;
  };

  const put = (c: number, cell: string | number | boolean): void => {
    const column = columnAt(c);
    column.kinds[rows] = typeof cell === 'number' ? Kind.number : typeof cell === 'boolean' ? Kind.flag : Kind.text;
    column.values[rows] = typeof cell === 'string' ? intern(cell) : Number(cell);
  };

  return {
    get rows() {
      return filled;
    },
    get columns() {
      return columns.length;
    },
    push(cells) {
      cells.forEach((cell, c) => {
        if (cell === null || cell === '') return;
        put(c, cell);
        filled = rows + 1;
      });
      rows += 1;
    },
    // Rows below the last cell are none.
    grid: () => ({
      sheet,
      firstRow: 0,
      firstColumn: 0,
      rows: filled,
      columns: columns.map((column): GridColumn => {
        const { kinds, values } = column.kinds.length < filled ? grow(column, filled) : column;
        return { kinds: kinds.slice(0, filled), values: values.slice(0, filled), formats: new Uint8Array(filled) };
      }),
      strings,
      merges: [],
      hiddenRows: [],
      hiddenColumns: [],
      date1904: false,
    }),
  };
};
