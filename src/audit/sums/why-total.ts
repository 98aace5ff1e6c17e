/** Why a total is wrong, found by trying: the amounts that it should sum, and by how much it is off, in; the reason in words, with its cells, out. */
import { firstAtLeast } from '../../core/first-at-least';
import { text, type Text } from '../../core/lang';
import { CellState } from '../../engine/table';
import { address, cellList, kindAt } from '../../sheet/cells';
import { Kind } from '../../sheet/port/port';
import type { Source } from '../../sheet/read/source';

/** What a column has in the rows that a total covers. */
export interface Summed {
  readonly column: number;
  /** Sheet rows with amounts in 分, from top to bottom. */
  readonly rows: readonly { readonly row: number; readonly fen: number }[];
}

/** Where the rows from one to another of the sheet stand among the rows of a table, which go down: the first, and the one behind the last. */
export const rowsBetween = (rows: Int32Array, from: number, to: number): readonly [begin: number, end: number] => [
  firstAtLeast(rows, from),
  firstAtLeast(rows, to + 1),
];

/** The amounts of a column in some rows of the table. */
export const summedIn = (
  { rows }: Source,
  column: number,
  { state, fen }: { readonly state: Uint8Array; readonly fen: Float64Array },
  begin: number,
  end: number,
): Summed => ({
  column,
  rows: [...rows.subarray(begin, end)].flatMap((row, i) =>
    state[begin + i] === CellState.value ? [{ row, fen: fen[begin + i] as number }] : [],
  ),
});

export const sumOf = ({ rows }: Summed): number => rows.reduce((sum, { fen }) => sum + fen, 0);

/** Nobody reads a longer list. */
const MOST_CELLS = 6;
/** A range that ends too early or begins too late leaves out few rows. */
const MOST_LEFT_OUT = 5;

type Rows = Summed['rows'];

const total = (rows: Rows): number => rows.reduce((sum, { fen }) => sum + fen, 0);

/** The first or the last rows that come to so much. */
const atEnd = (rows: Rows, missing: number): Rows | undefined => {
  for (let n = 1; n <= Math.min(MOST_LEFT_OUT, rows.length - 1); n += 1)
    for (const some of [rows.slice(-n), rows.slice(0, n)]) if (total(some) === missing) return some;
  return undefined;
};

/** `missing`: by how much the total is too small, in 分; below 0 where it is too large. */
export const whyTotal = (source: Source, { column, rows }: Summed, missing: number): Text | undefined => {
  const { grid } = source;
  const hiddenRows = new Set(grid.hiddenRows);
  const paying = rows.filter(({ fen }) => fen !== 0);
  const cells = (some: Rows) =>
    cellList(
      some.slice(0, MOST_CELLS).map(({ row }) => address(row, column)),
      some.length,
    );
  const texts = paying.filter(({ row }) => kindAt(grid, row, column) === Kind.text);
  if (texts.length > 0 && total(texts) === missing) {
    const { zh, en } = cells(texts);
    return text(
      `差的正好是 ${zh}：这些单元格的金额是文本，求和公式不计文本。请改为数字。`,
      `That is just ${en}, whose amounts are texts, which a sum passes over. Make them numbers.`,
    );
  }
  const hidden = paying.filter(({ row }) => hiddenRows.has(row));
  if (hidden.length > 0 && total(hidden) === missing) {
    const { zh, en } = cells(hidden);
    return text(
      `差的正好是隐藏行 ${zh}：合计只加了看得见的行。`,
      `That is just the hidden rows ${en}: only visible rows were summed.`,
    );
  }
  const end = atEnd(paying, missing);
  if (end) {
    const { zh, en } = cells(end);
    return text(
      `差的正好是 ${zh}：合计的范围漏了${end[0] === paying[0] ? '开头' : '末尾'}的行。`,
      `That is just ${en}: the range of the total leaves out the ${end[0] === paying[0] ? 'first' : 'last'} rows.`,
    );
  }
  for (const [wanted, zh, en] of [
    [missing, '可能漏加了这一行', 'perhaps that row was left out'],
    [-missing, '可能多加了一次', 'perhaps it was added twice'],
  ] as const) {
    const alone = paying.filter(({ fen }) => fen === wanted);
    const [one] = alone;
    if (!one || alone.length > 1) continue;
    const cell = address(one.row, column);
    return text(`差的正好是 ${cell}：${zh}。`, `That is just ${cell}: ${en}.`);
  }
  return undefined;
};
