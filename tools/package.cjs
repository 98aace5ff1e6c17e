/**
 * `npm run package -- --base-url https://host/path [--office-js cdn|cdn-cn|vendored] [--out FOLDER]`: builds the pages for that address and packs them
 * with the manifest, checksums, guides for whoever installs them, and sample server configurations into out/cesuan-VERSION.zip, or into the folder given.
 */
const { spawnSync } = require('node:child_process');
const { mkdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { parseArgs } = require('node:util');
const { version } = require('../package.json');
const { OFFICE_JS, officeJs } = require('./pages.cjs');
const { AddressError, address } = require('./package/address.cjs');
const { contents } = require('./package/contents.cjs');
const { zipped } = require('./package/zip.cjs');

const top = path.join(__dirname, '..');
const usage = `npm run package -- --base-url https://host/path [--office-js ${Object.keys(OFFICE_JS).join('|')}] [--out FOLDER]`;

class UsageError extends Error {}

function run(command, args, env) {
  const { status, error } = spawnSync(command, args, { cwd: top, stdio: 'inherit', env: { ...process.env, ...env } });
  if (error || status !== 0) throw new Error(`${path.basename(args[0] ?? command)}: ${error?.message ?? `exit code ${status}`}`);
}

function main(argv) {
  const { values } = parseArgs({
    args: argv,
    options: {
      'base-url': { type: 'string' },
      'office-js': { type: 'string', default: 'cdn' },
      out: { type: 'string', default: path.join(top, 'out') },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return console.log(usage);
  if (values['base-url'] === undefined) throw new UsageError('缺少 --base-url。 / --base-url is missing.');
  const baseUrl = address(values['base-url'], '--base-url');
  const mode = values['office-js'];
  if (!Object.hasOwn(OFFICE_JS, mode)) {
    const modes = Object.keys(OFFICE_JS);
    throw new UsageError(
      `--office-js “${mode}”不对，可用 ${modes.join('、')}。 / --office-js “${mode}” is unknown; it can be ${modes.join(', ')}.`,
    );
  }
  const office = officeJs(mode);
  // Apart from dist, which is built for this machine; without maps of the sources, which no site is to serve.
  const dist = path.join(top, 'out', 'package');
  run(process.execPath, [require.resolve('webpack-cli/bin/cli.js'), '--mode', 'production', '--no-devtool'], {
    BASE_URL: baseUrl,
    OFFICE_JS: mode,
    DIST: dist,
  });
  run(process.execPath, [path.join(__dirname, 'validate-manifest.mjs'), path.join(dist, 'manifest.xml')]);
  const files = contents({ dist, baseUrl, office, version });
  const out = path.join(path.resolve(values.out), `cesuan-${version}.zip`);
  mkdirSync(path.dirname(out), { recursive: true });
  writeFileSync(out, zipped(files));
  console.log(`${path.relative(process.cwd(), out)}：${Object.keys(files).length} 个文件。安装方法见其中的“安装说明.md”。`);
  console.log(
    `${path.relative(process.cwd(), out)}: ${Object.keys(files).length} files. INSTALL.md inside says how to install them.`,
  );
}

try {
  main(process.argv.slice(2));
} catch (error) {
  const bad = error instanceof UsageError || error instanceof AddressError || String(error.code).startsWith('ERR_PARSE_ARGS');
  console.error(bad ? `${error.message}\n${usage}` : error.message);
  process.exitCode = bad ? 2 : 1;
}
