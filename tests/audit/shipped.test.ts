/** The audit on a shipped policy and the headers that officers write: errors planted in a list of the 绍兴 policy are found, and their causes named. */
import { mulberry32 } from '../../bench/random';
import { audit, MARGIN } from '../../src/audit/audit';
import type { CauseId } from '../../src/audit/causes/cause';
import { auditBook, type AuditBook, type Line } from '../support/audit-book';
import { shipped } from '../support/packs';

const policy = shipped('shaoxing-4151-2025');
const HEADERS = [
  '企业名称',
  '项目名称',
  '当年设备投资额（万元）',
  '列入市重点工业项目计划',
  '列入三化改造重点项目计划',
  '属于415X核心区或协同区项目',
  '上年度亩均评价',
  '列入严重失信名单',
  '荣誉认定',
  '核定奖励（元）',
];
const GIVEN = '核定奖励（元）';
/** 分 per 万元. */
const WAN = 1_000_000;
/** 分 of a share in percent of so many 万元 with two decimals. */
const share = (wan: number, percent: number): number => Math.round(wan * 100) * percent * 100;

interface Planted {
  readonly cause: CauseId | 'right';
  readonly line: Line;
  /** 分. */
  readonly given: number;
}

const planted = (): readonly Planted[] => {
  const random = mulberry32(4151);
  const wan = (from: number, to: number): number => Math.round((from + random() * (to - from)) * 100) / 100 + 0.01;
  const project = (amount: number, more: Line = {}): Line => ({ '当年设备投资额（万元）': amount, ...more });
  const key = { 列入市重点工业项目计划: '是' };
  const zone = { ...key, 属于415X核心区或协同区项目: '是' };
  return Array.from({ length: 15 }).flatMap((): Planted[] => {
    const [base, big, small] = [wan(400, 9_000), wan(25_200, 60_000), wan(200, 299)];
    return [
      { cause: 'right', line: project(base), given: share(base, 6) },
      { cause: 'right', line: project(base, zone), given: share(base, 10) },
      { cause: 'right', line: project(big), given: 1_500 * WAN },
      { cause: 'right', line: project(small), given: 0 },
      { cause: 'cap', line: project(big), given: share(big, 6) },
      { cause: 'points', line: project(base, zone), given: share(base, 12) },
      { cause: 'points', line: project(base, key), given: share(base, 6) },
      { cause: 'threshold', line: project(small), given: share(small, 6) },
      { cause: 'vat', line: project(base), given: Math.round((share(base, 6) * 100) / 113) },
      { cause: 'unit', line: project(base), given: share(base, 6) / 10 },
      { cause: 'gate', line: project(base, { 列入严重失信名单: '是' }), given: share(base, 6) },
      { cause: 'paid-twice', line: project(base), given: 2 * share(base, 6) },
      { cause: 'not-paid', line: project(base), given: 0 },
    ];
  });
};

const bookOf = (all: readonly Planted[]): AuditBook =>
  auditBook(
    policy,
    HEADERS,
    all.map(({ line, given }, i) => ({
      企业名称: `绍兴第${i}机械有限公司`,
      项目名称: `技改项目${i}`,
      列入市重点工业项目计划: '否',
      列入三化改造重点项目计划: '否',
      属于415X核心区或协同区项目: '否',
      上年度亩均评价: 'B',
      列入严重失信名单: '否',
      荣誉认定: '无',
      ...line,
      [GIVEN]: given / 100,
    })),
  );

const differencesIn = (book: AuditBook) => {
  const result = audit(book.opened, book.computed, {
    given: [{ column: book.columnOf(GIVEN), items: ['8-equipment'] }],
    margin: MARGIN,
    others: [],
  });
  if (!result.ok) throw new Error(result.problems.map((p) => p.message.en).join('\n'));
  return result.value.findings.filter(({ kind }) => kind === 'difference');
};

test('a list without errors has no differences', () => {
  expect(differencesIn(bookOf(planted().filter(({ cause }) => cause === 'right')))).toEqual([]);
});

test('every planted error is found, no other, and at least 95% have their cause named first', () => {
  const all = planted();
  const found = new Map(differencesIn(bookOf(all)).map((one) => [one.row - 2, one]));
  const wrong = all.flatMap(({ cause }, i) => (cause === 'right' ? [] : [{ cause, i }]));
  expect([...found.keys()].sort((a, b) => a - b)).toEqual(wrong.map(({ i }) => i));
  const misnamed = wrong.flatMap(({ cause, i }) => {
    const first = found.get(i)?.causes[0];
    return first?.exact && first.id === cause ? [] : [`planted ${cause}, named ${first?.id} ${first?.text.zh ?? ''}`];
  });
  if (misnamed.length > wrong.length * 0.05) throw new Error([...new Set(misnamed)].join('\n'));
});

test('where a column is held against every item, figures of those that pay are still tried', () => {
  const paid = [
    ['省级绿色工厂', 10],
    ['市级智能工厂', 30],
    ['国家级专精特新“小巨人”企业', 20],
  ] as const;
  const { opened, computed, columnOf } = auditBook(
    policy,
    ['企业名称', '荣誉认定', '拟奖补金额（万元）'],
    paid.map(([title, wan], i) => ({ 企业名称: `绍兴第${i}机械有限公司`, 荣誉认定: title, '拟奖补金额（万元）': wan })),
  );
  const result = audit(opened, computed, { given: [{ column: columnOf('拟奖补金额（万元）') }], margin: MARGIN, others: [] });
  if (!result.ok) throw new Error(result.problems.map((p) => p.message.en).join('\n'));
  const differences = result.value.findings.filter(({ kind }) => kind === 'difference');
  expect(differences.map(({ row, causes: [first] }) => `${row} ${first?.exact} ${first?.text.zh}`)).toEqual([
    '2 true 标准应为30万元，用成了10万元',
    '4 true 标准应为150万元，用成了20万元',
  ]);
});

test('a row of which every recognition is missing is open: what each could be is not tried', () => {
  const given = '拟奖补金额（万元）';
  const { opened, computed, columnOf } = auditBook(
    policy,
    [...HEADERS.slice(0, 6), '荣誉认定', given],
    [
      {
        企业名称: '绍兴庚南木3机械有限公司',
        项目名称: '项目1730',
        '当年设备投资额（万元）': 7870.5188,
        列入市重点工业项目计划: '否',
        列入三化改造重点项目计划: '否',
        属于415X核心区或协同区项目: '否',
        [given]: 472,
      },
    ],
  );
  // The values of all of them together are more combinations than memory holds.
  const result = audit(opened, computed, { given: [{ column: columnOf(given) }], margin: MARGIN, others: [] });
  if (!result.ok) throw new Error(result.problems.map((p) => p.message.en).join('\n'));
  expect(result.value.findings.map(({ kind, row }) => [kind, row])).toEqual([['open', 2]]);
});

test('a base that was cut at a cap which is worked out is told without a figure', () => {
  const given = '采购补助（元）';
  const { opened, computed, columnOf } = auditBook(
    shipped('shangyu-clusters-2017'),
    ['企业名称', '整机集成制造企业', '工业工程总承包企业', '向无关联本区企业采购额（万元）', '区内注册登记', given],
    [[8_000, 20_000] as const, [2_600, 520_000] as const].map(([bought, paid], i) => ({
      企业名称: `上虞第${i}机械有限公司`,
      整机集成制造企业: '是',
      工业工程总承包企业: '否',
      '向无关联本区企业采购额（万元）': bought,
      区内注册登记: '是',
      [given]: paid,
    })),
    { year: 2021 },
  );
  const made = audit(opened, computed, {
    given: [{ column: columnOf(given), items: ['4-6-purchases'] }],
    margin: MARGIN,
    others: [],
  });
  if (!made.ok) throw new Error(made.problems.map((p) => p.message.en).join('\n'));
  const [first] = made.value.findings.filter(({ kind }) => kind === 'difference');
  expect(first?.causes[0]?.text).toEqual({
    zh: '基数先按上限截取，再计奖',
    en: 'The base was cut to the cap before the award was computed',
  });
});
