/**
 * Amounts that were worked out from a base of which the sheet has fewer digits: the differences of one column with what explains them in; those that lie between
 * what half a last place less and half a last place more of one base would pay, out. One row says nothing; most rows do.
 */
import { text } from '../../core/lang';
import type { Telling } from '../../core/money';
import type { Settlement } from '../../engine/outcome';
import { CellState, type NumberColumn } from '../../engine/table';
import { namesIn } from '../../policy/walk';
import { isMoney } from '../../policy/units';
import type { World } from '../causes/cause';
import type { Difference } from './compare';
import type { Explained } from './rank';
import { stageOf, trial, type Stage } from './trial';

export interface PrintedBase {
  /** As the sheet heads the base. */
  readonly header: string;
  /** 分 of its last place. */
  readonly place: number;
  /** The differences that it may explain, with what to tell of each. */
  readonly causes: ReadonlyMap<Difference, readonly Explained[]>;
}

/** Fewer numbers than these are round by accident, and so many amounts must fit. */
const LEAST_NUMBERS = 5;
const LEAST_FITTING = 3;
/** 分: nobody misses what is behind the yuan. */
const FINEST = 100;
const COARSEST = 1e10;
/** Differences that are looked at: what a whole column has in common shows in them. */
const MOST = 2_000;

/** The largest power of ten that all numbers of a column are multiples of. */
const placeOf = ({ values, state }: NumberColumn): number => {
  const numbers = values.filter((value, row) => state[row] === CellState.value && value !== 0);
  if (numbers.length < LEAST_NUMBERS) return 1;
  let place = 1;
  while (place < COARSEST && numbers.every((value) => value % (place * 10) === 0)) place *= 10;
  return place;
};

const basesOf = ({ items, whole, policy }: Stage['scene']): readonly (readonly [NumberColumn, readonly string[]])[] => {
  const readers = new Map<NumberColumn, string[]>();
  for (const { id, amount } of items)
    for (const name of amount ? namesIn([amount.node]).inputs : []) {
      const type = policy.inputs.get(name)?.type;
      const column = type && isMoney(type) ? whole.columns.get(name) : undefined;
      if (column?.kind === 'number') readers.set(column, [...(readers.get(column) ?? []), id]);
    }
  return [...readers];
};

/** A mistyped digit is what the missing digits look like; whatever else comes out to the 分 says more. */
const isDoubtful = (causes: readonly Explained[]): boolean => causes.every(({ id, exact }) => !exact || id === 'digits');

export const printedBase = (
  settlement: Settlement,
  items: readonly string[],
  all: readonly Difference[],
  found: ReadonlyMap<Difference, readonly Explained[]>,
  money: Telling,
): PrintedBase | undefined => {
  const differences = all.slice(0, MOST);
  const doubtful = differences.map((one) => (one.given ?? 0) > 0 && isDoubtful(found.get(one) ?? []));
  if (doubtful.filter(Boolean).length < LEAST_FITTING) return undefined;
  const stage = stageOf(settlement, settlement.table, items, differences);
  const { scene } = stage;
  const tried = trial(stage);
  for (const [base, touched] of basesOf(scene)) {
    const place = placeOf(base);
    const own = scene.table.columns.get(base.input);
    if (place < FINEST || own?.kind !== 'number') continue;
    const by = (fen: number): ((unit: number) => number) => {
      const values = own.values.map((value, row) => (own.state[row] === CellState.value && value !== 0 ? value + fen : value));
      const columns = new Map([...scene.table.columns, [base.input, { ...own, values }] as const]);
      const world: World = { id: 'rounding', weight: 0, text: text('', ''), touched, table: { ...scene.table, columns } };
      const comesTo = tried(world);
      return (unit) => {
        const fenThere = comesTo(unit);
        return Number.isNaN(fenThere) ? (differences[unit] as Difference).expected : fenThere;
      };
    };
    const ends = [by(-place / 2), by(place / 2)];
    const fitting = differences.filter(({ given }, unit) => {
      const [low = 0, high = 0] = ends.map((end) => end(unit)).sort((a, b) => a - b);
      return doubtful[unit] && given !== null && given >= low && given <= high;
    });
    if (fitting.length < LEAST_FITTING || fitting.length * 2 < differences.length) continue;
    const why = (given: number): Explained => ({
      id: 'rounding',
      weight: 60,
      exact: false,
      comesTo: given,
      text: text(
        `底数“${base.header}”按所列位数取整（到${money(place, 'zh')}），金额像是按取整前的数计的`,
        `The base “${base.header}” is rounded to the places shown (${money(place, 'en')}); the amount fits a base before rounding`,
      ),
    });
    return {
      header: base.header,
      place,
      causes: new Map(
        fitting.map((one) => [one, [why(one.given ?? 0), ...(found.get(one) ?? []).filter(({ exact }) => !exact)]] as const),
      ),
    };
  }
  return undefined;
};
