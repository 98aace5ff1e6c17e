/** Caps on the sum of items per enterprise and year: filled in the order of the document and of the rows, exact awards before ceilings. */
import type { Limit } from '../../policy/model';
import { Code } from '../outcome';
import { roundFen } from '../round';
import { numberOf } from '../scalar';
import { mark, paysAny, setAmount, unitsOf, type Settling } from './draft';

export const applyLimit = (limit: Limit, l: number, settling: Settling): void => {
  const { policy, choices, frames, byId } = settling;
  const drafts = limit.items.flatMap((id) => byId.get(id) ?? []).filter(paysAny);
  if (drafts.length === 0) return;
  for (let e = 0; e < frames.enterprise.units; e += 1) {
    const entries = drafts.flatMap((draft) => unitsOf(draft, e, settling).map((unit) => ({ draft, unit })));
    const exact = entries.filter(({ draft, unit }) => draft.code[unit] === Code.awarded);
    const ceilings = entries.filter(({ draft, unit }) => draft.code[unit] === Code.upTo);
    if (exact.length + ceilings.length === 0) continue;
    const cap = numberOf(limit.cap, { policy, choices, frame: frames.enterprise, unit: e });
    if (!cap.known) {
      for (const { draft, unit } of [...exact, ...ceilings]) {
        draft.code[unit] = cap.missing.length ? Code.missing : Code.undetermined;
        setAmount(draft, unit, 0);
        mark(draft, 'limit', unit, l);
      }
      continue;
    }
    let left = Number(roundFen(cap.value, { to: 1, mode: 'down' }));
    for (const { draft, unit } of [...exact, ...ceilings]) {
      const fen = draft.amount[unit] as number;
      if (fen > left) {
        setAmount(draft, unit, left);
        mark(draft, 'limit', unit, l);
      }
      left -= Math.min(fen, left);
    }
  }
};
