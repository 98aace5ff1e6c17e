/** ZEN (GoRules): one decision with one expression node for the eight clauses; rows in batches of promises, which is its fastest way in. */
import { CLAUSES } from '../../tests/support/vectors/clauses';
import { NUMBERS } from '../../tests/support/vectors/cases';
import { bestTitle } from './by-double';
import { CAPS, FORMULAS, NAMES } from './formulas';
import { emptyAmounts, peerModule, type Peer } from './peer';

interface Zen {
  readonly ZenEngine: new () => {
    createDecision(content: object): {
      evaluate(context: object): Promise<{ readonly result: Readonly<Record<string, number>> }>;
    };
  };
}

const BATCH = 256;

/** Its lists have min(), its numbers are decimals, its rounding is a floor. */
const zenFormula = (text: string): string => text.replace(/min\(([^,()]+), (\d+)\)/g, 'min([$1, $2])');

export const zen: Peer = {
  figure: 'zen',
  name: 'ZEN engine, batched',
  rows: 6_000,
  prepare: ({ rows, numbers, key, cluster, titles }) => {
    const { ZenEngine } = peerModule<Zen>('@gorules/zen-engine');
    const decision = new ZenEngine().createDecision({
      nodes: [
        { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
        {
          id: 'clauses',
          name: 'clauses',
          type: 'expressionNode',
          position: { x: 1, y: 0 },
          content: {
            expressions: CLAUSES.map((clause) => ({
              id: clause,
              key: clause,
              value: `min([floor((${zenFormula(FORMULAS[clause])}) * 100 + 0.5), ${CAPS[clause] * 100}])`,
            })),
          },
        },
        { id: 'out', name: 'out', type: 'outputNode', position: { x: 2, y: 0 } },
      ],
      edges: [
        { id: 'a', sourceId: 'in', targetId: 'clauses', type: 'edge' },
        { id: 'b', sourceId: 'clauses', targetId: 'out', type: 'edge' },
      ],
    });
    return {
      run: async () => {
        const out = emptyAmounts(rows);
        for (let from = 0; from < rows; from += BATCH) {
          const batch = Array.from({ length: Math.min(BATCH, rows - from) }, (_, i) => {
            const r = from + i;
            const context: Record<string, number> = {
              key: key[r] as number,
              cluster: cluster[r] as number,
              title: bestTitle(titles[r] as string),
            };
            for (const column of NUMBERS) context[NAMES[column]] = numbers[column][r] as number;
            return decision.evaluate(context);
          });
          (await Promise.all(batch)).forEach(({ result }, i) => {
            for (const clause of CLAUSES) out[clause][from + i] = result[clause] as number;
          });
        }
        return out;
      },
    };
  },
};
