/** Highest only among the items of one matter, within a project (all its rows) or within an enterprise. A tie goes to the exact amount, then to the order of the document. */
import type { Matter } from '../../policy/model';
import { Code } from '../outcome';
import { mark, type Settling } from './draft';
import { forGroups, type Entry } from './groups';

const isCeiling = ({ draft, unit }: Entry): boolean => draft.code[unit] === Code.upTo;

const fenOf = ({ draft, unit }: Entry): number => draft.amount[unit] as number;

const better = (a: Entry, b: Entry): number =>
  fenOf(b) - fenOf(a) ||
  Number(b.draft.code[b.unit] === Code.awarded) - Number(a.draft.code[a.unit] === Code.awarded) ||
  a.draft.index - b.draft.index ||
  a.unit - b.unit;

export const applyHighest = (matter: Matter, m: number, settling: Settling): void => {
  const drafts = matter.items.flatMap((id) => settling.byId.get(id) ?? []);
  forGroups(drafts, matter.grain, 2, settling, (candidates) => {
    const [top, ...rest] = [...candidates].sort(better) as [Entry, ...Entry[]];
    // A ceiling above an exact award decides nothing until its amount is decided: both stand, and the ceiling says so.
    const exact = isCeiling(top) ? rest.find((candidate) => !isCeiling(candidate)) : undefined;
    if (exact) mark(top.draft, 'matter', top.unit, m, settling);
    for (const candidate of rest) {
      if (candidate === exact) continue;
      const { draft, unit } = candidate;
      const by = exact && fenOf(candidate) <= fenOf(exact) ? exact : top;
      draft.code[unit] = Code.displaced;
      mark(draft, 'displacedBy', unit, by.draft.index, settling);
      mark(draft, 'matter', unit, m, settling);
    }
  });
};
