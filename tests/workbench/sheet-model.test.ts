/** A sheet as the grid shows it: texts, sizes, merges, runs over empty cells, hidden rows and columns, notes, our own columns. */
import { sheetModel, type SheetSource } from '../../src/workbench/sheet-model';
import { area, makeGrid, type Cell, type GridOptions } from '../support/grids';

const model = (rows: readonly (readonly Cell[])[], options: GridOptions = {}, more: Partial<SheetSource> = {}) =>
  sheetModel({
    grid: makeGrid(rows, options),
    look: { widths: new Map(), freeze: { rows: 0, columns: 0 }, notes: [] },
    ownColumns: [],
    own: false,
    ...more,
  });

const look = (more: Partial<SheetSource['look']>): Partial<SheetSource> => ({
  look: { widths: new Map(), freeze: { rows: 0, columns: 0 }, notes: [], ...more },
});

test.each([
  [1234.5, '1234.5', 'end'],
  [{ n: 45_292, as: 'date' }, '2024-01-01', 'center'],
  [{ n: 45_292.5, as: 'date' }, '2024-01-01 12:00', 'center'],
  [{ n: 0.06, as: 'percent' }, '6%', 'end'],
  [true, 'TRUE', 'center'],
  ['文字', '文字', 'start'],
  [null, '', 'start'],
] as const)('%p shows as %s', (cell, text, align) => expect(model([[cell, 1]]).text(0, 0)).toMatchObject({ text, align }));

test('errors are marked', () =>
  expect(model([[{ error: '#N/A' }]]).text(0, 0)).toEqual({ text: '#N/A', align: 'center', error: true }));

test('dates of the 1904 system', () =>
  expect(model([[{ n: 1, as: 'date' }]], { date1904: true }).text(0, 0).text).toBe('1904-01-02'));

test('amounts of ours are grouped and have two decimals; years and codes of the user stay as they are', () => {
  const shown = model(
    [
      [2025, 2_300_000],
      [2025, 0.5],
    ],
    {},
    { ownColumns: [{ key: 'item:x', column: 1 }] },
  );
  expect([shown.text(0, 0).text, shown.text(0, 1).text, shown.text(1, 1).text]).toEqual(['2025', '2,300,000.00', '0.50']);
  expect([shown.isOwn(0), shown.isOwn(1)]).toEqual([false, true]);
});

test('hidden rows and columns are left out; rows keep their numbers', () => {
  const grid = makeGrid(
    [
      ['甲', '乙', '丙'],
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ],
    { hiddenRows: [2] },
  );
  const shown = model([], {}, { grid: { ...grid, hiddenColumns: [1] }, ...look({ freeze: { rows: 1, columns: 2 } }) });
  expect(shown.frozenRows).toEqual([0]);
  expect(shown.rows.slice(0, 3)).toEqual([1, 3, 4]);
  expect(shown.columns.slice(0, 2)).toEqual([0, 2]);
  expect(shown.frozenColumns).toBe(1);
});

test('the grid goes on behind the data', () => {
  const shown = model([[1]]);
  expect(shown.rows.length).toBeGreaterThan(10);
  expect(shown.columns.length).toBeGreaterThan(2);
});

test('each cell of a merged area knows its slice of the whole', () => {
  const widths = new Map([
    [0, 10],
    [1, 20],
    [2, 5],
  ]);
  const shown = model(
    [
      ['总', null, null],
      [1, 2, 3],
    ],
    { merges: ['A1:B2'] },
    look({ widths, freeze: { rows: 2, columns: 0 } }),
  );
  const first = shown.merge(0, 0);
  const last = shown.merge(1, 1);
  expect(first).toMatchObject({ area: area('A1:B2'), left: 0, top: 0, text: { text: '总' } });
  expect(last).toMatchObject({ left: shown.widthOf(0), top: shown.heightOf(0), text: { text: '总' } });
  expect(last?.width).toBe(shown.widthOf(0) + shown.widthOf(1));
  expect(shown.merge(0, 2)).toBeUndefined();
});

test('a long text above the header runs over empty cells and stops before the next text', () => {
  const title = '填报部门：示例区经济和信息化局';
  const shown = model(
    [
      [title, null, null, '单位：万元'],
      ['甲', '乙', '丙', '丁'],
    ],
    {},
    look({ freeze: { rows: 2, columns: 0 } }),
  );
  expect(shown.merge(0, 1)).toMatchObject({ area: { column: 0 }, text: { text: title }, fromLeft: true });
  expect(shown.merge(0, 3)?.area.column).not.toBe(0);
  expect(shown.merge(1, 0)).toBeUndefined();
  expect(shown.heightOf(0)).toBeLessThan(40);
});

test('header rows grow with what they hold, within bounds', () => {
  const freeze = look({ widths: new Map([[0, 8]]), freeze: { rows: 1, columns: 0 } });
  const heights = ['设备', '设备投资额', '很长'.repeat(60)].map((header) => model([[header], [1]], {}, freeze).heightOf(0));
  expect(heights[0]).toBeLessThan(heights[1] ?? 0);
  expect(heights[1]).toBeLessThan(heights[2] ?? 0);
  expect(heights[2]).toBeLessThanOrEqual(80);
});

test('notes are found by their cell', () => {
  const shown = model([[1, 2]], {}, look({ notes: [{ row: 0, column: 1, text: '依据' }] }));
  expect([shown.note(0, 0), shown.note(0, 1)]).toEqual([undefined, '依据']);
});
