/** Whether a ceiling cut what an item pays a unit: a settlement, an item and a unit in, yes or no out. Replayed like an explanation, never stored. */
import type { Rational } from '../../core/rational';
import { answer } from '../answer';
import type { Settlement } from '../outcome';
import { roundFen } from '../round';
import { framesOf } from '../settle';
import { paysCode } from './rule-steps';
import { settledItem } from './settled';

const DOWN = { to: 1, mode: 'down' } as const;

const fenOf = (yuan: Rational): number => Number(roundFen(yuan, DOWN));

/** The cap of the item itself, the cap that rows of one project share, or a limit across items. */
export const isCapped = (settlement: Settlement, index: number, unit: number): boolean => {
  const { policy, choices, table, outcomes } = settlement;
  const outcome = outcomes[index];
  if (!outcome || !paysCode(outcome.code[unit] ?? 0)) return false;
  if (outcome.shared?.[unit] || (outcome.limit?.[unit] ?? -1) >= 0) return true;
  const item = settledItem(outcome.item, settlement);
  const { cap, prior } = item.amount ?? {};
  if (!cap) return false;
  // Most amounts lie below a fixed cap: told without replaying the formula, where no rule has cut them since.
  const whole = choices.budget === undefined && !outcome.prior?.[unit];
  if (whole && cap.op === 'literal' && !prior && outcome.amount[unit] !== fenOf(cap.value)) return false;
  const { rounded, capped } = answer(item, { policy, choices, frame: framesOf(table, policy)[item.grain], unit });
  return rounded !== undefined && capped !== undefined && capped < rounded;
};
