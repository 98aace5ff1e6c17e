import { policyIds } from '../../src/run/policies';
import { shipped } from '../support/packs';

test.each([...policyIds])('%s loads without a problem', (id) => {
  const policy = shipped(id);
  expect(policy.id).toBe(id);
  expect(policy.items.length).toBeGreaterThan(0);
});

test('an item is found by its id', () =>
  expect(shipped('shaoxing-4151-2025').items.map(({ id }) => id)).toContain('8-equipment'));
