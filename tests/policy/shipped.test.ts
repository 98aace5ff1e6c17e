import { shipped } from '../support/packs';

test('the shipped packs load without a problem', () => {
  const policy = shipped('shaoxing-4151-2025');
  expect(policy.items.map(({ id }) => id)).toContain('8-equipment');
});
