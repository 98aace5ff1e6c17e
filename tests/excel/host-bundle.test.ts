/** The in-memory host is loaded into browsers too: its bundle holds nothing of Node and stays small. */
import { join } from 'node:path';
import { buildSync } from 'esbuild';

test('the host bundles for a browser', () => {
  const { outputFiles, warnings } = buildSync({
    entryPoints: [join(__dirname, '../support/excel-host/index.ts')],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    minify: true,
    logLevel: 'silent',
  });
  expect(warnings).toEqual([]);
  expect(outputFiles[0]?.text).toContain('createHost');
  expect(outputFiles[0]?.contents.length).toBeLessThan(60_000);
});
