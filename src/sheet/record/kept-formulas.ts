/**
 * The formulas of one of our columns, beside its values: cells in; each formula once, with the places where it stands, out, and back. A column
 * has one formula, or a few, that its rows share but for the row.
 */
import type { CellValue } from '../port/port';
import { movedDown, toR1C1 } from '../port/r1c1';

/** The text as it stands in the first of its cells, the place of that in the column, and how far each further one is from the one before. */
export type KeptFormula = readonly [string, ...number[]];

export const hasFormula = (cell: CellValue | undefined): boolean => typeof cell === 'object' && cell?.formula !== undefined;

/** What the formula came to. */
export const asValue = (cell: CellValue): CellValue => {
  if (typeof cell !== 'object' || cell?.formula === undefined) return cell;
  const { formula: _formula, ...rest } = cell;
  return Object.keys(rest).length > 1 ? rest : rest.value;
};

/** The cell's look stays. */
export const withFormulaOf = (
  cell: CellValue | undefined,
  formula: string | { readonly as: number },
  value: number | string | null,
): CellValue => ({ ...(typeof cell === 'object' ? cell : {}), value, formula });

const formulaIn = (cell: CellValue | undefined): string | { readonly as: number } | undefined =>
  typeof cell === 'object' && cell !== null && !cell.keep ? cell.formula : undefined;

/**
 * The formulas of a column for some of its cells, asked for from top to bottom: the cell that others took theirs from may be among those that
 * nobody asks for.
 */
export const formulasOf = (values: readonly CellValue[]): ((at: number) => string | { readonly as: number } | undefined) => {
  const first = new Map<number, number>();
  return (at) => {
    const formula = formulaIn(values[at]);
    if (formula === undefined) return undefined;
    const head = typeof formula === 'object' ? formula.as : at;
    const known = first.get(head);
    if (known !== undefined) return { as: known };
    const text = formulaIn(values[head]);
    if (typeof text !== 'string') return undefined;
    first.set(head, at);
    return movedDown(text, at - head);
  };
};

/** `firstRow` is the row of the sheet, and `column` the column, that the values begin in. */
export const packFormulas = (values: readonly CellValue[], firstRow: number, column: number): readonly KeptFormula[] => {
  const kept = new Map<string, { readonly formula: [string, ...number[]]; last: number }>();
  const likeness = new Map<number, string>();
  const formulaAt = formulasOf(values);
  for (let at = 0; at < values.length; at += 1) {
    const formula = formulaAt(at);
    if (formula === undefined) continue;
    const alike = typeof formula === 'object' ? (likeness.get(formula.as) ?? '') : toR1C1(formula, firstRow + at, column);
    likeness.set(at, alike);
    const found = kept.get(alike);
    if (found) {
      found.formula.push(at - found.last);
      found.last = at;
    } else kept.set(alike, { formula: [formula as string, at], last: at });
  }
  return [...kept.values()].map(({ formula }) => formula);
};

const isKept = (formula: unknown): formula is KeptFormula =>
  Array.isArray(formula) &&
  formula.length > 1 &&
  formula.every((part, i) => (i === 0 ? typeof part === 'string' : Number.isInteger(part) && (part > 0 || i === 1)));

/** Undefined where that is no list of formulas that a column of these values could have. */
export const unpackFormulas = (values: readonly CellValue[], kept: unknown): readonly CellValue[] | undefined => {
  if (!Array.isArray(kept)) return undefined;
  const cells = [...values];
  for (const formula of kept as readonly unknown[]) {
    if (!isKept(formula)) return undefined;
    const [text, first, ...gaps] = formula as readonly [string, number, ...number[]];
    let at = first;
    for (const gap of [0, ...gaps]) {
      at += gap;
      if (at < 0 || at >= cells.length) return undefined;
      const cell = cells[at];
      cells[at] = withFormulaOf(
        cell,
        gap === 0 ? text : { as: first },
        typeof cell === 'object' && cell !== null ? cell.value : (cell ?? null),
      );
    }
  }
  return cells;
};
