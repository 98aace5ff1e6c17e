/** A frozen policy is the policy: nothing is lost, what was one object is one object, and all of them together stay small. */
import { gzipSync } from 'node:zlib';
import { freeze } from '../../src/policy/frozen/freeze';
import { alphabetOf, lengthen, shorten } from '../../src/policy/frozen/letters';
import { thaw } from '../../src/policy/frozen/thaw';
import type { Condition, Node, Policy } from '../../src/policy/model';
import { children } from '../../src/policy/walk';
import { loadShipped, policyIds } from '../../src/run/policies';

/** What all shipped policies together, with their alphabet, may weigh on the wire. */
const BUDGET = 150_000;

const load = async (id: string): Promise<Policy> => {
  const loaded = await loadShipped(id);
  if (!loaded.ok) throw new Error(`${id} does not load`);
  return loaded.value;
};

let policies: readonly Policy[];
let alphabet: string;
beforeAll(async () => {
  policies = await Promise.all(policyIds.map(load));
  alphabet = alphabetOf(policies.map(freeze));
});

/** How the pack writes a condition stays with the pack. */
const untold = ({ node }: Condition): Condition => ({ node });

const of = (id: string): Policy => policies[policyIds.indexOf(id)] as Policy;
const contains = (node: Node, wanted: Node): boolean => node === wanted || children(node).some((part) => contains(part, wanted));

test.each(policyIds)('%s comes back whole, and in order', (id) => {
  const policy = of(id);
  const back = thaw(freeze(policy));
  expect(back).toEqual({
    ...policy,
    items: policy.items.map((item) => ({ ...item, conditions: item.conditions.map(untold) })),
    gates: policy.gates.map((gate) => ({ ...gate, bars: untold(gate.bars) })),
  });
  for (const part of ['inputs', 'readings', 'parameters'] as const)
    expect([...back[part].keys()]).toEqual([...policy[part].keys()]);
});

test.each(policyIds)('%s keeps the identity of figures that a decision replaces', (id) => {
  const { items } = thaw(freeze(of(id)));
  for (const { amount } of items) if (amount?.decided) expect(contains(amount.node, amount.decided)).toBe(true);
});

test('some figures are of that kind, else the test above says nothing', () => {
  expect(of('shaoxing-4151-2025').items.filter(({ amount }) => amount?.decided).length).toBeGreaterThan(2);
});

test('letters trade places and come back', () => {
  const text = '奖补 6% · “甲”é €';
  const known = alphabetOf([text]);
  expect(lengthen(shorten(text, known), known)).toBe(text);
  expect(Buffer.byteLength(shorten('奖补', known))).toBe(4);
  expect(() => shorten('ñ', known)).toThrow(/ñ/);
});

test('so do those of every policy', () => {
  for (const text of policies.map(freeze)) expect(lengthen(shorten(text, alphabet), alphabet)).toBe(text);
});

test(`all shipped policies together take less than ${BUDGET} bytes, gzipped`, () => {
  const parts = [alphabet, ...policies.map((policy) => shorten(freeze(policy), alphabet))];
  const size = parts.reduce((sum, part) => sum + gzipSync(part, { level: 9 }).length, 0);
  expect(size).toBeLessThan(BUDGET);
});
