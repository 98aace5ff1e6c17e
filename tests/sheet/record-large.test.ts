/** Sheets too large for the record of a run: their cells are left out, the rest of the record stays, and a first run can still be taken back. */
import { compute, openSheet, planWrite, recogniseSheet, type Opened } from '../../src/run/run';
import { recordsOf } from '../../src/run/records';
import { undoRun } from '../../src/run/undo';
import { ownKey } from '../../src/sheet/own-keys';
import type { CellValue, OwnSheet } from '../../src/sheet/port/port';
import {
  isWhole,
  packedRecords,
  readRunRecords,
  recordsText,
  unpackedRecords,
  type RunRecord,
} from '../../src/sheet/record/run-record';
import { undoPlan } from '../../src/sheet/record/undo';
import { makeGrid } from '../support/grids';
import { mini } from '../support/mini-pack';
import { portOf } from '../support/rows-port';

const EVIDENCE = [ownKey('mini', 'evidence'), ownKey('mini', 'evidence.2')];
const cells = (n: number): readonly CellValue[] => new Array<CellValue>(n).fill(1);

const large = (key: string, rows: number): OwnSheet => ({
  key,
  name: key,
  rows: [['序号']],
  more: {
    length: rows,
    width: 10,
    [Symbol.iterator](): Iterator<readonly CellValue[]> {
      throw new Error('a sheet that is not kept is not worked out');
    },
  },
  widths: [7],
  freeze: { rows: 1, columns: 0 },
});

const small: OwnSheet = {
  key: ownKey('mini', 'receipt'),
  name: '测算凭据',
  rows: [cells(3)],
  widths: [],
  freeze: { rows: 0, columns: 0 },
};

const column = { key: ownKey('mini', 'total'), column: 1, header: ['合计'], width: 16, style: 'money' as const, values: [2, 3] };
const plan = { sheet: '表', headerRow: 0, headerRows: 1, firstRow: 1, rowCount: 2, columns: [column], memory: '' };
const record = (sheets: readonly OwnSheet[], before: RunRecord['before']): RunRecord => ({
  at: '2025-01-01T00:00:00Z',
  written: { ...plan, sheets },
  rows: { keys: [1, 2], inputs: [3, 4] },
  ...(before !== undefined && { before }),
});

const grid = makeGrid(
  [
    ['企业', '合计'],
    ['甲', 2],
    ['乙', 3],
  ],
  { sheet: '表' },
);
const own = [{ key: column.key, column: 1, row: 0, rows: 3 }];

const back = (one: RunRecord): RunRecord => readRunRecords(recordsText({ mini: one }))['mini'] as RunRecord;

test('large sheets are kept as their keys, small ones and columns whole, and an undo of a first run takes all away', () => {
  const found = back(record([large(EVIDENCE[0] ?? '', 1_000_000), large(EVIDENCE[1] ?? '', 183_638), small], null));
  expect(found.unkept).toEqual(EVIDENCE.toReversed());
  expect(isWhole(found)).toBe(false);
  expect(found.written.sheets.map(({ key, rows }) => [key, rows])).toEqual([
    [EVIDENCE[0], []],
    [EVIDENCE[1], []],
    [small.key, small.rows],
  ]);
  expect(found.written.columns[0]?.values).toEqual([2, 3]);
  const undo = undoPlan(grid, own, 'mini', { mini: found }, undefined, undefined);
  expect(undo).toMatchObject({
    ok: true,
    value: { removed: [...EVIDENCE, small.key], dropped: [{ key: column.key, column: 1 }] },
  });
});

test('what a later run replaced is not kept then, and an undo says so', () => {
  const before = { plan: { ...plan, sheets: [small] }, rows: { keys: [], inputs: [] } };
  const found = back(record([large(EVIDENCE[0] ?? '', 1_000_000), small], before));
  expect(found.before).toBeUndefined();
  const undo = undoPlan(grid, own, 'mini', { mini: found }, undefined, undefined);
  expect(undo).toMatchObject({ ok: false, problems: [{ code: 'undo-too-large' }] });
});

test('a record of a usual run is whole', () => {
  const found = back(record([small], null));
  expect(found).toEqual(record([small], null));
  expect(isWhole(found)).toBe(true);
});

const ran = async () => {
  const port = await portOf([
    ['企业名称', '项目名称', '设备投资额（万元）'],
    ['甲公司', '一期', 400],
    ['乙公司', '二期', 500],
  ]);
  const openedNow = async (): Promise<Opened> => {
    const opened = await openSheet(port, '汇总');
    if (!opened.ok) throw new Error('not opened');
    return opened.value;
  };
  const planned = (opened: Opened) => {
    const recognition = recogniseSheet(opened, mini(), 2025);
    if (!recognition.ok) throw new Error('not recognised');
    const computed = compute(opened, recognition.value, mini(), { year: 2025, readings: {}, parameters: {} });
    if (!computed.ok) throw new Error('not computed');
    return planWrite(opened, computed.value, { lang: 'zh', unit: '元', fileName: 't.xlsx', now: '2025-06-01T00:00:00Z' }).plan;
  };
  await port.write(planned(await openedNow()));
  const opened = await openedNow();
  const { mini: record } = recordsOf(opened);
  if (!record) throw new Error('no record');
  // As if its evidence had been too large.
  const sheets = record.written.sheets.map((sheet) => (sheet.key === EVIDENCE[0] ? { ...sheet, rows: [] } : sheet));
  const lacking = { ...record, unkept: [EVIDENCE[0] ?? ''], written: { ...record.written, sheets } };
  return { port, planned, opened: { ...opened, record: [packedRecords({ mini: lacking })] } };
};

test('an undo says which sheet it cannot check, and takes it away all the same', async () => {
  const { port, opened } = await ran();
  const undo = await undoRun(port, opened);
  if (!undo.ok) throw new Error('refused');
  expect(undo.value.edited).toMatchObject([{ code: 'sheet-unchecked', severity: 'warning', place: { sheet: '测算依据' } }]);
  await port.write(undo.value.plan);
  const { sheets } = await port.open();
  expect(sheets.map(({ name, own }) => own ?? name)).toEqual(['汇总']);
});

test('an undo lists fifty cells of a sheet that were changed by hand, and counts all', async () => {
  const { port, opened } = await ran();
  const typedOver = async (sheet: string) => {
    const grid = await port.read(sheet);
    if (sheet !== '测算凭据') return grid;
    const [first, ...columns] = grid.columns;
    // 90 rows more than were written, each with a number in its first cell.
    const rows = grid.rows + 90;
    const longer = <T extends Uint8Array | Float64Array>(list: T, made: T): T => {
      made.set(list);
      return made;
    };
    const tall = (one: NonNullable<typeof first>, kind: number) => ({
      kinds: longer(one.kinds, new Uint8Array(rows).fill(kind)),
      values: longer(one.values, new Float64Array(rows)),
      formats: longer(one.formats, new Uint8Array(rows)),
    });
    return { ...grid, rows, columns: [...(first ? [tall(first, 1)] : []), ...columns.map((one) => tall(one, 0))] };
  };
  const undo = await undoRun({ ...port, read: typedOver }, opened);
  if (!undo.ok) throw new Error('refused');
  const { edited, edits } = undo.value;
  const at = edited.filter(({ place }) => place.sheet === '测算凭据');
  expect(at.map(({ code }) => code)).toEqual([...new Array<string>(50).fill('edited-since'), 'more-edited-since']);
  expect(at.at(-1)?.message.zh).toContain('另有 40 个单元格');
  // And the sheet that cannot be checked.
  expect(edits).toBe(91);
});

test('a run after one whose sheets were not kept has no undo that would lose them', async () => {
  const { opened, planned } = await ran();
  const records = unpackedRecords([planned(opened).record ?? '']);
  expect(records['mini']?.before).toBeUndefined();
  const undo = undoPlan(opened.grid, opened.ownColumns, 'mini', records, undefined, undefined);
  expect(undo).toMatchObject({ ok: false, problems: [{ code: 'undo-too-large' }] });
});
