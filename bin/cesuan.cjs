#!/usr/bin/env node
/** The command `cesuan`: starts the bundles that `npm run build:cli` makes. */
const { bundlePath, isBuilt } = require('./bundles.cjs');

if (isBuilt()) {
  require(bundlePath('cesuan.cjs'));
} else {
  console.error('策算：命令行程序尚未生成或不完整，请先运行 npm run build:cli（npm ci 会自动生成）。');
  console.error(
    'cesuan: the command line has not been built, or not all of it; run npm run build:cli first (npm ci does it by itself).',
  );
  // 1 would be a run with faulty cells.
  process.exitCode = 70;
}
