/** DuckDB: the rows as a table of DECIMALs, the clauses as one query into another table, with as many threads as it takes. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLAUSES, TITLES, type Clause } from '../../tests/support/vectors/clauses';
import { NUMBERS, type NumberName } from '../../tests/support/vectors/cases';
import { CAPS, NAMES } from './formulas';
import { emptyAmounts, peerModule, type Peer } from './peer';
import { SCALES, YEAR } from './rows';

interface DuckDb {
  readonly DuckDBInstance: {
    create(path: string): Promise<{
      connect(): Promise<{ run(sql: string): Promise<unknown>; closeSync(): void }>;
      closeSync(): void;
    }>;
  };
}

const named = (level: number): string =>
  `list_has_any(named, [${(TITLES[level] ?? []).map((title) => `'${title}（${YEAR}）'`).join(', ')}])`;
const tier = (name: string): string =>
  `CASE WHEN ${name} >= 5000000000 THEN 4 WHEN ${name} > 1000000000 THEN 3 WHEN ${name} >= 500000000 THEN 2 WHEN ${name} >= 100000000 THEN 1 ELSE 0 END`;

/** Yuan; DuckDB rounds halves away from zero. Literals are DECIMALs there. */
const SQL: Readonly<Record<Clause, string>> = {
  growth: 'CASE WHEN before > 0 AND revenue > before * 1.1 THEN (revenue - before * 1.1) * 0.3 ELSE 0 END',
  equipment:
    'CASE WHEN equipment >= 3000000 THEN equipment * CASE WHEN cluster = 1 THEN 0.10 WHEN "key" = 1 THEN 0.08 ELSE 0.06 END ELSE 0 END',
  plot: 'CASE WHEN ratio >= 2 THEN (ratio - 2) * area * 150 ELSE 0 END',
  increment: 'CASE WHEN earlier > 0 AND research >= earlier * 1.1 THEN (research - earlier) * 0.3625 ELSE 0 END',
  titles: `CASE WHEN ${named(0)} THEN 1000000 WHEN ${named(1)} THEN 500000 WHEN ${named(2)} THEN 200000 ELSE 0 END`,
  tiers: `CASE WHEN ${tier('revenue')} > ${tier('best')} THEN CASE WHEN revenue >= 5000000000 THEN 3000000 WHEN revenue > 1000000000 THEN 1000000 WHEN revenue >= 500000000 THEN 500000 ELSE 200000 END ELSE 0 END`,
  interest: 'loan * 0.01005',
  fees: 'least(testing * 0.5, 100000) + least(certification * 0.3, 50000) + consulting * 0.065',
};

const QUERY = `SELECT row, ${CLAUSES.map(
  (clause) => `(least(round(${SQL[clause]}, 2), ${CAPS[clause]}) * 100)::BIGINT AS "${clause}"`,
).join(', ')} FROM (SELECT *, string_split(titles, '；') AS named FROM given)`;

const places = (name: NumberName): number => Math.log10(SCALES[name]);

export const duckdb: Peer = {
  figure: 'duckdb',
  name: 'DuckDB DECIMAL',
  rows: 100_000,
  prepare: async ({ rows, cases, key, cluster, titles }) => {
    const { DuckDBInstance } = peerModule<DuckDb>('@duckdb/node-api');
    const folder = mkdtempSync(join(tmpdir(), 'cesuan-duckdb-'));
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const written = (name: NumberName, row: number): string => {
      const scale = SCALES[name];
      const value = cases.numbers[name][row] as number;
      return `${Math.floor(value / scale)}.${String(value % scale).padStart(places(name), '0')}`;
    };
    const lines = Array.from({ length: rows }, (_, r) =>
      [r, ...NUMBERS.map((name) => written(name, r)), key[r], cluster[r], titles[r]].join(','),
    );
    const file = join(folder, 'given.csv');
    writeFileSync(file, `${lines.join('\n')}\n`);
    const columns = [
      "'row': 'INTEGER'",
      ...NUMBERS.map((name) => `'${NAMES[name]}': 'DECIMAL(${name === '容积率' ? 9 : 15}, ${places(name)})'`),
      "'key': 'TINYINT'",
      "'cluster': 'TINYINT'",
      "'titles': 'VARCHAR'",
    ];
    await connection.run(
      `CREATE TABLE given AS SELECT * FROM read_csv('${file}', header = false, columns = {${columns.join(', ')}})`,
    );
    return {
      run: async () => {
        const start = performance.now();
        await connection.run(`CREATE OR REPLACE TABLE paid AS ${QUERY}`);
        const seconds = (performance.now() - start) / 1000;
        const result = join(folder, 'paid.csv');
        await connection.run(`COPY (SELECT * FROM paid ORDER BY row) TO '${result}' (HEADER false)`);
        const amounts = emptyAmounts(rows);
        for (const line of readFileSync(result, 'utf8').trim().split('\n')) {
          const [row, ...fen] = line.split(',').map(Number);
          CLAUSES.forEach((clause, c) => (amounts[clause][row as number] = fen[c] as number));
        }
        return { amounts, seconds };
      },
      end: () => {
        connection.closeSync();
        instance.closeSync();
        rmSync(folder, { recursive: true });
      },
    };
  },
};
