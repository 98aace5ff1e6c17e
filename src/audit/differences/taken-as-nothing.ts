/**
 * Numbers that nobody wrote down and somebody took for nothing (no earlier payment, no revenue before): open places in; for those whose amount is exactly right
 * with 0 in the place of what is missing, which numbers and that it is so, out. It stays open: a blank is no 0.
 */
import { text, type Text } from '../../core/lang';
import type { Telling } from '../../core/money';
import { explain } from '../../engine/explain/explain';
import type { Settlement } from '../../engine/outcome';
import { settle } from '../../engine/settle';
import type { Input } from '../../policy/model';
import { filled } from './alternatives';
import { lackingAt } from './beyond';
import { nameOf } from '../causes/bases';
import { enterprisesOf, rowsOf, type Difference, type Unit } from './compare';
import { expectedOf } from './expected';
import { subsetOf } from '../subset';

/** Places that are asked what they are missing, which is worked out; others are told without. */
const ASKED = 200;
/** Computations of the enterprises that they are of: with 0 in one number another may be missing that was not asked for before. */
const MOST = 3;
/** Places that are looked at. */
const MOST_PLACES = 5_000;

const mayBeNothing = ({ type, min }: Input): boolean => type.kind === 'number' && (min === undefined || min.n <= 0n);

/** The numbers that a place lacks; none where it lacks anything else. */
const numbersAt = (settlement: Settlement, asked: readonly number[], at: Unit): readonly Input[] => {
  const inputs = lackingAt(settlement, asked, at).flatMap(({ index, unit }) => {
    const { missing } = explain(settlement, index, unit);
    const of = missing.map(({ input, why }) =>
      why === 'blank' || why === 'no column' ? settlement.policy.inputs.get(input) : undefined,
    );
    return of.length === 0 ? [undefined] : of;
  });
  const known = inputs.flatMap((one) => (one && mayBeNothing(one) ? [one] : []));
  return known.length === inputs.length ? [...new Set(known)] : [];
};

const saying = (inputs: readonly Input[], { policy }: Settlement, given: number, money: Telling): Text => {
  const names = inputs.map(({ name }) => nameOf(name, policy));
  return text(
    `${names.map(({ zh }) => `“${zh}”`).join('、')}按 0 计时应为${money(given, 'zh')}，与给定相符；空白不等于 0，请核实。`,
    `With ${names.map(({ en }) => `“${en}”`).join(' and ')} as 0 it would be ${money(given, 'en')}, as given; a blank is not 0, so check it.`,
  );
};

export const takenAsNothing = (
  settlement: Settlement,
  items: readonly string[],
  open: readonly Difference[],
  money: Telling,
): ReadonlyMap<Difference, Text> => {
  const told = new Map<Difference, Text>();
  const { policy, table, choices, outcomes } = settlement;
  const paid = open.filter(({ given }) => (given ?? 0) > 0).slice(0, MOST_PLACES);
  // Under a budget what one row is due moves everybody's.
  if (choices.budget !== undefined || paid.length === 0) return told;
  const wanted = new Set(items);
  const asked = outcomes.flatMap(({ item }, index) => (wanted.has(item.id) ? [index] : []));
  const small = subsetOf(
    table,
    paid.flatMap((one) => rowsOf(one).map((row) => table.enterpriseOf[row] as number)),
  );
  const units = paid.map((one): Unit => ({
    row: small.rowAt.get(one.row) as number,
    enterprise: small.enterpriseAt.get(one.enterprise) ?? -1,
    rows: rowsOf(one).map((row) => small.rowAt.get(row) as number),
    enterprises: enterprisesOf(one).map((e) => small.enterpriseAt.get(e) as number),
  }));
  const lacked = new Map<Unit, Set<Input>>();
  let now = settle(policy, small.table, choices);
  for (let turn = 0; turn < MOST; turn += 1) {
    const inputs = new Set<Input>();
    for (const one of units.slice(0, ASKED))
      for (const input of numbersAt(now, asked, one)) {
        inputs.add(input);
        lacked.set(one, (lacked.get(one) ?? new Set()).add(input));
      }
    if (inputs.size === 0) break;
    now = settle(
      policy,
      [...inputs].reduce((to, input) => filled(to, input, 0), now.table),
      choices,
    );
  }
  const { row: own, enterprise } = expectedOf(now, items);
  units.forEach((unit, i) => {
    const one = paid[i] as Difference;
    const inputs = lacked.get(unit);
    const parts = [
      ...rowsOf(unit).map((row) => [own, row] as const),
      ...enterprisesOf(unit).map((e) => [enterprise, e] as const),
    ];
    if (!inputs || parts.some(([part, u]) => (part.open[u] as number) > 0)) return;
    const due = parts.reduce((sum, [part, u]) => sum + (part.awarded[u] as number), 0);
    if (due === one.given) told.set(one, saying([...inputs], settlement, due, money));
  });
  return told;
};
