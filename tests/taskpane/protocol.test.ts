/** What the worker sends is what was computed: without the policy, through a structured clone, and with the policy put back. */
import { explain } from '../../src/engine/explain/explain';
import { loadShipped } from '../../src/run/policies';
import { compute, openSheet, planWrite, recogniseSheet, type PlanOptions } from '../../src/run/run';
import { attach, detach } from '../../src/taskpane/protocol';
import { samplePort } from '../support/sample';

const planOptions: PlanOptions = { lang: 'zh', unit: '元', fileName: 'sample.xlsx', now: '2026-01-01T00:00:00.000Z' };

const value = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
  if (!result.ok) throw new Error('refused');
  return result.value;
};

test('a settlement survives the way through a worker', async () => {
  const policy = value(await loadShipped('shaoxing-4151-2025'));
  const opened = value(await openSheet(await samplePort()));
  const recognition = value(recogniseSheet(opened, policy, 2025));
  const computed = value(compute(opened, recognition, policy, { year: 2025, readings: {}, parameters: {} }));

  const sent = detach(computed);
  expect(JSON.stringify(Object.keys(sent.settlement))).not.toContain('policy');
  expect(sent.settlement.outcomes.every((outcome) => !('item' in outcome))).toBe(true);
  const back = attach(structuredClone(sent), policy);

  expect(back.settlement.policy).toBe(policy);
  expect(back.settlement.outcomes.map(({ item }) => item)).toEqual(policy.items);
  expect(back.settlement.totals).toEqual(computed.settlement.totals);
  expect(back.read.table).toBe(back.settlement.table);
  expect(explain(back.settlement, 0, 0)).toEqual(explain(computed.settlement, 0, 0));
  expect(planWrite(opened, back, planOptions)).toEqual(planWrite(opened, computed, planOptions));
});
