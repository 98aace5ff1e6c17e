/** Formulas into cells: a block in; runs of one formula down each column, each as one small change, out. */
import type { Area } from '../../../sheet/port/port';
import { SMALL, type Batch } from '../batch';
import { cellIn, type Block, type CellFormula } from '../cells';
import { HALF_REQUEST, NO_WATCH, type Locate, type Watch } from './put';

/** Excel takes no formula that is longer, in whichever style it comes. */
const LONGEST = 8192;

/** Cells of one column with one formula. */
interface FormulaRun {
  readonly area: Area;
  readonly formula: CellFormula;
}

const runsIn = (block: Block): readonly FormulaRun[] => {
  const { area } = block;
  const runs: FormulaRun[] = [];
  for (let column = area.column; column < area.column + area.columns; column += 1) {
    let from = area.row;
    let open: CellFormula | undefined;
    for (let row = area.row; row <= area.row + area.rows; row += 1) {
      const formula = row < area.row + area.rows ? cellIn(block, row, column).formula : undefined;
      if (open && formula?.alike === open.alike && open.alike.length <= LONGEST) continue;
      if (open) runs.push({ area: { row: from, column, rows: row - from, columns: 1 }, formula: open });
      open = formula;
      from = row;
    }
  }
  return runs;
};

/** Excel takes one formula for a whole range; its type declarations know arrays only. */
const everyCell = (formula: string): string[][] => formula as unknown as string[][];

/** Runs whose cells an answer can carry; all of them where nothing stood there. */
const answerable = ({ area, formula }: FormulaRun, watch: Watch): readonly (FormulaRun & { readonly bytes: number })[] => {
  const out: (FormulaRun & { readonly bytes: number })[] = [];
  let from = area.row;
  let bytes = 0;
  const end = area.row + area.rows;
  for (let row = area.row; row <= end; row += 1) {
    const more = row < end ? watch.bytes(row, area.column) : 0;
    if (row === end || (bytes + more > HALF_REQUEST && row > from)) {
      out.push({ area: { ...area, row: from, rows: row - from }, formula, bytes });
      [from, bytes] = [row, 0];
    }
    bytes += more;
  }
  return out;
};

export const putFormulas = async (batch: Batch, block: Block, locate: Locate, watch = NO_WATCH): Promise<void> => {
  if (!block.formulas) return;
  for (const { area, formula, bytes } of runsIn(block).flatMap((run) => answerable(run, watch))) {
    const short = formula.alike.length <= LONGEST;
    const text = short ? formula.alike : formula.text(area.row);
    await batch.add({ cells: area.rows, bytes: SMALL.bytes * 3 + text.length * 3 + bytes }, () => {
      for (const { area: at, range } of locate(area)) {
        watch.look(at, range);
        if (short) range.formulasR1C1 = everyCell(text);
        else range.formulas = everyCell(text);
        range.untrack();
      }
    });
  }
};
