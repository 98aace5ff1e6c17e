/** The filter of the user's sheet is extended over our columns, and drawn back from those that go; not while something is filtered by them. */
import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { formulaRun, policy, SHEET } from '../support/excel-formulas';
import { opened, textParts } from '../support/xlsx-harness';

const WANTED = { year: 2021, readings: {}, parameters: {} };
const SHEET1 = 'xl/worksheets/sheet1.xml';

const seed = async (): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(SHEET);
  sheet.addRow(['企业名称', '统一社会信用代码', '设备投资额（元）', '标准数（项）']);
  for (let i = 0; i < 4; i += 1) sheet.addRow([`企业${i}`, null, 1_000_000 + i, i % 2]);
  sheet.autoFilter = 'A1:D5';
  return new Uint8Array(await book.xlsx.writeBuffer());
};

const refOf = (bytes: Uint8Array): string | undefined => /<autoFilter ref="([^"]*)"/.exec(textParts(bytes)[SHEET1] ?? '')?.[1];
const namesOf = (bytes: Uint8Array): readonly string[] =>
  textParts(bytes)['xl/workbook.xml']?.match(/_FilterDatabase[^<]*<?/g) ?? [];

test('an undo draws it back to the columns that are the user’s', async () => {
  const file = await opened(await seed());
  const before = await file.save();
  const run = formulaRun(file, SHEET, policy, WANTED);
  await run.write(false);
  expect(refOf(await file.save())).toBe('A1:I5');
  await run.undo();
  const after = await file.save();
  expect(refOf(after)).toBe('A1:D5');
  expect(namesOf(after)).toEqual(namesOf(before));
});

test('it stays where rows are filtered by a column of ours', async () => {
  const first = await opened(await seed());
  await formulaRun(first, SHEET, policy, WANTED).write(false);
  const parts = unzipSync(await first.save());
  const by = '<autoFilter ref="A1:I5"><filterColumn colId="5"><filters><filter val="1"/></filters></filterColumn></autoFilter>';
  parts[SHEET1] = strToU8(strFromU8(parts[SHEET1] ?? new Uint8Array()).replace(/<autoFilter ref="A1:I5"\/>/, by));
  const file = await opened(zipSync(parts));
  await formulaRun(file, SHEET, policy, WANTED).undo();
  expect(refOf(await file.save())).toBe('A1:F5');
});
