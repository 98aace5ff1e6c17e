/** The long test files that begin first are there: a file that is renamed would begin last again. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const TESTS = join(__dirname, '..');
const { LONG } = createRequire(__filename)('../../tools/jest-order.cjs') as { readonly LONG: readonly string[] };

test('each of them is a file', () => {
  expect(LONG.length).toBeGreaterThan(0);
  expect(LONG.filter((name) => !existsSync(join(TESTS, `${name}.test.ts`)))).toEqual([]);
});
