/**
 * Jest's transform for packages of hundreds of small modules, each of which every test file would find and compile anew: a module that names them
 * comes in, and one file with what the sources import of them goes out. Names that a source begins to import are seen when jest is started again.
 */
const { createHash } = require('node:crypto');
const { readdirSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { buildSync, version } = require('esbuild');

const TOP = join(__dirname, '..');

const sources = ['src', 'tests'].flatMap((folder) =>
  readdirSync(join(TOP, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(TOP, folder, file), 'utf8')),
);

/** The names that the sources import of a package, types left out. */
const namesOf = (name) => {
  const statement = new RegExp(`^import (?:\\{([^}]*)\\}|\\w+) from '${name}';$`, 'gm');
  const names = sources.flatMap((text) => [...text.matchAll(statement)].flatMap(([, list = 'default']) => list.split(',')));
  return [...new Set(names.map((one) => one.trim()).filter((one) => one !== '' && !one.startsWith('type ')))].sort();
};

/** By the path of the module that names the packages: what the bundle exports. */
const entries = new Map();
const entryOf = (path) => {
  const packages = require(path);
  const entry = entries.get(path) ?? packages.map((name) => `export { ${namesOf(name).join(', ')} } from '${name}';`).join('\n');
  entries.set(path, entry);
  return entry;
};

module.exports = {
  process: (_, path) => {
    const { outputFiles } = buildSync({
      stdin: { contents: entryOf(path), resolveDir: dirname(path) },
      bundle: true,
      write: false,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      mainFields: ['module', 'main'],
      // One of each in a test, whoever asks for it.
      external: ['react', 'react-dom'],
    });
    return { code: outputFiles[0].text };
  },
  getCacheKey: (text, path) =>
    createHash('sha256')
      .update(
        [
          version,
          readFileSync(__filename, 'utf8'),
          readFileSync(join(TOP, 'package-lock.json'), 'utf8'),
          entryOf(path),
          text,
        ].join('\0'),
      )
      .digest('hex'),
};
