/** Which units a ceiling cut: a settlement, an item and some of its units in; those of them whose award was cut, out. Worked out like an explanation, never stored. */
import type { Rational } from '../../core/rational';
import { answer } from '../answer';
import { cuts } from '../evaluate';
import { compilation } from '../kernel/compile';
import type { Settlement } from '../outcome';
import { roundFen } from '../round';
import { framesOf } from '../settle';
import { paysCode } from './rule-steps';

/** Units that are asked about at once: few, so that the columns kept for each item are short. */
export const AT_ONCE = 256;

const DOWN = { to: 1, mode: 'down' } as const;

const fenOf = (yuan: Rational): number => Number(roundFen(yuan, DOWN));

type Cuts = ReturnType<typeof cuts>;
const made = new WeakMap<Settlement, Map<number, Cuts>>();

/** By columns, as the amounts themselves are computed. */
const cutsOf = (settlement: Settlement, index: number): Cuts => {
  const known = made.get(settlement) ?? new Map<number, Cuts>();
  made.set(settlement, known);
  const found = known.get(index);
  if (found) return found;
  const { policy, choices, table, outcomes } = settlement;
  const { item } = outcomes[index] as Settlement['outcomes'][number];
  const fresh = cuts(item, compilation(policy, choices, framesOf(table, policy)[item.grain], AT_ONCE));
  known.set(index, fresh);
  return fresh;
};

const exactly = ({ policy, choices, table, outcomes }: Settlement, index: number, unit: number): boolean => {
  const { item } = outcomes[index] as Settlement['outcomes'][number];
  const { rounded, capped } = answer(item, { policy, choices, frame: framesOf(table, policy)[item.grain], unit });
  return rounded !== undefined && capped !== undefined && capped < rounded;
};

/** Whether any unit of an item can be cut at all. */
export const canBeCapped = ({ outcomes }: Settlement, index: number): boolean => {
  const outcome = outcomes[index];
  return outcome !== undefined && Boolean(outcome.item.amount?.cap ?? outcome.shared ?? outcome.limit);
};

/** By the cap of the item itself, the cap that rows of one project share, or a limit across items. At most `AT_ONCE` units. */
export const cappedAmong = (settlement: Settlement, index: number, units: readonly number[]): readonly number[] => {
  const { choices, outcomes } = settlement;
  const outcome = outcomes[index];
  if (!outcome) return [];
  const { cap, prior } = outcome.item.amount ?? {};
  const limited = (unit: number): boolean => outcome.shared?.[unit] === 1 || (outcome.limit?.[unit] ?? -1) >= 0;
  // Most amounts lie below a fixed cap: told by the amount itself, where no rule has cut it since.
  const fixed = cap?.op === 'literal' && !prior && choices.budget === undefined ? fenOf(cap.value) : undefined;
  const below = (unit: number): boolean => fixed !== undefined && !outcome.prior?.[unit] && outcome.amount[unit] !== fixed;
  const paying = units.filter((unit) => paysCode(outcome.code[unit] ?? 0));
  const open = cap ? paying.filter((unit) => !limited(unit) && !below(unit)) : [];
  const found = open.length > 0 ? cutsOf(settlement, index)(open) : [];
  const cut = new Set(open.filter((unit, i) => found[i] === 1 || (found[i] === 2 && exactly(settlement, index, unit))));
  return paying.filter((unit) => limited(unit) || cut.has(unit));
};
