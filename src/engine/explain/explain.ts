/** One item for one unit, replayed from the same formulas that the columns ran: the tree, the note, and what is missing. */
import { text, type Lang, type Text } from '../../core/lang';
import type { Grain } from '../../policy/model';
import { amountOf, answer, type Answer } from '../answer';
import type { Explanation, Line, Missing, Step } from '../explanation';
import { STATUS, Code, type Settlement } from '../outcome';
import { flagOf, type Context } from '../scalar';
import { framesOf } from '../settle';
import { amountSteps } from './amount-steps';
import { displacingRow } from './displaced';
import { noteOf, type Worked } from './note-line';
import { rankingSteps } from './ranking-steps';
import { paysCode, ruleSteps } from './rule-steps';
import { contextOf, readingsOf, tellingOf, type Telling } from './telling';
import { condition, type Tracing } from './trace';

interface Replay {
  readonly at: Context;
  readonly own: Answer;
  readonly code: Code;
  readonly missing: readonly Missing[];
}

const replay = (telling: Telling, unit: number): Replay => {
  const at = contextOf(telling, unit);
  const own = answer(telling.item, at);
  const code = telling.outcome.code[unit] as Code;
  const missing = code === Code.missing ? distinct([...own.missing, ...gateMissing(telling, unit)]) : [];
  return { at, own, code, missing };
};

const earned = (code: Code): boolean => paysCode(code) || code === Code.displaced;

/** Whether a rule of the settlement changed what the item comes to, or what is said of it depends on more than the unit's own figures. */
const changed = ({ settlement, outcome: { prior, shared, limit } }: Telling, unit: number): boolean =>
  settlement.choices.budget !== undefined || !!prior?.[unit] || !!shared?.[unit] || (limit?.[unit] ?? -1) >= 0;

/**
 * What a line depends on besides the item where the amount is a fixed figure: which rules touched the unit. Undefined where the unit's own
 * figures stand in it.
 */
const sameFor = (telling: Telling, unit: number): string | undefined => {
  const { outcome, amount, index } = telling;
  if (amount?.node.op !== 'literal' || amount.cap || amount.prior) return undefined;
  const code = outcome.code[unit] as Code;
  if (!earned(code) || changed(telling, unit)) return undefined;
  // The line names the row.
  if (outcome.displacedBy?.[unit] === index) return undefined;
  return `${index} ${code} ${outcome.displacedBy?.[unit] ?? -1} ${outcome.matter?.[unit] ?? -1}`;
};

/** A text that is made when it is asked for, once per language. */
class Told implements Text {
  private inChinese: string | undefined;
  private inEnglish: string | undefined;
  constructor(private readonly say: (lang: Lang) => string) {}
  get zh(): string {
    return (this.inChinese ??= this.say('zh'));
  }
  get en(): string {
    return (this.inEnglish ??= this.say('en'));
  }
}

const NOTHING: readonly never[] = [];

/**
 * What a line needs of an answer. Where the unit is paid, or was until another award took its place, the conditions hold and are not asked
 * again; and where nothing changed or capped the amount, the columns have it already.
 */
const workedForLine = (telling: Telling, unit: number, at: Context): Pick<Replay, 'missing'> & { readonly own: Worked } => {
  const { item, amount, outcome, ceiling } = telling;
  if (!amount || !earned(outcome.code[unit] as Code)) return replay(telling, unit);
  const fen = outcome.amount[unit] as number;
  const asItWas = ceiling !== undefined && fen < ceiling && !amount.prior && !changed(telling, unit);
  return {
    own: asItWas ? { amount, fen, rounded: fen, capped: fen, conditions: NOTHING, unset: NOTHING } : amountOf(item, amount, at),
    missing: NOTHING,
  };
};

const makeLine = (telling: Telling, unit: number): Line => {
  const at = contextOf(telling, unit);
  const { own, missing } = workedForLine(telling, unit, at);
  return { readings: readingsOf(telling, unit), note: new Told((lang) => noteOf(telling, own, missing, at, lang)) };
};

const lines = new WeakMap<Settlement, Map<string, Line>>();

/** The note and the readings without the tree: for evidence rows and notes of cells. Lines that are the same for many units are made once. */
export const line = (settlement: Settlement, index: number, unit: number): Line => {
  const telling = tellingOf(settlement, index);
  const key = sameFor(telling, unit);
  if (key === undefined) return makeLine(telling, unit);
  const made = lines.get(settlement) ?? new Map<string, Line>();
  lines.set(settlement, made);
  const found = made.get(key) ?? makeLine(telling, unit);
  made.set(key, found);
  return found;
};

/** Explains item `index` of the policy for `unit` (a row for project items, an enterprise for others). */
export const explain = (settlement: Settlement, index: number, unit: number): Explanation => {
  const { policy, table } = settlement;
  const telling = tellingOf(settlement, index);
  const { outcome: o, item } = telling;
  const { at, own, code, missing } = replay(telling, unit);
  const readings = readingsOf(telling, unit);
  const tracing: Tracing = { at, table };
  const by = policy.items[o.displacedBy?.[unit] ?? -1];
  const row = displacingRow(settlement, o, unit);
  const shown = earned(code) ? (o.amount[unit] as number) : null;
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
    note: text(noteOf(telling, own, missing, at, 'zh'), noteOf(telling, own, missing, at, 'en')),
    steps,
    missing,
    readings,
    ...(by && { displacedBy: by.id }),
    ...(row !== undefined && { displacedRow: row }),
  };
};

const distinct = (missing: readonly Missing[]): Missing[] => [
  ...new Map(missing.map((one) => [`${one.input} ${one.why}`, one])).values(),
];

/** Units of the gate's own grain that the item's unit stands for. */
const gateUnits = ({ settlement: { table }, item, frame }: Telling, grain: Grain, unit: number): readonly number[] =>
  grain === item.grain ? [unit] : grain === 'enterprise' ? [table.enterpriseOf[unit] as number] : frame.rowsOf(unit);

/** What keeps the gate from being told: what is known of it, and needs nothing more, is not named. */
const gateMissing = (telling: Telling, unit: number): Missing[] => {
  const { settlement, outcome, frame } = telling;
  const { policy, table, choices } = settlement;
  const gate = policy.gates[outcome.gate?.[unit] ?? -1];
  if (!gate) return [];
  const rows = frame.rowsOf(unit);
  const at = { policy, choices, frame: framesOf(table, policy)[gate.grain] };
  const lost = gateUnits(telling, gate.grain, unit).flatMap((one) => {
    const bars = flagOf(gate.bars.node, { ...at, unit: one });
    return bars.known ? [] : bars.missing;
  });
  return distinct(lost).map((one) => ({ ...one, rows }));
};
