/** @jest-environment ./tests/support/dom-environment.cjs */
/** Sums of the user's under our columns: on a totals row they stay through runs and undos; on another row that is to hold results the message says where to move them. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { ProblemError } from '../../src/core/problem';
import { createExcelPort } from '../../src/excel/port';
import { undoRun } from '../../src/run/undo';
import { cellAt, deleteRows, insertColumns, insertRows, type ExcelHost } from '../support/excel-host';
import { putCell } from '../support/excel-host/model';
import { formulaRun, policy, ROWS, SHEET, start, sure, type FormulaRun } from '../support/excel-formulas';
import { opened, sheetPart, textParts } from '../support/xlsx-harness';
import { seedWorkbook } from '../support/xlsx-seed';

const AWARD = 4;
const BELOW = ROWS + 1;
const SUM = `=SUM(E2:E${ROWS + 1})`;

const sumAt = (host: ExcelHost, row: number, column = AWARD): void =>
  putCell(host.sheet(SHEET), row, column, { formula: SUM, value: 123 });

const totalsRow = (host: ExcelHost): void => {
  host.edit(SHEET, BELOW, 0, '合计');
  sumAt(host, BELOW);
  sumAt(host, BELOW, AWARD + 1);
};

const formula = (host: ExcelHost, column = AWARD): unknown => cellAt(host.sheet(SHEET), BELOW, column).formula;

const put = async (run: FormulaRun, unit: '元' | '万元' = '元') => {
  const made = await run.plan(false, { unit });
  await run.put(made.plan);
  return made;
};

test('sums on a totals row stay through every later run, one message about all of them, nothing asked', async () => {
  const { host, run } = start();
  await put(run);
  totalsRow(host);
  for (let n = 0; n < 2; n += 1) {
    const { edits, problems } = await put(run);
    expect(edits).toEqual([]);
    expect(problems.filter(({ code }) => code === 'sums-left').map(({ place, severity }) => [place.cell, severity])).toEqual([
      [`E${BELOW + 1}`, 'info'],
    ]);
    expect([formula(host), formula(host, AWARD + 1)]).toEqual([SUM, SUM]);
  }
  // A column without one gets its total.
  expect(cellAt(host.sheet(SHEET), BELOW, AWARD + 2).value).not.toBe('');
});

test('they stay where the unit changes, and through an undo', async () => {
  const { host, run } = start();
  await put(run);
  totalsRow(host);
  await put(run, '万元');
  expect(formula(host)).toBe(SUM);
  await run.undo();
  expect(formula(host)).toBe(SUM);
  expect((await run.plan(false)).edits).toEqual([]);
});

test('an undo that knows the mapping of the last run only finds enterprises where their columns and rows are by now', async () => {
  const { host, run } = start();
  await run.write(false);
  const before = Array.from({ length: ROWS }, (_, i) => cellAt(host.sheet(SHEET), 1 + i, AWARD).value);
  host.edit(SHEET, 2, 2, 4_000_000);
  await run.write(false);
  // Two columns put in ahead of all, and a row taken out.
  insertColumns(host.book, host.sheet(SHEET), 0, 2);
  for (let row = 0; row <= ROWS; row += 1) {
    host.edit(SHEET, row, 0, row === 0 ? '序号' : row);
    host.edit(SHEET, row, 1, row === 0 ? '乡镇' : '城关镇');
  }
  deleteRows(host.book, host.sheet(SHEET), 4, 1);
  const { plan, edited } = sure(await undoRun(createExcelPort(), await run.opened()));
  expect(edited).toEqual([]);
  await run.put(plan);
  expect(Array.from({ length: ROWS - 1 }, (_, i) => cellAt(host.sheet(SHEET), 1 + i, AWARD + 2).value)).toEqual(
    before.filter((_, i) => i !== 3),
  );
});

test('an undo that knows the mapping of the last run only finds them where they are by now', async () => {
  const { host, run } = start();
  await put(run);
  totalsRow(host);
  await put(run);
  insertRows(host.book, host.sheet(SHEET), 3, 1);
  host.edit(SHEET, 3, 0, '新企业');
  const moved = cellAt(host.sheet(SHEET), BELOW + 1, AWARD).formula;
  expect(moved).toMatch(/^=SUM/);
  const { plan, edited } = sure(await undoRun(createExcelPort(), await run.opened()));
  expect(edited).toEqual([]);
  await run.put(plan);
  expect(cellAt(host.sheet(SHEET), BELOW + 1, AWARD).formula).toBe(moved);
});

test('a sum that stands where an enterprise was entered is refused with the cell and where to move it', async () => {
  const { host, run } = start();
  await put(run);
  host.edit(SHEET, BELOW, 0, '新企业');
  sumAt(host, BELOW);
  const outcome = await put(run).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(ProblemError);
  const [problem] = (outcome as ProblemError).problems;
  expect(problem?.place.cell).toBe(`E${BELOW + 1}`);
  expect(problem?.message.zh).toContain(`移到第 ${BELOW + 2} 行或更下面`);
  expect(problem?.message.en).toContain(`to row ${BELOW + 2} or below`);
  expect(formula(host)).toBe(SUM);
  // Its advice is right: as a totals row it goes through.
  host.edit(SHEET, BELOW, 0, '合计');
  await put(run);
  expect(formula(host)).toBe(SUM);
});

test('in a file as well', async () => {
  const seed = seedWorkbook({
    sheets: [
      {
        name: SHEET,
        cells: [
          ['企业名称', '统一社会信用代码', '设备投资额（元）', '标准数（项）'],
          ['甲公司', null, 1_000_000, 1],
          ['乙公司', null, 2_000_000, 2],
          ['合计', null, 3_000_000, 3],
        ],
      },
    ],
  });
  const wanted = { year: 2021, readings: {}, parameters: {} };
  const first = await opened(seed);
  await formulaRun(first, SHEET, policy, wanted).write(false);
  const bytes = await first.save();
  const part = sheetPart(textParts(bytes), SHEET);
  const summed = (textParts(bytes)[part] ?? '').replace(/<c r="E4"[^>]*>.*?<\/c>/s, '<c r="E4"><f>SUM(E2:E3)</f><v>123</v></c>');
  expect(summed).toContain('SUM(E2:E3)');
  let file: Uint8Array = zipSync({ ...unzipSync(bytes), [part]: strToU8(summed) });
  for (let n = 0; n < 2; n += 1) {
    const again = await opened(file);
    const { plan, edits, problems } = await formulaRun(again, SHEET, policy, wanted).plan(false);
    expect(edits).toEqual([]);
    expect(problems.map(({ code }) => code)).toContain('sums-left');
    await again.write(plan);
    file = await again.save();
    expect(textParts(file)[part]).toContain('<f>SUM(E2:E3)</f>');
  }
  const last = await opened(file);
  await formulaRun(last, SHEET, policy, wanted).undo();
  expect(textParts(await last.save())[part]).toContain('<f>SUM(E2:E3)</f>');
});
