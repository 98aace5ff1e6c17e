/** `cesuan check`: packs of one's own with examples that hold or not, and texts that agree or not. */
import { loadPack } from '../../src/cli/files/pack';
import { folder, removeFolders, type Folder } from '../support/cli';
import { MINI } from '../support/mini-pack';

let at: Folder;
beforeAll(() => {
  at = folder();
  at.write('pack/mini.yaml', MINI);
  at.write('wrong/mini.yaml', MINI);
  at.write(
    'pack/examples/one.yaml',
    'examples:\n  per:\n    - { given: { 标准数: 3 }, gives: 60万元 }\n  rate:\n    - { given: { 设备投资额: 299.99万元 }, gives: 不符合, short by: 100元 }\n',
  );
  at.write(
    'wrong/examples/one.yaml',
    'examples:\n  per:\n    - { given: { 标准数: 3 }, gives: 60万元 }\n    - { given: { 标准数: 3 }, gives: 61万元 }\n',
  );
  at.write('text.txt', '（一）条一。对设备投资额300万元以上的给予奖励。\n');
});
afterAll(removeFolders);

test('a pack whose examples hold', async () => {
  expect(await at.run('check', 'pack')).toEqual({
    code: 0,
    stdout: '测试政策  mini 1.0.0\n载入：2 条，21 个条目，20 项数据\n示例：2 个，不成立 0 个\n',
    stderr: '',
  });
});

test('an example that does not hold is named with its line', async () => {
  const { code, stdout, stderr } = await at.run('check', 'wrong');
  expect({ code, stdout }).toMatchObject({ code: 1, stdout: expect.stringContaining('示例：2 个，不成立 1 个') as string });
  expect(stderr).toMatch(/^wrong\/examples\/one\.yaml:4 \[per\] 应为 61万元，算得 60万元（.*）\n$/);
});

test('a text that says something else', async () => {
  const { code, stdout, stderr } = await at.run('check', 'pack', '--source', 'text.txt');
  expect(code).toBe(1);
  expect(stdout).toMatch(/原文核对（text\.txt）：错误 \d+，提醒 \d+/);
  expect(stderr).toContain('原文与登记的不是同一文本');
  expect(stderr.split('\n').filter((line) => line.startsWith('pack/mini.yaml:')).length).toBeGreaterThan(3);
});

test('a text that is not there', async () => {
  expect(await at.run('check', 'pack', '--source', 'texts.txt')).toEqual({
    code: 2,
    stdout: '',
    stderr: 'texts.txt 找不到文件“texts.txt”。是否想写“text.txt”？\n',
  });
});

test('a shipped policy brings its files and its examples', async () => {
  const pack = await loadPack('shaoxing-4151-2025', at.path);
  if (!pack.ok) throw new Error('does not load');
  expect(pack.value.sources.map(({ file }) => file)).toContain('shaoxing-4151-2025/policy.yaml');
  expect(pack.value.examples.length).toBeGreaterThan(5);
});
