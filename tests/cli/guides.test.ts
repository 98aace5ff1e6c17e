/** The commands that the guides print for the sample are run, one after the other as they stand there, and none is refused. */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { folder, removeFolders, type Folder } from '../support/cli';

afterAll(removeFolders);

const TOP = join(__dirname, '../..');
const SAMPLE = 'assets/samples/shaoxing-sample.xlsx';

/** Without those about files of the reader's own. */
const commandsOf = (page: string): readonly (readonly string[])[] =>
  [...readFileSync(join(TOP, page), 'utf8').matchAll(/^ +cesuan (.+)$/gm)]
    .map(([, line = '']) => line.split(' '))
    .filter((argv) => argv.every((word) => !word.endsWith('.xlsx') || word === SAMPLE || word.startsWith('out/')));

const withSample = (): Folder => {
  const at = folder();
  mkdirSync(join(at.path, dirname(SAMPLE)), { recursive: true });
  copyFileSync(join(TOP, SAMPLE), join(at.path, SAMPLE));
  return at;
};

test.each([
  ['docs/command-line.zh-CN.md', 10],
  ['docs/audit.zh-CN.md', 2],
  ['docs/formulas.zh-CN.md', 2],
] as const)(
  '%s',
  async (page, count) => {
    const at = withSample();
    const commands = commandsOf(page);
    expect(commands).toHaveLength(count);
    const ended: string[] = [];
    for (const argv of commands) {
      const { code } = await at.run(...argv);
      // The sample has faults on purpose, which award and audit tell by a 1.
      if (code !== (argv[0] === 'award' || argv[0] === 'audit' ? 1 : 0)) ended.push(`${argv.join(' ')}: ${code}`);
    }
    expect(ended).toEqual([]);
  },
  120_000,
);

test('the audit of the sample comes to what the guides say', async () => {
  const at = withSample();
  const [award = [], audit = []] = commandsOf('docs/audit.zh-CN.md');
  await at.run(...award);
  const { stdout } = await at.run(...audit);
  const [, rows, agree, differ, open] = /有金额 (\d+) 行，一致 (\d+)，不符 (\d+)，无法核对 (\d+)/.exec(stdout) ?? [];
  expect(stdout).toMatch(new RegExp(`按另一口径 +${differ} `));
  expect(readFileSync(join(TOP, 'docs/audit.zh-CN.md'), 'utf8')).toContain(
    `有金额 ${rows} 行，一致 ${agree} 行，不符 ${differ} 行，原因都是“按另一口径”；另有 ${open} 行缺数据`,
  );
  expect(readFileSync(join(TOP, 'docs/audit.md'), 'utf8')).toContain(
    `has ${rows} amounts: ${agree} agree, ${differ} differ, all by 按另一口径 (another reading), and ${open} cannot be checked`,
  );
}, 60_000);
