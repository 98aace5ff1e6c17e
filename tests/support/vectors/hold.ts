/** Cases of the eight clauses and targets in, what each target gets wrong against the amounts by hand out. */
import { chooseAll } from '../../../src/engine/choose';
import type { Item } from '../../../src/policy/model';
import { boundaryRows } from './boundaries';
import { byHand } from './by-hand';
import { FLAGS, NUMBERS, caseText, emptyCases, tableOfCases, type Cases } from './cases';
import { CLAUSES, TITLES, clausePolicy, type Clause } from './clauses';
import type { Target } from './target';

const policy = clausePolicy();
const chosen = chooseAll(policy, { year: 2025, readings: {}, parameters: {} });
if (!chosen.ok) throw new Error('choices');
const choices = chosen.value;

const itemOf = (clause: Clause): Item => {
  const item = policy.items.find(({ id }) => id === clause);
  if (!item) throw new Error(`no item ${clause}`);
  return item;
};

export interface Held {
  /** Amounts of any target that differ, and the first few of them in words. */
  readonly wrong: number;
  readonly told: readonly string[];
  /** Amounts above zero and amounts that cannot be told: a comparison of zeros with zeros would have none. */
  readonly paying: number;
  readonly open: number;
  /** Amounts that stood on exactly half a 分 before they were rounded. */
  readonly ties: number;
}

export const NONE_HELD: Held = { wrong: 0, told: [], paying: 0, open: 0, ties: 0 };

export const together = (a: Held, b: Held): Held => ({
  wrong: a.wrong + b.wrong,
  told: [...a.told, ...b.told].slice(0, 5),
  paying: a.paying + b.paying,
  open: a.open + b.open,
  ties: a.ties + b.ties,
});

export const hold = async (cases: Cases, targets: readonly Target[]): Promise<Held> => {
  const vectors = { policy, choices, table: tableOfCases(cases, policy) };
  const expected = byHand(cases);
  const told: string[] = [];
  let wrong = 0;
  let paying = 0;
  let open = 0;
  let ties = 0;
  for (const clause of CLAUSES) {
    const by = new Float64Array(cases.rows);
    for (let row = 0; row < cases.rows; row += 1) {
      const paid = expected(clause, row);
      if (paid === null) open += 1;
      else if (paid.fen > 0n) paying += 1;
      if (paid?.tie === true) ties += 1;
      by[row] = paid === null ? NaN : Number(paid.fen);
    }
    for (const target of targets) {
      const got = await target.amounts(vectors, itemOf(clause));
      got?.forEach((fen, row) => {
        if (Object.is(fen, by[row])) return;
        wrong += 1;
        if (told.length < 5) told.push(`${target.name} ${clause}: ${fen}, by hand ${by[row]}: ${caseText(cases, row)}`);
      });
    }
  }
  return { wrong, told, paying, open, ties };
};

/** Rows from the model's own thresholds, for one clause; what the clause does not read is zero. */
export const boundaryCases = (clause: Clause, seeds: readonly number[]): Cases => {
  const setting = { policy, parameters: new Map<string, number>(), readings: new Map<string, string>() };
  const rows = seeds.flatMap((seed) => boundaryRows(itemOf(clause), setting, seed));
  const cases = emptyCases(rows.length);
  rows.forEach(({ numbers, flags }, row) => {
    for (const name of NUMBERS) cases.numbers[name][row] = numbers[name] ?? 0;
    for (const name of FLAGS) cases.flags[name][row] = (flags[name] ?? 0) % 2;
    cases.level[row] = TITLES.findIndex((titles) => titles.some((name) => (flags[name] ?? 0) % 2 === 1)) + 1;
  });
  return cases;
};
