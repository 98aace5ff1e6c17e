/**
 * src/cli comes in, dist/cli/cesuan.cjs goes out, with everything bundled, so that it runs from a folder without node_modules.
 * With --if-possible (npm's prepare) it steps aside where only production packages are installed.
 */
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { yamlToModule } = require('./yaml.cjs');

const top = path.resolve(__dirname, '..');
const entry = path.join(top, 'src/cli/main.ts');

const yaml = {
  name: 'yaml',
  setup: (build) =>
    build.onLoad({ filter: /\.yaml$/ }, ({ path: file }) => ({
      contents: yamlToModule(readFileSync(file, 'utf8')),
      loader: 'js',
    })),
};

const program = {
  entryPoints: [entry],
  outfile: path.join(top, 'dist/cli/cesuan.cjs'),
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
};

async function main() {
  if (process.argv.includes('--if-possible')) {
    const reason = !existsSync(entry)
      ? 'src/cli is not here'
      : !installed('esbuild')
        ? 'the development packages are not installed'
        : undefined;
    if (reason) return console.log(`cesuan: the command line was not built, since ${reason}.`);
  }
  await require('esbuild').build(program);
}

function installed(name) {
  try {
    return Boolean(require.resolve(name));
  } catch {
    return false;
  }
}

main().catch((error) => {
  // esbuild has already printed each message with its place.
  if (!error?.errors) console.error(error);
  process.exitCode = 1;
});
