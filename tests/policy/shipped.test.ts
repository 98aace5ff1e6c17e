import { policyIds } from '../../src/run/policies';
import { shipped } from '../support/packs';

test.each(policyIds)('%s loads without a problem and covers its articles', (id) => {
  const policy = shipped(id);
  expect(policy.id).toBe(id);
  const covered = new Set(policy.items.map(({ article }) => article));
  expect(policy.articles.map(({ number }) => number).filter((number) => !covered.has(number))).toEqual([]);
});
