/**
 * Every cell read back and compared with what was meant: blocks in; a `ProblemError` at the first that differs, or what is to be said of
 * formulas that Excel has not calculated, out. A formula counts by what it comes to; where nothing is calculated, by its text.
 */
import { text, type Text } from '../../../core/lang';
import { ProblemError, type Problem } from '../../../core/problem';
import { areasOf, cellPlace, intersection } from '../../address';
import { FORMULAS_AT_ONCE, readAreas, type SheetArea } from '../../blocks';
import { hostCode } from '../../errors';
import { calculatesByHand, notCalculated } from '../../warnings';
import { cellIn, type Block, type Cell } from '../cells';
import type { Tell } from './put';
import { readBackDiffers } from '../outcomes';

/** Excel shows and keeps 15 significant digits; two numbers that agree in them are the same cell. */
const sameNumber = (a: number, b: number): boolean => a === b || a.toPrecision(15) === b.toPrecision(15);

const same = ({ value, keep }: Cell, found: unknown, type: unknown): boolean => {
  if (keep) return true;
  if (value === null) return found === '' || found === null;
  if (typeof value === 'string') return found === value && type !== 'Error';
  return typeof found === 'number' && sameNumber(value, found);
};

const asShown = (value: string | number | boolean | null): Text =>
  value === null || value === '' ? text('（空）', '(empty)') : text(String(value), String(value));

/** Formulas whose results are not the engine's, and how many are. */
interface Results {
  agree: number;
  first: Problem | undefined;
}

const compareValues = async (context: Excel.RequestContext, blocks: readonly Block[], done: Tell): Promise<Results> => {
  const results: Results = { agree: 0, first: undefined };
  const blockOf = ({ sheet, area }: SheetArea): Block | undefined =>
    blocks.find((block) => block.sheet === sheet && intersection(block.area, area) !== undefined);
  await readAreas(context, blocks, ['values', 'valueTypes'], (part, read) => {
    const block = blockOf(part);
    if (!block) return;
    const { sheet, area } = part;
    const types = read('valueTypes');
    read('values').forEach((line, i) =>
      line.forEach((found, j) => {
        const cell = cellIn(block, area.row + i, area.column + j);
        const right = same(cell, found, types[i]?.[j]);
        if (right && cell.formula && cell.value !== null) results.agree += 1;
        if (right) return;
        const problem = readBackDiffers(cellPlace(sheet, area.row + i, area.column + j), asShown(cell.value), asShown(found));
        if (!cell.formula) throw new ProblemError([problem]);
        results.first ??= problem;
      }),
    );
    done(area);
  });
  return results;
};

/** Formulas stand where they should: one answer for each sheet, without their texts. */
const compareKinds = async (context: Excel.RequestContext, blocks: readonly Block[]): Promise<void> => {
  const found = blocks.map((block) => {
    const { area } = block;
    const sheet = context.workbook.worksheets.getItem(block.sheet);
    const range = sheet.getRangeByIndexes(area.row, area.column, area.rows, area.columns);
    // Of one cell Excel would search the whole sheet: two are asked, and what lies outside is passed over.
    const cells = (area.rows * area.columns === 1 ? range.getResizedRange(1, 0) : range).getSpecialCellsOrNullObject('Formulas');
    cells.load('address');
    return { block, cells };
  });
  await context.sync();
  for (const { block, cells } of found) {
    const { area, sheet } = block;
    const is = new Uint8Array(area.rows * area.columns);
    for (const one of cells.isNullObject ? [] : areasOf(cells.address)) {
      const part = intersection(one, area);
      if (!part) continue;
      for (let i = part.row - area.row; i < part.row - area.row + part.rows; i += 1) {
        const from = i * area.columns + part.column - area.column;
        is.fill(1, from, from + part.columns);
      }
    }
    for (let i = 0; i < area.rows; i += 1)
      for (let j = 0; j < area.columns; j += 1) {
        const { formula, value } = block.cell(i, j);
        if (formula && is[i * area.columns + j] === 0)
          throw new ProblemError([
            readBackDiffers(cellPlace(sheet, area.row + i, area.column + j), asShown(formula.text(area.row + i)), asShown(value)),
          ]);
      }
  }
};

/** A host that cannot list its formulas tells their texts. */
const orTexts =
  (context: Excel.RequestContext, blocks: readonly Block[]) =>
  (thrown: unknown): Promise<void> => {
    if (hostCode(thrown) === undefined) throw thrown;
    return compareTexts(context, blocks);
  };

/** However the host spaces and writes it. */
const bare = (formula: unknown): string => String(formula).replace(/\s/g, '').toUpperCase();

const compareTexts = async (context: Excel.RequestContext, blocks: readonly Block[]): Promise<void> => {
  const known = new Map<string, string>();
  const bared = (formula: string): string => {
    const before = known.get(formula) ?? bare(formula);
    known.set(formula, before);
    return before;
  };
  for (const block of blocks)
    await readAreas(
      context,
      [block],
      ['formulasR1C1'],
      ({ sheet, area }, read) =>
        read('formulasR1C1').forEach((line, i) =>
          line.forEach((found, j) => {
            const { formula } = cellIn(block, area.row + i, area.column + j);
            if (!formula || bare(found) === bared(formula.alike)) return;
            throw new ProblemError([
              readBackDiffers(cellPlace(sheet, area.row + i, area.column + j), asShown(formula.alike), asShown(found)),
            ]);
          }),
        ),
      FORMULAS_AT_ONCE,
    );
};

/** Looks at a calculation that goes on; then what is not there yet is not waited for. */
const LOOKS_AT_MOST = 20;
const BETWEEN_LOOKS = 250;

type Calculation = 'done' | 'under way' | 'by hand';

/** By hand: the user has told Excel to calculate when asked only. */
const calculation = async (context: Excel.RequestContext, looks = LOOKS_AT_MOST): Promise<Calculation> => {
  const { application } = context.workbook;
  application.load('calculationMode,calculationState');
  await context.sync();
  if (application.calculationMode === 'Manual') return 'by hand';
  if (application.calculationState === 'Done') return 'done';
  if (looks <= 1) return 'under way';
  await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS));
  return calculation(context, looks - 1);
};

/** `recalculates`: formulas may come to something else than was planned, so where one does, it is their texts that have to be as planned. */
export const readBack = async (
  context: Excel.RequestContext,
  blocks: readonly Block[],
  done: Tell,
  recalculates = false,
): Promise<readonly Problem[]> => {
  const formulas = blocks.filter((block) => block.formulas);
  const state = formulas.length > 0 ? await calculation(context) : 'done';
  const { agree, first } = await compareValues(context, blocks, done);
  if (formulas.length === 0) return [];
  // One wrong result among right ones is a wrong result; where none is right, nothing has been calculated.
  if (first && state === 'done' && agree > 0 && !recalculates) throw new ProblemError([first]);
  if (first || state !== 'done') await compareTexts(context, formulas);
  else await compareKinds(context, formulas).catch(orTexts(context, formulas));
  const meant = recalculates && state === 'done' && agree > 0;
  return state === 'by hand' ? [calculatesByHand(first !== undefined)] : first && !meant ? [notCalculated()] : [];
};
