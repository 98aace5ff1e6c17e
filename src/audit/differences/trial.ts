/** Differences of one column as a computation of their own that can be changed and done anew: a settlement and the differences in; what each comes to under a world, out. */
import { settle } from '../../engine/settle';
import { keeping, type Kept } from '../../engine/settle/kept';
import type { Settlement } from '../../engine/outcome';
import type { Table } from '../../engine/table';
import { namesIn } from '../../policy/walk';
import type { Scene, World } from '../causes/cause';
import { enterprisesOf, rowsOf, type Difference, type Unit } from './compare';
import { expectedOf, type Expected, type Part } from './expected';
import { closureOf, formulasOf, restrict } from '../rewrite';
import { subsetOf } from '../subset';

export interface Stage {
  readonly scene: Scene;
  readonly units: readonly Unit[];
  /** What the scene's own computation came to, for what a world does not change. */
  readonly kept: Kept;
}

/** Awards of a place, with the ceilings or without; NaN where something is open there. */
const valueAt = ({ row, enterprise }: Expected, at: Unit, ceilings: boolean, base?: Expected): number => {
  const of = (part: Part, before: Part | undefined, u: number): number =>
    (part.open[u] as number) > (before?.open[u] ?? 0)
      ? Number.NaN
      : (part.awarded[u] as number) + (ceilings ? (part.upTo[u] as number) : 0);
  // Most are one row: there are no lists to be made for it.
  if (!at.rows && !at.enterprises)
    return of(row, base?.row, at.row) + (at.enterprise < 0 ? 0 : of(enterprise, base?.enterprise, at.enterprise));
  const own = at.rows ? at.rows.reduce((sum, u) => sum + of(row, base?.row, u), 0) : of(row, base?.row, at.row);
  return enterprisesOf(at).reduce((sum, e) => sum + of(enterprise, base?.enterprise, e), own);
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

export const stageOf = (
  whole: Settlement,
  table: Table,
  items: readonly string[],
  differences: readonly Difference[],
  { earlier, others = [] }: Partial<Pick<Scene, 'earlier' | 'others'>> = {},
): Stage => {
  const closure = closureOf(whole.policy, items);
  const small = subsetOf(
    table,
    differences.flatMap((one) => rowsOf(one).map((row) => table.enterpriseOf[row] as number)),
    inputsOf(whole, closure),
  );
  const { budget: _budget, ...choices } = whole.choices;
  const policy = restrict(whole.policy, closure);
  const rowAt = (row: number): number => small.rowAt.get(row) as number;
  const ownerAt = (e: number): number => small.enterpriseAt.get(e) as number;
  const units = differences.map(({ row, enterprise, rows, enterprises }): Unit => ({
    row: rowAt(row),
    enterprise: enterprise < 0 ? -1 : ownerAt(enterprise),
    ...(rows && { rows: rows.map(rowAt) }),
    ...(enterprises && { enterprises: enterprises.map(ownerAt) }),
  }));
  const wanted = new Set(items);
  const kept = keeping();
  return {
    kept,
    scene: {
      document: whole.policy,
      policy,
      choices,
      table: small.table,
      whole: table,
      rowsOfWhole: Int32Array.from(small.rowAt.keys()),
      places: differences.map(({ given, expected }, i) => ({ ...(units[i] as Unit), given: given ?? 0, due: expected })),
      items: policy.items.filter(({ id }) => wanted.has(id)),
      settlement: settle(policy, small.table, choices, { kept }),
      others,
      ...(earlier && { earlier }),
    },
    units,
  };
};

/** What each unit comes to in a world: NaN where it changes nothing there, or nothing can be said. */
export type Tried = (world: World) => (unit: number) => number;

export const trial = ({ scene, units, kept }: Stage): Tried => {
  const audited = new Set(scene.items.map(({ id }) => id));
  const bases = new Map<
    string,
    { readonly ids: ReadonlySet<string>; readonly part: Expected; readonly before: readonly number[] }
  >();
  const all = expectedOf(scene.settlement, audited);
  // Too little is short of what is exact, whatever somebody decides besides.
  const ceilings = scene.places.map(({ given, due }) => given > due);
  const valueOf = (expected: Expected, unit: number, base?: Expected): number =>
    valueAt(expected, units[unit] as Unit, ceilings[unit] as boolean, base);
  const whole = units.map((_, unit) => valueOf(all, unit));
  return (world) => {
    const key = [...world.touched].sort().join(' ');
    let base = bases.get(key);
    if (!base) {
      const ids = closureOf(scene.policy, world.touched);
      const part = expectedOf(
        scene.settlement,
        [...ids].filter((id) => audited.has(id)),
      );
      base = { ids, part, before: units.map((_, unit) => valueOf(part, unit)) };
      bases.set(key, base);
    }
    const { ids, part, before } = base;
    const changed = settle(
      restrict(world.policy ?? scene.policy, ids),
      world.table ?? scene.table,
      world.choices ?? scene.choices,
      { kept },
    );
    const now = expectedOf(
      changed,
      [...ids].filter((id) => audited.has(id)),
    );
    return (unit) => {
      const was = before[unit] as number;
      const after = valueOf(now, unit, part);
      return Number.isNaN(after) || after === was ? Number.NaN : (whole[unit] as number) - was + after;
    };
  };
};
