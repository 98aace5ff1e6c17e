/** @jest-environment ./tests/support/dom-environment.cjs */
/** An undo where the user has deleted or protected sheets of ours, deleted our columns, or put rows below since the run. */
import { undoRun } from '../../src/run/undo';
import { createExcelPort } from '../../src/excel/port';
import { parseOwnName } from '../../src/sheet/port/own-names';
import { cellAt, deleteColumns, type ExcelHost } from '../support/excel-host';
import { codes, formulaRun, policy, ROWS, SHEET, start, type FormulaRun } from '../support/excel-formulas';
import { mini } from '../support/mini-pack';
import { opened, sheetPart, textParts } from '../support/xlsx-harness';
import { seedWorkbook } from '../support/xlsx-seed';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const EVIDENCE = '测算依据';
const FIRST = 4;

const sheets = (host: ExcelHost): readonly string[] => host.book.sheets.map(({ name }) => name);

const ourNames = (host: ExcelHost): readonly string[] =>
  [...host.book.names, ...host.sheet(SHEET).names].map(({ name }) => name).filter((name) => parseOwnName(name) !== undefined);

/** As Excel does it: references to it are lost. */
const deleteSheet = ({ book }: ExcelHost, sheet: string): void => {
  book.sheets = book.sheets.filter(({ name }) => name !== sheet);
  for (const name of book.names) if (name.formula.includes(`'${sheet}'!`)) name.formula = '=#REF!$A$1';
};

describe('a sheet of ours that somebody has deleted', () => {
  test('does not come back by the undo of a second run, and that is told', async () => {
    const { host, run } = start();
    await run.write(false);
    host.edit(SHEET, 1, 2, 5_000_000);
    await run.write(false);
    deleteSheet(host, EVIDENCE);
    const { told } = await run.undo();
    expect(told).toContain('sheets-deleted');
    expect(sheets(host)).not.toContain(EVIDENCE);
    expect(sheets(host)).toContain('测算汇总');
    expect((await run.plan(false)).edits).toEqual([]);
  });

  test('before the second run: that run writes it anew, and its undo takes it away', async () => {
    const { host, run } = start();
    await run.write(false);
    deleteSheet(host, EVIDENCE);
    await run.write(false);
    expect(sheets(host)).toContain(EVIDENCE);
    await run.undo();
    expect(sheets(host)).not.toContain(EVIDENCE);
  });

  test('with figures that formulas need comes back', async () => {
    const { host, run } = start();
    await run.write(true);
    host.edit(SHEET, 1, 2, 5_000_000);
    await run.write(true);
    deleteSheet(host, '公式参数');
    await run.undo();
    expect(sheets(host)).toContain('公式参数');
  });
});

describe('a protected sheet of ours', () => {
  test('is not deleted by the undo of a first run: refused with the name, nothing changed', async () => {
    const { host, run } = start();
    await run.write(false);
    host.sheet(EVIDENCE).protected = true;
    const before = [sheets(host), cellAt(host.sheet(SHEET), 1, FIRST).value];
    expect(await codes(run.undo())).toEqual(['excel/protected-sheet']);
    expect([sheets(host), cellAt(host.sheet(SHEET), 1, FIRST).value]).toEqual(before);
    host.sheet(EVIDENCE).protected = false;
    await run.undo();
    expect(sheets(host)).not.toContain(EVIDENCE);
  });

  test('nor in a file', async () => {
    const first = await opened(seed());
    await formulaRun(first, SHEET, policy, WANTED).write(false);
    const bytes = await first.save();
    const [parts, path] = [unzipSync(bytes), sheetPart(textParts(bytes), EVIDENCE)];
    parts[path] = strToU8(
      strFromU8(parts[path] ?? new Uint8Array()).replace('</sheetData>', '</sheetData><sheetProtection sheet="1"/>'),
    );
    const file = await opened(zipSync(parts));
    expect(await codes(formulaRun(file, SHEET, policy, WANTED).undo())).toEqual(['xlsx/protected-sheet']);
  });
});

const WANTED = { year: 2021, readings: {}, parameters: {} };
const seed = (): Uint8Array =>
  seedWorkbook({
    sheets: [
      {
        name: SHEET,
        cells: [
          ['企业名称', '统一社会信用代码', '设备投资额（元）', '标准数（项）'],
          ['甲公司', null, 1_000_000, 1],
          ['乙公司', null, 2_000_000, 2],
        ],
      },
    ],
  });

describe('our columns that somebody has deleted', () => {
  test('after a first run: the undo takes away the sheets, names, memory and record that are left', async () => {
    const { host, run } = start();
    await run.write(false);
    deleteColumns(host.book, host.sheet(SHEET), FIRST, 5);
    const undo = await undoRun(createExcelPort(), await run.opened());
    if (!undo.ok) throw new Error(undo.problems[0]?.message.zh);
    expect(undo.value.told.map(({ code }) => code)).toEqual(['columns-deleted']);
    await run.put(undo.value.plan);
    expect(sheets(host)).toEqual([SHEET, '用户的表']);
    expect(ourNames(host)).toEqual([]);
    const now = await run.opened();
    expect([now.memory, now.record]).toEqual([undefined, []]);
    expect((await undoRun(createExcelPort(), now)).ok).toBe(false);
  });

  test('what somebody put on such a sheet is told, and stays', async () => {
    const { host, run } = start();
    await run.write(false);
    deleteColumns(host.book, host.sheet(SHEET), FIRST, 5);
    host.edit(EVIDENCE, 40, 2, '我的备注');
    const undo = await undoRun(createExcelPort(), await run.opened());
    if (!undo.ok) throw new Error(undo.problems[0]?.message.zh);
    expect(undo.value.edits).toBe(1);
    await run.put(undo.value.plan);
    expect(sheets(host)).toEqual([SHEET, '用户的表', `${EVIDENCE}（留存1）`]);
  });
});

describe('rows that the user has put below', () => {
  test('the undo of the run that went over them leaves names, cells and formats of ours as long as they were', async () => {
    const { host, run } = start();
    await run.write(false);
    const names = host.sheet(SHEET).names.map(({ name, formula }) => [name, formula]);
    host.edit(SHEET, ROWS + 1, 0, '后来的企业');
    host.edit(SHEET, ROWS + 1, 2, 3_000_000);
    const below = () =>
      [FIRST, FIRST + 1, FIRST + 2].map((column) => {
        const { value, format, look } = cellAt(host.sheet(SHEET), ROWS + 1, column);
        return { value, format, look };
      });
    const before = below();
    await run.write(false);
    expect(cellAt(host.sheet(SHEET), ROWS + 1, FIRST).value).toBe(150_000);
    await run.undo();
    expect(host.sheet(SHEET).names.map(({ name, formula }) => [name, formula])).toEqual(names);
    expect(below()).toEqual(before);
    expect((await run.plan(false)).edits).toEqual([]);
  });
});

test('in a file, too, rows below are as empty again as they were', async () => {
  const first = await opened(seed());
  await formulaRun(first, SHEET, policy, WANTED).write(false);
  const written = await first.save();
  const [parts, path] = [unzipSync(written), sheetPart(textParts(written), SHEET)];
  const row = '<row r="4"><c r="A4" t="inlineStr"><is><t>丙公司</t></is></c><c r="C4"><v>3000000</v></c></row>';
  parts[path] = strToU8(strFromU8(parts[path] ?? new Uint8Array()).replace('</sheetData>', `${row}</sheetData>`));
  const names = (bytes: Uint8Array): readonly string[] =>
    textParts(bytes)['xl/workbook.xml']?.match(/<definedName[^>]*_cesuan\.col[^<]*/g) ?? [];
  const file = await opened(zipSync(parts));
  const run = formulaRun(file, SHEET, policy, WANTED);
  await run.write(false);
  expect(names(await file.save()).every((name) => name.endsWith('$4'))).toBe(true);
  await run.undo();
  const bytes = await file.save();
  expect(names(bytes)).toEqual(names(written));
  expect(names(bytes).length).toBeGreaterThan(0);
  expect(textParts(bytes)[path]).toContain(row);
});

describe('a second policy on the same sheet', () => {
  const run = (pack = policy, year = 2021): FormulaRun =>
    formulaRun(createExcelPort(), SHEET, pack, { year, readings: {}, parameters: {} });
  const seen = (host: ExcelHost): unknown => [
    Array.from({ length: ROWS + 3 }, (_, row) =>
      Array.from({ length: 30 }, (__, column) => {
        const { value, format, look } = cellAt(host.sheet(SHEET), row, column);
        return [value, format, look];
      }),
    ),
    [...host.sheet(SHEET).widths].sort(([a], [b]) => a - b),
    [...ourNames(host)].sort(),
    sheets(host),
  ];

  test('its undo leaves the first as it was, and that of the first leaves nothing', async () => {
    const { host } = start();
    const none = seen(host);
    await run().write(false);
    const one = await run().plan(false);
    await run(mini(), 2025).write(false);
    await run(mini(), 2025).undo();
    expect((await run().plan(false)).plan.columns).toEqual(one.plan.columns);
    await run().undo();
    expect(seen(host)).toEqual(none);
  });

  test('the undo of the first leaves the second as it stands', async () => {
    const { host } = start();
    const none = seen(host);
    await run().write(false);
    await run(mini(), 2025).write(false);
    const second = host
      .sheet(SHEET)
      .names.filter(({ name }) => name.includes('mini_'))
      .map(({ name, formula }) => [name, formula]);
    await run().undo();
    expect(
      host
        .sheet(SHEET)
        .names.map(({ name, formula }) => [name, formula])
        .filter(([name]) => name?.includes('mini_3a')),
    ).toEqual(second.filter(([name]) => name?.includes('mini_3a')));
    expect((await run(mini(), 2025).plan(false)).edits).toEqual([]);
    await run(mini(), 2025).undo();
    expect(seen(host)).toEqual(none);
  });
});

describe('a workbook whose structure is protected', () => {
  test('an undo that would delete sheets is refused; one that deletes none is done', async () => {
    const { host, run } = start();
    await run.write(false);
    host.book.structureProtected = true;
    expect(await codes(run.undo())).toEqual(['excel/protected-workbook']);
    const value = (): unknown => cellAt(host.sheet(SHEET), 1, FIRST).value;
    const before = value();
    host.edit(SHEET, 1, 2, 5_000_000);
    await run.write(false);
    expect(value()).not.toBe(before);
    await run.undo();
    expect(value()).toBe(before);
  });
});
