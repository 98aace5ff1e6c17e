/** The given amounts of a column: a table, its grid and the column in; 分 per table row, what stood in each cell, and which cells are typed over formulas, out. */
import type { Problem } from '../../core/problem';
import { CellState } from '../../engine/table';
import type { Mapping } from '../../sheet/mapping';
import { address, shownAt } from '../../sheet/cells';
import { compact } from '../../sheet/normalise';
import { Kind, type Grid } from '../../sheet/port/port';
import { mergedRows } from '../../sheet/read/enterprises';
import { readNumbers } from '../../sheet/read/number-column';
import { columnAt, type Source } from '../../sheet/read/source';
import type { GivenColumn } from './columns';
import { givenNotCalculated } from './problems';
import { amountInput } from './unit';
import { marksOf } from '../../sheet/text-marks';

export interface GivenAmounts {
  /** 分 per table row; 0 where `state` is no value. */
  readonly fen: Float64Array;
  /** CellState per table row. */
  readonly state: Uint8Array;
  /** 1 where a number stands as a constant in a column of formulas; absent where the column is none. */
  readonly typed?: Uint8Array;
  /** Per table row the row of the sheet whose cell holds its amount; absent where no cells of the column are merged. */
  readonly cells?: Int32Array;
  readonly problems: readonly Problem[];
}

/** A column is one of formulas where at least this share of its numbers are computed. */
const FORMULAS = 0.8;
const FEWEST = 5;

export const sourceFor = (grid: Grid, mapping: Mapping, rowNumbers: Int32Array): Source => ({
  grid,
  mapping,
  rows: rowNumbers.map((n) => n - 1),
  blankText: marksOf(grid.strings, (s) => s.trim() === ''),
});

const typedOver = (source: Source, column: number): Uint8Array | undefined => {
  const cells = columnAt(source.grid, column);
  const formulas = cells?.formulas;
  if (!cells || !formulas) return undefined;
  const typed = new Uint8Array(source.rows.length);
  let numbers = 0;
  let computed = 0;
  source.rows.forEach((row, i) => {
    const r = row - source.grid.firstRow;
    // A formula is one whether it was calculated or not.
    const isFormula = formulas[r] !== 0 && (cells.kinds[r] === Kind.number || cells.kinds[r] === Kind.error);
    if (!isFormula && cells.kinds[r] !== Kind.number) return;
    numbers += 1;
    if (isFormula) computed += 1;
    else typed[i] = 1;
  });
  return computed >= FEWEST && computed >= FORMULAS * numbers ? typed : undefined;
};

const mergedCells = (source: Source, column: number): Int32Array | undefined => {
  const below = mergedRows(source, column);
  return below.size === 0 ? undefined : source.rows.map((row) => below.get(row)?.row ?? row);
};

/** Our own columns say 最高…, 待定 or 缺数据 where there is no award: words that are no amount. */
const withoutWords = (state: Uint8Array): Uint8Array => state.map((s) => (s === CellState.bad ? CellState.blank : s));

/** Whoever keeps the list has refused it: nothing is paid, and that is said. */
const REFUSED = /^(?:拟|经审核)?不予(?:奖补|奖励|补助|支持|享受|兑现|安排|资助|拨付|通过)?$/;

/** By table row, of the cells that are no numbers. */
const refusedIn = ({ grid, rows }: Source, column: number, state: Uint8Array): ReadonlySet<number> =>
  new Set(
    [...rows.keys()].filter((i) => state[i] === CellState.bad && REFUSED.test(compact(shownAt(grid, rows[i] as number, column)))),
  );

/** Formulas that were not calculated are told once for the column. */
const together = (problems: readonly Problem[], { header }: GivenColumn, sheet: string): readonly Problem[] => {
  const cells = problems.flatMap(({ code, place }) =>
    code === 'not-calculated' && place.cell !== undefined ? [place.cell] : [],
  );
  return cells.length === 0
    ? problems
    : [...problems.filter(({ code }) => code !== 'not-calculated'), givenNotCalculated(sheet, header, cells)];
};

/** A column of money in a stated unit, read for its amounts alone. */
export const moneyColumn = (column: number, header: string, unit: string): GivenColumn => ({
  column,
  header,
  label: header,
  kind: 'award',
  own: false,
  unit,
  unitSource: 'header',
  items: [],
  all: true,
});

export const readGiven = (source: Source, given: GivenColumn, unit: string): GivenAmounts => {
  const mapped = {
    column: given.column,
    header: given.header,
    label: given.label,
    unit,
    unitSource: 'header' as const,
    by: 'sheet' as const,
  };
  const { column, problems } = readNumbers(source, amountInput(given.label), mapped);
  const typed = typedOver(source, given.column);
  const cells = mergedCells(source, given.column);
  const refused = given.own ? new Set<number>() : refusedIn(source, given.column, column.state);
  const refusedCells = new Set([...refused].map((i) => address(source.rows[i] as number, given.column)));
  return {
    fen: column.values.map((fen, i) => (refused.has(i) ? 0 : fen)),
    state: given.own ? withoutWords(column.state) : column.state.map((one, i) => (refused.has(i) ? CellState.value : one)),
    ...(typed && { typed }),
    ...(cells && { cells }),
    problems: given.own
      ? []
      : together(
          problems.filter(({ place: { cell } }) => cell === undefined || !refusedCells.has(cell)),
          given,
          source.grid.sheet,
        ),
  };
};
