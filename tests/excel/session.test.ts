/** @jest-environment ./tests/support/dom-environment.cjs */
import type { Problem } from '../../src/core/problem';
import { aboutLine, hostInfo } from '../../src/excel/host-info';
import { meaning, problemsOf } from '../../src/excel/errors';
import { createExcelPort } from '../../src/excel/port';
import { startHost } from '../support/excel-library';

const sheets = [
  { name: '一', cells: [['a', 1]] },
  { name: '二', cells: [['b']] },
  { name: '藏', cells: [['c']], visibility: 'Hidden' as const },
];
const later = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/** Waits until something holds; the machine may be busy. */
const until = async (holds: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 400 && !holds(); tries += 1) await later(10);
  expect(holds()).toBe(true);
};

describe('selection', () => {
  test('tells the active cell of any sheet, until it is stopped', async () => {
    const host = startHost({ sheets });
    const seen: unknown[] = [];
    const stop = await createExcelPort().onSelect((at) => seen.push(at));
    host.select('二', 4, 2);
    await until(() => seen.length === 1);
    host.select('一', 0, 1);
    await until(() => seen.length === 2);
    expect(seen).toEqual([
      { sheet: '二', row: 4, column: 2 },
      { sheet: '一', row: 0, column: 1 },
    ]);
    stop();
    host.select('一', 9, 9);
    await createExcelPort().read('一');
    await later(20);
    expect(seen).toHaveLength(2);
  });

  test('quick selections are asked for no faster than Excel answers', async () => {
    const host = startHost({ sheets });
    const seen: { row: number }[] = [];
    const stop = await createExcelPort().onSelect((at) => seen.push(at));
    const before = host.log.length;
    for (let row = 0; row < 20; row += 1) host.select('一', row, 0);
    await until(() => seen.at(-1)?.row === 19);
    stop();
    expect(host.log.length - before).toBeLessThanOrEqual(10);
  });

  test('reveal goes to the cell', async () => {
    const host = startHost({ sheets });
    await createExcelPort().reveal('二', 6, 3);
    expect([host.book.active.name, host.book.selection.area]).toEqual(['二', { row: 6, column: 3, rows: 1, columns: 1 }]);
  });

  test('reveal of a sheet alone leaves what is selected on it', async () => {
    const host = startHost({ sheets });
    await createExcelPort().reveal('二');
    expect([host.book.active.name, host.book.selection.area.row]).toEqual(['二', 0]);
  });

  test('the cell that is selected now', async () => {
    const host = startHost({ sheets });
    host.select('二', 4, 2);
    expect(await createExcelPort().selected()).toEqual({ sheet: '二', row: 4, column: 2 });
  });

  test('a sheet that is hidden or gone is told in words', async () => {
    startHost({ sheets });
    const port = createExcelPort();
    await expect(port.reveal('藏', 0, 0)).rejects.toMatchObject({
      problems: [{ code: 'excel/host-invalid-operation', place: { sheet: '藏' } }],
    });
    await expect(port.reveal('无', 0, 0)).rejects.toMatchObject({ problems: [{ code: 'excel/host-item-not-found' }] });
  });
});

describe('a cell that is being edited', () => {
  test('the work waits, the user is told once, and it goes on afterwards', async () => {
    const host = startHost({ sheets });
    const told: (Problem | undefined)[] = [];
    const port = createExcelPort({ patience: 0.03 });
    const stop = port.onSilent((problem) => told.push(problem));
    host.setEditing(true);
    const reading = port.read('一');
    await until(() => told.length > 0);
    await later(80);
    expect(told.map((problem) => problem?.code)).toEqual(['excel/waiting']);
    expect(told[0]?.message.zh).toContain('Enter');
    host.setEditing(false);
    expect((await reading).rows).toBe(1);
    expect(told.slice(1)).toEqual([undefined]);
    stop();
    host.setEditing(true);
    const again = port.read('一');
    await later(80);
    host.setEditing(false);
    await again;
    expect(told).toHaveLength(2);
  });

  test('nothing is told when Excel answers in time', async () => {
    startHost({ sheets });
    const told: (Problem | undefined)[] = [];
    await createExcelPort({ onWaiting: (problem) => told.push(problem), patience: 60 }).read('一');
    expect(told).toEqual([]);
  });
});

describe('errors in the words of an officer', () => {
  // excel-platform facts: the codes that Excel documents.
  const CODES = [
    'AccessDenied',
    'InvalidOperationInCellEditMode',
    'RequestPayloadSizeLimitExceeded',
    'ResponsePayloadSizeLimitExceeded',
    'FilteredRangeConflict',
    'MergedRangeConflict',
    'ItemNotFound',
    'ItemAlreadyExists',
    'InvalidReference',
    'InvalidArgument',
    'InactiveWorkbook',
    'UnsupportedSheet',
    'RangeExceedsLimit',
    'OperationCellsExceedLimit',
    'FormulaLengthExceedsLimit',
    'NonBlankCellOffSheet',
    'InsertDeleteConflict',
    'MemoryLimitReached',
    'ActivityLimitReached',
    'RequestAborted',
    'UndoNotSupported',
    'ApiNotFound',
    'NotImplemented',
    'UnsupportedOperation',
    'GeneralException',
  ];

  test.each(CODES)('%s', (code) => {
    const { zh, en } = meaning({ code });
    expect(zh).toMatch(/[\u4e00-\u9fff]{3}/);
    expect(zh).not.toContain('未知');
    expect(en).not.toMatch(/[\u4e00-\u9fff]/);
    const [problem] = problemsOf({ code, debugInfo: { errorLocation: 'Range.values' } }, { sheet: '一' });
    expect(problem).toMatchObject({ severity: 'error', place: { sheet: '一' }, found: code });
    expect(problem?.message.zh).toContain(`（${code}，Range.values）`);
  });

  test('an unknown code is told with the code; a mistake of ours is not dressed up as one of Excel', () => {
    expect(meaning({ code: 'Brandnew' }).zh).toContain('Brandnew');
    const mistake = new TypeError('ours');
    expect(() => problemsOf(mistake, {})).toThrow(mistake);
  });
});

describe('the about line', () => {
  test.each([
    ['ltsc2021', '1.14', ['notes'], 'PC'],
    ['ltsc2024', '1.17', ['notes'], 'PC'],
    ['web', '1.21', ['notes'], 'OfficeOnline'],
  ] as const)('%s', (profile, api, missing, platform) => {
    const host = startHost({ sheets }, profile);
    const info = hostInfo();
    expect(info).toMatchObject({ api, platform, usable: true, version: host.profile.version });
    expect(info.missing.map(({ feature }) => feature)).toEqual(missing);
    expect(aboutLine(info).zh).toBe(
      `Excel ${host.profile.version}（${platform}，ExcelApi ${api}） · 不能写批注，依据只在工作表“测算依据”中`,
    );
    expect(aboutLine(info).en).toContain('no notes');
  });

  test('says the build of the client library where the loader says it', () => {
    startHost({ sheets }, 'ltsc2024');
    expect(hostInfo().library).toBeUndefined();
    const { OSF } = globalThis as unknown as { readonly OSF: { ConstantNames?: unknown } };
    const before = OSF.ConstantNames;
    OSF.ConstantNames = { FileVersion: '16.0.15407.10000' };
    const info = hostInfo();
    OSF.ConstantNames = before;
    expect(info.library).toBe('16.0.15407.10000');
    expect(aboutLine(info).zh).toContain(`（PC，ExcelApi 1.17，Office.js 16.0.15407.10000） · 不能写批注`);
    expect(aboutLine(info).en).toContain('(PC, ExcelApi 1.17, Office.js 16.0.15407.10000)');
  });
});
