/** Mistakes that people make in working an amount out: a line deducted, a ratio rounded, a cap that nothing has, points multiplied, a sign, two columns at once. */
import { auditBook, differencesIn, type Line } from '../support/audit-book';
import { AUDIT_PACK, auditPolicy } from '../support/audit-pack';
import { GIVEN, HEADERS, rateLine } from '../support/audit-rates';
import { loadText } from '../support/packs';
import type { Policy } from '../../src/policy/model';

const exact = (
  lines: readonly Line[],
  items: readonly string[] = ['rate'],
  headers: readonly string[] = HEADERS,
  policy: Policy = auditPolicy(),
): readonly string[] =>
  differencesIn(auditBook(policy, headers, lines), GIVEN, items).flatMap(({ causes }) =>
    causes.filter((one) => one.exact).map(({ id, text }) => `${id} ${text.zh}`),
  );

test('what must be reached was deducted first', () => {
  // (1,234.5 − 300) × 6%万元.
  expect(exact([rateLine(0, 1_234.5, 560_700)])[0]).toBe('excess “设备投资额”先减去了300万元再计奖');
});

test('points taken as a percentage of the rate', () => {
  // 6% × 1.02 of 1,234.5万元.
  expect(exact([rateLine(0, 1_234.5, 755_514, { 重点项目: '是' })])[0]).toBe(
    'points 加点当成了比例的百分之几来乘（如6%×（1＋4%））',
  );
});

test('the amount with a minus', () => {
  expect(exact([rateLine(0, 1_234.5, -740_700)])[0]).toBe('sign 金额填成了负数');
});

test('the cap of another item, where there is none', () => {
  // 1.005% of 234,567.8万元 is 2,357.4万元; the cap of the equipment award is 1,500万元.
  expect(exact([rateLine(0, 234_567.8, 15_000_000)], ['odd-rate'])[0]).toBe('cap-figure 没有规定上限，按1,500万元封顶了');
  // A fixed amount is no sum under a cap.
  const prize: Line = { 企业名称: '企业0', 荣誉认定: '2025年国家奖', 失信: '否', 亩均评价: 'B', [GIVEN]: 200_000 };
  expect(exact([prize], ['prize-national'], Object.keys(prize)).filter((one) => one.includes('封顶'))).toEqual([]);
});

/** What this year's revenue grew by, in the share that the contribution has in it. */
const withRatio = (): Policy => {
  const made = loadText(
    AUDIT_PACK.replace(
      '            pays: { rate: 1%, of: 年营业收入 }\n            figures: [1%]',
      '            pays: (年营业收入 - 上年营业收入) * 今年贡献 / 年营业收入',
    ),
  );
  if (!made.ok) throw new Error(made.problems.map((p) => `${p.place.line ?? ''}: ${p.message.en}`).join('\n'));
  return made.value;
};

describe('a formula of this year and last year', () => {
  const OTHER = ['利润总额（万元）', '上年利润总额（万元）'] as const;
  const headers = ['企业名称', '年营业收入（万元）', '上年营业收入（万元）', '今年贡献（万元）', ...OTHER, GIVEN];
  const line = (name: string, given: number): Line => ({
    企业名称: name,
    '年营业收入（万元）': 1_234,
    '上年营业收入（万元）': 1_000,
    '今年贡献（万元）': 77,
    [OTHER[0]]: 345,
    [OTHER[1]]: 211,
    [GIVEN]: given,
  });
  const of = (given: number): readonly string[] => exact([line('甲公司', given)], ['revenue'], headers, withRatio());

  test('is right as it is', () => {
    // 234 × 77 ÷ 1,234万元, to the 分.
    expect(of(146_012.97)).toEqual([]);
  });

  test('with its ratio rounded to two places, or to four', () => {
    // 77 ÷ 1,234 = 0.062399…
    expect(of(2_340_000 * 0.06)[0]).toBe('rounding “今年贡献÷年营业收入”先四舍五入到 2 位小数再计奖');
    expect(of(2_340_000 * 0.0624)[0]).toBe('rounding “今年贡献÷年营业收入”先四舍五入到 4 位小数再计奖');
  });

  test('with both years from another column', () => {
    // (345 − 211) × 77 ÷ 345万元.
    expect(of(299_072.46)[0]).toBe('other-column “年营业收入”和“上年营业收入”用成了“利润总额”和“上年利润总额”');
  });
});

test('a column of amounts is nobody’s base', () => {
  const headers = [...HEADERS.slice(0, -1), '市级补助金额（万元）', GIVEN];
  const line = { ...rateLine(0, 1_234.5, 6_000), '市级补助金额（万元）': 10 };
  expect(exact([line, { ...rateLine(1, 1000, 600_000), '市级补助金额（万元）': 300 }], ['rate'], headers)).not.toContainEqual(
    expect.stringContaining('市级补助金额'),
  );
});

test('amounts of one list are told in its unit, whatever their size', () => {
  const made = (unit: '元' | '万元', amounts: readonly number[]): readonly string[] => {
    const header = `核定奖励（${unit}）`;
    const headers = [...HEADERS.slice(0, -1), header];
    const lines = amounts.map(
      (given, i) => ({ ...rateLine(i, 1000.01, 0), [GIVEN]: undefined, [header]: given }) as unknown as Line,
    );
    return differencesIn(auditBook(auditPolicy(), headers, lines), header, ['rate']).map(({ message }) => message.zh);
  };
  const inYuan = made('元', [1_000_000, 2_345.67]);
  expect(inYuan.map((zh) => zh.split('。')[0])).toEqual([
    '给定1,000,000元，应为600,006元，多399,994元',
    '给定2,345.67元，应为600,006元，少597,660.33元',
  ]);
  const inWan = made('万元', [100, 0.234567]);
  expect(inWan.map((zh) => zh.split('。')[0])).toEqual([
    '给定100万元，应为60.0006万元，多39.9994万元',
    '给定0.234567万元，应为60.0006万元，少59.766033万元',
  ]);
});
