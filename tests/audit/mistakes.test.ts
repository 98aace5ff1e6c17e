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

describe('a line that is deducted', () => {
  const loaded = (requires: string): Policy => {
    const made = loadText(
      AUDIT_PACK.replace(
        '            pays: { rate: 1.005%, of: 设备投资额 }\n            figures: [1.005%]',
        `            requires: '${requires}'\n            pays: { rate: 1.005%, of: 设备投资额 }\n            figures: [1.005%, 500万元, 2000万元]`,
      ),
    );
    if (!made.ok) throw new Error(made.problems.map((p) => `${p.place.line ?? ''}: ${p.message.en}`).join('\n'));
    return made.value;
  };
  const deducted = (requires: string, wan: number, given: number, items = ['odd-rate']): readonly string[] =>
    exact([rateLine(0, wan, given)], items, HEADERS, loaded(requires)).filter((one) => one.startsWith('excess'));
  const TIER = '设备投资额 >= 500万元 and 设备投资额 < 2000万元';
  const AGAIN = 'not (设备投资额 < 500万元) and not (设备投资额 >= 2000万元)';
  const TURNED = '500万元 <= 设备投资额 and 2000万元 > 设备投资额';

  test.each([TIER, AGAIN, TURNED])('is one to be reached, however it is written: %s', (requires) => {
    // (1,234.5 − 500) × 1.005%万元.
    expect(deducted(requires, 1_234.5, 73_817.25)).toEqual(['excess “设备投资额”先减去了500万元再计奖']);
  });

  test.each([TIER, AGAIN, TURNED])('is none to stay below, and no reason for nothing: %s', (requires) => {
    expect(deducted(requires, 1_234.5, 0)).toEqual([]);
    expect(deducted(requires, 500, 0)).toEqual([]);
    // 6% alone is paid: nothing of the 1.005% is left, which another cause says.
    expect(deducted(requires, 1_234.5, 740_700, ['rate', 'odd-rate'])).toEqual([]);
  });

  test('is reached by the base', () => {
    const tiers = '设备投资额 >= 2000万元 or 设备投资额 >= 500万元';
    expect(deducted(tiers, 1_234.5, 740_700, ['rate', 'odd-rate'])).toEqual([]);
    expect(deducted(tiers, 2_234.5, 23_567.25)).toEqual(['excess “设备投资额”先减去了2,000万元再计奖']);
  });
});

test('points taken as a percentage of the rate', () => {
  // 6% × 1.02 of 1,234.5万元.
  expect(exact([rateLine(0, 1_234.5, 755_514, { 重点项目: '是' })])[0]).toBe(
    'points 加点当成了比例的百分之几来乘（如6%×（1＋4%））',
  );
  const [one] = differencesIn(auditBook(auditPolicy(), HEADERS, [rateLine(0, 1_234.5, 755_514, { 重点项目: '是' })]), GIVEN, [
    'rate',
  ]);
  expect(one?.causes[0]?.text.en).toBe('Points were taken as a percentage of the rate, as in 6% × (1 + 4%)');
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

describe('a cap that nobody has written', () => {
  const lines = (given: readonly number[]): readonly Line[] => given.map((yuan, i) => rateLine(i, 6_288.56 + 400 * i, yuan));
  const caps = (given: readonly number[]): readonly string[] =>
    exact(lines(given), ['odd-rate']).filter((one) => one.startsWith('cap-figure'));

  test('is not told by one amount, however round, nor by amounts that are much the same', () => {
    // 63.2万元 and 67.2万元 are due.
    expect(caps([590_000])).toEqual([]);
    const alike = [rateLine(0, 6_288.56, 590_000), rateLine(1, 6_300.12, 590_000)];
    expect(exact(alike, ['odd-rate']).filter((one) => one.startsWith('cap-figure'))).toEqual([]);
    // More than is due was not cut: there 71.2万元 and 75.2万元 are.
    expect(caps([632_000.28, 672_200.28, 900_000, 900_000])).toEqual([]);
  });

  test('is told by different amounts that it cut', () => {
    expect(caps([590_000, 590_000])).toEqual(Array(2).fill('cap-figure 没有规定上限，按59万元封顶了'));
  });
});

test('a round amount is a mistyped digit rather than another cap, where none is due', () => {
  // 73.5万元 is due.
  const ids = exact([rateLine(0, 1_225, 730_000)]).map((one) => one.split(' ')[0]);
  expect(ids).toEqual(['rounding', 'digits']);
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

  test('with its ratio rounded, however much that comes to', () => {
    // 500 ÷ 40,000 = 0.0125: 250万元 are due, of which 200万元 are eight tenths.
    const large = { '年营业收入（万元）': 40_000, '上年营业收入（万元）': 20_000, '今年贡献（万元）': 500, [GIVEN]: 2_000_000 };
    expect(exact([{ ...line('甲公司', 0), ...large }], ['revenue'], headers, withRatio())[0]).toBe(
      'rounding “今年贡献÷年营业收入”先四舍五入到 2 位小数再计奖',
    );
  });

  test('with both years from another column', () => {
    // (345 − 211) × 77 ÷ 345万元.
    expect(of(299_072.46)[0]).toBe('other-column “年营业收入”和“上年营业收入”用成了“利润总额”和“上年利润总额”');
  });

  describe('with both years from columns that say their years', () => {
    const YEARS = ['2023年利润（万元）', '2024年利润（万元）', '2025年利润（万元）', '2026年利润（万元）'] as const;
    const profits = [123, 211, 345, 457];
    const of = (year: number, columns: number, given: number): readonly string[] => {
      const shown = YEARS.slice(0, columns);
      const all = [...headers.slice(0, 4), ...shown, GIVEN];
      const values = Object.fromEntries(shown.map((header, i) => [header, profits[i] ?? 0]));
      const lines = [{ ...line('甲公司', given), ...values }];
      return differencesIn(auditBook(withRatio(), all, lines, { year }), GIVEN, ['revenue']).flatMap(({ causes }) =>
        causes.filter((one) => one.exact && one.id === 'other-column').map(({ text }) => text.zh),
      );
    };
    /** Of 77万元 in what is now, in 分. */
    const given = (now: number, last: number): number => Math.round(((now - last) * 77 * 1_000_000) / now) / 100;
    const said = (now: number, last: number): string => `“年营业收入”和“上年营业收入”用成了“${now}年利润”和“${last}年利润”`;

    test.each([
      [2025, 3, 345, 211, [said(2025, 2024)]],
      [2026, 4, 457, 345, [said(2026, 2025)]],
      // The year that is settled has no column: those of the last two, and never the other way round.
      [2026, 3, 345, 211, [said(2025, 2024)]],
      [2025, 4, 345, 211, [said(2025, 2024)]],
      [2025, 3, 123, 211, []],
      [2026, 3, 211, 345, []],
    ])('settled %i, %i columns: %i against %i', (year, columns, now, last, expected) => {
      expect(of(year, columns, given(now, last))).toEqual(expected);
    });
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
