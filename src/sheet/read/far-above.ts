/**
 * Yuan typed into a column of 万元: columns that are read in; a reminder for each amount that is a thousand times what is usual in its column,
 * with what it would be in yuan, out. It is paid as it stands, mostly up to a cap that hides it.
 */
import { compare, divide, multiply, rational, toDecimal } from '../../core/rational';
import type { Problem } from '../../core/problem';
import { CellState, type NumberColumn, type Table } from '../../engine/table';
import type { Input, Policy } from '../../policy/model';
import { isMoney } from '../../policy/units';
import { kindAt, shownAt } from '../cells';
import type { MappedColumn } from '../mapping';
import { Kind, NumberFormat } from '../port/port';
import { factorOf, unitNamed } from '../units';
import { parseNumberText } from './number-text';
import { columnAt, type Source } from './source';
import { farAbove } from './table-problems';

/** Amounts without which nothing is usual. */
const LEAST = 5;
const TIMES = 1_000;
/** 万元: in a smaller unit, yuan do not stand out that far. */
const LEAST_UNIT = 10_000;
/** What it would be in yuan may lie that far outside of what the others are. */
const ABOUT = 10;
/** That many, or one in so many: where there are more, amounts lie that far apart in this column. */
const FEW = 3;
const RARE = 20;

interface Usual {
  readonly amount: number;
  /** Of amounts in the column. */
  readonly count: number;
  /** Of those that are usual. */
  readonly least: number;
  readonly most: number;
}

const countAbove = (line: number, values: Float64Array, state: Uint8Array): number => {
  let count = 0;
  for (let i = 0; i < values.length; i += 1) if (state[i] === CellState.value && (values[i] as number) > line) count += 1;
  return count;
};

/** The middle one; undefined where none can be a thousand times that. */
const usualOf = ({ values, state }: NumberColumn): Usual | undefined => {
  let least = Infinity;
  let most = 0;
  let count = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number;
    if (state[i] !== CellState.value || value <= 0) continue;
    if (value < least) least = value;
    if (value > most) most = value;
    count += 1;
  }
  // Where most are within reach of the largest, so is the one in the middle, and nothing need be sorted.
  if (count < LEAST || most < TIMES * least || countAbove(most / TIMES, values, state) * 2 > count + 1) return undefined;
  const sorted = values.filter((value, i) => state[i] === CellState.value && value > 0).sort();
  const amount = sorted[(count - 1) >> 1] ?? 0;
  return { amount, count, least, most: sorted.reduce((last, value) => (value < TIMES * amount ? value : last), amount) };
};

/** A cell that says its own unit means what it says. */
const saysUnit = (source: Source, row: number, column: number): boolean => {
  const { grid } = source;
  if (kindAt(grid, row, column) === Kind.text) {
    const text = parseNumberText(shownAt(grid, row, column));
    return text.kind === 'number' && (text.unit !== undefined || text.magnitude !== undefined);
  }
  return (columnAt(grid, column)?.formats[row - grid.firstRow] ?? 0) > NumberFormat.text;
};

const inColumn = (source: Source, input: Input, mapped: MappedColumn, column: NumberColumn): Problem[] => {
  const { grid, rows } = source;
  const factor = factorOf(input, mapped.unit);
  if (compare(factor, rational(LEAST_UNIT)) < 0) return [];
  const usual = usualOf(column);
  if (usual === undefined) return [];
  const times = Number(toDecimal(factor));
  // As yuan it is whole 分, and an amount like the others.
  const fits = (value: number): boolean =>
    value % ((times * input.scale) / 100) === 0 && value / times >= usual.least / ABOUT && value / times <= usual.most * ABOUT;
  const unit = unitNamed(mapped.unit)?.name ?? input.displayUnit;
  const shown = (scaled: number, by: typeof factor): string =>
    toDecimal(divide(rational(BigInt(scaled), BigInt(input.scale)), by)) ?? '';
  const problems: Problem[] = [];
  for (let i = 0; i < rows.length; i += 1) {
    const value = column.values[i] as number;
    const row = rows[i] as number;
    if (column.state[i] !== CellState.value || value < TIMES * usual.amount) continue;
    if (saysUnit(source, row, mapped.column)) continue;
    // One that was not typed in yuan tells that amounts of this column are that large.
    if (!fits(value)) return [];
    const at = { sheet: grid.sheet, column: mapped.column, header: mapped.label, input: input.name };
    const right = shown(value, multiply(factor, factor));
    problems.push(farAbove(at, row, shownAt(grid, row, mapped.column), unit, shown(usual.amount, factor), right));
  }
  return problems.length <= Math.max(FEW, usual.count / RARE) ? problems : [];
};

export const farAboveUsual = (source: Source, policy: Policy, table: Table): readonly Problem[] =>
  Object.entries(source.mapping.columns).flatMap(([name, mapped]) => {
    const input = policy.inputs.get(name);
    const column = table.columns.get(name);
    return input && column?.kind === 'number' && isMoney(input.type) ? inColumn(source, input, mapped, column) : [];
  });
