/**
 * src/cli comes in, the command's bundles (bin/bundles.cjs) go out, with everything in them, so that they run from a folder without node_modules.
 * With --if-possible (npm's prepare) it steps aside where only production packages are installed.
 */
const { existsSync } = require('node:fs');
const path = require('node:path');
const { BUNDLES, FOLDER } = require('../bin/bundles.cjs');
const { bundle, top } = require('./bundle.cjs');

async function main() {
  if (process.argv.includes('--if-possible')) {
    const reason = !Object.values(BUNDLES).every((entry) => existsSync(path.join(top, entry)))
      ? 'src/cli is not here'
      : !installed('esbuild')
        ? 'the development packages are not installed'
        : undefined;
    if (reason) return console.log(`cesuan: the command line was not built, since ${reason}.`);
  }
  await Promise.all(Object.entries(BUNDLES).map(([name, entry]) => bundle(entry, `${FOLDER}/${name}`)));
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
