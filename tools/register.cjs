/** `node -r ./tools/register.cjs FILE.ts` runs a TypeScript script of this repository: .ts, .tsx and .yaml become modules as they are required. */
const { readFileSync } = require('node:fs');
const { transformSync } = require('esbuild');
const { yamlToModule } = require('./yaml.cjs');

process.setSourceMapsEnabled(true);

const typescript = (loader) => (module, filename) => {
  const options = {
    loader,
    format: 'cjs',
    target: 'node20',
    jsx: 'automatic',
    sourcemap: 'inline',
    sourcefile: filename,
    charset: 'utf8',
    // `import()` would go to the module loader, which knows no YAML.
    supported: { 'dynamic-import': false },
  };
  module._compile(transformSync(readFileSync(filename, 'utf8'), options).code, filename);
};

require.extensions['.ts'] = typescript('ts');
require.extensions['.tsx'] = typescript('tsx');
require.extensions['.yaml'] = (module, filename) =>
  module._compile(yamlToModule(readFileSync(filename, 'utf8'), 'commonjs'), filename);
