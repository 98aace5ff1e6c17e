/** A TypeScript entry comes in, one self-contained CommonJS file for Node goes out: how the command line and the benchmarks are built. */
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { yamlToModule } = require('./yaml.cjs');

const top = path.resolve(__dirname, '..');

const yaml = {
  name: 'yaml',
  setup: (build) =>
    build.onLoad({ filter: /\.yaml$/ }, ({ path: file }) => ({
      contents: yamlToModule(readFileSync(file, 'utf8')),
      loader: 'js',
    })),
};

/** @param {string} entry @param {string} outfile both relative to the repository @returns {Promise<unknown>} */
const bundle = (entry, outfile) =>
  require('esbuild').build({
    entryPoints: [path.join(top, entry)],
    outfile: path.join(top, outfile),
    absWorkingDir: top,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    charset: 'utf8',
    sourcemap: true,
    // The ES module builds where a package has both: only what is used goes in.
    mainFields: ['module', 'main'],
    plugins: [yaml],
    logLevel: 'warning',
  });

module.exports = { bundle, top };
