/**
 * Why amounts differ: the differences of one column in; for each the causes that explain it, found by trying, out.
 * Enterprises with differences are settled anew, all at once, under each world: one thing changed in the computation. An amount that comes out to the 分 is explained.
 * A first stretch of the differences tries every world; the rest only those that have explained something, so that a column that is wrong throughout stays quick.
 */
import { text as both } from '../core/lang';
import { settle } from '../engine/settle';
import type { Settlement } from '../engine/outcome';
import type { Table } from '../engine/table';
import { formulasOf, closureOf, restrict } from './rewrite';
import { amountCauses, type Facts } from './causes/amounts';
import type { Cause, CauseId, Scene, World } from './causes/cause';
import { worldsOf } from './causes';
import type { Difference, Unit } from './compare';
import { expectedOf, type Expected } from './expected';
import { subsetOf } from './subset';
import { namesIn } from '../policy/walk';

export interface Explained extends Cause {
  /** Explains the amount to the 分; otherwise it comes near. */
  readonly exact: boolean;
  /** 分 that the cause comes to. */
  readonly comesTo: number;
}

/** Differences that try every world. */
const FIRST = 600;
const MOST_KEPT = 4;
/** Of the causes that come near the nearest. */
const MOST_NEAR = 2;
/** What is left unexplained of a difference that a cause comes near to, at most. */
const NEAR = 0.02;

export interface SearchInput {
  readonly settlement: Settlement;
  /** Ids of the items that the column is held against. */
  readonly items: readonly string[];
  readonly differences: readonly Difference[];
  /** What is known of each difference besides. */
  readonly facts: (difference: Difference) => Facts;
  readonly earlier?: Scene['earlier'];
  readonly progress?: (done: number, total: number) => void;
}

interface Stage {
  readonly scene: Scene;
  readonly units: readonly Unit[];
  readonly value: (expected: Expected, unit: number) => number;
}

/** Awards and ceilings of a place together; NaN where something is open there. */
const valueAt = ({ row, enterprise }: Expected, at: Unit, base?: Expected): number => {
  const open = (now: number, before: number | undefined): boolean => now > (before ?? 0);
  if (open(row.open[at.row] as number, base?.row.open[at.row])) return Number.NaN;
  const own = (row.awarded[at.row] as number) + (row.upTo[at.row] as number);
  if (at.enterprise < 0) return own;
  if (open(enterprise.open[at.enterprise] as number, base?.enterprise.open[at.enterprise])) return Number.NaN;
  return own + (enterprise.awarded[at.enterprise] as number) + (enterprise.upTo[at.enterprise] as number);
};

const inputsOf = ({ policy }: Settlement, ids: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([
    ...namesIn(policy.items.filter(({ id }) => ids.has(id)).flatMap(formulasOf)).inputs,
    ...policy.gates.flatMap(({ inputs }) => inputs),
    ...policy.matters.flatMap(({ promotion }) => promotion?.prior ?? []),
    ...namesIn(policy.limits.map(({ cap }) => cap)).inputs,
    // Last year's columns stand in for this year's.
    ...[...policy.inputs.keys()].filter((name) => /上年|去年|今年|当年|^年/.test(name)),
  ]);

const stageOf = (
  whole: Settlement,
  table: Table,
  items: readonly string[],
  differences: readonly Difference[],
  earlier: Scene['earlier'],
): Stage => {
  const closure = closureOf(whole.policy, items);
  const small = subsetOf(
    table,
    differences.map(({ row }) => table.enterpriseOf[row] as number),
    inputsOf(whole, closure),
  );
  const { budget: _budget, ...choices } = whole.choices;
  const policy = restrict(whole.policy, closure);
  const units = differences.map(({ row, enterprise }) => ({
    row: small.rowAt.get(row) as number,
    enterprise: enterprise < 0 ? -1 : (small.enterpriseAt.get(enterprise) as number),
  }));
  const wanted = new Set(items);
  return {
    scene: {
      document: whole.policy,
      policy,
      choices,
      table: small.table,
      whole: table,
      rowsOfWhole: Int32Array.from(small.rowAt.keys()),
      places: differences.map(({ given, expected }, i) => ({ ...(units[i] as Unit), given: given ?? 0, due: expected })),
      items: policy.items.filter(({ id }) => wanted.has(id)),
      settlement: settle(policy, small.table, choices),
      ...(earlier && { earlier }),
    },
    units,
    value: (expected, unit) => valueAt(expected, units[unit] as Unit),
  };
};

/** What each unit comes to in a world: NaN where it changes nothing there, or nothing can be said. */
type Tried = (world: World) => (unit: number) => number;

const trial = ({ scene, units }: Stage): Tried => {
  const audited = new Set(scene.items.map(({ id }) => id));
  const bases = new Map<string, { readonly ids: ReadonlySet<string>; readonly part: Expected }>();
  const all = expectedOf(scene.settlement, audited);
  const whole = units.map((at) => valueAt(all, at));
  return (world) => {
    const key = [...world.touched].sort().join(' ');
    let base = bases.get(key);
    if (!base) {
      const ids = closureOf(scene.policy, world.touched);
      base = {
        ids,
        part: expectedOf(
          scene.settlement,
          [...ids].filter((id) => audited.has(id)),
        ),
      };
      bases.set(key, base);
    }
    const { ids, part } = base;
    const changed = settle(
      restrict(world.policy ?? scene.policy, ids),
      world.table ?? scene.table,
      world.choices ?? scene.choices,
    );
    const now = expectedOf(
      changed,
      [...ids].filter((id) => audited.has(id)),
    );
    return (unit) => {
      const at = units[unit] as Unit;
      const before = valueAt(part, at);
      const after = valueAt(now, at, part);
      return Number.isNaN(after) || after === before ? Number.NaN : (whole[unit] as number) - before + after;
    };
  };
};

/** The same thing said of the same item twice (a rounding of the only item, and of the sum), or of one item and of several, is said once. */
const isSaid = (list: readonly Explained[], one: Explained): boolean =>
  list.some(
    (other) =>
      other.id === one.id &&
      other.comesTo === one.comesTo &&
      (other.item === one.item || one.item === undefined) &&
      other.text.zh === one.text.zh,
  );

/** 分 that rounding comes to at most, to the coarsest place that anybody rounds to. */
const ROUNDED = 1_000_000;
/** Rounding that does more has lifted a base over a line: less likely than that the line was not looked at. */
const LIFTED = 45;

const likely = ({ id, weight }: Explained, { given, expected }: Difference): number =>
  id === 'rounding' && Math.abs((given ?? 0) - expected) > ROUNDED ? LIFTED : weight;

/** What a cause gains that whoever made the column had throughout: one mistake in a formula is likelier than several that happen to fit. */
const COMMON = 30;
/** Of the differences it explains at least so many. A reading changes many an amount that a rule left out changes alike. */
const COMMON_SHARE: Partial<Record<CauseId, number>> = { 'cap-figure': 0.5, reading: 0.9 };

const isCommon = ({ id, exact }: Explained, support: number, places: number): boolean =>
  exact && support >= 3 && support >= (COMMON_SHARE[id] ?? Infinity) * places;

const offBy = ({ comesTo }: Explained, { given }: Difference): number => Math.abs((given ?? 0) - comesTo);

/** What a cause that comes near loses: the farther off, the more. */
const lossOf = (one: Explained, difference: Difference): number =>
  one.exact ? 0 : (2_000 * offBy(one, difference)) / Math.max(1, Math.abs((difference.given ?? 0) - difference.expected));

const rank = (
  list: readonly Explained[],
  support: ReadonlyMap<string, number>,
  difference: Difference,
  places: number,
): readonly Explained[] => {
  // A cause that explains many places at once is likelier than one that explains this one alone.
  const score = (one: Explained): number => {
    const others = support.get(one.text.zh) ?? 1;
    const gain = Math.min(6, 2 * Math.log10(others)) + (isCommon(one, others, places) ? COMMON : 0);
    return (one.exact ? 1_000 : 0) + likely(one, difference) + gain - lossOf(one, difference);
  };
  return [...list].sort((a, b) => score(b) - score(a)).slice(0, MOST_KEPT);
};

export const findCauses = (input: SearchInput): ReadonlyMap<Difference, readonly Explained[]> => {
  const { settlement, items, differences, facts } = input;
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
  for (const difference of differences)
    for (const cause of amountCauses(facts(difference)))
      note(difference, { ...cause, exact: true, comesTo: difference.given ?? 0 });

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
    const stage = stageOf(whole, settlement.table, items, part, input.earlier);
    const tried = trial(stage);
    const worlds = choose(worldsOf(stage.scene));
    worlds.forEach((world, w) => {
      const comesTo = tried(world);
      const cause = say(world);
      const unless = enough(world);
      const { text } = world;
      part.forEach((difference, unit) => {
        const fen = comesTo(unit);
        // Nothing at all is no lower item.
        if (Number.isNaN(fen) || (fen === 0 && world.id === 'lower-item')) return;
        const given = difference.given ?? 0;
        const off = Math.abs(given - fen);
        if (off === 0) {
          useful.add(text.zh);
          note(difference, { ...cause, exact: true, comesTo: fen }, unless);
        } else if (off <= NEAR * Math.abs(given - difference.expected))
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
  const useful = run(differences.slice(0, FIRST), (worlds) => worlds, plain);
  run(differences.slice(FIRST), (worlds) => worlds.filter(({ text }) => useful.has(text.zh)), plain);
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
