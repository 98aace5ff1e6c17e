/** Rows whose items meet in, the places out where columns or explanations come to something else than the program written by hand. */
import { rational } from '../../../src/core/rational';
import { chooseAll } from '../../../src/engine/choose';
import { explain } from '../../../src/engine/explain/explain';
import { Code, type Settlement } from '../../../src/engine/outcome';
import { settle } from '../../../src/engine/settle';
import type { Row } from '../reference';
import { tableOf } from '../tables';
import { rulesPolicy, rulesRows, type Company, type Project, type RulesRows } from './rules';
import { rulesByHand, type Final, type Wanted } from './rules-by-hand';

export const policy = rulesPolicy();

/** The city's share in hundredths of a per cent: 40.25%. */
export const CITY = 4_025n;

/** 分 as yuan. */
const yuan = (fen: bigint | null): string | null =>
  fen === null ? null : `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;

const rowOf = ({ equipment, digital }: Project, company: Company): Row => ({
  设备投资额: yuan(equipment),
  信息化投入: yuan(digital),
  研发投入: yuan(company.research),
  研发已补: yuan(company.researchPaid),
  星级已奖: yuan(company.starsPaid),
  三星: company.stars[0],
  四星: company.stars[1],
  五星: company.stars[2],
  失信: company.dishonest,
  亩均评价: company.grade,
});

export const settled = ({ projects, companies }: RulesRows, { budget, city }: Wanted): Settlement => {
  const table = tableOf(
    policy,
    projects.map((project) => rowOf(project, companies[project.enterprise] as Company)),
    projects.map(({ enterprise }) => `企业${enterprise}`),
  );
  const choices = chooseAll(policy, {
    year: 2025,
    readings: {},
    parameters: {},
    ...(budget !== undefined && { budget: Number(budget) }),
    cityShare: rational(city, 10_000n),
  });
  if (!choices.ok) throw new Error(choices.problems.map(({ message }) => message.en).join('; '));
  return settle(policy, { ...table, projectOf: Int32Array.from(projects, ({ project }) => project) }, choices.value);
};

const isOpen = (code: Code | undefined): boolean => code === Code.missing || code === Code.undetermined;

/** Every place where columns say something else, and every `every`th where an explanation does. */
export const differences = (settlement: Settlement, finals: readonly Final[], every: number): readonly string[] =>
  finals.flatMap(({ item, unit, fen, city }, n) => {
    const index = policy.items.findIndex(({ id }) => id === item);
    const outcome = settlement.outcomes[index];
    const code = outcome?.code[unit];
    const paid = code === Code.awarded;
    const found = isOpen(code) ? null : BigInt(paid ? (outcome?.amount?.[unit] ?? 0) : 0);
    const part = paid ? BigInt(outcome?.city?.[unit] ?? 0) : 0n;
    const at = `${item} ${unit}, by hand ${fen}`;
    const wrong = [
      ...(found === fen ? [] : [`${at}: columns ${found}`]),
      ...(fen === null || part === city ? [] : [`${at}, the city ${city}: columns ${part}`]),
    ];
    if (n % every !== 0) return wrong;
    const { amount, status } = explain(settlement, index, unit);
    const told = status === 'missing' || status === 'undetermined' ? null : BigInt(status === 'awarded' ? (amount ?? 0) : 0);
    return told === fen ? wrong : [...wrong, `${at}: explanation ${told}`];
  });

const sum = (finals: readonly Final[]): bigint => finals.reduce((all, { fen }) => all + (fen ?? 0n), 0n);

/** Without a budget, and with budgets that fit exactly, by one 分 not, by far not, and for one 分 only. */
export const rulesHeld = (rows: number, seed: number): { readonly amounts: number; readonly wrong: readonly string[] } => {
  const made = rulesRows(rows, seed);
  const free = rulesByHand(made, { city: CITY });
  const total = sum(free);
  const wrong = [...differences(settled(made, { city: CITY }), free, 37)];
  let amounts = free.length;
  for (const budget of [total, total - 1n, (total * 7n) / 9n, 1n]) {
    const scaled = rulesByHand(made, { city: CITY, budget });
    if (sum(scaled) !== budget) wrong.push(`by hand the awards come to ${sum(scaled)}, not to the budget ${budget}`);
    wrong.push(...differences(settled(made, { city: CITY, budget }), scaled, 997));
    amounts += scaled.length;
  }
  return { amounts, wrong };
};
