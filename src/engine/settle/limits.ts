/** Caps on the sum of items per enterprise and year: filled in the order of the document and of the rows, exact awards before ceilings. */
import type { Limit } from '../../policy/model';
import { Code } from '../outcome';
import { roundFen } from '../round';
import { numberOf } from '../scalar';
import { mark, setAmount, type Settling } from './draft';
import { forGroups } from './groups';

export const applyLimit = (limit: Limit, l: number, settling: Settling): void => {
  const { policy, choices, frames, byId } = settling;
  const drafts = limit.items.flatMap((id) => byId.get(id) ?? []);
  forGroups(drafts, 'enterprise', 1, settling, (entries, e) => {
    const exact = entries.filter(({ draft, unit }) => draft.code[unit] === Code.awarded);
    const ceilings = entries.filter(({ draft, unit }) => draft.code[unit] === Code.upTo);
    const cap = numberOf(limit.cap, { policy, choices, frame: frames.enterprise, unit: e });
    if (!cap.known) {
      for (const { draft, unit } of [...exact, ...ceilings]) {
        draft.code[unit] = cap.missing.length ? Code.missing : Code.undetermined;
        setAmount(draft, unit, 0);
        mark(draft, 'limit', unit, l, settling);
      }
      return;
    }
    let left = Number(roundFen(cap.value, { to: 1, mode: 'down' }));
    for (const { draft, unit } of [...exact, ...ceilings]) {
      const fen = draft.amount[unit] as number;
      if (fen > left) {
        setAmount(draft, unit, left);
        mark(draft, 'limit', unit, l, settling);
      }
      left -= Math.min(fen, left);
    }
  });
};
