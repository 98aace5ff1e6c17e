/**
 * Items as formulas: a settlement and its sheet in; for each item a formula per row, or why there is none, out. A formula is given only where
 * it comes, computed here as a spreadsheet computes it, to the very cell that the engine's result makes.
 */
import type { Lang } from '../core/lang';
import type { ItemOutcome, Settlement } from '../engine/outcome';
import { severalRows } from '../engine/settle/projects';
import type { Unit } from '../sheet/compose/amounts';
import { rowOf } from '../sheet/compose/awards';
import { STATUS_WORDS } from '../sheet/compose/words';
import type { Mapping } from '../sheet/mapping';
import type { Grid } from '../sheet/port/port';
import {
  compared,
  constant,
  either,
  fillHoles,
  FAULT,
  floor,
  holesIn,
  most,
  not,
  NOT_AVAILABLE,
  over,
  shown,
  size,
  texts,
  times,
  type Expression,
  type Value,
} from './expression';
import type { Figures } from './figures';
import { MOST } from './quantity';
import { Inexpressible, type Reason } from './reason';
import { standingsOf, type Standing } from './rules';
import { signed } from '../sheet/port/own-formula';
import { worldOf } from './world';

/** What a cell of ours comes to without a formula: a number of the shown unit, words, or nothing. */
export type Shown = number | string | null;

export interface Formula {
  readonly text: () => string;
  readonly value: Shown;
  /** Rows of an item for which this is the same have formulas that differ in nothing but the row. */
  readonly alike?: string;
}

export type Emitted = { readonly formula: Formula } | { readonly reason: Reason };

export interface Emitter {
  readonly figures: Figures;
  /** Whether an item can be a formula at all. */
  readonly reasonOf: (item: string) => Reason | undefined;
  /** For a unit of the item's grain; `wanted` is what the cell comes to. */
  readonly emit: (item: string, unit: number, wanted: Shown) => Emitted;
}

const WAN = constant(1_000_000);

const ceilingText = (fen: Expression, unit: Unit, lang: Lang): Expression => {
  const prefix = constant(lang === 'zh' ? '最高' : 'up to ');
  if (unit === '元') return texts(prefix, shown(over(fen, constant(100)), 2));
  const wan = over(fen, WAN);
  return texts(prefix, either(compared(times(floor(wan), WAN), '=', fen), shown(wan, 0), shown(wan, 6, true)));
};

/** The whole cell: what the item's column says in each case. */
const cellOf = (one: Standing, unit: Unit, lang: Lang): Expression => {
  const nothing = constant('');
  const missing = constant(STATUS_WORDS.missing[lang]);
  const sizes = [...new Map(one.guards.map((guard) => [guard.text, guard])).values()].map((guard) => size(guard));
  const large =
    sizes.length === 0
      ? constant(false)
      : compared(sizes.length === 1 ? (sizes[0] as Expression) : most(...sizes), '>', constant(MOST));
  const amount =
    one.basis === 'exact' ? over(one.fen, constant(unit === '元' ? 100 : 1_000_000)) : ceilingText(one.fen, unit, lang);
  const cases: readonly (readonly [Expression, Expression])[] = [
    [one.no, nothing],
    [not(one.yes), missing],
    [not(one.known), missing],
    [large, NOT_AVAILABLE],
    [not(one.comes), nothing],
    [not(one.ready), missing],
    [one.displaced, constant(STATUS_WORDS.displaced[lang])],
    [one.lacks, missing],
  ];
  return cases.reduceRight((rest, [when, then]) => either(when, then, rest), amount);
};

export const emitterOf = (
  settlement: Settlement,
  grid: Grid,
  mapping: Mapping,
  { lang, unit, items }: { readonly lang: Lang; readonly unit: Unit; readonly items?: ReadonlySet<string> },
): Emitter => {
  const world = worldOf(settlement, grid, mapping);
  const { policy, table } = settlement;
  const wanted = items ?? new Set(policy.items.map(({ id }) => id));
  const standings = standingsOf(world, wanted);
  const cells = new Map<string, Expression | Reason>();
  const outcomes = new Map<string, ItemOutcome>(settlement.outcomes.map((outcome) => [outcome.item.id, outcome]));
  const rowsOfEnterprise = new Int32Array(table.enterprises.length);
  table.enterpriseOf.forEach((enterprise) => (rowsOfEnterprise[enterprise]! += 1));
  const sharedRows = new Set(severalRows(table.projectOf).flat());

  const cellFor = (item: string): Expression | Reason => {
    const before = cells.get(item);
    if (before !== undefined) return before;
    const standing = standings.get(item) ?? 'figure';
    let made: Expression | Reason;
    try {
      made =
        settlement.choices.budget !== undefined
          ? 'budget'
          : typeof standing === 'string'
            ? standing
            : cellOf(standing, unit, lang);
    } catch (error) {
      if (!(error instanceof Inexpressible)) throw error;
      made = error.reason;
    }
    cells.set(item, made);
    return made;
  };

  const holes = new Map<string, readonly number[]>();
  const holesOf = (item: string, { text }: Expression): readonly number[] => {
    const found = holes.get(item) ?? holesIn(text);
    holes.set(item, found);
    return found;
  };

  const rowReason = (item: string, row: number): Reason | undefined => {
    const standing = standings.get(item);
    if (typeof standing !== 'object') return undefined;
    if (standing.oneRow && (rowsOfEnterprise[table.enterpriseOf[row] as number] ?? 0) > 1) return 'rows';
    if (standing.oneProjectRow && sharedRows.has(row)) return 'rows';
    return standing.item.amount?.cap && standing.item.grain === 'project' && sharedRows.has(row) ? 'project rows' : undefined;
  };

  return {
    figures: world.figures,
    reasonOf: (item) => {
      const cell = cellFor(item);
      return typeof cell === 'string' ? cell : undefined;
    },
    emit: (item, at, expected) => {
      const cell = cellFor(item);
      if (typeof cell === 'string') return { reason: cell };
      const outcome = outcomes.get(item) as ItemOutcome;
      const row = rowOf(settlement, outcome.item, at);
      const reason = rowReason(item, row);
      if (reason) return { reason };
      const found: Value = cell.run(world.scope(row));
      // Without an error in any cell, a fault is a number that grew too large.
      if (found === FAULT) return { reason: 'large' };
      if ((found === '' ? null : found) !== expected) return { reason: 'cells' };
      const alike = world.likeness(holesOf(item, cell), row);
      return {
        formula: {
          text: () => signed(fillHoles(cell.text, (index) => world.fill(index, row))),
          value: expected,
          ...(alike !== undefined && { alike }),
        },
      };
    },
  };
};
