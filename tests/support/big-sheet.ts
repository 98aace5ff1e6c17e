/** A sheet of many rows and columns for the in-memory Excel, made row by row: a number of rows in, its cells out, with the amounts that DISTRICT pays for them. */
import type { CellSpec } from './excel-host';

export const BIG_COLUMNS = 40;
/** One row in so many is paid. */
export const PAID_EVERY = 25;

const HEADERS = ['企业名称', '统一社会信用代码', '项目名称', '设备投资额（元）', '标准数（项）'];

/** 元; what is not paid stays just below the threshold of 100万元. */
export const investment = (row: number): number => (row % PAID_EVERY === 0 ? 1_000_000 + row * 40 + 0.4 : 999_999.99);

/** 5%, at most 200万元, in 分. */
export const award = (row: number): number =>
  row % PAID_EVERY === 0 ? Math.min(Math.round(investment(row) * 100 * 0.05), 200_000_000) : 0;

const free = (row: number, column: number): CellSpec => {
  switch (column % 4) {
    case 0:
      return row * BIG_COLUMNS + column;
    case 1:
      return `备注${(row * 7 + column) % 1_000}`;
    case 2:
      return null;
    default:
      return { value: 44_000 + ((row + column) % 700), format: 'yyyy-mm-dd' };
  }
};

export function* bigCells(rows: number): Generator<readonly CellSpec[]> {
  yield Array.from({ length: BIG_COLUMNS }, (_, column) => HEADERS[column] ?? `其他${column}`);
  for (let row = 0; row < rows; row += 1)
    yield [
      `企业${row}`,
      null,
      `项目${row}`,
      investment(row),
      0,
      ...Array.from({ length: BIG_COLUMNS - HEADERS.length }, (_, i) => free(row, HEADERS.length + i)),
    ];
}
