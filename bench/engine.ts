/** How fast the engine is on a whole pack: the ten heaviest items alone, the settlement of all, and notes for every paying cell. */
import { chooseAll } from '../src/engine/choose';
import { evaluateItem } from '../src/engine/evaluate';
import { explain } from '../src/engine/explain/explain';
import { makeFrames } from '../src/engine/frame';
import { compilation } from '../src/engine/kernel/compile';
import { Code } from '../src/engine/outcome';
import { settle } from '../src/engine/settle';
import { loadShipped } from '../src/run/policies';
import { benchTable } from './tables';
import { median, report, seconds } from './report';

const RUNS = 5;

export const benchEngine = async (rows: number): Promise<void> => {
  const loaded = await loadShipped('shaoxing-4151-2025');
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message.en).join('\n'));
  const policy = loaded.value;
  const chosen = chooseAll(policy, { year: 2025, readings: {}, parameters: {} });
  if (!chosen.ok) throw new Error('choices');
  const table = benchTable(policy, rows);
  const frames = makeFrames(table, policy);
  for (const name of policy.inputs.keys()) for (const grain of [frames.project, frames.enterprise]) grain.fact(name);

  const perItem = policy.items.map((item) => {
    const times = Array.from({ length: RUNS }, () =>
      seconds(() => evaluateItem(item, compilation(policy, chosen.value, frames[item.grain]))),
    );
    return { item, time: median(times), units: frames[item.grain].units };
  });
  for (const { item, time, units } of [...perItem].sort((a, b) => b.time / b.units - a.time / a.units).slice(0, 10)) {
    report(`item ${item.id}`, units / time, 'units/s');
  }

  const whole = median(
    Array.from({ length: 3 }, (_, seed) => {
      const fresh = benchTable(policy, rows, seed + 1);
      return seconds(() => settle(policy, fresh, chosen.value));
    }),
  );
  report(`whole pack, ${policy.items.length} items × ${rows} rows`, whole, 's');
  report('whole pack', rows / whole, 'rows/s');

  const settlement = settle(policy, table, chosen.value);
  let notes = 0;
  const time = seconds(() => {
    settlement.outcomes.forEach(({ code }, index) =>
      code.forEach((c, unit) => {
        if (c !== Code.awarded && c !== Code.upTo) return;
        notes += explain(settlement, index, unit).note.zh.length > 0 ? 1 : 0;
      }),
    );
  });
  report(`explanations of ${notes} paying cells`, time, 's');
  report('one explanation', (time / notes) * 1e6, 'µs');
};
