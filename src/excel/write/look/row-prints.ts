/**
 * Rows of sheets of ours as numbers: blocks of a plan in; for each row the print of what it is to hold, out, by which what a write has left half
 * done is told from what somebody put there. The prints of a sheet's rows together are the sheet's own (sheet-print.ts).
 */
import { cellPrint, FORMULA, withCell } from '../../../sheet/port/sheet-print';
import type { Matrix } from '../../blocks';
import type { Value } from './before';
import type { Block, Cell } from '../cells';

/** A row with cells that are written apart from the others: links before the values, formulas after them. */
export interface OddRow {
  readonly row: number;
  /** Of the other cells. */
  readonly print: number;
  readonly cells: readonly (readonly [column: number, cell: Pick<Cell, 'value' | 'href' | 'formula'>])[];
}

/** Of one stretch of rows of a sheet. */
export interface RowPrints {
  readonly sheet: string;
  readonly row: number;
  readonly prints: readonly number[];
  readonly odd: readonly OddRow[];
}

/** Rows that are kept together. */
const ROWS = 4_000;

export const printOfContent = (content: Value): number => {
  if (typeof content !== 'string') return cellPrint(content);
  return content.startsWith('=') ? FORMULA : cellPrint(content.replace(/^'/, ''));
};

/** Of cells that were read, from `column` on; `except`: columns of the sheet that do not count. */
export const printOfLine = (line: Matrix[number], column: number, except?: ReadonlySet<number>): number =>
  line.reduce<number>(
    (print, value, j) => (except?.has(column + j) ? print : withCell(print, column + j, printOfContent(value))),
    0,
  );

const rowOf = ({ cell, area }: Block, i: number): { readonly print: number; readonly odd: OddRow | undefined } => {
  let [print, others] = [0, 0];
  const cells: OddRow['cells'][number][] = [];
  for (let j = 0; j < area.columns; j += 1) {
    const { value, href, formula } = cell(i, j);
    const column = area.column + j;
    const own = formula ? FORMULA : cellPrint(value);
    print = withCell(print, column, own);
    if (href === undefined && formula === undefined) others = withCell(others, column, own);
    else cells.push([column, { value, href, formula }]);
  }
  return { print, odd: cells.length > 0 ? { row: area.row + i, print: others, cells } : undefined };
};

/** `pause` is waited for after each row. */
export const rowPrints = async (blocks: readonly Block[], pause: () => Promise<void>): Promise<readonly RowPrints[]> => {
  const found: RowPrints[] = [];
  for (const block of blocks) {
    const { sheet, area } = block;
    for (let from = 0; from < area.rows; from += ROWS) {
      const prints: number[] = [];
      const odd: OddRow[] = [];
      for (let i = from; i < Math.min(from + ROWS, area.rows); i += 1) {
        const one = rowOf(block, i);
        prints.push(one.print);
        if (one.odd) odd.push(one.odd);
        await pause();
      }
      found.push({ sheet, row: area.row + from, prints, odd });
    }
  }
  return found;
};

/** The print of a whole sheet. */
export const printOfSheet = (all: readonly RowPrints[], sheet: string): number => {
  let sum = 0;
  for (const one of all) if (one.sheet === sheet) for (const print of one.prints) sum = (sum + print) >>> 0;
  return sum;
};
