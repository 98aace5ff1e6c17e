/**
 * Emitted formulas as a target: the cells of a table on a sheet of their own, award columns as formulas, calculated by LibreOffice from nothing else;
 * per item what the cells then show, in 分, out. Cells that a formula cannot fill hold the engine's value; how many are formulas is counted.
 */
import { CellState, FLAG_BEFORE, FLAG_NOW, type Column, type Table } from '../../../src/engine/table';
import type { Input, Policy } from '../../../src/policy/model';
import { itemOfKey } from '../../../src/sheet/own-keys';
import type { CellValue } from '../../../src/sheet/port/port';
import { formulaBook } from '../formula-book';
import { inputsOf, sheetWith, shownNumber, type FormulaSheet } from '../formula-rows';
import type { Cell } from '../grids';
import { libreOfficeCalculated } from '../oracles';
import { chosen, NUMBERS, type Cases } from './cases';
import type { Target, Vectors } from './target';

/** Numbers of more digits are no cells: a sheet keeps fifteen. */
const DIGITS = 1e15;
/** What the pack lets its inputs fall to, in 分: a sheet's reader refuses less. */
const LEAST = -1e11;

/** The cases that a sheet can hold. */
export const onSheet = (cases: Cases): Cases => {
  const rows = Array.from({ length: cases.rows }, (_, row) => row).filter((row) =>
    NUMBERS.every((name) => {
      const value = cases.numbers[name][row] as number;
      return Number.isNaN(value) || (value >= LEAST && value < DIGITS);
    }),
  );
  return chosen(cases, rows);
};

const flagCell = (bits: number, { title }: Input, year: number): string => {
  if (!title) return bits === 0 ? '否' : '是';
  const years = [...((bits & FLAG_NOW) !== 0 ? [year] : []), ...((bits & FLAG_BEFORE) !== 0 ? [year - 1] : [])];
  return years.length === 0 ? '否' : years.map((one) => `${one}年`).join('、');
};

const cellOf = (input: Input, column: Column, row: number, year: number): Cell => {
  const at = column.kind === 'listed' ? (column.of[row] as number) : row;
  if (column.state[at] !== CellState.value) return null;
  const value = column.values[at] as number;
  return column.kind === 'number' ? shownNumber(input, value) : flagCell(value, input, year);
};

const sheetOf = (policy: Policy, table: Table, year: number): FormulaSheet => {
  const inputs = inputsOf(policy);
  const rows = Array.from({ length: table.rows }, (_, row) => [
    `企业${row}`,
    ...inputs.map((input) => cellOf(input, table.columns.get(input.name) as Column, row, year)),
  ]);
  return sheetWith(policy, rows, { year, readings: {}, parameters: {} });
};

/** What a reader of the sheet takes: nothing there is no award, words leave it open. */
const fenOf = (shown: string): number => (shown === '' ? 0 : Number.isNaN(Number(shown)) ? NaN : Math.round(Number(shown) * 100));

export interface FormulaTarget extends Target {
  /** Formulas calculated so far. */
  readonly calculated: () => number;
}

export const formulasBy = (soffice: string): FormulaTarget => {
  const books = new WeakMap<Table, Promise<ReadonlyMap<string, Float64Array>>>();
  let formulas = 0;

  const calculate = async ({ policy, choices, table }: Vectors): Promise<ReadonlyMap<string, Float64Array>> => {
    const { bytes, plan } = await formulaBook(policy, sheetOf(policy, table, choices.year), '元', true);
    const shown =
      libreOfficeCalculated(soffice, new Map([['book.xlsx', bytes]]))
        .get('book.xlsx')
        ?.get(plan.sheet) ?? [];
    const isFormula = (cell: CellValue | undefined): boolean => typeof cell === 'object' && cell?.formula !== undefined;
    const amounts = new Map<string, Float64Array>();
    for (const { key, column, values } of plan.columns) {
      const item = itemOfKey(policy.id, key);
      if (item === undefined || !values.some(isFormula)) continue;
      formulas += values.filter(isFormula).length;
      amounts.set(
        item,
        Float64Array.from({ length: plan.rowCount }, (_, i) => fenOf(shown[plan.firstRow + i]?.[column] ?? '')),
      );
    }
    return amounts;
  };

  return {
    name: 'formulas',
    calculated: () => formulas,
    amounts: async (vectors, item) => {
      const book = books.get(vectors.table) ?? calculate(vectors);
      books.set(vectors.table, book);
      return (await book).get(item.id);
    },
  };
};
