/** @jest-environment ./tests/support/dom-environment.cjs */
/** Results of an earlier run that a run empties or replaces: a column that is not found any more, and another year. */
import { compute, planWrite, recogniseSheet } from '../../src/run/run';
import { expiredMarks, expiredOf } from '../../src/run/expired';
import { staleText } from '../../src/sheet/record/stale';
import { cellAt, insertRows, type ExcelHost } from '../support/excel-host';
import { policy, ROWS, SHEET, start, sure, type FormulaRun } from '../support/excel-formulas';

const INVESTMENT = 2;

const statusTexts = async (host: ExcelHost, run: FormulaRun): Promise<readonly string[]> => {
  const status = (await run.opened()).ownColumns.find(({ key }) => key.endsWith(':status'))?.column ?? -1;
  return Array.from({ length: ROWS }, (_, i) => String(cellAt(host.sheet(SHEET), i + 1, status).value));
};

describe('a column of the user’s that is not found any more', () => {
  const renamed = async () => {
    const started = start();
    const { plan } = await started.run.write(false);
    started.host.edit(SHEET, 0, INVESTMENT, '技改情况');
    return { ...started, first: plan };
  };

  test('the plan says which awards go and why; their rows do not say that there is nothing for them', async () => {
    const { host, run } = await renamed();
    const { plan, told, problems } = await run.plan(false);
    const equipment = 'E 列“区级设备补助”将清空，上次有 7 笔、';
    expect(told.map(({ code, severity }) => [code, severity])).toEqual([['awards-emptied', 'warning']]);
    expect(told[0]?.message.zh).toContain(equipment);
    expect(told[0]?.message.zh).toContain('缺列 设备投资额');
    expect(problems).toContain(told[0]);
    await run.put(plan);
    const said = await statusTexts(host, run);
    expect(said.filter((one) => one.includes('无可享受事项'))).toEqual([]);
    expect(said.every((one) => one.includes('缺列：设备投资额'))).toBe(true);
    // What is gone is told once; that the column is missing, until it is there again.
    const again = await run.plan(false);
    expect(again.told).toEqual([]);
    await run.put(again.plan);
    expect((await statusTexts(host, run)).every((one) => one.includes('缺列：设备投资额'))).toBe(true);
    host.edit(SHEET, 0, INVESTMENT, '设备投资额（元）');
    await run.write(false);
    expect((await statusTexts(host, run)).filter((one) => one.includes('缺列'))).toEqual([]);
  });

  test('the results are out of date for want of the column, not for changed rows', async () => {
    const { run } = await renamed();
    const opened = await run.opened();
    const now = sure(recogniseSheet(opened, policy, 2021, {})).mapping;
    const expired = expiredOf(opened, policy, now);
    expect(expired).toMatchObject({ rows: [], gone: 0, lacking: ['设备投资额'] });
    expect(staleText(expired)).toEqual({
      zh: '已过期：找不到列“设备投资额”',
      en: 'Out of date: no column for 设备投资额',
    });
    expect(expiredMarks(opened, policy, now, 'zh')?.columns[0]?.header.at(-1)).toContain('找不到列“设备投资额”');
  });
});

describe('years', () => {
  const computed = async (title: string, year: number): Promise<readonly string[]> => {
    const { host, run } = start();
    insertRows(host.book, host.sheet(SHEET), 0, 1);
    host.edit(SHEET, 0, 0, title);
    const opened = await run.opened();
    const recognition = sure(recogniseSheet(opened, policy, year, {}));
    const done = compute(opened, recognition, policy, { year, readings: {}, parameters: {} });
    return done.problems
      .concat(done.ok ? done.value.problems : [])
      .flatMap(({ code, message }) => (code === 'title-year' ? [message.zh] : []));
  };

  test('a title of another year is told, one of this year or of none is not', async () => {
    expect(await computed('2020年度申报汇总表', 2021)).toEqual([
      '表的标题写的是 2020 年，本次按 2021 年度测算。请核对年度和所用的表。',
    ]);
    expect(await computed('2021年度申报汇总表', 2021)).toEqual([]);
    expect(await computed('2020年投资、2021年度申报', 2021)).toEqual([]);
    expect(await computed('申报汇总表', 2021)).toEqual([]);
  });

  test('results of another year are said to be replaced, once', async () => {
    const { run } = start();
    await run.write(false);
    const opened = await run.opened();
    const year = 2022;
    const done = compute(opened, sure(recogniseSheet(opened, policy, year, {})), policy, { year, readings: {}, parameters: {} });
    const options = { lang: 'zh', unit: '元', fileName: 'a.xlsx', now: '2026-01-01T00:00:00Z' } as const;
    expect(planWrite(opened, sure(done), options).told.map(({ code, message }) => [code, message.zh])).toEqual([
      ['year-replaced', '表中上次写入的是 2021 年度的测算结果，将被本次 2022 年度的替换。'],
    ]);
    expect((await run.plan(false)).told).toEqual([]);
  });
});
