/** Who is compared or added up together: items and what is one group in; the paying units of each group, out. */
import type { Grain } from '../../policy/model';
import { pays, type Draft, type Settling } from './draft';

export interface Entry {
  readonly draft: Draft;
  readonly unit: number;
}

/** What is one group: a project (on all its rows), an enterprise, or each unit of items of one grain by itself. */
export type Within = Grain | 'unit';

/** The group of each unit of an item; undefined where a unit is its own group. */
const groupOf = (d: Draft, within: Within, { projectOf, enterpriseOf }: Settling): Int32Array | undefined =>
  within === 'unit' || d.frame.grain === 'enterprise' ? undefined : within === 'project' ? projectOf : enterpriseOf;

/**
 * Calls `each` for every group that has at least `least` paying units of these items, in their order and then that of the units.
 * Counted first, so that the many groups without any cost one look at a byte.
 */
export const forGroups = (
  drafts: readonly Draft[],
  within: Within,
  least: number,
  settling: Settling,
  each: (entries: readonly Entry[], group: number) => void,
): void => {
  const concerned = drafts.filter((d) => d.payers.length > 0 && (within !== 'project' || d.frame.grain === 'project'));
  if (concerned.length === 0) return;
  const counts = new Uint32Array(Math.max(0, ...concerned.map(({ frame }) => frame.units)));
  for (const d of concerned) {
    const of = groupOf(d, within, settling);
    for (const u of d.payers) if (pays(d.code[u])) counts[of ? (of[u] as number) : u]! += 1;
  }
  const groups = new Map<number, Entry[]>();
  for (let g = 0; g < counts.length; g += 1) if ((counts[g] as number) >= least) groups.set(g, []);
  if (groups.size === 0) return;
  for (const d of concerned) {
    const of = groupOf(d, within, settling);
    for (const u of d.payers) {
      if (!pays(d.code[u])) continue;
      const g = of ? (of[u] as number) : u;
      if ((counts[g] as number) >= least) groups.get(g)?.push({ draft: d, unit: u });
    }
  }
  groups.forEach(each);
};
