/** How fast .xlsx files are read and written, beside what unpacking and packing the same bytes costs anyway. */
import type { CellValue, OwnColumn, WritePlan } from '../src/sheet/port';
import { openContainer } from '../src/xlsx/container';
import { createXlsx } from '../src/xlsx/create';
import { DEFAULT_LIMITS } from '../src/xlsx/limits';
import { openXlsx } from '../src/xlsx/open';
import { pack, unpack } from '../src/xlsx/zip/codec';
import { mulberry32 } from './random';
import { report } from './report';

const SHEET = '项目';

const timed = async <T>(work: () => Promise<T>): Promise<readonly [T, number]> => {
  const start = performance.now();
  const value = await work();
  return [value, (performance.now() - start) / 1000];
};

/** Names, codes and amounts as a register of projects has them: one column in eight is text. */
const makeFile = (rows: number, columns: number): Promise<Uint8Array> => {
  const random = mulberry32(7);
  const cell = (row: number, column: number): CellValue =>
    column === 0
      ? `绍兴市第${row}机械有限公司`
      : column % 8 === 1
        ? `9133060${10_000_000 + Math.floor(random() * 80_000_000)}X`
        : Math.round(random() * 1e9) / 100;
  const header = Array.from({ length: columns }, (_, i) => `指标${i + 1}（万元）`);
  const data = Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => cell(r, c)));
  return createXlsx([{ name: SHEET, rows: [header, ...data], widths: header.map(() => 12), freeze: { rows: 1, columns: 1 } }]);
};

const makePlan = (rows: number, columns: number): WritePlan => ({
  sheet: SHEET,
  headerRow: 0,
  headerRows: 1,
  firstRow: 1,
  rowCount: rows,
  columns: Array.from({ length: 6 }, (_, i): OwnColumn => ({
    key: `item-${i}`,
    column: columns + i,
    header: [`奖补${i + 1}（元）`],
    width: 14,
    style: i === 5 ? 'text' : 'money',
    values: Array.from({ length: rows }, (_, r) => (i === 5 ? '已奖励' : r + i / 100)),
  })),
  dropped: [],
  sheets: [
    {
      key: 'evidence',
      name: '测算依据',
      widths: [24, 20, 60],
      freeze: { rows: 1, columns: 0 },
      rows: Array.from({ length: rows }, (_, r) => [
        `绍兴市第${r}机械有限公司`,
        { value: r + 0.25, style: 'money' as const },
        '设备投资额 2,300万元 ×（6%+4个百分点）= 230万元；上限1,500万元 · 4151（八）',
      ]),
    },
  ],
  memory: '{}',
});

/** Rows × columns cells: time, and time divided by that of bare inflate or deflate. */
export const benchXlsx = async (rows: number, columns = 40): Promise<void> => {
  const size = `${rows} × ${columns} cells`;
  const bytes = await makeFile(rows, columns);
  const container = openContainer(bytes, 'bench.xlsx', DEFAULT_LIMITS);
  const sheet = container.ok ? container.value.find(({ name }) => name.endsWith('sheet1.xml')) : undefined;
  const file = await openXlsx(bytes, 'bench.xlsx');
  if (!file.ok || !sheet) throw new Error('the generated file does not open');
  report(`file of ${size}`, bytes.length / 1e6, 'MB');

  const [plain, inflate] = await timed(() => unpack(sheet));
  const [, deflate] = await timed(() => pack([plain]));
  const [, read] = await timed(() => file.value.read(SHEET));
  report(`read ${size}`, read, 's');
  report('read, to bare inflate', read / inflate, '×');
  const [, write] = await timed(async () => {
    await file.value.write(makePlan(rows, columns));
    return file.value.save();
  });
  report(`write 6 columns and ${rows} rows of evidence beside ${size}`, write, 's');
  report('write, to bare deflate of the sheet', write / deflate, '×');
  report('memory of the process', process.memoryUsage().rss / 2 ** 20, 'MiB');
};
