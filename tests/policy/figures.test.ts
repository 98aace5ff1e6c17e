/** No figure of a pack may be wrong unseen: raise or lower any of them by the smallest step, and an example of an item that it touches must fail. */
import { readExamples, type Example } from '../../src/engine/examples/read';
import { runExample } from '../../src/engine/examples/run';
import { related } from '../../src/engine/related';
import type { Policy } from '../../src/policy/model';
import { policyIds } from '../../src/run/policies';
import { figuresOf, mistaken, type Figure } from '../support/mutate';
import { exampleSources, shipped } from '../support/packs';

const fails = (policy: Policy, examples: readonly Example[]): boolean =>
  examples.some((one) => runExample(policy, one).problems.length > 0);

describe.each(policyIds)('%s', (id) => {
  const policy = shipped(id);
  const byItem = new Map<string, Example[]>();
  for (const one of readExamples(policy, exampleSources(id)).examples)
    byItem.set(one.item, [...(byItem.get(one.item) ?? []), one]);
  const seen = (figure: Figure, direction: 'up' | 'down'): boolean =>
    mistaken(figure, direction, () => figure.items.some((item) => fails(related(policy, item), byItem.get(item) ?? [])));

  const figures = figuresOf(policy);

  // A document may print no figure at all: all of its money is set later.
  test('figures are found where the pack cites any', () =>
    expect(figures.length > 0).toBe(policy.items.some((item) => item.figures.length > 0)));

  test.each(['up', 'down'] as const)('each figure moved %s by the smallest step makes an example fail', (direction) => {
    const unseen = figures.filter((figure) => !seen(figure, direction));
    expect(unseen.map(({ text, items }) => `${items.slice(0, 3).join(', ')}: ${text}`)).toEqual([]);
  });
});
