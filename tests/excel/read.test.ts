/** @jest-environment ./tests/support/dom-environment.cjs */
import { areasOf } from '../../src/excel/address';
import { bands } from '../../src/excel/blocks';
import { createExcelPort } from '../../src/excel/port';
import type { CellSpec } from '../support/excel-host';
import { startHost } from '../support/excel-library';
import { gridCell } from '../support/port-contract';

const table = (rows: number, columns: number): CellSpec[][] =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (__, j) => (j === 0 ? `企业${i}` : i * 100 + j)));

test('a large sheet is read in blocks of at most 20,000 cells and few requests', async () => {
  const host = startHost({ sheets: [{ name: 'S', cells: table(5_000, 21) }] }, 'web');
  const seen: number[][] = [];
  const grid = await createExcelPort().read('S', (done, total) => seen.push([done, total]));
  expect([grid.rows, grid.columns.length]).toEqual([5_000, 21]);
  for (const [row, column] of [
    [0, 0],
    [951, 20],
    [952, 20],
    [953, 1],
    [4_999, 20],
  ] as const)
    expect(gridCell(grid, row, column)).toBe(column === 0 ? `企业${row}` : row * 100 + column);
  expect(seen.at(-1)).toEqual([105_000, 105_000]);
  expect(seen.length).toBe(6);
  expect(host.log.length).toBeLessThanOrEqual(6 + 6);
  expect(Math.max(...host.log.map(({ replyBytes }) => replyBytes))).toBeLessThan(2_000_000);
  expect(host.log.filter(({ error }) => error)).toEqual([]);
});

test('the number of requests does not grow with hidden rows, merges or formulas', async () => {
  const cells = table(400, 3);
  cells.forEach((row, i) => row.push(i % 2 ? { value: i, formula: `=B${i + 1}` } : i));
  const hiddenRows = Array.from({ length: 200 }, (_, i) => i * 2);
  const merges = Array.from({ length: 50 }, (_, i) => ({ row: i * 4, column: 0, rows: 2, columns: 1 }));
  const host = startHost({ sheets: [{ name: 'S', cells, hiddenRows, merges }] });
  const grid = await createExcelPort().read('S');
  expect(host.log.length).toBeLessThanOrEqual(9);
  expect(grid.hiddenRows).toEqual(hiddenRows);
  expect(grid.merges).toEqual(merges);
  expect(Array.from(grid.columns[3]?.formulas ?? []).slice(0, 4)).toEqual([0, 1, 0, 1]);
  expect(grid.columns[2]?.formulas).toBeUndefined();
});

test('texts too long for one reply of the web are read in smaller pieces', async () => {
  const cells = Array.from({ length: 900 }, (_, i) => [`${i}`, '甲'.repeat(3_000)]);
  const host = startHost({ sheets: [{ name: 'S', cells }] }, 'web');
  const grid = await createExcelPort().read('S');
  expect(host.log.some(({ error }) => error === 'ResponsePayloadSizeLimitExceeded')).toBe(true);
  expect([gridCell(grid, 0, 0), gridCell(grid, 899, 0), gridCell(grid, 899, 1)]).toEqual(['0', '899', '甲'.repeat(3_000)]);
  expect(grid.strings.length).toBe(901);
});

test('a host that cannot list formula cells is asked for formulas block by block', async () => {
  const host = startHost({
    sheets: [
      {
        name: 'S',
        cells: [
          [1, { value: 2, formula: '=A1*2' }, '=kein'],
          [3, { value: '', formula: '=""' }, 'x'],
        ],
      },
    ],
  });
  const clean = await createExcelPort().read('S');
  const requests = host.log.length;
  // Formula cells are asked for after the one block of values, before merges.
  for (let request = 1; request <= requests; request += 1) {
    host.fail({ request, code: 'NotImplemented' });
    const grid = await createExcelPort()
      .read('S')
      .catch(() => undefined);
    if (grid)
      expect(grid.columns.map(({ formulas }) => Array.from(formulas ?? []))).toEqual(
        clean.columns.map(({ formulas }) => Array.from(formulas ?? [])),
      );
  }
  expect(clean.columns.map(({ formulas }) => Array.from(formulas ?? []))).toEqual([[], [1, 1], []]);
});

test('formats without values far below do not make the sheet larger', async () => {
  const host = startHost({
    sheets: [
      {
        name: 'S',
        cells: [
          ['a', 1],
          ['b', 2],
        ],
      },
    ],
  });
  const { putCell } = await import('../support/excel-host/model');
  putCell(host.sheet('S'), 1_048_575, 50, { format: '0.00' });
  expect((await createExcelPort().read('S')).rows).toBe(2);
});

test.each([
  [false, false],
  [true, true],
])('the 1904 date system (%s) is told', async (date1904, expected) => {
  startHost({ sheets: [{ name: 'S', cells: [[1]] }], date1904 });
  expect((await createExcelPort().read('S')).date1904).toBe(expected);
});

test('a sheet whose cells reach too far is refused with its area', async () => {
  const host = startHost({ sheets: [{ name: 'S', cells: [['a']] }] });
  const { putCell } = await import('../support/excel-host/model');
  putCell(host.sheet('S'), 1_000_000, 40, { value: 'x' });
  await expect(createExcelPort().read('S')).rejects.toMatchObject({
    problems: [{ code: 'excel/range-too-large', found: 'A1:AO1000001' }],
  });
});

test('addresses of many areas, with names that hold commas, quotes and colons of their own', () => {
  expect(areasOf("'甲,乙:''丙'!A1:B2,'甲,乙:''丙'!C3")).toEqual([
    { row: 0, column: 0, rows: 2, columns: 2 },
    { row: 2, column: 2, rows: 1, columns: 1 },
  ]);
  expect(areasOf('表!B:C, 表!3:4')).toEqual([
    { row: 0, column: 1, rows: 1_048_576, columns: 2 },
    { row: 2, column: 0, rows: 2, columns: 16_384 },
  ]);
});

test('bands cover an area once', () => {
  expect(bands({ row: 5, column: 2, rows: 7, columns: 4 }, 12)).toEqual([
    { row: 5, column: 2, rows: 3, columns: 4 },
    { row: 8, column: 2, rows: 3, columns: 4 },
    { row: 11, column: 2, rows: 1, columns: 4 },
  ]);
  expect(bands({ row: 0, column: 0, rows: 2, columns: 16_384 }, 12).length).toBe(2);
});
