/** bench/main.ts is bundled as the product is (so that what runs is what ships) and run with the arguments given. */
const { spawnSync } = require('node:child_process');
const { bundle } = require('./bundle.cjs');

bundle('bench/main.ts', 'out/bench/main.cjs').then(() => {
  const { status } = spawnSync(process.execPath, ['--enable-source-maps', 'out/bench/main.cjs', ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
});
