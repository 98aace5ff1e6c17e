/** Highest only among the items of one matter, within a project (all its rows) or within an enterprise. A tie goes to the exact amount, then to the order of the document. */
import type { Matter } from '../../policy/model';
import { Code } from '../outcome';
import { mark, pays, paysAny, unitsOf, type Draft, type Settling } from './draft';

interface Candidate {
  readonly draft: Draft;
  readonly unit: number;
  readonly fen: number;
}

const isCeiling = ({ draft, unit }: Candidate): boolean => draft.code[unit] === Code.upTo;

const better = (a: Candidate, b: Candidate): number =>
  b.fen - a.fen ||
  Number(b.draft.code[b.unit] === Code.awarded) - Number(a.draft.code[a.unit] === Code.awarded) ||
  a.draft.index - b.draft.index ||
  a.unit - b.unit;

export const applyHighest = (matter: Matter, m: number, settling: Settling): void => {
  const drafts = matter.items.flatMap((id) => settling.byId.get(id) ?? []);
  const paying = drafts.filter(paysAny);
  if (paying.length === 0) return;
  const groups = matter.grain === 'enterprise' ? settling.frames.enterprise.units : settling.projects.length;
  for (let g = 0; g < groups; g += 1) {
    const candidates: Candidate[] = [];
    for (const draft of paying) {
      const units =
        matter.grain === 'enterprise'
          ? unitsOf(draft, g, settling)
          : draft.frame.grain === 'project'
            ? (settling.projects[g] as readonly number[])
            : [];
      for (const unit of units) if (pays(draft.code[unit])) candidates.push({ draft, unit, fen: draft.amount[unit] as number });
    }
    if (candidates.length < 2) continue;
    const [top, ...rest] = candidates.sort(better) as [Candidate, ...Candidate[]];
    // A ceiling above an exact award decides nothing until its amount is decided: both stand, and the ceiling says so.
    const exact = isCeiling(top) ? rest.find((candidate) => !isCeiling(candidate)) : undefined;
    if (exact) mark(top.draft, 'matter', top.unit, m);
    for (const candidate of rest) {
      if (candidate === exact) continue;
      const { draft, unit } = candidate;
      const by = exact && candidate.fen <= exact.fen ? exact : top;
      draft.code[unit] = Code.displaced;
      mark(draft, 'displacedBy', unit, by.draft.index);
      mark(draft, 'matter', unit, m);
    }
  }
};
