/**
 * Whether the cost per row stays the same up to the largest sheet, and per item with four times the items: the eight clauses and a whole pack at three
 * sizes, the pack with its items once, twice and four times, as ratios of one run.
 */
import { chooseAll } from '../src/engine/choose';
import type { Choices } from '../src/engine/outcome';
import { settle } from '../src/engine/settle';
import type { Policy } from '../src/policy/model';
import { loadShipped } from '../src/run/policies';
import { ours } from './peers/ours';
import { peerRows } from './peers/rows';
import { report, seconds } from './report';
import { benchTable } from './tables';

const SIZES = [10_000, 100_000, 1_000_000] as const;
const RUNS = 3;

/** How often the pack's items stand in it, and on how many rows. */
const TIMES = [1, 2, 4] as const;
const ROWS = 20_000;

/** Microseconds per row, the best of some runs: memory that has to be found first is charged to none. */
const perRow = (rows: number, run: () => void): number =>
  (Math.min(...Array.from({ length: RUNS }, () => seconds(run))) / rows) * 1e6;

const reported = (name: string, times: readonly number[]): void => {
  SIZES.forEach((rows, i) => report(`${name}, ${rows} rows`, times[i] ?? NaN, 'µs per row'));
  report(`linear_${name}`, (times[2] ?? NaN) / (times[1] ?? NaN), '× the time per row of 100,000 rows at 1,000,000');
};

/** The items again under names of their own; the rules hold for the first of them. */
const repeated = (policy: Policy, times: number): Policy => ({
  ...policy,
  items: Array.from({ length: times }, (_, i) =>
    policy.items.map((item) => (i === 0 ? item : { ...item, id: `${item.id}-${i + 1}` })),
  ).flat(),
});

const benchItems = (policy: Policy, choices: Choices): void => {
  const table = benchTable(policy, ROWS);
  const perItem = TIMES.map((times) => {
    const more = repeated(policy, times);
    return perRow(ROWS, () => void settle(more, { ...table }, choices).totals) / more.items.length;
  });
  TIMES.forEach((times, i) => report(`policy, ${times * policy.items.length} items`, perItem[i] ?? NaN, 'µs per row and item'));
  report('linear_in_items', (perItem[2] ?? NaN) / (perItem[0] ?? NaN), '× the time per item with four times the items');
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
  benchItems(loaded.value, chosen.value);
};
