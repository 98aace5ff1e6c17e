/** @jest-environment ./tests/support/dom-environment.cjs */
/** Columns that the officer chose stay chosen when the sheet gets another name; on a sheet that took its place they do not. */
import { createExcelPort } from '../../src/excel/port';
import { formulaRun, policy, SHEET, sure } from '../support/excel-formulas';
import { startHost } from '../support/excel-library';
import { openSheet, recogniseSheet } from '../../src/run/run';
import type { ExcelHost } from '../support/excel-host';

const INPUT = '设备投资额';

const begin = async (): Promise<ExcelHost> => {
  const host = startHost(
    {
      sheets: [
        {
          name: SHEET,
          cells: [
            ['企业名称', '统一社会信用代码', '设备投资额（元）', '标准数（项）', '审定数（元）'],
            ['甲公司', null, 1_000_000, 1, 900_000],
            ['乙公司', null, 2_000_000, 2, 1_500_000],
          ],
        },
        {
          name: '另一张',
          cells: [
            ['企业名称', '设备投资额（元）'],
            ['丙公司', 1_000_000],
          ],
        },
      ],
    },
    'm365',
  );
  const run = formulaRun(
    createExcelPort(),
    SHEET,
    policy,
    { year: 2021, readings: {}, parameters: {} },
    { columns: { [INPUT]: 4 } },
  );
  await run.write(false);
  return host;
};

const columnOf = async (sheet: string): Promise<number | undefined> =>
  sure(recogniseSheet(sure(await openSheet(createExcelPort(), sheet)), policy, 2021)).mapping.columns[INPUT]?.column;

const rename = (host: ExcelHost, to: string): void => {
  const sheet = host.sheet(SHEET);
  for (const one of [...sheet.names, ...host.book.names]) one.formula = one.formula.replaceAll(SHEET, to);
  sheet.name = to;
};

test('the choice is found by the columns of the run', async () => {
  const host = await begin();
  expect(await columnOf(SHEET)).toBe(4);
  rename(host, '2021年申报');
  expect(await columnOf('2021年申报')).toBe(4);
});

test('not on another sheet that has no columns of the run', async () => {
  const host = await begin();
  rename(host, '2021年申报');
  expect(await columnOf('另一张')).toBe(1);
});
