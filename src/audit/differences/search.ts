/**
 * Why amounts differ: the differences of one column in; for each the causes that explain it, found by trying, out.
 * Enterprises with differences are settled anew, all at once, under each world: one thing changed in the computation. An amount that comes out to the 分 is explained.
 * A first stretch of the differences tries every world; the rest only those that have explained something, so that a column that is wrong throughout stays quick.
 */
import { text as both } from '../../core/lang';
import type { Settlement } from '../../engine/outcome';
import { amountCauses, type Facts } from '../causes/amounts';
import { atBound } from '../causes/bases';
import type { Cause, CauseId, Scene, World } from '../causes/cause';
import { worldsOf } from '../causes';
import { causesBeforeRounding, type ColumnRounding } from './column-rounding';
import { limitOf, type Difference } from './compare';
import { offBy, rank, type Explained } from './rank';
import { withItem } from '../rewrite';
import { stageOf, trial } from './trial';

/** Causes that put another number in the place of a base. */
const ON_BASE: ReadonlySet<CauseId> = new Set(['unit', 'vat', 'shifted', 'other-column']);
/** A slip of a base that has only moved a line or a tier: whatever else comes out says more. */
const LINES_ONLY = 20;
/** 分 that rounding comes to at most, to the coarsest place that anybody rounds to. */
const ROUNDED = 1_000_000;
/** Rounding that does more has lifted a base over a line: less likely than that the line was not looked at. */
const LIFTED = 45;
/** Any large base ends at the cap, so that an amount that stands there hardly tells which. */
const AT_BOUND = 58;

const boundOf = ({ items, policy }: Scene): World => ({
  id: 'unit',
  text: both('', ''),
  weight: 0,
  touched: items.map(({ id }) => id),
  policy: items.reduce((to, item) => withItem(to, atBound(item)), policy),
});

/** Differences that try every world. */
const FIRST = 600;
/** Of the causes that come near the nearest. */
const MOST_NEAR = 2;
/** What is left unexplained where a cause comes near, at most: of the difference, and of the amount itself, which anything small is near to in a large difference. */
const NEAR = 0.02;

export interface SearchInput {
  readonly settlement: Settlement;
  /** Ids of the items that the column is held against. */
  readonly items: readonly string[];
  readonly differences: readonly Difference[];
  /** What is known of each difference besides. */
  readonly facts: (difference: Difference) => Facts;
  readonly earlier?: Scene['earlier'];
  readonly others?: Scene['others'];
  /** What all amounts of the column went through: a cause explains one that it comes to after it. */
  readonly rounded?: ColumnRounding;
  readonly progress?: (done: number, total: number) => void;
}

/** The same thing said of the same item twice (a rounding of the only item, and of the sum), or of one item and of several, is said once. */
const isSaid = (list: readonly Explained[], one: Explained): boolean =>
  list.some(
    (other) =>
      other.id === one.id &&
      other.comesTo === one.comesTo &&
      (other.item === one.item || one.item === undefined) &&
      other.text.zh === one.text.zh,
  );

export const findCauses = (input: SearchInput): ReadonlyMap<Difference, readonly Explained[]> => {
  const { settlement, items, differences, facts, rounded } = input;
  const found = new Map<Difference, Explained[]>();
  const support = new Map<string, number>();
  const note = (difference: Difference, cause: Explained, unless: readonly CauseId[] = []): void => {
    const list = found.get(difference) ?? [];
    found.set(difference, list);
    if (list.some(({ id, exact }) => (exact || !cause.exact) && unless.includes(id))) return;
    if (!cause.exact) {
      // Nothing makes room for what is there already.
      if (isSaid(list, cause)) return;
      const near = list.filter(({ exact }) => !exact).sort((a, b) => offBy(b, difference) - offBy(a, difference));
      const [farthest] = near;
      if (farthest && near.length >= MOST_NEAR) {
        if (offBy(cause, difference) >= offBy(farthest, difference)) return;
        list.splice(list.indexOf(farthest), 1);
      }
    }
    if (cause.exact) support.set(cause.text.zh, (support.get(cause.text.zh) ?? 0) + 1);
    if (!isSaid(list, cause)) list.push(cause);
  };
  // Of a column that is rounded throughout, what is nothing else needs no search.
  const merely = new Set(differences.filter((one) => rounded?.isAll(one)));
  const searched = merely.size > 0 ? differences.filter((one) => !merely.has(one)) : differences;
  for (const difference of differences) {
    const known = facts(difference);
    const causes = rounded && merely.has(difference) ? [rounded.cause] : rounded ? causesBeforeRounding(known, rounded) : [];
    for (const cause of [...amountCauses(known), ...causes])
      note(difference, { ...cause, exact: true, comesTo: difference.given ?? 0 });
  }

  const run = (
    part: readonly Difference[],
    choose: (worlds: readonly World[]) => readonly World[],
    {
      whole,
      say,
      enough,
    }: {
      readonly whole: Settlement;
      readonly say: (world: World) => Cause;
      readonly enough: (world: World) => readonly CauseId[] | undefined;
    },
  ): ReadonlySet<string> => {
    const useful = new Set<string>();
    if (part.length === 0) return useful;
    const stage = stageOf(whole, settlement.table, items, part, input);
    const tried = trial(stage);
    let bound: ((unit: number) => number) | undefined;
    const isAtBound = (unit: number, fen: number): boolean => {
      bound ??= tried(boundOf(stage.scene));
      return bound(unit) === fen;
    };
    const worlds = choose(worldsOf(stage.scene));
    worlds.forEach((world, w) => {
      const comesTo = tried(world);
      const said = say(world);
      const lifts = said.id === 'rounding' && !world.ofAnySize;
      const unless = enough(world);
      const { text, lines } = world;
      let byLines: ((unit: number) => number) | undefined;
      const movesLine = (unit: number, fen: number): boolean => {
        if (!lines) return false;
        byLines ??= tried({ ...world, policy: lines });
        return byLines(unit) === fen;
      };
      part.forEach((difference, unit) => {
        const fen = comesTo(unit);
        // Nothing at all is no lower item, and any base that is small enough pays nothing.
        if (Number.isNaN(fen) || (fen === 0 && (world.pays || world.id === 'lower-item' || ON_BASE.has(world.id)))) return;
        if (world.only && !world.only.has(unit)) return;
        const given = difference.given ?? 0;
        const expected = limitOf(difference);
        const off = Math.abs(given - fen);
        const cause = lifts && Math.abs(given - expected) > ROUNDED ? { ...said, weight: LIFTED } : said;
        const after = rounded?.fits(fen, { given, expected }, cause.weight) ? rounded.after : undefined;
        if (off === 0 || after) {
          useful.add(text.zh);
          const least = movesLine(unit, fen) ? LINES_ONLY : ON_BASE.has(world.id) && isAtBound(unit, fen) ? AT_BOUND : 100;
          const weight = Math.min(cause.weight, least);
          const told = { ...cause, weight };
          note(difference, { ...(after ? after(told) : told), exact: true, comesTo: given }, unless);
        } else if (off <= NEAR * Math.min(Math.abs(given - expected), Math.abs(given)))
          note(difference, { ...cause, exact: false, comesTo: fen }, unless);
      });
      input.progress?.(w + 1, worlds.length);
    });
    return useful;
  };

  const plain = {
    whole: settlement,
    say: ({ id, text, weight, item }: World): Cause => ({ id, text, weight, ...(item !== undefined && { item }) }),
    enough: ({ unless }: World) => unless,
  };
  const useful = run(searched.slice(0, FIRST), (worlds) => worlds, plain);
  run(searched.slice(FIRST), (worlds) => worlds.filter(({ text }) => useful.has(text.zh)), plain);
  // Who is excluded and was paid all the same may have been paid wrongly besides.
  const excluded = differences.filter(
    (one) => one.expected === 0 && (one.given ?? 0) > 0 && !found.get(one)?.some(({ exact }) => exact),
  );
  run(excluded.slice(0, FIRST), (worlds) => worlds, {
    whole: { ...settlement, policy: { ...settlement.policy, gates: [] } },
    say: ({ text, item }) => ({
      id: 'gate',
      weight: 60,
      text: both(`应不予享受仍计奖，而且${text.zh}`, `Paid although excluded, and besides: ${text.en}`),
      ...(item !== undefined && { item }),
    }),
    enough: ({ unless }) => unless && ['gate'],
  });
  return new Map(
    differences.map((difference) => [difference, rank(found.get(difference) ?? [], support, difference, differences.length)]),
  );
};
