/** A settlement and one of its items in; what all lines about that item have in common out, worked out once. */
import { articleText } from '../../core/article';
import { text, type Text } from '../../core/lang';
import type { Amount, Item } from '../../policy/model';
import { effectiveAmount } from '../amount';
import type { Explanation } from '../explanation';
import type { Frame } from '../frame';
import type { ItemOutcome, Settlement } from '../outcome';
import { readingOption } from '../resolve';
import { roundFen } from '../round';
import type { Context } from '../scalar';
import { framesOf } from '../settle';
import { settledItem } from './settled';

type Readings = Explanation['readings'];

export interface Telling {
  readonly settlement: Settlement;
  readonly index: number;
  readonly outcome: ItemOutcome;
  /** As the officer's readings leave it. */
  readonly item: Item;
  readonly amount: Amount | undefined;
  readonly frame: Frame;
  /** What every note ends with. */
  readonly cite: Text;
  /** Gates that the sheet has no columns for. */
  readonly unchecked: Text | undefined;
  /** 分 that the item's own cap leaves; Infinity where it has none, undefined where the cap is another for each unit. */
  readonly ceiling: number | undefined;
  readonly readings: Map<number, Readings>;
}

const uncheckedText = ({ unchecked, policy }: Settlement): Text | undefined => {
  if (unchecked.length === 0) return undefined;
  const articles = [...new Set(unchecked.map((gate) => policy.gates[gate]?.article ?? ''))];
  return text(`${articles.join('、')}未核查`, `${articles.join(', ')} not checked`);
};

const ceilingOf = (amount: Amount | undefined): number | undefined => {
  const cap = amount?.cap;
  if (!cap) return Infinity;
  return cap.op === 'literal' ? Number(roundFen(cap.value, { to: 1, mode: 'down' })) : undefined;
};

const make = (settlement: Settlement, index: number): Telling => {
  const { policy, choices, table } = settlement;
  const outcome = settlement.outcomes[index] as ItemOutcome;
  const item = settledItem(outcome.item, settlement);
  const amount = effectiveAmount(item, choices);
  return {
    settlement,
    index,
    outcome,
    item,
    amount,
    frame: framesOf(table, policy)[item.grain],
    cite: text(` · ${policy.short.zh}${articleText(item.article)}`, ` · ${policy.short.en} art. ${item.article}`),
    unchecked: uncheckedText(settlement),
    ceiling: ceilingOf(amount),
    readings: new Map(),
  };
};

const tellings = new WeakMap<Settlement, Telling[]>();

export const tellingOf = (settlement: Settlement, index: number): Telling => {
  let made = tellings.get(settlement);
  if (!made) tellings.set(settlement, (made = []));
  return (made[index] ??= make(settlement, index));
};

export const contextOf = ({ settlement: { policy, choices }, frame }: Telling, unit: number): Context => ({
  policy,
  choices,
  frame,
  unit,
});

/** The readings of the item and of the rules that touched the unit; the same list for all units that the same rules touched. */
export const readingsOf = ({ settlement, outcome, item, readings }: Telling, unit: number): Readings => {
  const { policy, choices } = settlement;
  const [matter, limit] = [outcome.matter?.[unit] ?? -1, outcome.limit?.[unit] ?? -1];
  // One number for the two, each at least -1.
  const at = (limit + 1) * (policy.matters.length + 1) + matter + 1;
  const found = readings.get(at);
  if (found) return found;
  const under = [policy.matters[matter]?.under, policy.limits[limit]?.under].flatMap((one) => (one ? [one.reading] : []));
  const keys = [...new Set([...item.readings, ...under])];
  const made = keys.map((key) => ({ key, option: readingOption(policy, choices, key) }));
  readings.set(at, made);
  return made;
};
