/** publicodes: a rule per clause in its own language; a situation per row. */
import { CLAUSES, type Clause } from '../../tests/support/vectors/clauses';
import { NUMBERS } from '../../tests/support/vectors/cases';
import { bestTitle } from './by-double';
import { CAPS, NAMES } from './formulas';
import { emptyAmounts, peerModule, type Peer } from './peer';

interface Publicodes {
  readonly default: new (rules: object) => {
    setSituation(situation: Readonly<Record<string, number>>): unknown;
    evaluate(rule: string): { readonly nodeValue: unknown };
  };
}

const when = (conditions: readonly string[], value: unknown): object => ({
  variations: [{ si: { 'toutes ces conditions': conditions }, alors: value }, { sinon: 0 }],
});

/** Names of rules are small words there. */
const RULES: Readonly<Record<Clause, object>> = {
  growth: when(['before > 0', 'revenue > before * 1.1'], '(revenue - before * 1.1) * 0.3'),
  equipment: when(['equipment >= 3000000'], 'equipment * (0.06 + points)'),
  plot: when(['ratio >= 2'], '(ratio - 2) * area * 150'),
  increment: when(['earlier > 0', 'research >= earlier * 1.1'], '(research - earlier) * 0.3625'),
  titles: { valeur: 'title * 10000' },
  tiers: when(['tier > best tier'], {
    variations: [
      { si: 'tier = 4', alors: 3_000_000 },
      { si: 'tier = 3', alors: 1_000_000 },
      { si: 'tier = 2', alors: 500_000 },
      { sinon: 200_000 },
    ],
  }),
  interest: { valeur: 'loan * 0.01005' },
  fees: {
    somme: [
      { valeur: 'testing * 0.5', plafond: 100_000 },
      { valeur: 'certification * 0.3', plafond: 50_000 },
      'consulting * 0.065',
    ],
  },
};

/** The rule of a clause, told apart from the column of the same name. */
const award = (clause: Clause): string => `award ${clause}`;

const tier = (name: string): object => ({
  variations: [
    { si: `${name} >= 5000000000`, alors: 4 },
    { si: `${name} > 1000000000`, alors: 3 },
    { si: `${name} >= 500000000`, alors: 2 },
    { si: `${name} >= 100000000`, alors: 1 },
    { sinon: 0 },
  ],
});

export const publicodes: Peer = {
  figure: 'publicodes',
  name: 'publicodes',
  rows: 600,
  prepare: ({ rows, numbers, key, cluster, titles }) => {
    const { default: Engine } = peerModule<Publicodes>('publicodes');
    const given = [...Object.values(NAMES), 'key', 'cluster', 'title'];
    const engine = new Engine({
      ...Object.fromEntries(given.map((name) => [name, { valeur: 0 }])),
      points: { variations: [{ si: 'cluster = 1', alors: 0.04 }, { si: 'key = 1', alors: 0.02 }, { sinon: 0 }] },
      tier: tier('revenue'),
      'best tier': tier('best'),
      ...Object.fromEntries(
        CLAUSES.map((clause) => [award(clause), { valeur: RULES[clause], plafond: CAPS[clause], arrondi: '2 décimales' }]),
      ),
    });
    return {
      run: () => {
        const out = emptyAmounts(rows);
        for (let r = 0; r < rows; r += 1) {
          const situation: Record<string, number> = {
            key: key[r] as number,
            cluster: cluster[r] as number,
            title: bestTitle(titles[r] as string),
          };
          for (const column of NUMBERS) situation[NAMES[column]] = numbers[column][r] as number;
          engine.setSituation(situation);
          for (const clause of CLAUSES) out[clause][r] = Math.round(Number(engine.evaluate(award(clause)).nodeValue) * 100);
        }
        return out;
      },
    };
  },
};
