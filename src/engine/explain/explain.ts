/** One item for one unit, replayed from the same formulas that the columns ran: the tree, the note, and what is missing. */
import { text, type Lang, type Text } from '../../core/lang';
import type { Item } from '../../policy/model';
import { effectiveAmount } from '../amount';
import { amountOf, answer, type Answer } from '../answer';
import type { Explanation, Line, Missing, Step } from '../explanation';
import { STATUS, Code, type Settlement } from '../outcome';
import { readingOption } from '../resolve';
import type { Context } from '../scalar';
import { framesOf } from '../settle';
import { amountSteps } from './amount-steps';
import { noteOf } from './note-line';
import { rankingSteps } from './ranking-steps';
import { paysCode, ruleSteps } from './rule-steps';
import { settledItem } from './settled';
import { condition, type Tracing } from './trace';

interface Replay {
  readonly item: Item;
  readonly at: Context;
  readonly own: Answer;
  readonly code: Code;
  readonly missing: readonly Missing[];
  readonly readings: Explanation['readings'];
}

const contextOf = ({ policy, choices, table }: Settlement, item: Item, unit: number): Context => ({
  policy,
  choices,
  frame: framesOf(table, policy)[item.grain],
  unit,
});

const replay = (settlement: Settlement, index: number, unit: number): Replay => {
  const o = settlement.outcomes[index] as Settlement['outcomes'][number];
  const item = settledItem(o.item, settlement);
  const at = contextOf(settlement, item, unit);
  const own = answer(item, at);
  const code = o.code[unit] as Code;
  const missing = code === Code.missing ? distinct([...own.missing, ...gateMissing(settlement, index, unit)]) : [];
  return { item, at, own, code, missing, readings: readingsOf(settlement, index, unit) };
};

/**
 * What a line depends on besides the item where the amount is a fixed figure: which rules touched the unit. Undefined where the unit's own
 * figures stand in it.
 */
const sameFor = (settlement: Settlement, index: number, unit: number): string | undefined => {
  const { outcomes, choices } = settlement;
  const o = outcomes[index] as Settlement['outcomes'][number];
  const code = o.code[unit] as Code;
  if (!paysCode(code) && code !== Code.displaced) return undefined;
  if (choices.budget !== undefined || o.prior?.[unit] || o.shared?.[unit] || (o.limit?.[unit] ?? -1) >= 0) return undefined;
  const amount = effectiveAmount(settledItem(o.item, settlement), choices);
  if (amount?.node.op !== 'literal' || amount.cap || amount.prior) return undefined;
  return `${index} ${code} ${o.displacedBy?.[unit] ?? -1} ${o.matter?.[unit] ?? -1}`;
};

/** A text that is made when it is asked for, once per language. */
class Told implements Text {
  private readonly said: Partial<Record<Lang, string>> = {};
  constructor(private readonly say: (lang: Lang) => string) {}
  get zh(): string {
    return (this.said.zh ??= this.say('zh'));
  }
  get en(): string {
    return (this.said.en ??= this.say('en'));
  }
}

/** What a line needs of an answer. Where the unit is paid, or was until another award took its place, the conditions hold and are not asked again. */
const replayForLine = (settlement: Settlement, index: number, unit: number): Pick<Replay, 'own' | 'missing' | 'at'> => {
  const o = settlement.outcomes[index] as Settlement['outcomes'][number];
  const code = o.code[unit] as Code;
  const item = settledItem(o.item, settlement);
  const amount = paysCode(code) || code === Code.displaced ? effectiveAmount(item, settlement.choices) : undefined;
  if (!amount) return replay(settlement, index, unit);
  const at = contextOf(settlement, item, unit);
  return { own: amountOf(item, amount, at), missing: [], at };
};

const makeLine = (settlement: Settlement, index: number, unit: number): Line => {
  const { own, missing, at } = replayForLine(settlement, index, unit);
  const readings = readingsOf(settlement, index, unit);
  return { readings, note: new Told((lang) => noteOf(settlement, index, unit, own, missing, at, lang)) };
};

const lines = new WeakMap<Settlement, Map<string, Line>>();

/** The note and the readings without the tree: for evidence rows and notes of cells. Lines that are the same for many units are made once. */
export const line = (settlement: Settlement, index: number, unit: number): Line => {
  const key = sameFor(settlement, index, unit);
  if (key === undefined) return makeLine(settlement, index, unit);
  const made = lines.get(settlement) ?? new Map<string, Line>();
  lines.set(settlement, made);
  const found = made.get(key) ?? makeLine(settlement, index, unit);
  made.set(key, found);
  return found;
};

/** Explains item `index` of the policy for `unit` (a row for project items, an enterprise for others). */
export const explain = (settlement: Settlement, index: number, unit: number): Explanation => {
  const { policy, table } = settlement;
  const o = settlement.outcomes[index] as Settlement['outcomes'][number];
  const { item, at, own, code, missing, readings } = replay(settlement, index, unit);
  const tracing: Tracing = { at, table };
  const by = policy.items[o.displacedBy?.[unit] ?? -1];
  const shown = paysCode(code) || code === Code.displaced ? (o.amount[unit] as number) : null;
  const steps: Step[] = [
    ...item.conditions.flatMap(({ node }) => condition(node, tracing, item.article)),
    ...(own.code === Code.notEligible && own.raw === undefined ? [] : amountSteps(item, own, tracing)),
    ...rankingSteps(settlement, index, unit, item, tracing),
    ...ruleSteps(settlement, index, unit),
    ...readings.map(({ key, option }): Step => {
      const reading = policy.readings.get(key);
      const label = reading?.options.find((one) => one.key === option)?.label ?? text(option, option);
      return {
        label: text(`口径：${key}`, `Reading: ${key}`),
        value: label,
        kind: 'reading',
        ...(reading?.article && { article: reading.article }),
        children: [],
      };
    }),
  ];
  return {
    item,
    unit,
    status: STATUS[code],
    amount: shown,
    note: text(noteOf(settlement, index, unit, own, missing, at, 'zh'), noteOf(settlement, index, unit, own, missing, at, 'en')),
    steps,
    missing,
    readings,
    ...(by && { displacedBy: by.id }),
  };
};

const distinct = (missing: readonly Missing[]): Missing[] => [
  ...new Map(missing.map((one) => [`${one.input} ${one.why}`, one])).values(),
];

const gateMissing = (settlement: Settlement, index: number, unit: number): Missing[] => {
  const o = settlement.outcomes[index] as Settlement['outcomes'][number];
  const gate = settlement.policy.gates[o.gate?.[unit] ?? -1];
  if (!gate) return [];
  const made = framesOf(settlement.table, settlement.policy);
  const rows = made[o.item.grain].rowsOf(unit);
  return gate.inputs.map((input) => ({
    input,
    rows,
    why: settlement.table.columns.has(input) ? ('blank' as const) : ('no column' as const),
  }));
};

type Readings = Explanation['readings'];
const readings = new WeakMap<Settlement, Map<number, Readings>>();
/** More than a policy has matters or limits. */
const MOST = 2 ** 16;

/** The readings of the item and of the rules that touched the unit; the same list for all units that the same rules touched. */
const readingsOf = (settlement: Settlement, index: number, unit: number): Readings => {
  const { policy, choices } = settlement;
  const o = settlement.outcomes[index] as Settlement['outcomes'][number];
  const [matter, limit] = [o.matter?.[unit] ?? -1, o.limit?.[unit] ?? -1];
  const known = readings.get(settlement) ?? new Map<number, Readings>();
  readings.set(settlement, known);
  const at = (index * MOST + matter + 1) * MOST + limit + 1;
  const found = known.get(at);
  if (found) return found;
  const under = [policy.matters[matter]?.under, policy.limits[limit]?.under].flatMap((one) => (one ? [one.reading] : []));
  const keys = [...new Set([...settledItem(o.item, settlement).readings, ...under])];
  const made = keys.map((key) => ({ key, option: readingOption(policy, choices, key) }));
  known.set(at, made);
  return made;
};
