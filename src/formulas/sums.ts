/** Sums over award columns as formulas: the plan's columns in; the row totals and the totals rows as formulas where they come to what was planned, out. */
import type { Unit } from '../sheet/compose/amounts';
import type { Mapping } from '../sheet/mapping';
import { columnLetters } from '../sheet/port/own-names';
import { signed } from '../sheet/port/own-formula';
import type { CellValue, OwnColumn, WritePlan } from '../sheet/port/port';
import { LONGEST } from './expression';

const plainOf = (cell: CellValue | undefined): number | string | null =>
  typeof cell === 'object' && cell !== null ? cell.value : (cell ?? null);

const isKept = (cell: CellValue | undefined): boolean => typeof cell === 'object' && cell !== null && cell.keep === true;

export const withFormula = (
  cell: CellValue | undefined,
  formula: string | { readonly as: number },
  styled: boolean,
): CellValue => {
  const value = plainOf(cell);
  if (typeof cell !== 'object' || cell === null) return { value, formula };
  const { style, ...rest } = cell;
  return { ...rest, ...(styled && style && { style }), formula };
};

const sumText = (ranges: string, unit: Unit): string => {
  const by = unit === '元' ? 100 : 1_000_000;
  return signed(`IF(COUNT(${ranges})=0,"",ROUND(SUM(${ranges})*${by},0)/${by})`);
};

/** What a sum of cells comes to, as the formula rounds it; undefined where a cell holds what somebody typed, and not what was planned. */
const summed = (cells: readonly (CellValue | undefined)[], unit: Unit): number | null | undefined => {
  if (cells.some(isKept)) return undefined;
  const by = unit === '元' ? 100 : 1_000_000;
  const numbers = cells.map(plainOf).filter((value) => typeof value === 'number');
  return numbers.length === 0 ? null : Math.round(numbers.reduce((all, one) => all + one, 0) * by) / by;
};

/** A function takes no more. */
const MOST_ARGUMENTS = 255;

/** `K5:M5`, or the cells one by one where other columns lie between. */
const across = (columns: readonly number[], row: number): string | undefined => {
  const [first, last] = [columns[0], columns.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const cell = (column: number): string => `${columnLetters(column)}${row + 1}`;
  if (last - first === columns.length - 1) return `${cell(first)}:${cell(last)}`;
  return columns.length <= MOST_ARGUMENTS ? columns.map(cell).join(',') : undefined;
};

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The rows that a total sums, without the totals rows among them: subtotals would count twice, and a total of the whole table stands in its own stretch. */
const between = (covers: Stretch, totalsRows: readonly number[]): readonly Stretch[] => {
  const inside = totalsRows.filter((row) => row >= covers.from && row <= covers.to);
  const ends = [covers.from - 1, ...inside, covers.to + 1];
  return ends
    .slice(1)
    .map((end, i) => ({ from: (ends[i] ?? 0) + 1, to: end - 1 }))
    .filter(({ from, to }) => to >= from);
};

/** `isItem`: a column of an item's awards; `isTotal`: their sum by row. */
export const withSums = (
  plan: WritePlan,
  mapping: Mapping,
  unit: Unit,
  isItem: (column: OwnColumn) => boolean,
  isTotal: (column: OwnColumn) => boolean,
): WritePlan => {
  const items = plan.columns.filter(isItem).sort((a, b) => a.column - b.column);
  const places = items.map(({ column }) => column);
  const totalsRows = mapping.skipped.filter(({ kind }) => kind === 'total' || kind === 'subtotal');
  const rowsOfTotals = totalsRows.map(({ row }) => row).sort((a, b) => a - b);
  const isTotalsRow = new Set(rowsOfTotals);
  const down = (column: OwnColumn): OwnColumn => {
    const values = [...column.values];
    for (const { row, covers } of totalsRows) {
      const at = row - plan.firstRow;
      if (!covers || isKept(values[at])) continue;
      const stretches = between(covers, rowsOfTotals);
      if (stretches.length > MOST_ARGUMENTS) continue;
      const cells = stretches.flatMap(({ from, to }) => values.slice(from - plan.firstRow, to - plan.firstRow + 1));
      if (summed(cells, unit) !== plainOf(values[at])) continue;
      const letters = columnLetters(column.column);
      const ranges = stretches.map(({ from, to }) => `${letters}${from + 1}:${letters}${to + 1}`).join(',');
      const formula = sumText(ranges, unit);
      if (formula.length <= LONGEST) values[at] = withFormula(values[at], formula, true);
    }
    return { ...column, values };
  };
  const right = (column: OwnColumn): OwnColumn => {
    let first: number | undefined;
    const values = column.values.map((cell, at) => {
      const row = plan.firstRow + at;
      const range = across(places, row);
      if (range === undefined || isTotalsRow.has(row) || isKept(cell)) return cell;
      const cells = items.map(({ values }) => values[at]);
      const made =
        cells.some((one) => typeof one === 'object' && one?.formula !== undefined) && summed(cells, unit) === plainOf(cell)
          ? withFormula(cell, first === undefined ? sumText(range, unit) : { as: first }, true)
          : cell;
      if (first === undefined && made !== cell) first = at;
      return made;
    });
    return { ...column, values };
  };
  return {
    ...plan,
    columns: plan.columns.map((column) => (isTotal(column) ? down(right(column)) : isItem(column) ? down(column) : column)),
  };
};
