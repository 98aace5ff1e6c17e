/** LibreOffice opens what we write, sees the values that we meant, and what it saves we find our way in again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createXlsx } from '../../src/xlsx/create';
import { describeLibreOffice, libreOfficePdf, libreOfficeSaved, libreOfficeValues } from '../support/oracles';
import { richWorkbook } from '../support/rich-workbook/parts';
import { opened } from '../support/xlsx-harness';
import { richPlan } from '../support/xlsx-plans';

jest.setTimeout(180_000);

const written = async (bytes: Uint8Array, plan = richPlan()): Promise<Uint8Array> => {
  const file = await opened(bytes);
  await file.write(plan);
  return file.save();
};

const fixturePlan = richPlan({
  headerRow: 1,
  headerRows: 1,
  firstRow: 2,
  rowCount: 20,
  columns: richPlan().columns.map((c) => ({
    ...c,
    column: c.column - 6,
    header: c.header.slice(-1),
    values: c.values.slice(0, 20),
  })),
});

describeLibreOffice((soffice) => {
  test("the rich workbook: our columns, our sheets, the user's cells", async () => {
    const before = libreOfficeValues(soffice, richWorkbook(), 'book.xlsm');
    const after = libreOfficeValues(soffice, await written(richWorkbook()), 'book.xlsm');
    const main = after.get('项目') ?? [];
    // As the array formula UNIQUE is beyond this program, J5:J6 are left out.
    const user = (rows: readonly (readonly string[])[]): string[][] =>
      rows.slice(0, 44).map((row) => [...row.slice(0, 9), ...row.slice(10, 12)]);
    expect(user(main)).toEqual(user(before.get('项目') ?? []));
    expect(main[3]?.slice(12)).toEqual(['（八）设备投入（元）', '奖补合计', '状态']);
    expect(main[4]?.slice(12)).toEqual(['1000.01', '0', ' 已奖励 ']);
    expect(main[7]?.slice(12)).toEqual(['4000.01', '0.21', '=1+1']);
    expect(main[8]?.[12]).toBe('');
    expect(after.get('测算依据')?.slice(0, 3)).toEqual([
      ['测算依据', '', ''],
      ['企业名称', '奖励金额（元）', '说明'],
      ['=企业1有限公司', '148140.05', '第一行\n第二行'],
    ]);
    for (const [sheet, rows] of before) if (sheet !== '项目' && sheet !== '参数') expect(after.get(sheet)).toEqual(rows);
  });

  test('it prints, chart and all', async () => {
    expect(
      libreOfficePdf(soffice, await written(richWorkbook()))
        ?.subarray(0, 4)
        .toString(),
    ).toBe('%PDF');
  });

  test.each(['openpyxl.xlsx', 'libreoffice.xlsx'])('%s with columns', async (name) => {
    const after = libreOfficeValues(
      soffice,
      await written(new Uint8Array(readFileSync(join(__dirname, '../fixtures', name))), fixturePlan),
    );
    expect(after.get('项目')?.[2]?.slice(5)).toEqual(['24.68', '1000.01', '0', ' 已奖励 ']);
  });

  test('after LibreOffice has saved the file, our columns, sheets and notes are found and replaced', async () => {
    const saved = libreOfficeSaved(
      soffice,
      await written(new Uint8Array(readFileSync(join(__dirname, '../fixtures/openpyxl.xlsx'))), fixturePlan),
    );
    const file = await opened(saved);
    expect((await file.ownColumns('项目')).map(({ key, column }) => [key, column]).sort()).toEqual([
      ['8-equipment', 6],
      ['status', 8],
      ['奖补合计', 7],
    ]);
    expect((await file.open()).sheets.map(({ own }) => own)).toEqual([undefined, undefined, 'evidence', 'summary']);
    const receipt = await file.write(fixturePlan);
    expect(receipt.problems).toEqual([]);
    expect((await file.open()).sheets).toHaveLength(4);
    expect(
      libreOfficeValues(soffice, await file.save())
        .get('项目')?.[2]
        ?.slice(6),
    ).toEqual(['1000.01', '0', ' 已奖励 ']);
  });

  test('a new workbook', async () => {
    const bytes = await createXlsx([
      {
        name: '表<1>',
        rows: [[{ value: '企业', style: 'header' }], ['甲'], [{ value: 0.1, style: 'percent' }]],
        widths: [20],
        freeze: { rows: 1, columns: 0 },
      },
    ]);
    expect(libreOfficeValues(soffice, bytes).get('表<1>')?.slice(0, 3)).toEqual([['企业'], ['甲'], ['10%']]);
  });
});
