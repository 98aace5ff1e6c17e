/** LibreOffice opens what we write, sees the values that we meant, and what it saves we find our way in again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WriteReceipt } from '../../src/sheet/port/port';
import { createXlsx } from '../../src/xlsx/create';
import type { XlsxFile } from '../../src/xlsx/open';
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

const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(join(__dirname, '../fixtures', name)));

const newBook = (): Promise<Uint8Array> =>
  createXlsx([
    {
      name: '表<1>',
      rows: [[{ value: '企业', style: 'header' }], ['甲'], [{ value: 0.1, style: 'percent' }]],
      widths: [20],
      freeze: { rows: 1, columns: 0 },
    },
  ]);

describeLibreOffice((soffice) => {
  /** What LibreOffice saved and we wrote into again: what we found in it, and the file. */
  let saved: XlsxFile;
  let found: { readonly columns: readonly (readonly [string, number])[]; readonly own: readonly unknown[] };
  let receipt: WriteReceipt;
  let read: ReadonlyMap<string, ReadonlyMap<string, readonly (readonly string[])[]>>;

  // Starting LibreOffice takes longer than what it is asked: it saves once, and reads all files at once.
  beforeAll(async () => {
    const openpyxl = await written(fixture('openpyxl.xlsx'), fixturePlan);
    saved = await opened(libreOfficeSaved(soffice, openpyxl));
    found = {
      columns: (await saved.ownColumns('项目')).map(({ key, column }) => [key, column] as const),
      own: (await saved.open()).sheets.map(({ own }) => own),
    };
    receipt = await saved.write(fixturePlan);
    read = libreOfficeValues(
      soffice,
      new Map([
        ['before.xlsm', richWorkbook()],
        ['after.xlsm', await written(richWorkbook())],
        ['openpyxl.xlsx', openpyxl],
        ['libreoffice.xlsx', await written(fixture('libreoffice.xlsx'), fixturePlan)],
        ['saved.xlsx', await saved.save()],
        ['new.xlsx', await newBook()],
      ]),
    );
  });

  test("the rich workbook: our columns, our sheets, the user's cells", () => {
    const [before, after] = [read.get('before.xlsm'), read.get('after.xlsm')];
    const main = after?.get('项目') ?? [];
    // As the array formula UNIQUE is beyond this program, J5:J6 are left out.
    const user = (rows: readonly (readonly string[])[]): string[][] =>
      rows.slice(0, 44).map((row) => [...row.slice(0, 9), ...row.slice(10, 12)]);
    expect(user(main)).toEqual(user(before?.get('项目') ?? []));
    expect(main[3]?.slice(12)).toEqual(['（八）设备投入（元）', '奖补合计', '状态']);
    expect(main[4]?.slice(12)).toEqual(['1000.01', '0', ' 已奖励 ']);
    expect(main[7]?.slice(12)).toEqual(['4000.01', '0.21', '=1+1']);
    expect(main[8]?.[12]).toBe('');
    expect(after?.get('测算依据')?.slice(0, 3)).toEqual([
      ['测算依据', '', ''],
      ['企业名称', '奖励金额（元）', '说明'],
      ['=企业1有限公司', '148140.05', '第一行\n第二行'],
    ]);
    const others = [...(before ?? [])].filter(([sheet]) => sheet !== '项目' && sheet !== '参数');
    expect(others.length).toBeGreaterThan(0);
    for (const [sheet, rows] of others) expect(after?.get(sheet)).toEqual(rows);
  });

  test('it prints, chart and all', async () => {
    expect(
      libreOfficePdf(soffice, await written(richWorkbook()))
        ?.subarray(0, 4)
        .toString(),
    ).toBe('%PDF');
  });

  test.each(['openpyxl.xlsx', 'libreoffice.xlsx'])('%s with columns', (name) => {
    expect(read.get(name)?.get('项目')?.[2]?.slice(5)).toEqual(['24.68', '1000.01', '0', ' 已奖励 ']);
  });

  test('after LibreOffice has saved the file, our columns, sheets and notes are found and replaced', async () => {
    expect([...found.columns].sort()).toEqual([
      ['8-equipment', 6],
      ['status', 8],
      ['奖补合计', 7],
    ]);
    expect(found.own).toEqual([undefined, undefined, 'evidence', 'summary']);
    expect(receipt.problems).toEqual([]);
    expect((await saved.open()).sheets).toHaveLength(4);
    expect(read.get('saved.xlsx')?.get('项目')?.[2]?.slice(6)).toEqual(['1000.01', '0', ' 已奖励 ']);
  });

  test('a new workbook', () => {
    expect(read.get('new.xlsx')?.get('表<1>')?.slice(0, 3)).toEqual([['企业'], ['甲'], ['10%']]);
  });
});
