/** Eight typical clauses over a million rows and every edge: columns and explanations against the amounts written out by hand on BigInt. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CLAUSES } from '../support/vectors/clauses';
import { boundaryCases, hold, type Held } from '../support/vectors/hold';
import { randomCases } from '../support/vectors/random-cases';
import { columns, explanations, fenOfText, scalar } from '../support/vectors/target';

const TARGETS = [columns, scalar, explanations];
const MINUTES = 60_000;

// In a process of its own: jest's sandbox makes every use of Math and Number slow, which a million rows feel.
test(
  '1,000,000 random rows, each by all eight clauses',
  async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['-r', './tools/register.cjs', 'tests/support/vectors/million.ts', '50', '20000'],
      { cwd: join(__dirname, '../..') },
    );
    const { wrong, told, paying, open } = JSON.parse(stdout) as Held;
    expect({ wrong, told }).toEqual({ wrong: 0, told: [] });
    expect(paying).toBeGreaterThan(2_000_000);
    expect(open).toBeGreaterThan(50_000);
  },
  10 * MINUTES,
);

test(
  'one row at a time, and in the words of the explanations',
  async () => {
    const { wrong, told } = await hold(randomCases(1_000, 1001), TARGETS);
    expect({ wrong, told }).toEqual({ wrong: 0, told: [] });
  },
  5 * MINUTES,
);

test.each(CLAUSES)(
  '%s: each threshold, cap, tie and guard',
  async (clause) => {
    const cases = boundaryCases(clause, [1]);
    const { wrong, told, paying } = await hold(cases, TARGETS);
    expect({ wrong, told }).toEqual({ wrong: 0, told: [] });
    expect(paying).toBeGreaterThan(0);
    if (clause !== 'titles') expect(cases.rows).toBeGreaterThan(50);
  },
  5 * MINUTES,
);

test('amounts are read from the words as they stand', () => {
  expect(['2,300万元', '0.01元', '1,234.56元', '按上限 500万元', '12.345678万元', '不满足'].map(fenOfText)).toEqual([
    2_300_000_000,
    1,
    123_456,
    500_000_000,
    12_345_678,
    undefined,
  ]);
});
