/**
 * Amounts that an officer has decided against the computation, each with a reason: a settlement and the decisions in, the settlement as it
 * stands with them, out. A decision is the last word: no rule is applied after it, and it displaces nothing else.
 */
import { text, type Text } from '../../core/lang';
import { Code, STATUS, type ItemOutcome, type Settlement, type Status, type Totals } from '../../engine/outcome';
import { cityPart } from '../../engine/settle/split';

export interface Decision {
  /** Item id. */
  readonly item: string;
  /** Who it is about, by `unitKeys`. */
  readonly unit: string;
  /** 分; null where nothing is paid. */
  readonly amount: number | null;
  /** What the cell says where it holds no amount. */
  readonly text?: string;
  readonly reason: string;
  /** What had been computed when it was decided. */
  readonly computed: { readonly status: Status; readonly amount: number };
  /** ISO day. */
  readonly day: string;
}

export interface Applied {
  readonly decision: Decision;
  /** Index of the item, and its unit. */
  readonly index: number;
  readonly unit: number;
  /** What is computed now. */
  readonly status: Status;
  readonly amount: number;
}

export interface Decided {
  readonly settlement: Settlement;
  /** As computed, for explanations. */
  readonly computed: Settlement;
  readonly applied: readonly Applied[];
  /** Decisions about rows or items that are not there any more. */
  readonly lost: readonly Decision[];
}

export interface UnitKeys {
  readonly project: readonly string[];
  readonly enterprise: readonly string[];
}

/** Texts that tell units apart and outlive sorting: code or name; for rows with the project, and a number where that stands twice. */
export const unitKeys = ({ table }: Settlement, projects: readonly string[]): UnitKeys => {
  const enterprise = table.enterprises.map(({ code, name }) => code ?? name);
  const seen = new Map<string, number>();
  const project = Array.from({ length: table.rows }, (_, row) => {
    const key = `${enterprise[table.enterpriseOf[row] as number] ?? ''}|${projects[row] ?? ''}`;
    const n = (seen.get(key) ?? 0) + 1;
    seen.set(key, n);
    return n === 1 ? key : `${key}|${n}`;
  });
  return { project, enterprise };
};

/** `企业（项目）`, for people. */
export const unitText = (unit: string): Text => {
  const [who = '', project = '', n] = unit.split('|');
  const [zh, en] = project === '' ? [who, who] : [`${who}（${project}）`, `${who} (${project})`];
  return n === undefined ? text(zh, en) : text(`${zh}第 ${n} 行`, `${en}, row ${n} of it`);
};

/** Nothing is paid by a decision for 0. */
const codeOf = ({ amount }: Decision): Code => (amount ? Code.awarded : Code.notEligible);

const recount = (totals: Totals, changed: readonly Applied[]): Totals => {
  const counts: Record<Status, number> = { ...totals.counts };
  let { awarded, upTo } = totals;
  for (const { status, amount, decision } of changed) {
    counts[status] -= 1;
    counts[STATUS[codeOf(decision)]] += 1;
    if (status === 'awarded') awarded -= amount;
    if (status === 'up_to') upTo -= amount;
    awarded += decision.amount ?? 0;
  }
  return { awarded, upTo, counts };
};

const changedOutcome = (outcome: ItemOutcome, applied: readonly Applied[], { choices }: Settlement): ItemOutcome => {
  const code = outcome.code.slice();
  const amount = outcome.amount.slice();
  const city = outcome.city?.slice();
  for (const { unit, decision } of applied) {
    code[unit] = codeOf(decision);
    amount[unit] = decision.amount ?? 0;
    if (city) city[unit] = choices.cityShare ? cityPart(decision.amount ?? 0, choices.cityShare) : 0;
  }
  return { ...outcome, code, amount, ...(city && { city }) };
};

export const decide = (settlement: Settlement, keys: UnitKeys, decisions: readonly Decision[]): Decided => {
  const applied: Applied[] = [];
  const lost: Decision[] = [];
  const units = { project: index(keys.project), enterprise: index(keys.enterprise) };
  for (const decision of decisions) {
    const at = settlement.policy.items.findIndex(({ id }) => id === decision.item);
    const outcome = settlement.outcomes[at];
    const unit = outcome && units[outcome.item.grain].get(decision.unit);
    if (!outcome || unit === undefined) lost.push(decision);
    else
      applied.push({
        decision,
        index: at,
        unit,
        status: STATUS[outcome.code[unit] as Code],
        amount: outcome.amount[unit] ?? 0,
      });
  }
  if (applied.length === 0) return { settlement, computed: settlement, applied, lost };
  const outcomes = settlement.outcomes.map((outcome, i) => {
    const here = applied.filter((one) => one.index === i);
    return here.length > 0 ? changedOutcome(outcome, here, settlement) : outcome;
  });
  return {
    settlement: { ...settlement, outcomes, totals: recount(settlement.totals, applied) },
    computed: settlement,
    applied,
    lost,
  };
};

const index = (keys: readonly string[]): ReadonlyMap<string, number> => new Map(keys.map((key, i) => [key, i]));
