/** mathjs: each clause compiled once, evaluated per row over a scope; in plain numbers and in its BigNumber. */
import { CLAUSES } from '../../tests/support/vectors/clauses';
import { NUMBERS } from '../../tests/support/vectors/cases';
import { bestTitle } from './by-double';
import { CAPS, FORMULAS, NAMES } from './formulas';
import { emptyAmounts, peerModule, type Peer } from './peer';

interface Math {
  compile(text: string): { evaluate(scope: Record<string, unknown>): unknown };
  bignumber(text: string): unknown;
}
interface Mathjs {
  create(all: unknown, config: { readonly number: 'number' | 'BigNumber' }): Math;
  readonly all: unknown;
}

const peer = (figure: string, name: string, number: 'number' | 'BigNumber', rowsPerRun: number): Peer => ({
  figure,
  name,
  rows: rowsPerRun,
  prepare: ({ rows, numbers, key, cluster, titles }) => {
    const library = peerModule<Mathjs>('mathjs');
    const math = library.create(library.all, { number });
    const value = number === 'number' ? (x: number): unknown => x : (x: number): unknown => math.bignumber(String(x));
    const compiled = CLAUSES.map((clause) => math.compile(`min(round((${FORMULAS[clause]}) * 100), ${CAPS[clause] * 100})`));
    return {
      run: () => {
        const out = emptyAmounts(rows);
        const scope: Record<string, unknown> = {};
        for (let r = 0; r < rows; r += 1) {
          for (const column of NUMBERS) scope[NAMES[column]] = value(numbers[column][r] as number);
          scope.key = value(key[r] as number);
          scope.cluster = value(cluster[r] as number);
          scope.title = value(bestTitle(titles[r] as string));
          CLAUSES.forEach((clause, c) => {
            out[clause][r] = Number(compiled[c]?.evaluate(scope));
          });
        }
        return out;
      },
    };
  },
});

export const mathjsNumber = peer('mathjs', 'mathjs compile, number', 'number', 20_000);
export const mathjsBig = peer('mathjs_bignumber', 'mathjs compile, BigNumber', 'BigNumber', 6_000);
