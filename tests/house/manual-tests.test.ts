/** The scenarios for people: what they are told to press and to see has that name in the product, and every scenario names its hosts. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const TOP = join(__dirname, '../..');
const scenarios = readFileSync(join(TOP, 'docs/manual-tests.md'), 'utf8');

/** Excel's own. */
const OF_EXCEL = ['名称管理器', '启用编辑', '计算选项', '追踪引用单元格'];

const product = (): string =>
  [
    ...readdirSync(join(TOP, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:tsx?|yaml)$/.test(name))
      .map((name) => `src/${name}`),
    'manifest.xml',
    'assets/deploy/install.zh-CN.md',
  ]
    .map((name) => readFileSync(join(TOP, name), 'utf8'))
    .join('\n');

test('every Chinese name in the scenarios is in the product, or is one of Excel’s own', () => {
  const all = product();
  const named = new Set(scenarios.match(/[\p{Script=Han}·]{2,}/gu));
  expect(named.size).toBeGreaterThan(40);
  expect([...named].filter((name) => !OF_EXCEL.includes(name) && !all.includes(name))).toEqual([]);
});

test('every scenario has a number of its own, hosts that are explained, something to do and something to see', () => {
  const rows = scenarios.split('\n').flatMap((line) => {
    const cells = line.split(' | ').map((cell) => cell.replace(/^\||\|$/g, '').trim());
    return /^\| \d/.test(line) ? [cells] : [];
  });
  expect(rows.length).toBeGreaterThan(60);
  for (const row of rows)
    expect(row).toEqual([
      expect.any(String),
      expect.stringMatching(/^(?:All|W|M365|Web)/),
      expect.stringMatching(/./),
      expect.stringMatching(/./),
    ]);
  const numbers = rows.map(([number]) => number);
  expect(numbers.filter((number, at) => numbers.indexOf(number) < at)).toEqual([]);
});
