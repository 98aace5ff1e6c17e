/** Files by other programs: LibreOffice, openpyxl, and ones without addresses on rows and cells, as WPS-like writers make them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UNCALCULATED, type WritePlan } from '../../src/sheet/port/port';
import { gridCell } from '../support/port-contract';
import { opened } from '../support/xlsx-harness';
import { lostTokens, partsOf, touchedEntries } from '../support/xlsx-inventory';
import { evidenceSheet, summarySheet } from '../support/xlsx-plans';

const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(join(__dirname, '../fixtures', name)));

const plan = (headerRow: number, rowCount: number, column: number): WritePlan => ({
  sheet: '项目',
  headerRow,
  headerRows: 1,
  firstRow: headerRow + 1,
  rowCount,
  columns: [
    {
      key: 'a',
      column,
      header: ['奖补（元）'],
      headerNote: '4151（八）',
      width: 14,
      style: 'money',
      values: Array.from({ length: rowCount }, (_, i) => ({ value: i + 0.5, note: `第${i}行` })),
    },
    {
      key: 'b',
      column: column + 1,
      header: ['状态'],
      width: 10,
      style: 'text',
      values: Array.from({ length: rowCount }, () => '=已奖励'),
    },
  ],
  dropped: [],
  sheets: [evidenceSheet, summarySheet],
  memory: '{}',
});

const FILES = [
  ['libreoffice.xlsx', plan(1, 20, 6)],
  ['openpyxl.xlsx', plan(1, 20, 6)],
  ['no-addresses.xlsx', plan(0, 5, 3)],
] as const;

describe.each(FILES)('%s', (name, wanted) => {
  const before = fixture(name);

  test('nothing of it is lost, and the columns read back', async () => {
    const file = await opened(before, name);
    const old = await file.read('项目');
    const receipt = await file.write(wanted);
    expect(receipt.problems).toEqual([]);
    const after = await file.save();
    const lost = Object.entries(partsOf(before))
      .map(([part, text]) => [part, lostTokens(text, partsOf(after)[part] ?? '')] as const)
      .filter(([, tokens]) => tokens.length > 0);
    // openpyxl and LibreOffice write self-closing lists, which have to be opened to hold something.
    expect(
      lost
        .flatMap(([, tokens]) => tokens)
        .filter((token) => !/^<(?:col|sheets|definedNames|numFmts|authors|commentList)\b[^>]*\/>$/.test(token)),
    ).toEqual([]);
    const again = await opened(after, name);
    const grid = await again.read('项目');
    for (let row = old.firstRow; row < old.firstRow + old.rows; row += 1)
      for (let column = 0; column < old.columns.length; column += 1)
        expect([row, column, gridCell(grid, row, column)]).toEqual([row, column, gridCell(old, row, column)]);
    const first = wanted.columns[0]?.column ?? 0;
    expect([
      gridCell(grid, wanted.firstRow, first),
      gridCell(grid, wanted.firstRow + 4, first),
      gridCell(grid, wanted.firstRow, first + 1),
    ]).toEqual([0.5, 4.5, '=已奖励']);
  });

  test('the second run changes nothing', async () => {
    const once = await opened(before, name);
    await once.write(wanted);
    const bytes = await once.save();
    const twice = await opened(bytes, name);
    await twice.write(wanted);
    const again = await twice.save();
    expect(touchedEntries(bytes, again)).toEqual([]);
    expect(Buffer.from(again).equals(Buffer.from(bytes))).toBe(true);
  });
});

test('a formula that no program has calculated is no blank', async () => {
  const grid = await (await opened(fixture('openpyxl.xlsx'))).read('项目');
  expect(gridCell(grid, 2, 5)).toEqual({ error: UNCALCULATED });
  expect(grid.columns[5]?.formulas?.[2]).toBe(1);
});

test('LibreOffice has calculated it', async () => {
  const grid = await (await opened(fixture('libreoffice.xlsx'))).read('项目');
  expect(gridCell(grid, 2, 5)).toBe(24.68);
  expect([grid.hiddenRows, grid.hiddenColumns]).toEqual([[7], [4]]);
  expect([3, 4].map((column) => grid.columns[column]?.formats[2])).toEqual([1, 2]);
});

test('entities of every kind become letters', async () => {
  const grid = await (await opened(fixture('openpyxl.xlsx'))).read('项目');
  expect(gridCell(grid, 2, 0)).toBe('企业1 & <合作>社');
});

test('rows and cells without addresses follow each other', async () => {
  const grid = await (await opened(fixture('no-addresses.xlsx'))).read('项目');
  expect([0, 1, 2].map((column) => gridCell(grid, 5, column))).toEqual(['企业5', 6, '无']);
});
