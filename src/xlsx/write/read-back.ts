/** The new data of a sheet in; the first cell of ours that does not read as it was meant out, or nothing. */
import { runsText } from '../xml/runs';
import { CellType, type Cursor } from '../sheet/cursor';
import { cursorOver } from '../sheet/walk';
import { parseNumber } from '../sheet/number';
import type { Columns } from './columns';
import type { Target } from './target';

const decoder = new TextDecoder();

const reads = (data: Uint8Array, c: Cursor, wanted: number | string | null): boolean => {
  if (wanted === null) return c.valueStart === 0 && c.inlineStart === 0;
  if (typeof wanted === 'number') return c.type === CellType.number && parseNumber(data, c.valueStart, c.valueEnd) === wanted;
  return c.type === CellType.inline && runsText(decoder.decode(data.subarray(c.inlineStart, c.inlineEnd))) === wanted;
};

export const firstDifference = (
  data: Uint8Array,
  target: Target,
  columns: Columns,
): { readonly row: number; readonly column: number } | undefined => {
  const c = cursorOver(data, 0, data.length);
  const index = new Map(target.columns.map((column, i) => [column, i]));
  let seen = 0;
  let last = { row: 0, column: target.columns[0] ?? 0 };
  while (c.nextRow())
    while (c.nextCell()) {
      const i = index.get(c.column);
      if (i === undefined || !target.wanted(c.row, c.column) || columns.kept(c.row, i)) continue;
      const wanted = columns.value(c.row, i).value;
      last = { row: c.row, column: c.column };
      if (c.formulaStart !== 0 || !reads(data, c, wanted)) return last;
      if (wanted !== null) seen += 1;
    }
  return seen === columns.filled ? undefined : last;
};
