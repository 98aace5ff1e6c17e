/**
 * src/cli comes in, dist/cli/cesuan.cjs and the thread that it starts go out, with everything bundled, so that they run from a folder without node_modules.
 * With --if-possible (npm's prepare) it steps aside where only production packages are installed.
 */
const { existsSync } = require('node:fs');
const path = require('node:path');
const { bundle, top } = require('./bundle.cjs');

const FOLDER = 'dist/cli';
const entry = 'src/cli/main.ts';

async function main() {
  if (process.argv.includes('--if-possible')) {
    const reason = !existsSync(path.join(top, entry))
      ? 'src/cli is not here'
      : !installed('esbuild')
        ? 'the development packages are not installed'
        : undefined;
    if (reason) return console.log(`cesuan: the command line was not built, since ${reason}.`);
  }
  await Promise.all([bundle(entry, `${FOLDER}/cesuan.cjs`), bundle('src/cli/thread.ts', `${FOLDER}/thread.cjs`)]);
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
