/**
 * `npm start`: where Excel is installed, an HTTPS dev server and the add-in shown in Excel; elsewhere the workbench in a browser.
 * `--stop` takes the add-in out of Excel again; `--workbench` opens the workbench although there is an Excel; `--dry-run` only says what would be done.
 */
const { spawn, spawnSync } = require('node:child_process');
const { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { manifestId, sideloadSteps, stepText } = require('./sideload.cjs');

const top = path.resolve(__dirname, '..');
const manifest = path.join(top, 'manifest.xml');
const options = new Set(process.argv.slice(2));
const say = (zh, en) => console.log(`${zh}\n${en}`);

function excelIsHere() {
  if (process.platform === 'darwin') return existsSync('/Applications/Microsoft Excel.app');
  if (process.platform !== 'win32') return false;
  return spawnSync('reg', ['query', 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\excel.exe']).status === 0;
}

function perform(step) {
  if (options.has('--dry-run')) return console.log(stepText(step));
  if ('run' in step) {
    const { status, error } = spawnSync(step.run, step.args, { stdio: 'inherit' });
    if (error || status !== 0) throw new Error(`${stepText(step)}: ${error?.message ?? `exit code ${status}`}`);
  } else if ('copy' in step) {
    mkdirSync(path.dirname(step.to), { recursive: true });
    copyFileSync(step.copy, step.to);
  } else {
    rmSync(step.remove, { force: true });
  }
}

/** Opens an address in the user's browser, where there is a screen. */
function browse(url) {
  const [command, ...args] =
    process.platform === 'win32'
      ? ['cmd', '/c', 'start', '', url]
      : process.platform === 'darwin'
        ? ['open', url]
        : ['xdg-open', url];
  const screen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (screen && !process.env.CI)
    spawn(command, args, { stdio: 'ignore', detached: true })
      .on('error', () => undefined)
      .unref();
}

/** Runs until it is interrupted; `whenReady` is called once, after the first build. */
function serve(env, whenReady) {
  const cli = require.resolve('webpack-cli/bin/cli.js');
  const server = spawn(process.execPath, [cli, 'serve', '--mode', 'development'], {
    cwd: top,
    env: { ...process.env, ...env },
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  let ready = false;
  server.stdout.on('data', (data) => {
    process.stdout.write(data);
    if (ready || !String(data).includes('compiled')) return;
    ready = true;
    whenReady();
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
  server.on('exit', (code) => (process.exitCode = code ?? 0));
}

function startWorkbench() {
  const url = `http://localhost:${process.env.PORT ?? 3000}/workbench.html`;
  if (options.has('--dry-run')) return console.log(`workbench at ${url}`);
  serve({}, () => {
    say(`策算工作台：${url} （按 Ctrl+C 结束）`, `The workbench is at ${url} (Ctrl+C ends it)`);
    browse(url);
  });
}

async function startExcel(steps) {
  if (!options.has('--dry-run')) await require('office-addin-dev-certs').ensureCertificatesAreInstalled();
  steps.add.forEach(perform);
  if (options.has('--dry-run')) return steps.show.forEach(perform);
  serve({ CESUAN_HTTPS: '1' }, () => {
    say(
      '策算已加入 Excel：打开“开始 → 加载项 → 开发人员加载项”，选择“策算”；用完运行 npm stop 移除。',
      'Cesuan is in Excel under Home > Add-ins > Developer add-ins; npm stop takes it out again.',
    );
    steps.show.forEach(perform);
  });
}

async function main() {
  const steps = sideloadSteps({
    platform: process.platform,
    id: manifestId(readFileSync(manifest, 'utf8')),
    manifest,
    home: os.homedir(),
  });
  if (options.has('--stop')) {
    if (!steps || !excelIsHere())
      return say('本机没有 Excel，无需移除。', 'There is no Excel on this machine, so nothing to take out.');
    steps.undo.forEach(perform);
    return say('已从 Excel 中移除策算。', 'Cesuan has been taken out of Excel.');
  }
  return steps && excelIsHere() && !options.has('--workbench') ? startExcel(steps) : startWorkbench();
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
