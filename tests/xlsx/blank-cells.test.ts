/** Award columns that are mostly blank: what is written is what was planned, and a blank is looked at a few times in all, not by every step of the write. */
import { createXlsx } from '../../src/xlsx/create';
import { openXlsx } from '../../src/xlsx/open';
import { givenCells } from '../../src/xlsx/write/given-cells';
import { Kind, type CellValue, type OwnColumn } from '../../src/sheet/port/port';

const ROWS = 4_000;
const COLUMNS = 60;

/** One cell in fifty has something to say. */
const cellAt = (row: number, i: number): CellValue => ((row * COLUMNS + i) % 50 === 7 ? row + i / 100 : null);

test('a quarter of a million places, most of them blank', async () => {
  const bytes = await createXlsx([
    {
      name: '汇总',
      rows: Array.from({ length: ROWS + 1 }, (_, row) => [row === 0 ? '企业名称' : `企业${row}`, row]),
      widths: [],
      freeze: { rows: 0, columns: 0 },
    },
  ]);
  let asked = 0;
  const columns = Array.from({ length: COLUMNS }, (_, i): OwnColumn => {
    const values = Array.from({ length: ROWS }, (__, row) => cellAt(row, i));
    return {
      key: `item-${i}`,
      column: 2 + i,
      header: [`事项${i}`],
      width: 12,
      style: 'money',
      values: new Proxy(values, {
        get: (target, name, receiver): unknown => {
          if (typeof name === 'string' && /^\d+$/.test(name) && target[Number(name)] === null) asked += 1;
          return Reflect.get(target, name, receiver) as unknown;
        },
      }),
    };
  });
  const opened = await openXlsx(bytes, 'test.xlsx', { hold: true });
  if (!opened.ok) throw new Error('the file does not open');
  const plan = { sheet: '汇总', headerRow: 0, headerRows: 1, firstRow: 1, rowCount: ROWS, columns };
  const receipt = await opened.value.write({ ...plan, dropped: [], sheets: [], memory: '' });
  const given = (ROWS * COLUMNS) / 50;
  expect(receipt.cells).toBe(given + COLUMNS);
  // What no sheet could hold, how many there are in a row, which, and formulas that are shared: four looks.
  expect(asked).toBe(4 * (ROWS * COLUMNS - given));

  const grid = await opened.value.read('汇总');
  const read = grid.columns
    .slice(2)
    .map(({ kinds, values }) =>
      Array.from({ length: ROWS }, (_, row) => (kinds[row + 1] === Kind.number ? (values[row + 1] ?? null) : null)),
    );
  const planned = columns.map((_, i) => Array.from({ length: ROWS }, (__, row) => cellAt(row, i)));
  expect(JSON.stringify(read)).toBe(JSON.stringify(planned));
});

test('a row tells its cells in order, and those between two columns', () => {
  const values = [
    [1, null, 0],
    ['', null, null],
    [null, null, { value: null, style: 'muted' as const }],
    [4, 5, 6],
  ];
  const cells = givenCells(
    values.map((one) => ({ values: one })),
    3,
  );
  const seen = (row: number, first = 0, beyond = 4): readonly number[] => {
    const found: number[] = [];
    cells.each(row, first, beyond, (i) => found.push(i));
    return found;
  };
  expect([seen(0), seen(1), seen(2)]).toEqual([[0, 1, 3], [3], [0, 2, 3]]);
  expect([seen(0, 1, 3), seen(2, 1), seen(2, 0, 2), seen(3)]).toEqual([[1], [2, 3], [0], []]);
});
