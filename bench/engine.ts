/** How fast the engine is on a whole pack: the ten heaviest items alone, the settlement of all, and notes for every paying cell. */
import { chooseAll } from '../src/engine/choose';
import { evaluateItem } from '../src/engine/evaluate';
import { explain, line } from '../src/engine/explain/explain';
import { makeFrames } from '../src/engine/frame';
import { compilation } from '../src/engine/kernel/compile';
import { Code, type Settlement } from '../src/engine/outcome';
import { settle } from '../src/engine/settle';
import { loadShipped } from '../src/run/policies';
import { program } from './handwritten/program';
import { benchTable } from './tables';
import { median, report, seconds } from './report';

const RUNS = 5;

const different = (outcomes: Settlement['outcomes'], byHand: readonly Float64Array[]): number =>
  outcomes.reduce((sum, { code, amount }, i) => {
    let wrong = 0;
    code.forEach((c, unit) => {
      const fen = c === Code.awarded || c === Code.upTo ? amount[unit] : 0;
      if (fen !== (byHand[i]?.[unit] ?? 0)) wrong += 1;
    });
    return sum + wrong;
  }, 0);

/** What the outcomes of the items that pay anybody keep. */
const bytesPerRow = (outcomes: Settlement['outcomes']): number => {
  const paying = outcomes.filter(({ code }) => code.includes(Code.awarded) || code.includes(Code.upTo));
  const bytes = paying.flatMap((outcome) =>
    Object.values(outcome).map((part: unknown) => (ArrayBuffer.isView(part) ? part.byteLength : 0)),
  );
  return bytes.reduce((sum, n) => sum + n, 0) / paying.reduce((sum, { code }) => sum + code.length, 0);
};

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

  const byHand = program(policy, chosen.value);
  const settled = settle(policy, table, chosen.value);
  report('policy_wrong', different(settled.outcomes, byHand(table)), 'amounts that differ from the program written by hand');
  // In turn, so that both meet the same machine.
  const turns = Array.from({ length: RUNS }, () => ({
    hand: seconds(() => byHand({ ...table })),
    engine: seconds(() => settle(policy, { ...table }, chosen.value).totals),
  }));
  const whole = median(turns.map(({ engine }) => engine));
  report(`whole pack, ${policy.items.length} items × ${rows} rows`, whole, 's');
  report('rows_per_second', rows / whole, 'rows/s');
  report('policy_vs_handwritten', whole / median(turns.map(({ hand }) => hand)), '×');
  report('bytes_per_row', bytesPerRow(settled.outcomes), 'bytes per row and item that pays');

  const settlement = settle(policy, table, chosen.value);
  const paying = settlement.outcomes.flatMap(({ code }, index) =>
    [...code.keys()].flatMap((unit) => (code[unit] === Code.awarded || code[unit] === Code.upTo ? [{ index, unit }] : [])),
  );
  let letters = 0;
  const noted = seconds(() => {
    for (const { index, unit } of paying) letters += line(settlement, index, unit).note.zh.length;
  });
  report(`notes of ${paying.length} paying cells`, noted, `s (${letters} letters)`);
  report('one note', (noted / paying.length) * 1e6, 'µs');
  const some = paying.filter((_, i) => i % 10 === 0);
  const explained = seconds(() => {
    for (const { index, unit } of some) letters += explain(settlement, index, unit).steps.length;
  });
  report('one explanation', (explained / some.length) * 1e6, 'µs');
};
