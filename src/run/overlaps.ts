/** Double benefit between a policy that was computed and the others on its sheet: what stands there, and what was computed in the same run, in; the others, or the result with what there is to tell, out. */
import { PACKS } from '../policies';
import type { Policy } from '../policy/model';
import { parseOwnKey } from '../sheet/own-keys';
import { claimsOf, claimsOn } from '../sheet/overlaps/claims';
import { overlapsWith, type Other } from '../sheet/overlaps/overlaps';
import { DOUBLE_BENEFIT } from '../sheet/overlaps/problems';
import { loadShipped } from './policies';
import type { Computed, Opened } from './run';

/** Policies of one run: those computed before this one are compared with it, those after it compare themselves. */
export interface InRun {
  readonly before: readonly Computed[];
  readonly all: readonly string[];
}

/** Undefined for one that is not among those shipped. */
export const shipped = async (id: string): Promise<Policy | undefined> => {
  if (!Object.hasOwn(PACKS, id)) return undefined;
  const loaded = await loadShipped(id);
  return loaded.ok ? loaded.value : undefined;
};

/** Policies that left columns on the sheet in earlier runs. */
const othersOn = async (
  { grid, ownColumns, memory }: Pick<Opened, 'grid' | 'ownColumns' | 'memory'>,
  rows: readonly number[],
  except: readonly string[],
): Promise<readonly Other[]> => {
  const ids = new Set(ownColumns.flatMap(({ key }) => parseOwnKey(key)?.policy ?? []));
  const others: Other[] = [];
  for (const id of ids) {
    const remembered = memory?.policies[id];
    if (except.includes(id) || !remembered) continue;
    const claims = claimsOn(grid, ownColumns, id, remembered, rows);
    others.push({ id, policy: await shipped(id), year: remembered.year, claims });
  }
  return others;
};

/** Every other policy that pays on this sheet, as far as it is known. */
export const othersBeside = async (
  opened: Pick<Opened, 'grid' | 'ownColumns' | 'memory'>,
  { settlement }: Pick<Computed, 'settlement'>,
  inRun: InRun = { before: [], all: [] },
): Promise<readonly Other[]> => {
  const rows = Array.from(settlement.table.rowNumbers, (number) => number - 1);
  return [
    ...inRun.before.map(({ settlement: other }): Other => ({
      id: other.policy.id,
      policy: other.policy,
      year: other.choices.year,
      claims: claimsOf(other, opened.ownColumns),
    })),
    ...(await othersOn(opened, rows, [settlement.policy.id, ...inRun.all])),
  ];
};

export const withOverlaps = async (
  opened: Pick<Opened, 'grid' | 'ownColumns' | 'memory'>,
  computed: Computed,
  inRun: InRun = { before: [], all: [] },
): Promise<Computed> => {
  const { settlement } = computed;
  const others = await othersBeside(opened, computed, inRun);
  const problems = computed.problems.filter(({ code }) => code !== DOUBLE_BENEFIT);
  return { ...computed, problems: [...problems, ...overlapsWith(settlement, others)] };
};
