/** @jest-environment ./tests/support/dom-environment.cjs */
/** Hearing of changes: whoever else made them, on every kind of host; never our own writes, and nothing after the listening ends. */
import { createExcelPort } from '../../src/excel/port';
import type { SheetChange } from '../../src/sheet/port/port';
import { bookSpec } from '../support/excel-harness';
import { startHost } from '../support/excel-library';
import { planOf, seedOf, SHEET } from '../support/excel-plan';

jest.setTimeout(60_000);

const later = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
const until = async (holds: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 400 && !holds(); tries += 1) await later(10);
  expect(holds()).toBe(true);
};

const cell = (row: number, column: number) => ({ row, column, rows: 1, columns: 1 });

// ExcelApi 1.14 says who changed a cell; 1.13 does not.
test.each(['web', 'ltsc2021', 'early365'] as const)('on %s', async (which) => {
  const host = startHost(bookSpec(seedOf(5)), which);
  const heard: SheetChange[] = [];
  const port = createExcelPort();
  const stop = await port.onChange((change) => heard.push(change));
  host.edit(SHEET, 2, 2, 99);
  await until(() => heard.length === 1);
  host.edit('用户的表', 0, 1, 7, 'Remote');
  host.moved(SHEET, { row: 3, column: 0, rows: 1, columns: 16_384 }, 'RowInserted');
  await until(() => heard.length === 3);
  expect(heard).toEqual([
    { sheet: SHEET, id: '{S1}', area: cell(2, 2), moved: false },
    { sheet: '用户的表', id: '{S2}', area: cell(0, 1), moved: false },
    { sheet: SHEET, id: '{S1}', area: { row: 3, column: 0, rows: 1, columns: 16_384 }, moved: true },
  ]);

  heard.length = 0;
  let remote = false;
  host.onRequest(() => {
    if (remote) return;
    remote = true;
    host.edit(SHEET, 4, 2, 1, 'Remote');
    host.edit(SHEET, 5, 2, 2);
  });
  await port.write(planOf(5));
  host.onRequest(undefined);
  await until(() => heard.length > 0);
  await later(50);
  // The many cells that were written are ours; an edit by hand is told from them where the host says who it was.
  const byHand = host.profile.api >= 14 ? [{ sheet: SHEET, id: '{S1}', area: cell(5, 2), moved: false }] : [];
  expect(heard).toEqual([{ sheet: SHEET, id: '{S1}', area: cell(4, 2), moved: false }, ...byHand]);

  stop();
  host.edit(SHEET, 2, 2, 100);
  await port.read(SHEET);
  await later(50);
  expect(heard).toHaveLength(1 + byHand.length);
});

test('a library without the event of sorts tells of plain changes all the same', async () => {
  const host = startHost(bookSpec(seedOf(5)));
  const { prototype } = Excel.WorksheetCollection;
  const member = Object.getOwnPropertyDescriptor(prototype, 'onRowSorted');
  if (!member) throw new Error('no such member');
  Reflect.deleteProperty(prototype, 'onRowSorted');
  try {
    const heard: SheetChange[] = [];
    const stop = await createExcelPort().onChange((change) => heard.push(change));
    host.edit(SHEET, 2, 2, 99);
    await until(() => heard.length === 1);
    stop();
  } finally {
    Object.defineProperty(prototype, 'onRowSorted', member);
  }
});

test('many quick changes are told in order, and names are asked for no faster than Excel answers', async () => {
  const host = startHost(bookSpec(seedOf(40)));
  const rows: number[] = [];
  const stop = await createExcelPort().onChange(({ area }) => rows.push(area.row));
  const before = host.log.length;
  for (let row = 1; row <= 40; row += 1) host.edit(SHEET, row, 2, row);
  await until(() => rows.length === 40);
  stop();
  expect(rows).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  expect(host.log.length - before).toBeLessThanOrEqual(20);
});

test('a host without the event is no failure', async () => {
  const host = startHost(bookSpec(seedOf(2)));
  const supported = jest.spyOn(Office.context.requirements, 'isSetSupported').mockReturnValue(false);
  const stop = await createExcelPort().onChange(() => undefined);
  stop();
  supported.mockRestore();
  expect(host.log).toEqual([]);
});

test('a sort is heard, which changes no cell for Excel, until the listening ends', async () => {
  const host = startHost(bookSpec(seedOf(5)), 'm365');
  const heard: SheetChange[] = [];
  const stop = await createExcelPort().onChange((change) => heard.push(change));
  const area = { row: 1, column: 0, rows: 5, columns: 3 };
  host.sort(SHEET, area, 2);
  await until(() => heard.length === 1);
  expect(heard).toEqual([{ sheet: SHEET, id: '{S1}', area, moved: false }]);
  stop();
  host.sort(SHEET, area, 0);
  await createExcelPort().read(SHEET);
  await later(50);
  expect(heard).toHaveLength(1);
});

test('a host that tells of no sorts is not asked to, and tells of changes all the same', async () => {
  const host = startHost(bookSpec(seedOf(5)), 'm365');
  const { requirements } = Office.context;
  const has = requirements.isSetSupported.bind(requirements);
  jest
    .spyOn(requirements, 'isSetSupported')
    .mockImplementation((name, version) => !(name === 'ExcelApi' && String(version) === '1.10') && has(name, version));
  const heard: SheetChange[] = [];
  await createExcelPort().onChange((change) => heard.push(change));
  host.sort(SHEET, { row: 1, column: 0, rows: 5, columns: 3 }, 2);
  host.edit(SHEET, 2, 2, 99);
  await until(() => heard.length > 0);
  expect(heard).toEqual([{ sheet: SHEET, id: '{S1}', area: cell(2, 2), moved: false }]);
});
