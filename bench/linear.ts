/** Whether the cost per row stays the same up to the largest sheet: the eight clauses and a whole pack at three sizes, as ratios of one run. */
import { chooseAll } from '../src/engine/choose';
import { settle } from '../src/engine/settle';
import { loadShipped } from '../src/run/policies';
import { ours } from './peers/ours';
import { peerRows } from './peers/rows';
import { report, seconds } from './report';
import { benchTable } from './tables';

const SIZES = [10_000, 100_000, 1_000_000] as const;
const RUNS = 3;

/** Microseconds per row, the best of some runs: memory that has to be found first is charged to none. */
const perRow = (rows: number, run: () => void): number =>
  (Math.min(...Array.from({ length: RUNS }, () => seconds(run))) / rows) * 1e6;

const reported = (name: string, times: readonly number[]): void => {
  SIZES.forEach((rows, i) => report(`${name}, ${rows} rows`, times[i] ?? NaN, 'µs per row'));
  report(`linear_${name}`, (times[2] ?? NaN) / (times[1] ?? NaN), '× the time per row of 100,000 rows at 1,000,000');
};

export const benchLinear = async (): Promise<void> => {
  const clauses: number[] = [];
  for (const rows of SIZES) {
    const ready = await ours.prepare(peerRows(rows));
    clauses.push(perRow(rows, () => void ready.run()));
  }
  reported('items', clauses);
  const loaded = await loadShipped('shaoxing-4151-2025');
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message.en).join('\n'));
  const chosen = chooseAll(loaded.value, { year: 2025, readings: {}, parameters: {} });
  if (!chosen.ok) throw new Error('choices');
  const whole = SIZES.map((rows) => {
    const table = benchTable(loaded.value, rows);
    return perRow(rows, () => void settle(loaded.value, { ...table }, chosen.value).totals);
  });
  reported('policy', whole);
};
