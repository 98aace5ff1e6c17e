/** Emitted formulas as LibreOffice calculates them, against amounts written out by hand on BigInt: every edge of eight typical clauses, random rows, and rows of which every amount stands on half a 分. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describeLibreOffice } from '../support/oracles';
import type { FormulasHeld } from '../support/vectors/formulas-held';

const ROWS = 1_000;

describeLibreOffice((soffice) => {
  // In a process of its own: jest's sandbox makes every use of Math and Number slow.
  test('no formula shows another amount than the one by hand', async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['-r', './tools/register.cjs', 'tests/support/vectors/formulas-run.ts', soffice, String(ROWS)],
      { cwd: join(__dirname, '../..'), maxBuffer: 1e8 },
    );
    const { wrong, told, rows, formulas, paying, open, ties } = JSON.parse(stdout) as FormulasHeld;
    expect({ wrong, told }).toEqual({ wrong: 0, told: [] });
    expect(rows).toBeGreaterThan(2 * ROWS);
    // What is too large for a formula stays a value.
    expect(formulas).toBeGreaterThan(0.8 * 8 * rows);
    expect([paying > rows, open > 100, ties > ROWS]).toEqual([true, true, true]);
  }, 600_000);
});
