/**
 * How formulas read the cells of one input: the engine's column and the sheet's cells in; expressions over one cell out. Words are listed as
 * they stand in the column, so that a formula reads each of them as the reader did and takes any other for no answer.
 */
import type { Rational } from '../core/rational';
import { CellState, FLAG_BEFORE, FLAG_NOW, type Column } from '../engine/table';
import type { Input } from '../policy/model';
import {
  all,
  any,
  compared,
  constant,
  floor,
  isNumber,
  isYesOrNo,
  NO,
  not,
  plain,
  times,
  whole,
  type Expression,
  type Value,
} from './expression';
import type { Truth } from './compile';
import type { Quantity } from './quantity';
import { Inexpressible } from './reason';

type When = 'year' | 'first' | 'before' | 'ever';

export type CellReading =
  | { readonly kind: 'number'; readonly quantity: Quantity }
  | { readonly kind: 'flag'; readonly truth: (when: When) => Truth }
  | { readonly kind: 'choice'; readonly truth: (options: readonly string[]) => Truth };

/** One input's column, with what stands in each table row's cell; without cells where the column has none of its own. */
export interface Cells {
  readonly column: Column;
  readonly raw?: (row: number) => Value;
  /** What a plain number is multiplied by to give the engine's whole number, most usual first. */
  readonly factors: readonly number[];
  /** Bits of a plain yes, where that is known without a cell that says it. */
  readonly yes?: number | undefined;
}

/** More spellings than this make no readable formula. */
const MOST_SPELLINGS = 12;

/** Whether the cell holds this very thing. A blank is equal to 0 and to no, so numbers and logical values are asked for first. */
const holds = (cell: Expression, value: Exclude<Value, symbol>): Expression =>
  typeof value === 'number'
    ? all(isNumber(cell), compared(cell, '=', constant(value)))
    : typeof value === 'boolean'
      ? all(isYesOrNo(cell), compared(cell, '=', constant(value)))
      : compared(cell, '=', constant(value ?? ''));

/** Each spelling of the column with what the reader made of it; blank and bad cells are left out. */
const spellingsOf = ({ column, raw }: Cells, valueAt: (row: number) => number): ReadonlyMap<Exclude<Value, symbol>, number> => {
  const found = new Map<Exclude<Value, symbol>, number>();
  const unread = new Set<Value>();
  for (let row = 0; row < column.state.length; row += 1) {
    const value = raw?.(row) ?? null;
    const state = column.state[row] as CellState;
    if (typeof value === 'symbol') continue;
    if (state !== CellState.value) unread.add(value);
    else if (!found.has(value)) {
      found.set(value, valueAt(row));
      if (found.size > MOST_SPELLINGS) throw new Inexpressible('spellings');
    } else if (found.get(value) !== valueAt(row)) throw new Inexpressible('spellings');
  }
  if ([...found.keys()].some((value) => unread.has(value))) throw new Inexpressible('spellings');
  return found;
};

const flagReading = (cells: Cells, cell: Expression): CellReading => {
  const { column } = cells;
  if (column.kind !== 'flag') throw new Inexpressible('spellings');
  const bits = new Map(spellingsOf(cells, (row) => column.values[row] as number));
  if (!bits.has('否')) bits.set('否', 0);
  if (!bits.has('是') && cells.yes !== undefined) bits.set('是', cells.yes);
  const withBits = (wanted: (bits: number) => boolean): Expression =>
    any(...[...bits].flatMap(([value, found]) => (wanted(found) ? [holds(cell, value)] : [])));
  const truth = (wanted: (bits: number) => boolean): Truth => ({
    yes: withBits(wanted),
    no: withBits((found) => !wanted(found)),
  });
  return {
    kind: 'flag',
    truth: (when) =>
      truth((found) => {
        const [now, before] = [(found & FLAG_NOW) !== 0, (found & FLAG_BEFORE) !== 0];
        return when === 'year' ? now : when === 'first' ? now && !before : when === 'before' ? before : now || before;
      }),
  };
};

const choiceReading = (cells: Cells, cell: Expression, options: readonly string[]): CellReading => {
  const { column } = cells;
  if (column.kind !== 'choice') throw new Inexpressible('spellings');
  const index = new Map(spellingsOf(cells, (row) => column.values[row] as number));
  options.forEach((option, i) => index.has(option) || index.set(option, i));
  return {
    kind: 'choice',
    truth: (wanted) => {
      const of = (yes: boolean): Expression =>
        any(...[...index].flatMap(([value, i]) => (wanted.includes(options[i] ?? '') === yes ? [holds(cell, value)] : [])));
      return { yes: of(true), no: of(false) };
    },
  };
};

/** The factor by which the cell of a row gives what the reader read. */
export const factorAt = ({ column, raw, factors }: Cells, row: number): number => {
  const value = raw?.(row);
  const read = column.values[row];
  const fits = factors.find((one) => typeof value === 'number' && Math.round(value * one) === read);
  return (column.state[row] === CellState.value ? fits : undefined) ?? factors[0] ?? 1;
};

const scaled = ({ n, d }: Rational, scale: number): number => (Number(n) * scale) / Number(d);

/** What the reader asks of a number; a cell that breaks it says nothing. */
const boundsOf = (input: Input, cell: Expression, num: Expression): readonly Expression[] => [
  ...(input.min ? [compared(num, '>=', constant(scaled(input.min, input.scale)))] : []),
  ...(input.max ? [compared(num, '<=', constant(scaled(input.max, input.scale)))] : []),
  ...(input.whole ? [compared(floor(plain(cell)), '=', plain(cell))] : []),
];

/** `cell` and `factor` are holes where they differ by row. */
export const readingOf = (input: Input, cells: Cells, cell: Expression, factor: Expression): CellReading => {
  const { column } = cells;
  if (column.kind === 'listed') throw new Inexpressible('list');
  if (input.type.kind === 'flag') return flagReading(cells, cell);
  if (input.type.kind === 'choice') return choiceReading(cells, cell, input.type.options);
  if (cells.factors.some((one) => !Number.isInteger(one))) throw new Inexpressible('unit');
  const num = whole(times(plain(cell), factor));
  return {
    kind: 'number',
    quantity: {
      num,
      den: null,
      scale: input.scale,
      known: all(isNumber(cell), ...boundsOf(input, cell, num)),
      positive: input.min !== undefined && input.min.n >= 0n,
    },
  };
};

/** A column without cells says the same on every row. */
export const constantReading = (input: Input, column: Column): CellReading | undefined => {
  const same = column.state.every((state, row) => state === column.state[0] && column.values[row] === column.values[0]);
  if (!same) throw new Inexpressible('list');
  if (column.state[0] !== CellState.value || column.kind !== 'flag' || input.type.kind !== 'flag') return undefined;
  const bits = column.values[0] as number;
  const truth = (holding: boolean): Truth => (holding ? { yes: not(NO), no: NO } : { yes: NO, no: not(NO) });
  const [now, before] = [(bits & FLAG_NOW) !== 0, (bits & FLAG_BEFORE) !== 0];
  return {
    kind: 'flag',
    truth: (when) =>
      truth(when === 'year' ? now : when === 'first' ? now && !before : when === 'before' ? before : now || before),
  };
};
