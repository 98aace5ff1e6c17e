/** bench/main.ts is bundled as the product is (so that what runs is what ships) and run with the arguments given. */
const { spawnSync } = require('node:child_process');
const { bundle } = require('./bundle.cjs');

bundle('bench/main.ts', 'out/bench/main.cjs').then(() => {
  // Nothing but the program: a map of its source, which the command line does without as well, would be counted as memory of the job.
  const { status } = spawnSync(process.execPath, ['out/bench/main.cjs', ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
});
