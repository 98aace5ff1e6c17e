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

/** Bundled by itself first: in a module that is only begun when it is asked for, what nobody uses is not left out, and all of it would begin with the rest. */
const mathjs = {
  name: 'mathjs',
  setup: (build) => {
    build.onResolve({ filter: /^mathjs\/number$/ }, ({ path: name }) => ({ path: name, namespace: 'alone' }));
    build.onLoad({ filter: /./, namespace: 'alone' }, async ({ path: name }) => {
      const contents = `export { create, parseDependencies } from '${name}';`;
      const { outputFiles } = await build.esbuild.build({
        stdin: { contents, resolveDir: top },
        bundle: true,
        write: false,
        format: 'esm',
        target: 'node20',
        mainFields: ['module', 'main'],
      });
      return { contents: outputFiles[0].text };
    });
  },
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
    plugins: [yaml, mathjs],
    logLevel: 'warning',
  });

module.exports = { bundle, top };
