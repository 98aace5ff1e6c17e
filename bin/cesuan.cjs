#!/usr/bin/env node
/** The command `cesuan`: starts the bundle that `npm run build:cli` makes. */
const { existsSync } = require('node:fs');
const path = require('node:path');

const bundle = path.join(__dirname, '../dist/cli/cesuan.cjs');
if (existsSync(bundle)) {
  require(bundle);
} else {
  console.error('策算：命令行程序尚未生成，请先运行 npm run build:cli（npm ci 会自动生成）。');
  console.error('cesuan: the command line has not been built; run npm run build:cli first (npm ci does it by itself).');
  process.exitCode = 1;
}
