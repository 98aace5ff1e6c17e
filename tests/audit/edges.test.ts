/** Rows just above lines that are entered, worked out for each row, or ratios: what one yuan less would pay. */
import { audit, MARGIN, type Audit } from '../../src/audit/audit';
import type { Wanted } from '../../src/engine/choose';
import { auditBook, type Line } from '../support/audit-book';
import { loadText } from '../support/packs';
import { miniText } from '../support/mini-pack';

const PACK = miniText(
  [
    '  容积率: { type: 数',
    '  上年工业税收: { type: 元, en: Tax before, grain: 企业 }\n  工业税收: { type: 元, en: Tax, grain: 企业 }\n  容积率: { type: 数',
  ],
  ['parameters:', 'parameters:\n  产值门槛: { type: 元, en: Output threshold, article: (二) }'],
  [
    '      - article: (二)',
    `          - id: tax
            title: 税收增长奖励
            en: Tax growth award
            requires: [工业税收 >= 5000万元, 工业税收 - 上年工业税收 >= 上年工业税收 * 10%, 工业税收 - 上年工业税收 <= 上年工业税收 * 20%]
            pays: 40万元
            figures: [5000万元, 10%, 20%, 40万元]
          - id: output
            title: 产值奖励
            en: Output award
            requires: 年营业收入 >= 产值门槛
            pays: 30万元
            figures: [30万元]
          - id: rate-of-growth
            title: 增速奖励
            en: Rate of growth
            grain: 项目
            requires: (工业税收 - 上年工业税收) / 上年工业税收 >= 10%
            pays: 7万元
            figures: [10%, 7万元]
      - article: (二)`,
  ],
);
const loaded = loadText(PACK);
const HEADERS = [
  '企业名称',
  '统一社会信用代码',
  '工业税收（万元）',
  '上年工业税收（万元）',
  '年营业收入（万元）',
  '奖励金额（万元）',
];
const line = (name: string, tax: number, before: number, output: number, given: number): Line => ({
  企业名称: name,
  统一社会信用代码: null,
  '工业税收（万元）': tax,
  '上年工业税收（万元）': before,
  '年营业收入（万元）': output,
  '奖励金额（万元）': given,
});
const audited = (lines: readonly Line[], item: string, wanted: Partial<Wanted> = {}): Audit => {
  if (!loaded.ok) throw new Error(loaded.problems.map((p) => `${p.place.line ?? ''}: ${p.message.en}`).join('\n'));
  const book = auditBook(loaded.value, HEADERS, lines, wanted);
  const found = audit(book.opened, book.computed, {
    given: [{ column: book.columnOf('奖励金额（万元）'), items: [item] }],
    margin: MARGIN,
    others: [],
  });
  if (!found.ok) throw new Error(found.problems.map((p) => p.message.en).join('\n'));
  return found.value;
};
const edges = ({ findings }: Audit): readonly (readonly unknown[])[] =>
  findings.filter(({ kind }) => kind === 'edge').map(({ at, given, expected, message }) => [at.cell, given, expected, message]);

test('a line of growth, drawn for each row by last year: one yuan less of this year is below it', () => {
  const found = audited(
    [
      line('绍兴甲纺织有限公司', 5_500, 5_000, 1, 40),
      line('绍兴乙纺织有限公司', 5_800, 5_000, 1, 40),
      line('绍兴丙纺织有限公司', 6_000, 5_000, 1, 40),
      line('绍兴丁纺织有限公司', 5_510, 5_000, 1, 40),
    ],
    'tax',
  );
  expect(edges(found)).toEqual([
    [
      'C2',
      40_000_000,
      0,
      expect.objectContaining({
        zh: '“计算值”为500万元，恰好等于界限500万元：现为40万元，“工业税收”少1元则为0元，相差40万元。',
      }),
    ],
    ['C5', 40_000_000, 0, expect.objectContaining({ zh: expect.stringContaining('“工业税收”少10.0001万元则为0元') as string })],
  ]);
});

test('a line that was entered for the run', () => {
  const parameters = { 产值门槛: '1亿元@细则' };
  const lines = [
    line('绍兴甲纺织有限公司', 1, 1, 10_000.0001, 30),
    line('绍兴乙纺织有限公司', 1, 1, 20_000, 30),
    line('绍兴丙纺织有限公司', 1, 1, 9_000, 0),
  ];
  expect(edges(audited(lines, 'output', { parameters })).map(([cell, given, expected]) => [cell, given, expected])).toEqual([
    ['E2', 30_000_000, 0],
  ]);
  // Nobody is at a line that nobody has entered.
  expect(edges(audited(lines, 'output'))).toEqual([]);
});

test('a ratio is met by the cell above it, in a project’s row as in all rows of its enterprise', () => {
  const two = [line('绍兴甲纺织有限公司', 5_501, 5_000, 1, 7), line('绍兴甲纺织有限公司', 5_501, 5_000, 2, 7)];
  expect(edges(audited(two, 'rate-of-growth'))).toEqual(
    ['C2', 'C3'].map((cell): readonly unknown[] => [
      cell,
      7_000_000,
      0,
      expect.objectContaining({ zh: expect.stringContaining('“工业税收”少1.0001万元则为0元') as string }),
    ]),
  );
});

test('a line that may not be gone beyond: one yuan less is paid', () => {
  const found = audited(
    [
      line('绍兴甲纺织有限公司', 6_000.0001, 5_000, 1, 0),
      line('绍兴乙纺织有限公司', 6_000, 5_000, 1, 40),
      line('绍兴丙纺织有限公司', 6_500, 5_000, 1, 0),
    ],
    'tax',
  );
  expect(edges(found)).toEqual([
    [
      'C2',
      0,
      40_000_000,
      {
        zh: '“计算值”为1,000.0001万元，只比界限1,000万元多0.0001万元（0.00%）：现为0元，“工业税收”少1元则为40万元，相差40万元。',
        en: expect.stringMatching(/0 yuan now, .*with 1 yuan less of Tax, .*more\.$/) as string,
      },
    ],
  ]);
});
