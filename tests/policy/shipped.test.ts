import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { policyIds } from '../../src/run/policies';
import { shipped } from '../support/packs';

test.each(policyIds)('%s loads without a problem and covers its articles', (id) => {
  const policy = shipped(id);
  expect(policy.id).toBe(id);
  const covered = new Set(policy.items.map(({ article }) => article));
  expect(policy.articles.map(({ number }) => number).filter((number) => !covered.has(number))).toEqual([]);
});

test.each(policyIds)('%s has its file of tests', (id) =>
  expect(existsSync(join(__dirname, 'packs', `${id}.test.ts`))).toBe(true),
);
