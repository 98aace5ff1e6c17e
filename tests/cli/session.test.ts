/** The edges of a run: a bar for those who watch, streams that break, files that are half written. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { main } from '../../src/cli/cesuan';
import { commitAll, fill, onUnfinished, openOutput } from '../../src/cli/io';
import { progressBar } from '../../src/cli/progress';
import type { Session } from '../../src/cli/session';
import { folder, removeFolders } from '../support/cli';

afterAll(removeFolders);

const session = (more: Partial<Session> & { readonly seconds?: number; readonly isTTY?: boolean } = {}) => {
  const written: string[] = [];
  let calls = 0;
  const made: Session = {
    stdout: { write: () => undefined },
    stderr: { write: (text) => void written.push(text), isTTY: more.isTTY ?? false, columns: 60 },
    cwd: '.',
    env: {},
    // Each look at the clock finds it a while later.
    now: () => new Date((calls += 1) * (more.seconds ?? 0) * 1000),
    ...more,
  };
  return { made, written };
};

describe('the progress bar', () => {
  test('is drawn where work is long, and cleared', () => {
    const { made, written } = session({ isTTY: true, seconds: 1 });
    const bar = progressBar(made, 'zh');
    const stage = bar.stage({ zh: '测算', en: 'Computing' });
    stage(50, 200);
    expect(written).toEqual(['\r\x1b[2K测算 ██████░░░░░░░░░░░░░░░░░░ 25%']);
    stage(200, 200);
    bar.done();
    expect(written.slice(1)).toEqual(['\r\x1b[2K测算 ████████████████████████ 100%', '\r\x1b[2K']);
  });
  test('is not drawn where work is short', () => {
    const { made, written } = session({ isTTY: true });
    const bar = progressBar(made, 'zh');
    bar.stage({ zh: '', en: '' })(1, 2);
    bar.done();
    expect(written).toEqual([]);
  });
  test('is not drawn into a file', () => {
    const { made, written } = session({ seconds: 10 });
    const bar = progressBar(made, 'zh');
    bar.stage({ zh: '', en: '' })(1, 2);
    bar.done();
    expect(written).toEqual([]);
  });
});

test('what nobody expected ends with 70 and says what happened', async () => {
  const { made, written } = session({
    stdout: {
      write: () => {
        throw new Error('the stream is gone');
      },
    },
  });
  expect(await main(['policies'], made)).toBe(70);
  expect(written.join('')).toMatch(/^cesuan: 程序内部错误[^]*the stream is gone/);
});

describe('a file that is written', () => {
  test('stands under another name until it is whole', () => {
    const at = folder();
    const output = openOutput('new/out.json', at.path, false);
    if (!output.ok) throw new Error('refused');
    fill(output.value, ['{', new TextEncoder().encode('}')]);
    expect(existsSync(join(at.path, 'new/out.json'))).toBe(false);
    expect(commitAll([output.value])).toMatchObject({ ok: true });
    expect(at.read('new/out.json')).toBe('{}');
    expect(readdirSync(join(at.path, 'new'))).toEqual(['out.json']);
  });

  test('does not replace one that came meanwhile', () => {
    const at = folder();
    const output = openOutput('out.json', at.path, false);
    if (!output.ok) throw new Error('refused');
    fill(output.value, ['{}']);
    at.write('out.json', 'theirs');
    expect(commitAll([output.value])).toMatchObject({ ok: false, problems: [{ code: 'output-exists' }] });
    expect(at.read('out.json')).toBe('theirs');
    expect(at.names()).toEqual(['out.json']);
  });

  test('is told before it is there, and when it is whole or gone', () => {
    const at = folder();
    const told: (readonly [file: string, open: boolean, there: boolean])[] = [];
    onUnfinished((path, open) => void told.push([basename(path), open, existsSync(path)]));
    const temporary = `.out.json.${process.pid}.tmp`;
    const commits = (): void => {
      const output = openOutput('out.json', at.path, true);
      if (!output.ok) throw new Error('refused');
      fill(output.value, ['{']);
      expect(at.names()).toContain(temporary);
      commitAll([output.value]);
      output.value.discard();
    };
    const discards = (): void => {
      const output = openOutput('out.json', at.path, true);
      if (!output.ok) throw new Error('refused');
      output.value.discard();
    };
    commits();
    discards();
    onUnfinished(() => undefined);
    expect(told).toEqual([
      [temporary, true, false],
      [temporary, false, false],
      [temporary, true, false],
      [temporary, false, false],
    ]);
    expect(at.names()).toEqual(['out.json']);
  });
});
