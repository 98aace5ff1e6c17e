/** The edges of a run: a bar for those who watch, streams that break, files that are half written. */
import fs, { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { main } from '../../src/cli/cesuan';
import { commitAll, fill, onUnfinished, openOutput } from '../../src/cli/files/io';
import { pour } from '../../src/cli/files/pour';
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
    const temporaries = (): readonly string[] => at.names().filter((name) => name.endsWith('.tmp'));
    const commits = (): void => {
      const output = openOutput('out.json', at.path, true);
      if (!output.ok) throw new Error('refused');
      fill(output.value, ['{']);
      expect(temporaries()).toEqual([told.at(-1)?.[0]]);
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
    const [one, two] = [told[0]?.[0], told[2]?.[0]];
    expect(one).not.toBe(two);
    expect(told).toEqual([
      [one, true, false],
      [one, false, false],
      [two, true, false],
      [two, false, false],
    ]);
    expect(at.names()).toEqual(['out.json']);
  });

  describe('under a name of its own', () => {
    const heard = (work: () => void): readonly (readonly [file: string, open: boolean])[] => {
      const told: (readonly [string, boolean])[] = [];
      onUnfinished((path, open) => void told.push([basename(path), open]));
      try {
        work();
      } finally {
        onUnfinished(() => undefined);
      }
      return told;
    };
    const opened = (file: string, path: string): void => {
      const output = openOutput(file, path, true);
      if (!output.ok) throw new Error(output.problems[0]?.found);
      output.value.discard();
    };

    test('passes by what somebody else left there, and does not call it ours', () => {
      const at = folder();
      const [[last = ''] = []] = heard(() => opened('out.json', at.path));
      const following = (n: number): string => last.replace(/\d+(?=\.tmp$)/, (number) => String(Number(number) + n));
      at.write(following(1), 'theirs');
      expect(heard(() => opened('out.json', at.path))).toEqual([
        [following(1), true],
        [following(1), false],
        [following(2), true],
        [following(2), false],
      ]);
      expect(at.read(following(1))).toBe('theirs');
      expect(at.names()).toEqual([following(1)]);
    });

    test('is not ours where it cannot be opened', () => {
      const at = folder();
      const refused = jest.spyOn(fs, 'openSync').mockImplementation(() => {
        throw Object.assign(new Error('ENOSPC'), { syscall: 'open', code: 'ENOSPC' });
      });
      const told = heard(() => {
        expect(openOutput('out.json', at.path, true)).toMatchObject({ ok: false, problems: [{ found: 'ENOSPC' }] });
      });
      refused.mockRestore();
      expect(told.map(([, open]) => open)).toEqual([true, false]);
    });

    test.each([
      ['that begin alike', ['a', 'b'].map((end) => `${'x'.repeat(120)}${end}.json`)],
      ['as long as names may be', ['甲', '乙'].map((start) => `${start.repeat(82)}.json`)],
    ])('for names %s', (_, names) => {
      const at = folder();
      const outputs = names.map((name) => {
        const output = openOutput(name, at.path, false);
        if (!output.ok) throw new Error(output.problems[0]?.found);
        fill(output.value, [name]);
        return output.value;
      });
      expect(commitAll(outputs)).toMatchObject({ ok: true });
      expect(names.map((name) => at.read(name))).toEqual(names);
      expect(at.names()).toEqual([...names].sort());
    });
  });
});

test('a stream that nobody reads any more gets no more chunks', async () => {
  const written: string[] = [];
  const made: string[] = [];
  const chunks = function* (): Generator<string> {
    for (const chunk of ['a', 'b', 'c', 'd']) {
      made.push(chunk);
      yield chunk;
    }
  };
  await pour(chunks(), { write: (text) => void written.push(text), gone: () => written.length === 2 });
  expect([written.join(''), made.join('')]).toEqual(['ab', 'abc']);
});
