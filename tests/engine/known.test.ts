/** What is known of a condition before any cell is looked at is what the exact answer says of every row. */
import { benchTable } from '../../bench/tables';
import { answer } from '../../src/engine/answer';
import { chooseAll } from '../../src/engine/choose';
import { evaluateItem } from '../../src/engine/evaluate';
import { UNKNOWN } from '../../src/engine/fact';
import { compilation } from '../../src/engine/kernel/compile';
import { knownFlag } from '../../src/engine/kernel/known';
import { flagOf } from '../../src/engine/scalar';
import { framesOf } from '../../src/engine/settle';
import { policyIds } from '../../src/run/policies';
import { shipped } from '../support/packs';

test.each(policyIds)('%s, with every third column', (id) => {
  const policy = shipped(id);
  const chosen = chooseAll(policy, { year: Number(policy.from.slice(0, 4)), readings: {}, parameters: {} });
  if (!chosen.ok) throw new Error(id);
  const whole = benchTable(policy, 40);
  const table = { ...whole, columns: new Map([...whole.columns].filter((_, i) => i % 3 === 0)) };
  const frames = framesOf(table, policy);
  const found = { 0: 0, 1: 0, [UNKNOWN]: 0 };
  let cells = 0;
  for (const { conditions, grain } of policy.items)
    for (const { node } of conditions) {
      const using = { policy, choices: chosen.value, frame: frames[grain] };
      const known = knownFlag(node, using);
      if (known === undefined) cells += 1;
      else {
        found[known] += 1;
        for (let unit = 0; unit < using.frame.units; unit += 1) {
          const exact = flagOf(node, { ...using, unit });
          expect(exact.known ? Number(exact.value) : UNKNOWN).toBe(known);
        }
      }
    }
  expect(found[UNKNOWN]).toBeGreaterThan(0);
  expect(cells).toBeGreaterThan(0);
  // Items that are answered by it, and those where it leaves some conditions out, answer each row as the exact path does.
  for (const item of policy.items) {
    const using = { policy, choices: chosen.value, frame: frames[item.grain] };
    const { code } = evaluateItem(item, compilation(policy, chosen.value, using.frame));
    expect([...code]).toEqual(Array.from(code, (_, unit) => answer(item, { ...using, unit }).code));
  }
});
