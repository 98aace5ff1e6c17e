/** LibreOffice calculates every award column of every policy from the formulas alone: at least 2,000 rows each, every edge of every item among them, and no cell that differs from the engine. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Calculated } from '../support/formula-oracle';
import { describeLibreOffice } from '../support/oracles';

const ROWS = 2000;
const POLICIES = [
  ['shaoxing-4151-2025', 229],
  ['shangyu-clusters-2017', 58],
  ['hangzhou-manufacturing-2018', 44],
  ['jiaxing-555-2020', 75],
  ['minhang-industry-2024', 289],
] as const;

describeLibreOffice((soffice) => {
  let found: Readonly<Record<string, Calculated>>;

  // In a process of its own: jest's sandbox makes every use of Math and Number slow. One start of LibreOffice for all workbooks.
  beforeAll(async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['-r', './tools/register.cjs', 'tests/support/formula-oracle.ts', soffice, String(ROWS), ...POLICIES.map(([id]) => id)],
      { cwd: join(__dirname, '../..') },
    );
    found = JSON.parse(stdout) as typeof found;
  }, 1_500_000);

  test.each(POLICIES)('%s', (id, items) => {
    const { wrong, told, rows, cells, amounts, edges, edgesInAll, withoutEdges, ...rest } = found[id] as Calculated;
    expect({ wrong, told }).toEqual({ wrong: 0, told: [] });
    expect(rest.items).toBe(items);
    expect(rows).toBeGreaterThanOrEqual(ROWS);
    expect(cells).toBeGreaterThan(0.99 * rows * items);
    expect(amounts).toBeGreaterThan(8 * items);
    expect(withoutEdges).toEqual([]);
    expect(edges).toBe(edgesInAll);
  });
});
