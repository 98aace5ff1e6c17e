/** Amounts that many rows have, and amounts that stand at a cap, fit many causes by chance: these causes stand behind. */
import { auditBook, differencesIn, type Line } from '../support/audit-book';
import { auditPolicy } from '../support/audit-pack';
import { GIVEN, HEADERS, rateLine } from '../support/audit-rates';

const policy = auditPolicy();

const causes = (headers: readonly string[], lines: readonly Line[], items: readonly string[]): readonly string[] =>
  differencesIn(auditBook(policy, headers, lines), GIVEN, items).flatMap(({ causes: list }) =>
    list.filter(({ exact }) => exact).map(({ id, text }) => `${id} ${text.zh}`),
  );

const UNIT = 'unit “设备投资额”的单位或小数点错：多乘了 1 万（把万元当元）';
const ABOVE = 'shifted 是上一行的金额';
/** 万元: 6%, at most 1,500. */
const award = (wan: number): number => Math.min(wan * 6, 150_000) / 100;
const listed = (bases: readonly number[]): readonly Line[] =>
  bases.map((wan, i) => rateLine(i, wan, (i === 1 ? 1_500 : award(wan)) * 10_000));

test('a base that is too large ends at the cap: where only the row above stands there, it comes first', () => {
  const bases = [50_000, 400, 500, 600, 700, 800, 900, 1_000, 1_100, 1_200];
  const found = causes(HEADERS, listed(bases), ['rate']);
  expect(found.slice(0, 2)).toEqual([ABOVE, UNIT]);
});

test('where many rows stand at the cap, the row above says nothing', () => {
  const bases = [50_000, 400, 51_000, 52_000, 53_000, 54_000, 900, 1_000, 1_100, 1_200];
  const found = causes(HEADERS, listed(bases), ['rate']);
  expect(found[0]).toBe(UNIT);
  expect(found.slice(0, 2)).not.toContain(ABOVE);
});

test('in a list of fixed amounts the rule that was misread stands before the row below', () => {
  const headers = ['企业名称', '荣誉认定', '失信', '亩均评价', GIVEN];
  const titles = ['国家奖', '国家奖', '省奖', '国家奖', '省奖', '省奖', '国家奖', '省奖'];
  const lines = titles.map((title, i): Line => ({
    企业名称: `绍兴第${i}机械有限公司`,
    荣誉认定: `2025年${title}`,
    失信: '否',
    亩均评价: 'B',
    [GIVEN]: i === 1 ? 200_000 : title === '国家奖' ? 500_000 : 200_000,
  }));
  const found = causes(headers, lines, ['prize-national', 'prize-provincial']);
  expect(found.length).toBeGreaterThan(1);
  expect(found[0]).not.toMatch(/^shifted/);
  expect(found).toContain('shifted 是下一行的金额');
});

describe('an amount is no cap because it is round', () => {
  const RIGHT = Array.from({ length: 12 }, (_, i) => 3_000 + 400 * i);
  const found = (wrong: readonly (readonly [wan: number, yuan: number])[]): readonly string[] =>
    causes(
      HEADERS,
      [...RIGHT.map((wan) => [wan, award(wan) * 10_000] as const), ...wrong].map(([wan, yuan], i) => rateLine(i, wan, yuan)),
      ['rate'],
    );

  test('as few caps are: 23万元', () => {
    expect(found([[3_111.11, 230_000]])).toEqual([]);
    expect(found([[3_111.11, 500_000]])[0]).toBe('cap-figure 上限应为1,500万元，按50万元执行');
  });

  test('where all that is wrong is in whole 万元', () => {
    const wrong = Array.from({ length: 12 }, (_, i) => [3_111.11 + 411 * i, 10_000 * (i === 3 ? 50 : 37 + 2 * i)] as const);
    expect(found(wrong).filter((one) => one.includes('按50万元执行'))).toEqual([]);
  });

  test('but it is one where twelve rows have that amount and no other', () => {
    const cut = Array.from({ length: 12 }, (_, i) => [3_111.11 + 411 * i, 500_000] as const);
    expect(found(cut)[0]).toBe('cap-figure 上限应为1,500万元，按50万元执行');
    // All are due the same: nothing but the round amount tells that it is a cap.
    const alike = cut.map(() => [3_111.11, 500_000] as const);
    expect(found(alike)[0]).toBe('cap-figure 上限应为1,500万元，按50万元执行');
  });

  test('because another amount was rounded to it', () => {
    // 74.22万元 is due in one row, 204.35 in the other.
    expect(
      found([
        [1_237, 740_000],
        [3_405.85, 740_000],
      ]).filter((one) => one.includes('cap-figure')),
    ).toEqual([]);
  });
});
