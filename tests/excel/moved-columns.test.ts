/** @jest-environment ./tests/support/dom-environment.cjs */
/** Formulas of the user's that point at columns of ours: a run or an undo that puts these elsewhere names the columns and the cells, in Excel and in a file. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Problem } from '../../src/core/problem';
import { createExcelPort } from '../../src/excel/port';
import { keepsPlaces } from '../../src/run/places';
import { cellAt } from '../support/excel-host';
import { putCell } from '../support/excel-host/model';
import { formulaRun, policy, SHEET, start, type FormulaRun } from '../support/excel-formulas';
import { opened, sheetPart, textParts, typed } from '../support/xlsx-harness';
import { seedWorkbook } from '../support/xlsx-seed';

const WANTED = { year: 2021, readings: {}, parameters: {} };

const moved = (problems: readonly Problem[]): readonly Problem[] => problems.filter(({ code }) => code === 'columns-moved');

const zh = (problems: readonly Problem[]): string =>
  moved(problems)
    .map(({ message }) => message.zh)
    .join('\n');

const columnOf = (run: Awaited<ReturnType<FormulaRun['write']>>, part: string): number =>
  run.plan.columns.find(({ key }) => key.endsWith(part))?.column ?? -1;

describe('in Excel', () => {
  const noStandards = () => {
    const started = start();
    for (let row = 1; row <= 8; row += 1) started.host.edit(SHEET, row, 3, 0);
    return started;
  };

  test('an item that is added puts the sums further right: the columns and the cells that point at them are told', async () => {
    const { host, run } = noStandards();
    const first = await run.write(false);
    const total = columnOf(first, ':total');
    expect(total).toBe(5);
    putCell(host.sheet('用户的表'), 1, 1, { formula: '=SUM(申报!F2:F9)', value: 1 });
    putCell(host.sheet('用户的表'), 2, 1, { formula: "='申报'!$F$3/10000", value: 1 });
    putCell(host.sheet('用户的表'), 3, 1, { formula: '=SUM(申报!C2:C9)', value: 1 });
    putCell(host.sheet(SHEET), 11, 1, { formula: '=MAX(F:F)&"G2"', value: 1 });
    host.edit(SHEET, 1, 3, 2);
    const second = await run.write(false);
    expect(columnOf(second, ':total')).toBe(6);
    const text = zh(second.receipt.problems);
    expect(text).toContain('F→G');
    expect(text).toContain('用户的表!B2、用户的表!B3');
    expect(text).toContain('B12');
    expect(text).toContain('共 3 处');
    expect(text).not.toContain('B4');
    expect(text).not.toContain('G→H');
    expect(cellAt(host.sheet('用户的表'), 1, 1).formula).toBe('=SUM(申报!F2:F9)');
    const back = await run.undo();
    expect(zh(back.problems)).toContain('F→（已不用）');
  });

  test('nothing is told where nothing of ours moves, and where nobody points at what moves', async () => {
    const { host, run } = noStandards();
    await run.write(false);
    putCell(host.sheet('用户的表'), 1, 1, { formula: '=SUM(申报!F2:F9)', value: 1 });
    expect(moved((await run.write(false)).receipt.problems)).toEqual([]);
    putCell(host.sheet('用户的表'), 1, 1, { formula: '=SUM(申报!E2:E9)', value: 1 });
    host.edit(SHEET, 1, 3, 2);
    expect(moved((await run.write(false)).receipt.problems)).toEqual([]);
  });
});

describe('in a file', () => {
  const rows = (standards: number) => [
    ['企业名称', '统一社会信用代码', '设备投资额（元）', '标准数（项）'],
    ['甲公司', null, 1_000_000, standards],
    ['乙公司', null, 2_000_000, 0],
  ];
  const seed = seedWorkbook({
    sheets: [
      { name: SHEET, cells: rows(0) },
      { name: '汇总', cells: [['合计', { formula: 'SUM(申报!F2:F3)', result: 0 }, { formula: 'C9', result: 0 }]] },
    ],
  });

  test('a column that goes elsewhere is told with the cells that point at it', async () => {
    const before = await opened(seed);
    await formulaRun(before, SHEET, policy, WANTED).write(false);
    const bytes = typed(await before.save(), SHEET, 'D2', 3);
    const [parts, path] = [unzipSync(bytes), sheetPart(textParts(bytes), '汇总')];
    // Two cells share a formula.
    const shared =
      '<c r="D1"><f t="shared" ref="D1:D2" si="0">申报!F2*2</f><v>1</v></c></row><row r="2"><c r="D2"><f t="shared" si="0"/><v>1</v></c></row>';
    parts[path] = strToU8(strFromU8(parts[path] ?? new Uint8Array()).replace('</row>', shared));
    const file = await opened(zipSync(parts));
    const { receipt } = await formulaRun(file, SHEET, policy, WANTED).write(false);
    expect(zh(receipt.problems)).toContain('F→G');
    expect(zh(receipt.problems)).toContain('汇总!B1、汇总!D1（共 3 处）');
  });
});

describe('where formulas point at a column that would move, the doors leave all where they are', () => {
  test('in Excel: the new award stands right of all, nothing is told, and an undo takes it away', async () => {
    const { host, run } = start();
    for (let row = 1; row <= 8; row += 1) host.edit(SHEET, row, 3, 0);
    const first = await run.write(false);
    putCell(host.sheet('用户的表'), 1, 1, { formula: '=SUM(申报!F2:F9)', value: 1 });
    host.edit(SHEET, 1, 3, 2);
    const port = createExcelPort();
    const moving = await run.plan(false);
    expect(await keepsPlaces(port, await run.opened(), moving.plan)).toBe(true);
    const { plan, receipt } = await run.write(false, { stay: true });
    expect(moved(receipt.problems)).toEqual([]);
    for (const { key, column } of first.plan.columns) expect(plan.columns.find((one) => one.key === key)?.column).toBe(column);
    expect(plan.columns.length).toBe(first.plan.columns.length + 1);
    // Once nobody points there the usual order comes back.
    putCell(host.sheet('用户的表'), 1, 1, { formula: '=SUM(申报!C2:C9)', value: 1 });
    const again = await run.plan(false);
    expect(again.plan.columns.map(({ column }) => column)).toEqual(moving.plan.columns.map(({ column }) => column));
    expect(await keepsPlaces(port, await run.opened(), again.plan)).toBe(false);
  });

  test('nothing is asked where no column would move', async () => {
    const { host, run } = start();
    await run.write(false);
    putCell(host.sheet('用户的表'), 1, 1, { formula: '=SUM(申报!F2:F9)', value: 1 });
    const [opened, made] = [await run.opened(), await run.plan(false)];
    const asked = host.log.length;
    expect(await keepsPlaces(createExcelPort(), opened, made.plan)).toBe(false);
    expect(host.log.length).toBe(asked);
  });
});
