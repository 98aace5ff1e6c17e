/** json-rules-engine: a rule per clause with its thresholds as conditions; the arithmetic in facts written in JavaScript, since its rules have none. */
import { CLAUSES, type Clause } from '../../tests/support/vectors/clauses';
import { NUMBERS } from '../../tests/support/vectors/cases';
import { bestTitle } from './by-double';
import { CAPS, NAMES } from './formulas';
import { emptyAmounts, peerModule, type Peer } from './peer';

interface Almanac {
  factValue(name: string): Promise<number>;
}
interface JsonRules {
  readonly Engine: new () => {
    addRule(rule: object): unknown;
    addFact(name: string, value: (params: unknown, almanac: Almanac) => Promise<number>): unknown;
    run(facts: object): Promise<{ readonly events: readonly { readonly type: string }[]; readonly almanac: Almanac }>;
  };
}

const tier = (yuan: number): number => (yuan >= 5e9 ? 4 : yuan > 1e9 ? 3 : yuan >= 5e8 ? 2 : yuan >= 1e8 ? 1 : 0);

/** Yuan, from the facts named. */
const AMOUNTS: Readonly<Record<Clause, readonly [facts: readonly string[], yuan: (...facts: number[]) => number]>> = {
  growth: [['revenue', 'before'], (now = 0, before = 0) => (now - before * 1.1) * 0.3],
  equipment: [
    ['equipment', 'cluster', 'key'],
    (spent = 0, cluster = 0, key = 0) => spent * (0.06 + (cluster ? 0.04 : key ? 0.02 : 0)),
  ],
  plot: [['ratio', 'area'], (ratio = 0, area = 0) => (ratio - 2) * area * 150],
  increment: [['research', 'earlier'], (now = 0, before = 0) => (now - before) * 0.3625],
  titles: [['title'], (title = 0) => title * 10_000],
  tiers: [['revenue'], (now = 0) => [0, 200_000, 500_000, 1_000_000, 3_000_000][tier(now)] as number],
  interest: [['loan'], (loan = 0) => loan * 0.01005],
  fees: [
    ['testing', 'certification', 'consulting'],
    (testing = 0, certification = 0, consulting = 0) =>
      Math.min(testing * 0.5, 100_000) + Math.min(certification * 0.3, 50_000) + consulting * 0.065,
  ],
};

/** The fact that a clause pays, told apart from the column of the same name. */
const award = (clause: Clause): string => `award ${clause}`;

const condition = (fact: string, operator: string, value: unknown): object => ({ fact, operator, value });
const CONDITIONS: Readonly<Record<Clause, readonly object[]>> = {
  growth: [condition('before', 'greaterThan', 0), condition('revenue', 'greaterThan', { fact: 'line' })],
  equipment: [condition('equipment', 'greaterThanInclusive', 3_000_000)],
  plot: [condition('ratio', 'greaterThanInclusive', 2)],
  increment: [condition('earlier', 'greaterThan', 0), condition('research', 'greaterThanInclusive', { fact: 'research line' })],
  titles: [condition('title', 'greaterThan', 0)],
  tiers: [condition('tier', 'greaterThan', { fact: 'best tier' })],
  interest: [condition('loan', 'greaterThan', 0)],
  fees: [condition('testing', 'greaterThanInclusive', 0)],
};

export const jsonRules: Peer = {
  figure: 'json_rules_engine',
  name: 'json-rules-engine',
  rows: 6_000,
  prepare: ({ rows, numbers, key, cluster, titles }) => {
    const { Engine } = peerModule<JsonRules>('json-rules-engine');
    const engine = new Engine();
    engine.addFact('line', async (_, almanac) => (await almanac.factValue('before')) * 1.1);
    engine.addFact('research line', async (_, almanac) => (await almanac.factValue('earlier')) * 1.1);
    engine.addFact('tier', async (_, almanac) => tier(await almanac.factValue('revenue')));
    engine.addFact('best tier', async (_, almanac) => tier(await almanac.factValue('best')));
    for (const clause of CLAUSES) {
      const [facts, yuan] = AMOUNTS[clause];
      engine.addFact(award(clause), async (_, almanac) =>
        yuan(...(await Promise.all(facts.map((name) => almanac.factValue(name))))),
      );
      engine.addRule({ conditions: { all: CONDITIONS[clause] }, event: { type: clause } });
    }
    return {
      run: async () => {
        const out = emptyAmounts(rows);
        for (let r = 0; r < rows; r += 1) {
          const facts: Record<string, number> = {
            key: key[r] as number,
            cluster: cluster[r] as number,
            title: bestTitle(titles[r] as string),
          };
          for (const column of NUMBERS) facts[NAMES[column]] = numbers[column][r] as number;
          const { events, almanac } = await engine.run(facts);
          for (const { type } of events) {
            const clause = type as Clause;
            out[clause][r] = Math.min(Math.round((await almanac.factValue(award(clause))) * 100), CAPS[clause] * 100);
          }
        }
        return out;
      },
    };
  },
};
