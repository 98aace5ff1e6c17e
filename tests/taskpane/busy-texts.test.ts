/** What is said while the pane works: how far, and in rows where it goes by rows. */
import { busyText } from '../../src/taskpane/texts/busy-texts';

test.each([
  [{ what: 'opening', done: 0, total: 0 }, '正在打开工作簿…', 'Opening the workbook…'],
  [{ what: 'reading', done: 0, total: 0 }, '正在读取工作表…', 'Reading the sheet…'],
  [
    { what: 'reading', done: 480_000, total: 4_000_000, rows: { what: 'read', done: 12_000, total: 100_000 } },
    '正在读取工作表… 12%（12,000/100,000 行）',
    'Reading the sheet… 12% (row 12,000 of 100,000)',
  ],
  [
    { what: 'computing', done: 3, total: 12 },
    '正在测算… 25%（3/12 项，共 100,000 行）',
    'Computing… 25% (item 3 of 12, 100,000 rows)',
  ],
  [
    { what: 'writing', done: 1, total: 4, rows: { what: 'written', done: 500, total: 1_000 } },
    '正在写入… 25%（500/1,000 行）',
    'Writing… 25% (row 500 of 1,000)',
  ],
  [
    { what: 'writing', done: 3, total: 4, rows: { what: 'checked', done: 500, total: 1_000 } },
    '正在核对写入结果… 75%（500/1,000 行）',
    'Checking what was written… 75% (row 500 of 1,000)',
  ],
] as const)('%o', (busy, zh, en) => {
  expect(busyText(busy, 100_000)).toEqual({ zh, en });
});
