/** Differences of one column as a computation of their own that can be changed and done anew: a settlement and the differences in; what each comes to under a world, out. */
import { settle } from '../engine/settle';
import type { Settlement } from '../engine/outcome';
import type { Table } from '../engine/table';
import { namesIn } from '../policy/walk';
import type { Scene, World } from './causes/cause';
import type { Difference, Unit } from './compare';
import { expectedOf, type Expected } from './expected';
import { closureOf, formulasOf, restrict } from './rewrite';
import { subsetOf } from './subset';

export interface Stage {
  readonly scene: Scene;
  readonly units: readonly Unit[];
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

export const stageOf = (
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
  };
};

/** What each unit comes to in a world: NaN where it changes nothing there, or nothing can be said. */
export type Tried = (world: World) => (unit: number) => number;

export const trial = ({ scene, units }: Stage): Tried => {
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
