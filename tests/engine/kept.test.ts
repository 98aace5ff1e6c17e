/** A computation that takes from an earlier one what has not changed comes to what it comes to alone, and takes nothing away from the next. */
import { benchTable } from '../../bench/tables';
import { chooseAll } from '../../src/engine/choose';
import type { Choices, Settlement } from '../../src/engine/outcome';
import { settle } from '../../src/engine/settle';
import { keeping } from '../../src/engine/settle/kept';
import type { Item, Policy } from '../../src/policy/model';
import { loadShipped } from '../../src/run/policies';

const withoutCap = (item: Item): Item => {
  if (!item.amount) return item;
  const { cap: _cap, ...amount } = item.amount;
  return { ...item, amount };
};

const told = ({ outcomes, totals, unchecked }: Settlement): object => ({
  outcomes: outcomes.map(({ item: { id }, ...rest }) => ({ id, ...rest })),
  totals,
  unchecked,
});

test('worlds beside one another', async () => {
  const loaded = await loadShipped('shaoxing-4151-2025');
  if (!loaded.ok) throw new Error('policy');
  const policy = loaded.value;
  const chosen = chooseAll(policy, { year: 2025, readings: {}, parameters: {} });
  if (!chosen.ok) throw new Error('choices');
  const choices = chosen.value;
  const table = benchTable(policy, 400, 7);
  const [reading] = policy.readings.values();
  const other = reading?.options.find(({ key }) => key !== reading.default);
  if (!reading || !other) throw new Error('no reading');
  const whole = settle(policy, table, choices);
  const paying = policy.items.filter((_, i) => whole.outcomes[i]?.amount.some((fen) => fen > 0));
  expect(paying.length).toBeGreaterThan(20);

  const worlds: readonly (readonly [policy: Policy, choices: Choices])[] = [
    [policy, choices],
    [{ ...policy, items: policy.items.map(withoutCap) }, choices],
    [{ ...policy, gates: [] }, choices],
    [{ ...policy, matters: [], limits: [] }, choices],
    [{ ...policy, items: paying.slice(0, 30) }, choices],
    [policy, { ...choices, year: 2026 }],
    [policy, { ...choices, readings: new Map([[reading.key, other.key]]) }],
    [{ ...policy, parameters: new Map() }, choices],
    [policy, choices],
  ];
  const kept = keeping();
  const apart = new Set<string>();
  for (const [world, its] of worlds) {
    const alone = told(settle(world, table, its));
    expect(told(settle(world, table, its, { kept }))).toEqual(alone);
    apart.add(JSON.stringify((alone as Settlement).totals));
  }
  // Else the worlds would say nothing of one another.
  expect(apart.size).toBeGreaterThan(4);
});
