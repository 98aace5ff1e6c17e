/** Blocks of cell values as Excel gives them in, the columns of a `Grid` out. */
import { numberFormatOf } from '../sheet/port/number-format';
import { Kind, type Area, type GridColumn } from '../sheet/port/port';
import type { Matrix } from './blocks';

export interface GridBuilder {
  /** `at` is the block's first row within the grid. */
  add(at: number, values: Matrix, types: Matrix, formats: Matrix): void;
  /** Marks cells that hold formulas, 2 where a run of ours wrote them; the area is of the grid. */
  markFormulas(area: Area, as?: 1 | 2): void;
  readonly columns: readonly GridColumn[];
  readonly strings: readonly string[];
}

interface Draft {
  readonly kinds: Uint8Array;
  readonly values: Float64Array;
  readonly formats: Uint8Array;
  formulas?: Uint8Array;
}

/** Excel's value types are words; a rich value (a picture, a data type) shows as its text. */
const kindOf = (type: unknown, value: unknown): Kind => {
  switch (type) {
    case 'Empty':
      return Kind.empty;
    case 'Error':
      return Kind.error;
    default:
      break;
  }
  if (typeof value === 'number') return Kind.number;
  if (typeof value === 'boolean') return Kind.flag;
  return value === '' || value === null ? Kind.empty : Kind.text;
};

export const createGridBuilder = (rows: number, columns: number): GridBuilder => {
  const drafts = Array.from({ length: columns }, (): Draft => ({
    kinds: new Uint8Array(rows),
    values: new Float64Array(rows),
    formats: new Uint8Array(rows),
  }));
  const strings: string[] = [];
  const known = new Map<string, number>();
  const formats = new Map<string, number>();

  const textIndex = (value: unknown): number => {
    const text = String(value);
    let index = known.get(text);
    if (index === undefined) {
      known.set(text, (index = strings.length));
      strings.push(text);
    }
    return index;
  };

  const formatCode = (code: unknown): number => {
    const key = String(code);
    let format = formats.get(key);
    if (format === undefined) formats.set(key, (format = numberFormatOf(key)));
    return format;
  };

  return {
    columns: drafts,
    strings,
    add: (at, values, types, codes) => {
      for (let i = 0; i < values.length; i += 1) {
        const row = at + i;
        const line = values[i] ?? [];
        const lineTypes = types[i] ?? [];
        const lineCodes = codes[i] ?? [];
        for (let j = 0; j < drafts.length; j += 1) {
          const draft = drafts[j];
          if (!draft) continue;
          const value = line[j];
          const kind = kindOf(lineTypes[j], value);
          draft.kinds[row] = kind;
          draft.formats[row] = formatCode(lineCodes[j]);
          if (kind === Kind.number) draft.values[row] = value as number;
          else if (kind === Kind.flag) draft.values[row] = value === true ? 1 : 0;
          else if (kind !== Kind.empty) draft.values[row] = textIndex(value);
        }
      }
    },
    markFormulas: ({ row, column, rows: height, columns: width }, as = 1) => {
      for (const draft of drafts.slice(column, column + width))
        (draft.formulas ??= new Uint8Array(rows)).fill(as, row, row + height);
    },
  };
};
