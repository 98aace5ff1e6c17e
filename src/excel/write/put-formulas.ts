/** Formulas into cells: a block in; runs of one formula down each column, each as one small change, out. */
import type { Area } from '../../sheet/port';
import { SMALL, type Batch } from './batch';
import { cellIn, type Block, type CellFormula } from './cells';
import type { Locate } from './put';

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

export const putFormulas = async (batch: Batch, block: Block, locate: Locate): Promise<void> => {
  if (!block.formulas) return;
  for (const { area, formula } of runsIn(block)) {
    const short = formula.alike.length <= LONGEST;
    const text = short ? formula.alike : formula.text(area.row);
    await batch.add({ cells: area.rows, bytes: SMALL.bytes * 3 + text.length * 3 }, () => {
      for (const { range } of locate(area)) {
        if (short) range.formulasR1C1 = everyCell(text);
        else range.formulas = everyCell(text);
        range.untrack();
      }
    });
  }
};
