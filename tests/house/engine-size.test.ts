/** What the engine costs the pane: packs are checked when the pane is built, so that no parser comes along. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const TOP = join(__dirname, '../..');
/** Bytes, gzipped. */
const BUDGET = 60_000;
const ROOMS = ['engine/settle', 'engine/choose', 'engine/explain/explain', 'policy/frozen/thaw'];

test('the engine and the policy model keep to their budget', () => {
  const options = {
    stdin: { contents: ROOMS.map((room) => `export * from './src/${room}';`).join('\n'), resolveDir: TOP, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    mainFields: ['module', 'main'],
    write: false,
  };
  // In a process of its own: the bundler does not accept the arrays of a test's realm.
  const script = `process.stdout.write(require('esbuild').buildSync(${JSON.stringify(options)}).outputFiles[0].contents)`;
  const built = execFileSync(process.execPath, ['-e', script], { cwd: TOP, maxBuffer: 1 << 25 });
  const size = gzipSync(built, { level: 9 }).length;
  process.stdout.write(`the engine, gzipped: ${size} bytes\n`);
  expect(size).toBeGreaterThan(5_000);
  expect(size).toBeLessThan(BUDGET);
});
