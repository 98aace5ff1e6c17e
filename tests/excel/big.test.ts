/** @jest-environment ./tests/support/dom-environment.cjs */
/**
 * The largest sheet that an officer brings: 100,000 rows of 40 columns read, computed and written through Excel. What it costs is counted in
 * requests and bytes, which are the same on every machine; Excel on the web refuses what is over 5 MB.
 */
import { createExcelPort } from '../../src/excel/port';
import { compute, openSheet, planWrite, recogniseSheet } from '../../src/run/run';
import type { Grid, Progress, RowsDone } from '../../src/sheet/port/port';
import { award, bigCells, BIG_COLUMNS, PAID_EVERY } from '../support/big-sheet';
import { DISTRICT } from '../support/district-pack';
import { cellAt, type Logged } from '../support/excel-host';
import { startHost } from '../support/excel-library';
import { loadText } from '../support/packs';

jest.setTimeout(300_000);

const ROWS = 100_000;
const SHEET = '申报';
/** Rows of 40 cells that go into 20,000 cells. */
const ROWS_AT_ONCE = 500;

const sum = (log: readonly Logged[], of: 'requestBytes' | 'replyBytes'): number => log.reduce((n, one) => n + one[of], 0);
const most = (log: readonly Logged[], of: 'requestBytes' | 'replyBytes'): number => Math.max(...log.map((one) => one[of]));

/** Typed arrays and distinct texts: what a grid holds. */
const gridBytes = ({ columns, strings }: Grid): number =>
  columns.reduce((n, one) => n + one.kinds.byteLength + one.values.byteLength + one.formats.byteLength, 0) +
  strings.reduce((n, one) => n + one.length * 2, 0);

test('100,000 × 40: read, computed and written in a bounded number of requests of a bounded size, rows told all along', async () => {
  const host = startHost({ sheets: [{ name: SHEET, cells: bigCells(ROWS) }] }, 'web');
  const port = createExcelPort();
  const told: RowsDone[] = [];
  const progress: Progress = (_done, _total, rows) => rows && told.push(rows);

  const opened = await openSheet(port, SHEET, progress);
  const loaded = loadText(DISTRICT);
  if (!opened.ok || !loaded.ok) throw new Error('the sheet cannot be opened');
  const { grid } = opened.value;
  expect([grid.rows, grid.columns.length]).toEqual([ROWS + 1, BIG_COLUMNS]);
  const blocks = Math.ceil((ROWS + 1) / ROWS_AT_ONCE);
  expect(told.map(({ done }) => done)).toEqual(
    Array.from({ length: blocks }, (_, i) => Math.min((i + 1) * ROWS_AT_ONCE, ROWS + 1)),
  );
  expect(told.every(({ what, total }) => what === 'read' && total === ROWS + 1)).toBe(true);
  const reading = host.log.splice(0);
  expect(reading.length).toBe(blocks + 9);
  expect(most(reading, 'requestBytes')).toBeLessThan(1_500);
  expect(most(reading, 'replyBytes')).toBeLessThan(600_000);
  expect(sum(reading, 'replyBytes')).toBeLessThan(ROWS * BIG_COLUMNS * 28);
  // Ten bytes a cell and the texts, each once: nothing else is kept of what was read.
  expect(gridBytes(grid)).toBeLessThan((ROWS + 1) * BIG_COLUMNS * 10 + 4_000_000);

  const recognised = recogniseSheet(opened.value, loaded.value, 2021);
  if (!recognised.ok) throw new Error('the sheet is not recognised');
  const items: (readonly [number, number])[] = [];
  const computed = compute(
    opened.value,
    recognised.value,
    loaded.value,
    { year: 2021, readings: {}, parameters: {} },
    (done, total) => items.push([done, total]),
  );
  if (!computed.ok) throw new Error('the sheet does not compute');
  expect(items).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ]);
  expect(host.log).toEqual([]);
  const { plan } = planWrite(opened.value, computed.value, {
    lang: 'zh',
    unit: '元',
    fileName: 'big.xlsx',
    now: '2021-12-01T00:00:00Z',
  });

  told.length = 0;
  const receipt = await port.write(plan, progress);
  expect(receipt.problems.map(({ code }) => code)).toEqual(['excel/no-notes']);
  const writing = host.log.splice(0);
  expect(writing.filter(({ error }) => error)).toEqual([]);
  // Look, image, write, read back: each cell crosses four times in blocks; the rest is asked for once.
  const inBlocks = Math.ceil(receipt.cells / 20_000);
  // What tells the rows apart is asked for before the first cell is written, after the last, and before looks and notes.
  const apart = plan.seen?.rows ?? [];
  expect(apart).toHaveLength(2);
  expect(writing.length).toBeLessThan(inBlocks * 3 + 30 + apart.length * 3 * Math.ceil(ROWS / 20_000));
  expect(most(writing, 'requestBytes')).toBeLessThan(3_500_000);
  expect(most(writing, 'replyBytes')).toBeLessThan(1_200_000);
  expect(sum(writing, 'requestBytes')).toBeLessThan(receipt.cells * 16);
  expect(sum(writing, 'replyBytes')).toBeLessThan(receipt.cells * 70);
  for (const what of ['written', 'checked'] as const) {
    const rows = told.filter((one) => one.what === what);
    const total = plan.rowCount + plan.headerRows + plan.sheets.reduce((n, { rows: lines }) => n + lines.length, 0);
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.at(-1)).toEqual({ what, done: total, total });
    expect(rows.every(({ done }, i) => done > (rows[i - 1]?.done ?? 0))).toBe(true);
  }

  const sheet = host.sheet(SHEET);
  const paid = plan.columns.find(({ key }) => key.endsWith(':item:equipment'))?.column ?? -1;
  let wrong = 0;
  for (let row = 0; row < ROWS; row += 1) {
    const { value } = cellAt(sheet, row + 1, paid);
    if (award(row) === 0 ? value !== '' : Math.round(Number(value) * 100) !== award(row)) wrong += 1;
  }
  expect(wrong).toBe(0);
  expect(host.book.sheets.find(({ name }) => name.includes('测算依据'))?.cells.size).toBe(ROWS / PAID_EVERY + 1);
});

describe.each([1_499, 1_500, 1_501])('%i rows, where the client library begins to cut what it sends', (rows) => {
  test('are written, read back, written anew and read as they are', async () => {
    const host = startHost({ sheets: [{ name: SHEET, cells: bigCells(rows) }] }, 'web');
    const port = createExcelPort();
    const values = (run: number): readonly number[] => Array.from({ length: rows }, (_, i) => run * 10_000 + i + 0.25);
    for (const run of [1, 2]) {
      const receipt = await port.write({
        sheet: SHEET,
        headerRow: 0,
        headerRows: 1,
        firstRow: 1,
        rowCount: rows,
        columns: [0, 1].map((i) => ({
          key: `c${i}`,
          column: BIG_COLUMNS + i,
          header: [`奖补${i}`],
          width: 12,
          style: 'money' as const,
          values: values(run + i),
        })),
        dropped: [],
        sheets: [
          {
            key: 'evidence',
            name: '测算依据',
            rows: values(run).map((value) => [value]),
            widths: [12],
            freeze: { rows: 0, columns: 0 },
          },
        ],
        memory: '{}',
      });
      expect(receipt.problems).toEqual([]);
      const read = (sheet: string, column: number, from: number): readonly unknown[] =>
        Array.from({ length: rows + 1 }, (_, i) => cellAt(host.sheet(sheet), from + i, column).value);
      expect(read(SHEET, BIG_COLUMNS, 1)).toEqual([...values(run), '']);
      expect(read(SHEET, BIG_COLUMNS + 1, 1)).toEqual([...values(run + 1), '']);
      expect(read('测算依据', 0, 0)).toEqual([...values(run), '']);
    }
    const grid = await port.read(SHEET);
    expect([grid.rows, grid.columns.length]).toEqual([rows + 1, BIG_COLUMNS + 2]);
    expect(grid.columns.at(-1)?.values[rows]).toBe(30_000 + rows - 1 + 0.25);
    expect(grid.columns[3]?.values[rows]).toBe(cellAt(host.sheet(SHEET), rows, 3).value);
  });
});
