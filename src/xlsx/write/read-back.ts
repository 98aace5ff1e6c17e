/** The new data of a sheet in; the same data out, once every cell of ours in it has been read as it was meant. */
import type { PlainCell } from '../sheet/cells';
import { runsText, valueText } from '../xml/runs';
import { CellType, type Cursor } from '../sheet/cursor';
import type { RowEnds } from '../sheet/row-ends';
import { cursorOver } from '../sheet/walk';
import { parseNumber } from '../sheet/number';
import type { Columns } from './columns';
import type { Target } from './target';

const decoder = new TextDecoder();

const reads = (data: Uint8Array, c: Cursor, { value: wanted, formula }: PlainCell): boolean => {
  if ((formula !== undefined) !== (c.formulaStart !== 0)) return false;
  if (formula !== undefined) {
    if (typeof formula !== 'string' && (c.formulaKind !== 'shared' || c.formulaTextStart !== c.formulaTextEnd)) return false;
    if (typeof formula === 'string' && valueText(decoder.decode(data.subarray(c.formulaTextStart, c.formulaTextEnd))) !== formula)
      return false;
    if (typeof wanted !== 'number')
      return c.type === CellType.text && valueText(decoder.decode(data.subarray(c.valueStart, c.valueEnd))) === (wanted ?? '');
  }
  if (wanted === null) return c.valueStart === 0 && c.inlineStart === 0;
  if (typeof wanted === 'number') return c.type === CellType.number && parseNumber(data, c.valueStart, c.valueEnd) === wanted;
  return c.type === CellType.inline && runsText(decoder.decode(data.subarray(c.inlineStart, c.inlineEnd))) === wanted;
};

interface Found {
  readonly row: number;
  readonly column: number;
}

/**
 * Passes the data on piece by piece, each of whole rows, once it has been read; and throws what `differs` makes of the first cell of ours
 * that reads otherwise. What lies left of column `from` is the user's, byte for byte, with its `ends` as they were.
 */
export function* readBack(
  pieces: Iterable<Uint8Array>,
  target: Target,
  columns: Columns,
  { from, ends }: { readonly from: number; readonly ends: RowEnds | undefined },
  differs: (at: Found) => Error,
): Generator<Uint8Array> {
  const index = new Map(target.columns.map((column, i) => [column, i]));
  let seen = 0;
  let row = -1;
  let last = { row: 0, column: target.columns[0] ?? 0 };
  for (const data of pieces) {
    const c = cursorOver(data, 0, data.length, row, ends);
    while (c.nextRow()) {
      c.passOver(from);
      while (c.nextCell()) {
        const i = index.get(c.column);
        if (i === undefined || !target.wanted(c.row, c.column) || columns.kept(c.row, i)) continue;
        const wanted = columns.value(c.row, i);
        last = { row: c.row, column: c.column };
        if (!reads(data, c, wanted)) throw differs(last);
        if (wanted.value !== null || wanted.formula !== undefined) seen += 1;
      }
    }
    row = c.row;
    yield data;
  }
  if (seen !== columns.filled) throw differs(last);
}
