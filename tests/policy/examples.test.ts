/** Every worked example beside every shipped pack, one test each. */
import { runExamples } from '../../src/engine/examples/run';
import { policyIds } from '../../src/run/policies';
import { exampleSources, shipped } from '../support/packs';

describe.each(policyIds)('%s', (id) => {
  const policy = shipped(id);
  const results = runExamples(policy, exampleSources(id));

  test.each(results.map((result) => [`${result.item} #${result.index + 1}`, result] as const))('%s', (_name, result) => {
    expect(result.problems.map(({ place, message }) => `${place.file}:${place.line ?? ''} ${message.zh}`)).toEqual([]);
  });

  test('every item that can pay has an example', () => {
    const shown = new Set(results.map(({ item }) => item));
    expect(policy.items.filter((item) => item.amount && !shown.has(item.id)).map((item) => item.id)).toEqual([]);
  });
});
