/** The command line as a process: codes, streams and signals come through although the work goes on in a thread, and nothing half written stays. */
import { execFileSync, spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { folder, removeFolders, type Folder } from '../support/cli';
import { MINI } from '../support/mini-pack';

const top = resolve(__dirname, '../..');
const ROWS = 60_000;

let at: Folder;
beforeAll(() => {
  at = folder();
  const to = (name: string): string => JSON.stringify(relative(top, join(at.path, name)));
  // In a process of its own: the bundler does not accept the arrays of a test's realm.
  const script = `const { bundle } = require('./tools/bundle.cjs');
    bundle('src/cli/main.ts', ${to('cesuan.cjs')}); bundle('src/cli/thread.ts', ${to('thread.cjs')});`;
  execFileSync(process.execPath, ['-e', script], { cwd: top });
  at.write('pack/mini.yaml', MINI);
  const lines = Array.from({ length: ROWS }, (_, i) => `企业${i}有限公司,项目${i},${i + 300}.5`);
  const list = ['企业名称,项目名称,设备投资额（万元）', ...lines];
  at.write('list.csv', list.join('\n'));
  at.write('short.csv', list.slice(0, 1_000).join('\n'));
  at.write('faulty.csv', [...list, '一家有限公司,一个项目,不少'].join('\n'));
  at.write('few.csv', list.slice(0, 60).join('\n'));
  at.write('few-faulty.csv', [...list.slice(0, 60), '一家有限公司,一个项目,不少'].join('\n'));
}, 120_000);
afterAll(removeFolders);

const start = (argv: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, [join(at.path, 'cesuan.cjs'), ...argv], { cwd: at.path, env: { ...process.env, LANG: '', ...env } });

const collected = (stream: NodeJS.ReadableStream): { readonly text: () => string } => {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { text: () => Buffer.concat(chunks).toString('utf8') };
};

const ended = (child: ChildProcessWithoutNullStreams): Promise<number | string | null> =>
  new Promise((done) => child.on('close', (code, signal) => done(code ?? signal)));

const CHOICES = ['-p', 'pack', '-y', '2025'];
const AWARD = ['award', 'list.csv', ...CHOICES];
const tick = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

test('codes and both streams', async () => {
  const version = start(['--version']);
  const said = collected(version.stdout);
  expect(await ended(version)).toBe(0);
  expect(said.text()).toMatch(/^cesuan \d/);
  const wrong = start(['nothing-like-this']);
  const [out, err] = [collected(wrong.stdout), collected(wrong.stderr)];
  expect(await ended(wrong)).toBe(2);
  expect(out.text()).toBe('');
  expect(err.text()).toContain('nothing-like-this');
}, 60_000);

test('a reader that is slow gets everything', async () => {
  const child = start(['award', 'short.csv', ...CHOICES, '--json', '-']);
  child.stdout.pause();
  const out = collected(child.stdout);
  child.stdout.pause();
  await tick(3_000);
  child.stdout.resume();
  expect(await ended(child)).toBe(0);
  expect(out.text().length).toBeGreaterThan(5_000_000);
  expect(() => JSON.parse(out.text()) as unknown).not.toThrow();
}, 120_000);

test('a reader that goes away is no fault', async () => {
  const child = start(['award', 'short.csv', ...CHOICES, '--json', '-']);
  const err = collected(child.stderr);
  child.stdout.once('data', () => child.stdout.destroy());
  expect(await ended(child)).toBe(0);
  expect(err.text()).toBe('');
}, 120_000);

describe('a reader that goes away changes neither the code nor what is told', () => {
  test('while there is more to say, which is then left out', async () => {
    const from = Date.now();
    const child = start(['award', 'faulty.csv', ...CHOICES, '--json', '-']);
    const err = collected(child.stderr);
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await ended(child)).toBe(1);
    expect(err.text()).toContain('不少');
    // All of it takes some 25 s.
    expect(Date.now() - from).toBeLessThan(15_000);
  }, 60_000);

  test('when all is said', async () => {
    const child = start(['award', 'few-faulty.csv', ...CHOICES, '--json', '-']);
    child.stdout.pause();
    const err = collected(child.stderr);
    await tick(3_000);
    child.stdout.destroy();
    expect(await ended(child)).toBe(1);
    expect(err.text()).toContain('不少');
  }, 60_000);

  test('on stderr', async () => {
    const child = start(['nothing-like-this']);
    child.stderr.destroy();
    expect(await ended(child)).toBe(2);
  }, 60_000);
});

// Windows has no such signals between processes: there a process that is ended is ended.
const posix = process.platform === 'win32' ? test.skip : test;

posix.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  '%s is heard while the work goes on, and leaves no file',
  async (signal, code) => {
    const before = at.names();
    const child = start([...AWARD, '-o', `${signal}.xlsx`]);
    await tick(1_500);
    const from = Date.now();
    child.kill(signal);
    expect(await ended(child)).toBe(code);
    expect(Date.now() - from).toBeLessThan(5_000);
    expect(at.names()).toEqual(before);
  },
  60_000,
);

posix.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  '%s is heard when the work is done and nobody reads',
  async (signal, code) => {
    const child = start(['award', 'few.csv', ...CHOICES, '--json', '-']);
    child.stdout.pause();
    const gone = new Promise((done) => child.on('exit', (...how) => done(how)));
    await tick(3_000);
    expect(child.exitCode).toBeNull();
    child.kill(signal);
    const first = await Promise.race([gone, tick(5_000)]);
    child.kill('SIGKILL');
    child.stdout.destroy();
    expect(first).toEqual([code, null]);
  },
  60_000,
);

/** Ends with the code, and what stderr heard where it is heard. */
const into = (argv: readonly string[], which: 'stdout' | 'stderr', path: string): readonly [code: number | null, err: string] => {
  const file = openSync(path, 'w');
  const stdio = which === 'stdout' ? (['ignore', file, 'pipe'] as const) : (['ignore', 'pipe', file] as const);
  const env = { ...process.env, LANG: '' };
  const { status, stderr } = spawnSync(process.execPath, [join(at.path, 'cesuan.cjs'), ...argv], {
    cwd: at.path,
    env,
    stdio: [...stdio],
    encoding: 'utf8',
  });
  closeSync(file);
  return [status, which === 'stdout' ? stderr : ''];
};

(existsSync('/dev/full') ? describe : describe.skip)('a disk that is full', () => {
  test.each([
    [['policies'], 'cesuan: 标准输出无法写入，已停止，输出不完整：磁盘空间不足。\n'],
    [
      ['policies', '--lang', 'en'],
      'cesuan: Standard output cannot be written; stopped, the output is not complete: the disk is full.\n',
    ],
    [['award', 'few.csv', ...CHOICES, '--json', '-'], 'cesuan: 标准输出无法写入，已停止，输出不完整：磁盘空间不足。\n'],
  ])(
    'under stdout ends %j with 3',
    (argv, said) => {
      expect(into(argv, 'stdout', '/dev/full')).toEqual([3, said]);
    },
    60_000,
  );

  test('under stderr ends it with 3', () => {
    expect(into(['nothing-like-this'], 'stderr', '/dev/full')[0]).toBe(3);
    expect(into(['award', 'few-faulty.csv', ...CHOICES], 'stderr', '/dev/full')[0]).toBe(3);
  }, 60_000);
});

posix(
  'a disk with room for a part of a text is full, too',
  () => {
    const command = `ulimit -f 1; exec "$0" cesuan.cjs award --help > part.txt`;
    const env = { ...process.env, LANG: '' };
    const ran = spawnSync('sh', ['-c', command, process.execPath], { cwd: at.path, env, encoding: 'utf8' });
    expect(ran.stderr).toMatch(/^cesuan: 标准输出无法写入，已停止，输出不完整：文件超过系统允许的大小。\n$/);
    expect(ran.status).toBe(3);
    expect([512, 1024]).toContain(readFileSync(join(at.path, 'part.txt')).length);
  },
  60_000,
);

test('a file that is half written goes when the program is stopped', async () => {
  // The thread stands still in the middle of a file.
  at.write(
    'halts.cjs',
    `const fs = require('node:fs'), { isMainThread } = require('node:worker_threads'); const write = fs.writeSync;
     if (!isMainThread) fs.writeSync = (handle, ...rest) => { write(handle, ...rest); write(2, 'half'); for (;;); };`,
  );
  const before = at.names();
  const child = start([...AWARD, '--json', 'half.json'], {
    NODE_OPTIONS: `--require ${JSON.stringify(join(at.path, 'halts.cjs'))}`,
  });
  await new Promise((said) => child.stderr.once('data', said));
  expect(at.names()).toHaveLength(before.length + 1);
  child.kill(process.platform === 'win32' ? undefined : 'SIGINT');
  const code = await ended(child);
  if (process.platform !== 'win32') expect([code, at.names()]).toEqual([130, before]);
}, 60_000);

test('without enough memory it says so and ends with 70', async () => {
  const child = start([...AWARD, '-o', 'out.xlsx'], { NODE_OPTIONS: '--max-old-space-size=40' });
  const err = collected(child.stderr);
  expect(await ended(child)).toBe(70);
  expect(err.text()).toMatch(/^cesuan: 内存不足/);
  expect(at.has('out.xlsx')).toBe(false);
}, 60_000);

test('where memory ends when a file is in its place, nobody says that there is none', async () => {
  at.write(
    'eats.cjs',
    `const fs = require('node:fs'), { isMainThread } = require('node:worker_threads'); const rename = fs.renameSync;
     if (!isMainThread) fs.renameSync = (...paths) => { rename(...paths); for (const held = []; ;) held.push({ n: [held.length] }); };`,
  );
  const child = start(['award', 'few.csv', ...CHOICES, '--json', 'whole.json'], {
    NODE_OPTIONS: `--max-old-space-size=80 --require ${JSON.stringify(join(at.path, 'eats.cjs'))}`,
  });
  const err = collected(child.stderr);
  expect(await ended(child)).toBe(70);
  expect(err.text()).toMatch(/^cesuan: 内存不足，已中止，未写完的文件已删除。/);
  expect(() => JSON.parse(at.read('whole.json')) as unknown).not.toThrow();
}, 60_000);
