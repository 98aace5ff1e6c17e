/** What the command is made of: bundles in dist/cli and the sources that each is made from. A build is one where none is missing. */
const { existsSync } = require('node:fs');
const path = require('node:path');

const FOLDER = 'dist/cli';
const BUNDLES = { 'cesuan.cjs': 'src/cli/main.ts', 'thread.cjs': 'src/cli/thread.ts' };

const bundlePath = (name) => path.join(__dirname, '..', FOLDER, name);
const isBuilt = () => Object.keys(BUNDLES).every((name) => existsSync(bundlePath(name)));

module.exports = { FOLDER, BUNDLES, bundlePath, isBuilt };
