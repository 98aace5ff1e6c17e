/** How fast .xlsx files are read and written, beside what unpacking and packing the same bytes costs anyway. */
import type { CellValue, OwnColumn, WritePlan } from '../src/sheet/port';
import { openContainer } from '../src/xlsx/container';
import { createXlsx } from '../src/xlsx/create';
import { DEFAULT_LIMITS } from '../src/xlsx/limits';
import { openXlsx } from '../src/xlsx/open';
import { pack, unpack } from '../src/xlsx/zip/codec';
import { mulberry32 } from './random';
import { installPeers } from './peers/install';
import { Unavailable, peerModule } from './peers/peer';
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

/** What it costs at least: every part of the file that came in inflated, every part of the file that goes out deflated. */
const bareTimes = async (
  before: Uint8Array,
  after: Uint8Array,
): Promise<{ readonly inflate: number; readonly deflate: number }> => {
  const [, inflate] = await timed(() => partsOf(before));
  const plain = await partsOf(after);
  const [, deflate] = await timed(async () => {
    for (const part of plain) await pack([part]);
  });
  return { inflate, deflate };
};

const partsOf = async (bytes: Uint8Array): Promise<readonly Uint8Array[]> => {
  const container = openContainer(bytes, 'bench.xlsx', DEFAULT_LIMITS);
  if (!container.ok) throw new Error('the file does not open');
  const parts: Uint8Array[] = [];
  for (const entry of container.value) parts.push(await unpack(entry));
  return parts;
};

const roundTrip = async (
  bytes: Uint8Array,
  rows: number,
  columns: number,
): Promise<{ readonly read: number; readonly write: number; readonly saved: Uint8Array }> => {
  const [file, read] = await timed(async () => {
    const opened = await openXlsx(bytes, 'bench.xlsx');
    if (!opened.ok) throw new Error('the generated file does not open');
    await opened.value.read(SHEET);
    return opened.value;
  });
  const [saved, write] = await timed(async () => {
    await file.write(makePlan(rows, columns));
    return file.save();
  });
  return { read, write, saved };
};

/** ExcelJS only reads the file and writes it again, and is given fewer rows: it keeps an object per cell. */
const EXCELJS_ROWS = 20_000;

interface ExcelJs {
  readonly Workbook: new () => {
    readonly xlsx: { load(bytes: Uint8Array): Promise<unknown>; writeBuffer(): Promise<{ readonly byteLength: number }> };
  };
}

const benchExcelJs = async (rows: number, columns: number): Promise<void> => {
  const failed = installPeers();
  if (failed) console.log(`The peers cannot be installed: ${failed}`);
  try {
    const { Workbook } = peerModule<ExcelJs>('exceljs');
    const bytes = await makeFile(rows, columns);
    const { read, write } = await roundTrip(bytes, rows, columns);
    const [, theirs] = await timed(async () => {
      const book = new Workbook();
      await book.xlsx.load(bytes);
      return book.xlsx.writeBuffer();
    });
    report(`ExcelJS, read and write ${rows} × ${columns} cells`, theirs, 's');
    report('xlsx_vs_exceljs', theirs / (read + write), '× faster');
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    console.log(`ExcelJS: skipped, ${error.message}`);
  }
};

/** Rows × columns cells: time, and time divided by that of bare inflate or deflate of the same bytes. */
export const benchXlsx = async (rows: number, columns = 40): Promise<void> => {
  const size = `${rows} × ${columns} cells`;
  const bytes = await makeFile(rows, columns);
  report(`file of ${size}`, bytes.length / 1e6, 'MB');
  const { read, write, saved } = await roundTrip(bytes, rows, columns);
  const { inflate, deflate } = await bareTimes(bytes, saved);
  report(`read ${size}`, read, 's');
  report('read, to bare inflate', read / inflate, '×');
  report(`write 6 columns and ${rows} rows of evidence beside ${size}`, write, 's');
  report('write, to bare deflate', write / deflate, '×');
  report('xlsx_vs_deflate', (read + write) / (inflate + deflate), '×');
  report('memory of the process', process.memoryUsage().rss / 2 ** 20, 'MiB');
  await benchExcelJs(Math.min(rows, EXCELJS_ROWS), columns);
};
