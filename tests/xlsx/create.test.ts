import { ProblemError } from '../../src/core/problem';
import { createXlsx, type NewSheet } from '../../src/xlsx/create';
import { gridCell } from '../support/port-contract';
import { excelJs, opened } from '../support/xlsx-harness';
import { partsOf } from '../support/xlsx-inventory';
import { richColumns, richPlan } from '../support/xlsx-plans';

const sheet = (change: Partial<NewSheet> = {}): NewSheet => ({
  name: '填报',
  rows: [
    ['企业名称', { value: '投资额', style: 'header', note: '单位：万元' }],
    ['甲', 1.5],
  ],
  widths: [20, 12],
  freeze: { rows: 1, columns: 1 },
  ...change,
});

test('a new workbook opens, here and in ExcelJS', async () => {
  const bytes = await createXlsx([sheet(), sheet({ name: "说明 'x' 表", rows: [['=1+1']] })]);
  const file = await opened(bytes);
  expect((await file.open()).sheets.map(({ name, visible, own }) => [name, visible, own])).toEqual([
    ['填报', true, undefined],
    ["说明 'x' 表", true, undefined],
  ]);
  const grid = await file.read('填报');
  expect([gridCell(grid, 0, 0), gridCell(grid, 0, 1), gridCell(grid, 1, 0), gridCell(grid, 1, 1)]).toEqual([
    '企业名称',
    '投资额',
    '甲',
    1.5,
  ]);
  const book = await excelJs(bytes);
  expect(book.getWorksheet('填报')?.getCell('B2').value).toBe(1.5);
  expect(book.getWorksheet("说明 'x' 表")?.getCell('A1').value).toBe('=1+1');
  expect(book.getWorksheet('填报')?.getCell('B1').font.name).toBe('等线');
});

test('the same sheets give the same bytes', async () => {
  expect(Buffer.from(await createXlsx([sheet()])).equals(Buffer.from(await createXlsx([sheet()])))).toBe(true);
});

test('lists: short ones in the cell, long or with commas on a hidden sheet, each once', async () => {
  const area = { row: 1, column: 0, rows: 5, columns: 1 };
  const long = Array.from({ length: 100 }, (_, i) => `国家级认定${i}`);
  const bytes = await createXlsx([
    sheet({
      validations: [
        { area, options: ['是', '否'] },
        { area: { ...area, column: 1 }, options: long },
        { area: { ...area, column: 2 }, options: long },
        { area: { ...area, column: 3 }, options: ['a,b', 'c'] },
      ],
    }),
  ]);
  const parts = partsOf(bytes);
  expect([...(parts['xl/worksheets/sheet1.xml'] ?? '').matchAll(/<formula1>(.*?)<\/formula1>/g)].map((m) => m[1])).toEqual([
    '"是,否"',
    "'选项'!$A$1:$A$100",
    "'选项'!$A$1:$A$100",
    "'选项'!$B$1:$B$2",
  ]);
  const file = await opened(bytes);
  expect((await file.open()).sheets.map(({ name, visible }) => [name, visible])).toEqual([
    ['填报', true],
    ['选项', false],
  ]);
  const lists = await file.read('选项');
  expect([gridCell(lists, 99, 0), gridCell(lists, 1, 1), gridCell(lists, 2, 1)]).toEqual(['国家级认定99', 'c', null]);
});

test('results can be written into it', async () => {
  const rows = [['说明'], [], ['序号'], ['企业名称'], ...Array.from({ length: 40 }, (_, i) => [`企业${i}`])];
  const file = await opened(await createXlsx([{ name: '项目', rows, widths: [20], freeze: { rows: 0, columns: 0 } }]));
  await file.write(richPlan());
  expect((await file.ownColumns('项目')).map(({ key }) => key)).toEqual(richColumns.map(({ key }) => key));
});

test('names that sheets cannot have are refused', async () => {
  await expect(createXlsx([sheet({ name: 'a/b' })])).rejects.toBeInstanceOf(ProblemError);
  await expect(createXlsx([sheet(), sheet({ name: '填报' })])).rejects.toBeInstanceOf(ProblemError);
});
