/** How fast .xlsx files are read and written, beside what unpacking and packing the same bytes costs anyway. */
import type { OwnColumn, WritePlan } from '../src/sheet/port/port';
import { openXlsx } from '../src/xlsx/open';
import { bareCost, type Cost } from './bare';
import { madeFile } from './made';
import { installPeers } from './peers/install';
import { Unavailable, peerModule } from './peers/peer';
import { cpuSeconds, report } from './report';
import { SHEET } from './xlsx-file';

const timed = async <T>(work: () => Promise<T>): Promise<readonly [T, Cost]> => {
  const start = { wall: performance.now(), cpu: cpuSeconds() };
  const value = await work();
  return [value, { wall: (performance.now() - start.wall) / 1000, cpu: cpuSeconds() - start.cpu }];
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

const roundTrip = async (
  bytes: Uint8Array,
  rows: number,
  columns: number,
): Promise<{ readonly read: Cost; readonly write: Cost; readonly saved: Uint8Array }> => {
  const [file, read] = await timed(async () => {
    const opened = await openXlsx(bytes, 'bench.xlsx', { hold: true });
    if (!opened.ok) throw new Error('the generated file does not open');
    await opened.value.read(SHEET);
    return opened.value;
  });
  const plan = makePlan(rows, columns);
  const [saved, write] = await timed(async () => {
    await file.write(plan);
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
    const bytes = madeFile('plain', rows, columns);
    const { read, write } = await roundTrip(bytes, rows, columns);
    const [, theirs] = await timed(async () => {
      const book = new Workbook();
      await book.xlsx.load(bytes);
      return book.xlsx.writeBuffer();
    });
    report(`ExcelJS, read and write ${rows} × ${columns} cells`, theirs.wall, 's');
    report('xlsx_vs_exceljs', theirs.cpu / (read.cpu + write.cpu), '× faster, CPU');
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    console.log(`ExcelJS: skipped, ${error.message}`);
  }
};

/** Rows × columns cells: time, and CPU time divided by that of bare inflate and deflate of the same bytes. */
export const benchXlsx = async (rows: number, columns: number): Promise<void> => {
  const size = `${rows} × ${columns} cells`;
  const bytes = madeFile('plain', rows, columns);
  report(`file of ${size}`, bytes.length / 1e6, 'MB');
  const { read, write, saved } = await roundTrip(bytes, rows, columns);
  report('memory of reading and writing', process.resourceUsage().maxRSS / 1024, 'MiB');
  const { inflate, deflate } = bareCost(bytes, saved);
  report(`read ${size}`, read.wall, 's');
  report('read, to bare inflate', read.cpu / inflate.cpu, '× CPU');
  report(`write 6 columns and ${rows} rows of evidence beside ${size}`, write.wall, 's');
  report('write, to bare deflate', write.cpu / deflate.cpu, '× CPU');
  report('xlsx_vs_deflate', (read.cpu + write.cpu) / (inflate.cpu + deflate.cpu), '× CPU');
  await benchExcelJs(Math.min(rows, EXCELJS_ROWS), columns);
};
