/** One amount for several rows of an enterprise or a project: a merged cell, or a sum on one of the rows. */
import type { Found } from '../../src/audit/finding';
import type { Grid } from '../../src/sheet/port/port';
import { auditBook, differencesIn, type Line } from '../support/audit-book';
import { auditPolicy } from '../support/audit-pack';

const GIVEN = '核定奖励（万元）';
const HEADERS = ['企业名称', '项目名称', '设备投资额（万元）', '重点项目', '集群项目', GIVEN];
const line = (name: string, project: string, wan: number, given: number | null): Line => ({
  企业名称: name,
  项目名称: project,
  '设备投资额（万元）': wan,
  重点项目: '否',
  集群项目: '否',
  [GIVEN]: given,
});
const COLUMN = HEADERS.indexOf(GIVEN);

const merged =
  (...areas: readonly (readonly [row: number, rows: number])[]) =>
  (grid: Grid): Grid => ({
    ...grid,
    merges: areas.map(([row, rows]) => ({ row, column: COLUMN, rows, columns: 1 })),
  });

const found = (lines: readonly Line[], change?: (grid: Grid) => Grid): readonly Found[] =>
  differencesIn(auditBook(auditPolicy(), HEADERS, lines, {}, change), GIVEN, ['rate']);

const told = (all: readonly Found[]) => all.map(({ at, given, expected, difference }) => [at.cell, given, expected, difference]);

// 6% of 1,000, 2,000 and 3,000 万元: 60, 120 and 180.
const three = (given: number | null): readonly Line[] => [
  line('甲公司', '一期', 1000, given),
  line('甲公司', '二期', 2000, null),
  line('甲公司', '三期', 3000, null),
];
const apart: readonly Line[] = [line('乙公司', '一期', 1000, 60), line('乙公司', '二期', 2000, 120), line('丙公司', '', 500, 30)];

describe('a merged cell', () => {
  const change = merged([1, 3]);

  test('that holds the sum is right', () => {
    expect(found([...three(360), ...apart], change)).toEqual([]);
  });

  test('that is wrong is one finding, by the true difference', () => {
    const [one, ...others] = found([...three(361.5), ...apart], change);
    expect(told([one as Found])).toEqual([['F2', 361_500_000, 360_000_000, 1_500_000]]);
    expect(others).toEqual([]);
    expect(one?.message.zh).toMatch(/^第 2 至 4 行合为一个金额：给定361.5万元，应为360万元，多1.5万元。/);
    expect(one?.message.en).toMatch(/^One amount for rows 2 to 4\. Given /);
  });

  test('that holds one project alone says which', () => {
    const [one, ...others] = found([...three(60), ...apart], change);
    expect(told([one as Found])).toEqual([['F2', 60_000_000, 360_000_000, -300_000_000]]);
    expect(others).toEqual([]);
    expect(one?.causes[0]).toMatchObject({ id: 'left-out', exact: true });
    expect(one?.causes[0]?.text.zh).toMatch(/^只计了“.+（第 2 行）”$/);
  });

  test('that is blank is one amount that was not paid', () => {
    expect(told(found([...three(null), ...apart], change))).toEqual([['F2', null, 360_000_000, -360_000_000]]);
  });

  test('has causes tried on the sum, and in each of its rows', () => {
    // 8% of all three instead of 6%.
    expect(found([...three(480), ...apart], change)[0]?.causes.some(({ id, exact }) => exact && id === 'points')).toBe(true);
    // 13% VAT on the second alone: 120 × 1.13.
    const [one] = found([...three(375.6), ...apart], change);
    expect(one?.causes[0]).toMatchObject({ id: 'vat', exact: true });
    expect(one?.causes[0]?.text.zh).toMatch(/^第 3 行/);
  });

  test('of the bases added up before a line was asked for', () => {
    // 200 and 250 万元 are below 300 each; together they are not.
    const lines = [line('甲公司', '一期', 200, 27), line('甲公司', '二期', 250, null), ...apart];
    const [one] = found(lines, merged([1, 2]));
    expect(one?.causes.filter(({ exact }) => exact).map(({ text }) => text.zh)).toContain('几个项目的基数先相加，再按一个项目计');
  });
});

describe('a sum on one row, without merged cells', () => {
  const sums: readonly Line[] = [line('乙公司', '一期', 1000, 180), line('乙公司', '二期', 2000, null)];

  test('that is wrong is one finding where other sums agree', () => {
    expect(told(found([...three(361.5), ...sums]))).toEqual([['F2', 361_500_000, 360_000_000, 1_500_000]]);
    expect(told(found([...three(60), ...sums]))).toEqual([['F2', 60_000_000, 360_000_000, -300_000_000]]);
  });

  test('is nothing to go by where other enterprises have an amount on each row', () => {
    expect(told(found([...three(60), ...apart]))).toEqual([
      ['F3', null, 120_000_000, -120_000_000],
      ['F4', null, 180_000_000, -180_000_000],
    ]);
  });

  test('of each project of an enterprise is found by project', () => {
    const lines = [
      line('甲公司', '一期', 1000, 180),
      line('甲公司', '一期', 2000, null),
      line('甲公司', '二期', 3000, 180),
      line('乙公司', '一期', 1000, 190),
      line('乙公司', '一期', 2000, null),
      line('乙公司', '二期', 3000, 180),
    ];
    expect(told(found(lines))).toEqual([['F5', 190_000_000, 180_000_000, 10_000_000]]);
  });
});
