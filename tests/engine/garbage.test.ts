/**
 * How well the runtime can run the engine, in counts: what a settlement throws away, in bytes per row, and how often compiled code gives up.
 * Numbers in arrays stay there, none becomes an object on the way; no function falls back to being interpreted run after run.
 */
import { execFileSync } from 'node:child_process';
import { join, relative, resolve } from 'node:path';
import { folder, removeFolders } from '../support/cli';

const top = resolve(__dirname, '../..');
let program = '';
beforeAll(() => {
  program = relative(top, join(folder().path, 'garbage.cjs'));
  // In a process of its own: the bundler does not accept the arrays of a test's realm.
  const bundling = `require('./tools/bundle.cjs').bundle('tests/support/garbage.ts', ${JSON.stringify(program)})`;
  execFileSync(process.execPath, ['-e', bundling], { cwd: top });
}, 60_000);
afterAll(removeFolders);

/** Everything is compiled in turn, and there is room enough that nothing is collected in between: the same each time. */
const run = (...flags: readonly string[]): string =>
  execFileSync(
    process.execPath,
    ['--single-threaded', '--min-semi-space-size=256', '--max-semi-space-size=256', ...flags, program],
    { cwd: top, encoding: 'utf8', maxBuffer: 1e8 },
  );

test('eight clauses leave a few bytes per row on the heap', () => {
  const { bytesPerRow, awarded } = JSON.parse(run()) as { readonly bytesPerRow: number; readonly awarded: number };
  expect(awarded).toBeGreaterThan(0);
  expect(bytesPerRow).toBeGreaterThan(0);
  // An object for each number that is added up would be 16 bytes for each of them: 128 a row.
  expect(bytesPerRow).toBeLessThan(40);
}, 60_000);

test('what is compiled stays compiled: no function gives up time and again', () => {
  const given = new Map<string, number>();
  const all = [...run('--trace-deopt').matchAll(/bailout \(kind: [^)]*\): begin\. deoptimizing 0x[0-9a-f]+ <JSFunction (\S*)/g)];
  for (const [, name = ''] of all) given.set(name, (given.get(name) ?? 0) + 1);
  // The runtime's first guesses are wrong now and then: without any there is nothing to read here.
  expect(all.length).toBeGreaterThan(0);
  // Forty settlements: what gives up each time would be seen forty times.
  expect([...given].filter(([, times]) => times >= 10)).toEqual([]);
}, 60_000);
