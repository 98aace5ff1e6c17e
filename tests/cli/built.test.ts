/** What starts the command in a checkout asks for every bundle: with a build of an earlier version, which had fewer, it does not run what is there. */
import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { folder, removeFolders, type Folder } from '../support/cli';

const top = resolve(__dirname, '../..');
afterAll(removeFolders);

const checkout = (): Folder => {
  const at = folder();
  cpSync(join(top, 'bin'), join(at.path, 'bin'), { recursive: true });
  cpSync(join(top, 'tools/demo.cjs'), join(at.path, 'tools/demo.cjs'));
  at.write('dist/cli/cesuan.cjs', `console.log('an old build');`);
  return at;
};

const run = (at: Folder, file: string): { readonly code: number | null; readonly out: string; readonly err: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(at.path, file)], { encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
};

test('the command does not run a part of a build', () => {
  const at = checkout();
  const { code, out, err } = run(at, 'bin/cesuan.cjs');
  expect({ code, out }).toEqual({ code: 70, out: '' });
  expect(err).toContain('npm run build:cli');
  at.write('dist/cli/thread.cjs', '');
  expect(run(at, 'bin/cesuan.cjs')).toEqual({ code: 0, out: 'an old build\n', err: '' });
});

test('the demo builds what is missing, and nothing else', () => {
  const at = checkout();
  at.write(
    'tools/build-cli.cjs',
    `const { writeFileSync } = require('node:fs');
     for (const name of ['cesuan', 'thread']) writeFileSync(__dirname + '/../dist/cli/' + name + '.cjs', "console.log('a new build')");`,
  );
  const first = run(at, 'tools/demo.cjs');
  expect([first.code, first.out.split('\n')[0]]).toEqual([0, 'a new build']);
  at.write('dist/cli/cesuan.cjs', `console.log('the same build');`);
  expect(run(at, 'tools/demo.cjs').out.split('\n')[0]).toBe('the same build');
});

test('the demo of a build that cannot be made is no success', () => {
  const at = checkout();
  at.write('tools/build-cli.cjs', '');
  const { code, out } = run(at, 'tools/demo.cjs');
  expect({ code, out }).toEqual({ code: 70, out: '' });
});
