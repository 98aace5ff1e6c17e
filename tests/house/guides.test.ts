/** The guides: a page for users stands in Chinese and in English, its twin says the same under as many headings with the same commands, and every link of every page leads somewhere. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CAUSE_TEXT } from '../../src/audit/causes/cause';
import { KIND_TEXT } from '../../src/audit/verify/difference';
import type { Lang, Text } from '../../src/core/lang';
import { REASONS } from '../../src/formulas/reason';

const TOP = join(__dirname, '../..');

/** Pages of `docs` that only contributors read stand in English alone. Any other is for users. */
const FOR_CONTRIBUTORS = new Set([
  ...['audit-kinds', 'decisions', 'exactness', 'glossary', 'manual-tests', 'performance', 'policy-language'],
]);

const read = (file: string): string => readFileSync(join(TOP, file), 'utf8');
const pagesIn = (folder: string): readonly string[] =>
  readdirSync(join(TOP, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => (folder === '.' ? name : `${folder}/${name}`));

const GUIDES = [...new Set(pagesIn('docs').map((file) => file.replace(/^docs\//, '').replace(/(?:\.zh-CN)?\.md$/, '')))].filter(
  (name) => !FOR_CONTRIBUTORS.has(name),
);
const pageOf = (name: string, lang: Lang): string => `docs/${name}${lang === 'zh' ? '.zh-CN' : ''}.md`;

const headings = (text: string): readonly string[] => [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, title = '']) => title.trim());

/** As a page on GitHub names a heading. */
const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

interface Link {
  readonly from: string;
  readonly to: string;
  /** Of the repository; the page itself for a bare anchor. */
  readonly file: string;
  readonly anchor: string | undefined;
}

const linksOf = (from: string): readonly Link[] =>
  [...read(from).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, to = '']) => to)
    .filter((to) => !/^[a-z]+:/.test(to))
    .map((to) => {
      const [path = '', anchor] = to.split('#');
      return { from, to, anchor, file: path === '' ? from : join(dirname(from), path).replaceAll('\\', '/') };
    });

test('the guides are those that users know', () => {
  expect(GUIDES).toEqual(['audit', 'command-line', 'formulas']);
});

test('every page for contributors alone is there', () => {
  expect([...FOR_CONTRIBUTORS].filter((name) => !existsSync(join(TOP, pageOf(name, 'en'))))).toEqual([]);
});

test('every link leads to a file of the repository, and to a heading of it', () => {
  const all = ['.', 'docs', 'docs/policies'].flatMap(pagesIn).flatMap(linksOf);
  expect(all.length).toBeGreaterThan(100);
  const lost = all.filter(({ file, anchor }) => {
    if (!existsSync(join(TOP, file))) return true;
    return anchor !== undefined && !headings(read(file)).map(anchorOf).includes(decodeURIComponent(anchor));
  });
  expect(lost).toEqual([]);
});

test.each(GUIDES)('%s stands in both languages, and each names the other at its top', (name) => {
  for (const [lang, other] of [
    ['zh', 'en'],
    ['en', 'zh'],
  ] as const) {
    const top = read(pageOf(name, lang)).split('\n').slice(0, 3).join('\n');
    expect(top).toContain(`(${pageOf(name, other).replace('docs/', '')})`);
  }
});

test.each(GUIDES)(
  '%s has the same headings and commands in both languages; what developers need stands last, in English',
  (name) => {
    const [zh, en] = [read(pageOf(name, 'zh')), read(pageOf(name, 'en'))];
    const levels = (text: string): readonly number[] => [...text.matchAll(/^(#{1,6}) /gm)].map(([, marks = '']) => marks.length);
    expect(headings(en).at(-1)).toBe('For developers');
    expect(levels(zh)).toEqual(levels(en).slice(0, -1));
    const commands = (text: string): readonly string[] => [...text.matchAll(/^ +(cesuan .+)$/gm)].map(([, line = '']) => line);
    expect(commands(en).length).toBeGreaterThan(0);
    expect(commands(zh)).toEqual(commands(en));
  },
);

test('a Chinese page leads to Chinese pages where there are any, and README to all of its language', () => {
  for (const name of GUIDES) {
    expect(linksOf('README.zh-CN.md').map(({ file }) => file)).toContain(pageOf(name, 'zh'));
    expect(linksOf('README.md').map(({ file }) => file)).toContain(pageOf(name, 'en'));
  }
  const english = new Set([...GUIDES.map((name) => pageOf(name, 'en')), 'README.md']);
  const chinese = [...GUIDES.map((name) => pageOf(name, 'zh')), 'README.zh-CN.md'];
  const strays = chinese
    .flatMap(linksOf)
    .filter(({ from, file, anchor }) => english.has(file) && file !== from.replace('.zh-CN', '') && anchor !== 'for-developers');
  expect(strays).toEqual([]);
});

/** The first cells of a page's rows. */
const firstCells = (file: string): readonly string[] => [...read(file).matchAll(/^\| ([^|]+) \|/gm)].map(([, cell = '']) => cell);

const LISTED: readonly (readonly [what: string, guide: string, words: readonly Text[], langs: readonly Lang[]])[] = [
  ['every cause', 'audit', Object.values(CAUSE_TEXT), ['zh', 'en']],
  ['every kind of a change', 'command-line', Object.values(KIND_TEXT), ['zh']],
  ['every reason for a value', 'formulas', Object.values(REASONS), ['zh', 'en']],
];

test.each(LISTED)('%s stands in the table of %s in the words of the screen', (_, guide, words, langs) => {
  for (const lang of langs) {
    // One row may have several that need the same.
    const said = firstCells(pageOf(guide, lang)).flatMap((cell) => cell.split(/；|; /));
    expect(words.map((word) => word[lang]).filter((word) => !said.includes(word))).toEqual([]);
  }
});

/** What lists and documents of users say, and what is put together from several words of ours. */
const EXAMPLES = new Set([
  ...['2024年企业数', '以前年度已奖资金', '企业申报设备投资额', '其中新增', '奖补年度', '约120', '区、县（市）承担'],
  ...[
    '奖补资金·奖补金额·计划安排',
    '没有执行上限…，再四舍五入到百元',
    '甲公司（等 3 家）',
    '测算依据 (3)',
    '公式 › 追踪引用单元格',
  ],
]);

test('what the guides and the help quote has that name in the product', () => {
  const product = [
    ...readdirSync(join(TOP, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:tsx?|yaml)$/.test(name))
      .map((name) => `src/${name}`),
    'manifest.xml',
  ]
    .map(read)
    .join('\n');
  // A header with its unit is known by the name before it.
  const known = (quoted: string): boolean =>
    [quoted, quoted.replace('‘', '“').replace('’', '”'), quoted.replace(/（[^（）]+）$/, '')].some((one) =>
      product.includes(one),
    );
  const strays = ['README.zh-CN.md', ...GUIDES.map((name) => pageOf(name, 'zh')), 'assets/help/help.html'].flatMap((file) =>
    [...read(file).matchAll(/“([^“”]+)”/g)]
      .map(([, quoted = '']) => quoted)
      .filter((quoted) => !EXAMPLES.has(quoted) && !known(quoted))
      .map((quoted) => ({ file, quoted })),
  );
  expect(strays).toEqual([]);
});
