/** What is out of date after a later run was taken back: the earlier run's amounts are held against the inputs that they were computed from, whenever these were changed. */
import { compute, openSheet, planWrite, recogniseSheet, type Opened } from '../../src/run/run';
import { expiredOf } from '../../src/run/expired';
import { undoRun } from '../../src/run/undo';
import type { SheetPort } from '../../src/sheet/port/port';
import { createXlsx } from '../../src/xlsx/create';
import { openXlsx, type XlsxFile } from '../../src/xlsx/open';
import { editCells, type Edits } from '../support/edit-cells';
import { mini } from '../support/mini-pack';

const sure = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
  if (!result.ok) throw new Error('refused');
  return result.value;
};

const fileOf = async (bytes: Uint8Array): Promise<XlsxFile> => sure(await openXlsx(bytes, 't.xlsx'));

const opening = async (port: SheetPort): Promise<Opened> => sure(await openSheet(port, '汇总'));

const run = async (port: SheetPort, now: string): Promise<void> => {
  const opened = await opening(port);
  const recognition = sure(recogniseSheet(opened, mini(), 2025));
  const computed = sure(compute(opened, recognition, mini(), { year: 2025, readings: {}, parameters: {} }));
  await port.write(planWrite(opened, computed, { lang: 'zh', unit: '元', fileName: 't.xlsx', now }).plan);
};

const edited = async (file: XlsxFile, edits: Edits): Promise<XlsxFile> => fileOf(editCells(await file.save(), edits));

/** Rows of the sheet, from 1 on, whose results are told to be out of date. */
const outOfDate = async (port: SheetPort): Promise<readonly number[]> => {
  const opened = await opening(port);
  const { mapping } = sure(recogniseSheet(opened, mini(), 2025));
  return expiredOf(opened, mini(), mapping).rows.map(({ row }) => row + 1);
};

const takenBack = async (port: SheetPort): Promise<void> => {
  const opened = await opening(port);
  const { mapping } = sure(recogniseSheet(opened, mini(), 2025));
  await port.write(sure(await undoRun(port, opened, 'mini', mapping)).plan);
};

const first = async (): Promise<XlsxFile> => {
  const rows = [
    ['企业名称', '项目名称', '设备投资额（万元）'],
    ['甲公司', '一期', 400],
    ['乙公司', '二期', 500],
    ['丙公司', '三期', 600],
    ['丁公司', '四期', 700],
  ];
  const file = await fileOf(await createXlsx([{ name: '汇总', rows, widths: [], freeze: { rows: 0, columns: 0 } }]));
  await run(file, '2025-06-01T00:00:00Z');
  return file;
};

test('rows that were changed between both runs, or after the later one, are out of date; the others are not', async () => {
  const between = await edited(await first(), { 汇总: { C3: 555 } });
  expect(await outOfDate(between)).toEqual([3]);
  await run(between, '2025-06-02T00:00:00Z');
  expect(await outOfDate(between)).toEqual([]);
  const after = await edited(between, { 汇总: { C4: 666 } });
  expect(await outOfDate(after)).toEqual([4]);
  await takenBack(after);
  expect(await outOfDate(after)).toEqual([3, 4]);
  // What it was computed from stands there again.
  expect(await outOfDate(await edited(after, { 汇总: { C3: 500, C4: 600 } }))).toEqual([]);
});

test('with nothing changed nothing is out of date after an undo', async () => {
  const file = await first();
  await run(file, '2025-06-02T00:00:00Z');
  await takenBack(file);
  expect(await outOfDate(file)).toEqual([]);
});

test('rows that the earlier run did not have are out of date, and the enterprise that was renamed is', async () => {
  const more = await edited(await first(), { 汇总: { A4: '戊公司' } });
  await run(more, '2025-06-02T00:00:00Z');
  await takenBack(more);
  expect(await outOfDate(more)).toEqual([4]);
});
