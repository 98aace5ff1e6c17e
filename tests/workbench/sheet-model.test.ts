/** A sheet as the grid shows it: texts, sizes, merges, runs over empty cells, hidden rows and columns, notes, our own columns. */
import type { CellLook } from '../../src/xlsx/cell-looks';
import { sheetModel, type SheetSource } from '../../src/workbench/sheet-model';
import { area, makeGrid, type Cell, type GridOptions } from '../support/grids';

const PLAIN: SheetSource['look'] = { widths: new Map(), freeze: { rows: 0, columns: 0 }, notes: [], looks: [], styles: [] };
/** Every cell looks like this. */
const same = (cell: CellLook): Pick<SheetSource['look'], 'looks' | 'styles'> => ({
  looks: [cell],
  styles: Array.from({ length: 20 }, () => new Uint16Array(100).fill(1)),
});
const all = (cell: CellLook): Partial<SheetSource> => look(same(cell));

const model = (rows: readonly (readonly Cell[])[], options: GridOptions = {}, more: Partial<SheetSource> = {}) =>
  sheetModel({
    grid: makeGrid(rows, options),
    look: PLAIN,
    ownColumns: [],
    ...more,
  });

const look = (more: Partial<SheetSource['look']>): Partial<SheetSource> => ({
  look: { ...PLAIN, ...more },
});

test.each([
  [1234.5, undefined, '1234.5', 'right'],
  [1234.5, '#,##0.00', '1,234.50', 'right'],
  [12.5, '#,##0.00####', '12.50', 'right'],
  [80, '#,##0', '80', 'right'],
  [-3, '0;[Red]-0', '-3', 'right'],
  [{ n: 45_292, as: 'date' }, 'yyyy-mm-dd', '2024-01-01', 'right'],
  [{ n: 45_292, as: 'date' }, 'mm-dd-yy', '2024/1/1', 'right'],
  [{ n: 45_292, as: 'date' }, 'yyyy"年"m"月"', '2024年1月', 'right'],
  [{ n: 0.06, as: 'percent' }, '0%', '6%', 'right'],
  [{ n: 0.06, as: 'percent' }, '0.00%', '6.00%', 'right'],
  [2025, '@', '2025', 'right'],
  [7, 'no [format', '7', 'right'],
  [true, undefined, 'TRUE', 'center'],
  ['文字', undefined, '文字', 'left'],
  [null, '0.00', '', 'left'],
] as const)('%p as %s shows as %s', (cell, code, text, align) => {
  expect(model([[cell, 1]], {}, code === undefined ? {} : all({ code })).text(0, 0)).toMatchObject({ text, align });
});

test('the file’s alignment comes before the usual one', () =>
  expect(model([[1]], {}, all({ align: 'center' })).text(0, 0).align).toBe('center'));

test('errors are marked', () =>
  expect(model([[{ error: '#N/A' }]]).text(0, 0)).toEqual({ text: '#N/A', align: 'center', error: true }));

test('dates of the 1904 system', () =>
  expect(model([[{ n: 1, as: 'date' }]], { date1904: true }, all({ code: 'yyyy-mm-dd' })).text(0, 0).text).toBe('1904-01-02'));

test('our own columns are known', () => {
  const shown = model([[1, 2]], {}, { ownColumns: [{ key: 'item:x', column: 1, row: 0, rows: 1 }] });
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

test('a long text runs over empty cells and stops before the next text, unless it wraps', () => {
  const title = '填报部门：示例区经济和信息化局';
  const rows = [
    [title, null, null, '单位：万元', null, null],
    ['甲', '乙', '丙', '丁', '戊', '己'],
  ];
  const freeze = { freeze: { rows: 2, columns: 0 } };
  const shown = model(rows, {}, look(freeze));
  expect(shown.merge(0, 1)).toMatchObject({ area: { column: 0, columns: 3 }, text: { text: title }, fromLeft: true });
  expect(shown.merge(0, 3)?.area.column).not.toBe(0);
  expect(shown.merge(1, 0)).toBeUndefined();
  expect(shown.heightOf(0)).toBe(shown.heightOf(1));
  const wrapped = model(rows, {}, look({ ...freeze, ...same({ wrap: true }) }));
  expect(wrapped.merge(0, 0)).toBeUndefined();
  expect(wrapped.heightOf(0)).toBeGreaterThan(wrapped.heightOf(1));
});

test('rows grow with what wraps in them, within bounds; rows of huge sheets do not', () => {
  const wrapping = { widths: new Map([[0, 8]]), ...same({ wrap: true }) };
  const heights = ['设备', '设备投资额', '很长'.repeat(60)].map((text) => model([[text], [1]], {}, look(wrapping)).heightOf(0));
  expect(heights[0]).toBeLessThan(heights[1] ?? 0);
  expect(heights[1]).toBeLessThan(heights[2] ?? 0);
  expect(heights[2]).toBeLessThanOrEqual(100);
  expect(model([['设备投资额'], [1]], {}, look(wrapping)).highRows).toEqual([0]);
  const huge = model(
    Array.from({ length: 6000 }, () => ['设备投资额']),
    {},
    look(wrapping),
  );
  expect(huge.highRows).toEqual([]);
  expect(huge.heightOf(3)).toBe(heights[0]);
});

test('notes are found by their cell', () => {
  const shown = model([[1, 2]], {}, look({ notes: [{ row: 0, column: 1, text: '依据' }] }));
  expect([shown.note(0, 0), shown.note(0, 1)]).toEqual([undefined, '依据']);
});
