/** @jest-environment ./tests/support/dom-environment.cjs */
/** Award columns as formulas in Excel: what is written calculates to the engine's amounts, is known again, and follows the figures. */
import { createExcelPort } from '../../src/excel/port';
import { cellAt, insertColumns, type Cell, type ExcelHost } from '../support/excel-host';
import { startHost } from '../support/excel-library';
import { formulaSheet } from '../support/formula-rows';
import { shipped } from '../support/packs';
import {
  SHEET,
  start,
  plainOf,
  wrongCells,
  formulasIn,
  figures,
  codes,
  itemColumn,
  equipmentCell,
  nameOf,
  isFormula,
  formulaRun,
} from '../support/excel-formulas';

jest.setTimeout(240_000);

test('a policy of many items: calculated by the host to the engine’s amounts, in few requests, and known again', async () => {
  const id = 'hangzhou-manufacturing-2018';
  const many = shipped(id);
  const sheet = formulaSheet(many, id, 100);
  const cells = [[...sheet.header], ...sheet.rows].map((row) => row.map((one) => one as string | number | null));
  const host = startHost({ calculation: 'automatic', sheets: [{ name: sheet.mapping.sheet, cells }] }, 'web');
  const run = formulaRun(createExcelPort(), sheet.mapping.sheet, many, sheet.wanted, {
    header: { row: 0, rows: 1 },
    columns: Object.fromEntries(Object.entries(sheet.mapping.columns).map(([name, { column }]) => [name, column])),
    lists: [],
  });
  const { plan } = await run.plan(true);
  const before = host.log.length;
  const receipt = await createExcelPort().write(plan);
  const log = host.log.slice(before);
  expect(receipt.problems.filter(({ code }) => code !== 'excel/no-notes')).toEqual([]);
  expect(formulasIn(plan)).toBeGreaterThan(2_000);
  expect(wrongCells(host, plan)).toEqual([]);
  expect(log.filter(({ error }) => error)).toEqual([]);
  expect(log.length).toBeLessThan(60);
  expect(Math.max(...log.map(({ requestBytes }) => requestBytes))).toBeLessThan(3_500_000);
  // A formula that all rows share crosses once.
  const texts = plan.columns.reduce(
    (sum, { values }) => sum + values.reduce<number>((n, one) => n + (isFormula(one) ? 300 : 0), 0),
    0,
  );
  expect(log.reduce((sum, { requestBytes }) => sum + requestBytes, 0)).toBeLessThan(texts);
  expect(figures(host).size).toBe(plan.cellNames?.length);

  const { grid } = await run.opened();
  for (const { column, values } of plan.columns)
    values.forEach((one, i) => {
      const marked = grid.columns[column - grid.firstColumn]?.formulas?.[plan.firstRow + i - grid.firstRow] ?? 0;
      if (marked !== (isFormula(one) ? 2 : 0)) throw new Error(`row ${i} of column ${column} is marked ${marked}`);
    });
});

test('awards follow a figure that is changed, and that is no edit; a constant typed over a formula is one', async () => {
  const { host, run } = start();
  const { plan } = await run.write(true);
  expect(wrongCells(host, plan)).toEqual([]);
  const sheet = plan.sheets.find(({ key }) => key.endsWith(':figures'));
  const row = sheet?.rows.findIndex((cells) => cells.some((cell) => plainOf(cell) === nameOf(host, 'equipment_封顶'))) ?? -1;
  // 200万元 is the cap; 0.3万元 bites every award.
  host.edit(sheet?.name ?? '', row, 3, 0.3);
  expect(equipmentCell(host, plan)).toMatchObject({ value: 3000 });
  expect((await run.plan(true)).edits).toEqual([]);

  host.edit(SHEET, 2, itemColumn(plan, 'equipment'), 12_345);
  const again = await run.plan(true);
  expect(again.edits.map(({ edit, choice }) => [edit.row, edit.found, edit.formula, choice])).toEqual([
    [2, 12_345, false, 'keep'],
  ]);
  await createExcelPort().write(again.plan);
  // What adds up a cell that was typed over stays a value, as without formulas.
  const total = plan.columns.find(({ key }) => key.endsWith(':total'))?.column ?? -1;
  expect([2, 3].map((at) => cellAt(host.sheet(SHEET), at, total).formula !== undefined)).toEqual([false, true]);
  expect(equipmentCell(host, plan, 2)).toMatchObject({ value: 12_345 });
  expect(equipmentCell(host, plan).formula).toMatch(/^=IF\(N\("策算/);
  expect(equipmentCell(host, plan).value).toBe(50_000);
});

describe('a formula of the user’s over the name of a figure', () => {
  const used = (host: ExcelHost, formula: string): void => {
    host.sheet('用户的表').cells.set(4, new Map([[1, { value: 0, formula, format: 'General', look: {} }]]));
    host.edit('用户的表', 0, 1, 2);
  };
  const cell = (host: ExcelHost): Cell => cellAt(host.sheet('用户的表'), 4, 1);

  test.each(['a run with values', 'an undo'] as const)('comes to the same after %s', async (what) => {
    const { host, run } = start();
    await run.write(true);
    const name = nameOf(host, 'equipment_封顶');
    used(host, `=${name.toLowerCase()}*2`);
    const { value } = cell(host);
    expect(value).toBe(400_000_000);
    const { problems } = what === 'an undo' ? { problems: (await run.undo()).problems } : (await run.write(false)).receipt;
    expect(problems.filter(({ code }) => code === 'excel/name-kept').map(({ place }) => place)).toEqual([
      { sheet: '用户的表', cell: 'B5' },
    ]);
    expect([...figures(host)]).toEqual([[name, '=200000000']]);
    expect(cell(host)).toMatchObject({ value: 400_000_000 });
    if (what === 'an undo') return expect(host.book.sheets.map((one) => one.name)).toEqual([SHEET, '用户的表']);
    // With formulas it has a cell again, and nothing needs to be said.
    const again = await run.write(true);
    expect(again.receipt.problems.filter(({ code }) => code === 'excel/name-kept')).toEqual([]);
    expect(figures(host).get(name)).toContain('!$');
    expect(wrongCells(host, again.plan)).toEqual([]);
  });

  test('a text that looks like the name keeps nothing, and a name that nothing uses any more goes', async () => {
    const { host, run } = start();
    await run.write(true);
    const name = nameOf(host, 'equipment_封顶');
    used(host, `="${name}"&"x"`);
    await run.write(false);
    expect(figures(host).size).toBe(0);
    await run.write(true);
    used(host, `=${name}`);
    await run.write(false);
    expect([...figures(host).keys()]).toEqual([name]);
    used(host, '=1');
    await run.write(false);
    expect(figures(host).size).toBe(0);
  });

  test('a formula typed into a column of ours, and a name of the user’s, count too', async () => {
    const { host, run } = start();
    const { plan } = await run.write(true);
    const [cap, rate] = [nameOf(host, 'equipment_封顶'), nameOf(host, 'equipment_奖补')];
    const at = itemColumn(plan, 'equipment');
    host
      .sheet(SHEET)
      .cells.get(1)
      ?.set(at, { value: 0, formula: `=${cap}/100`, format: 'General', look: {} });
    host.book.names.push({ name: '我的比例', formula: `=${rate}*1`, visible: true, comment: '' });
    host.edit('用户的表', 0, 1, 2);
    const { receipt } = await run.write(false);
    expect(
      receipt.problems.filter(({ code }) => code === 'excel/name-kept').map(({ place, found }) => [found, place.cell]),
    ).toEqual(
      expect.arrayContaining([
        [cap, expect.stringMatching(/^[A-Z]+2$/)],
        [rate, undefined],
      ]) as unknown,
    );
    expect(equipmentCell(host, plan)).toMatchObject({ value: 2_000_000, formula: `=${cap}/100` });
  });
});

describe('undo', () => {
  test('takes formulas, names and sheets away, and nothing else', async () => {
    const { host, run } = start();
    const cells = (): unknown =>
      host.book.sheets.map(({ name, cells: all }) => [
        name,
        [...all].map(([row, line]) => [
          row,
          [...line].flatMap(([c, { value, formula }]) => (value === '' ? [] : [[c, value, formula]])),
        ]),
      ]);
    const before = cells();
    await run.write(true);
    expect(cells()).not.toEqual(before);
    await run.undo();
    expect(figures(host).size).toBe(0);
    expect(cells()).toEqual(before);
  });
});

describe('where Excel does not calculate', () => {
  test('by hand: the formulas are written, their texts compared, and the pane says to press F9', async () => {
    const { host, run } = start('manual');
    const { plan, receipt } = await run.write(true);
    expect(receipt.problems.map(({ code }) => code)).toContain('excel/calculates-by-hand');
    expect(equipmentCell(host, plan).formula).toMatch(/^=IF\(N\("策算/);
    host.book.calculation = 'automatic';
    host.edit('用户的表', 0, 1, 2);
    expect(wrongCells(host, plan)).toEqual([]);
  });

  test('not at all: said, and a text that is another one is refused', async () => {
    const { host, run } = start('none');
    const { plan, receipt } = await run.write(true);
    expect(receipt.problems.map(({ code }) => code)).toContain('excel/not-calculated');
    const wrong = start('none');
    let done = false;
    wrong.host.onRequest(() => {
      const one = cellAt(wrong.host.sheet(SHEET), 2, itemColumn(plan, 'equipment'));
      if (done || one.formula === undefined) return;
      done = true;
      Object.assign(one, { formula: one.formula.replace('=0,', '=1,') });
    });
    expect(await codes(wrong.run.write(true))).toEqual(['excel/read-back', 'excel/restored']);
    expect(equipmentCell(wrong.host, plan, 2).value).toBe('');
    expect(equipmentCell(host, plan, 2).formula).toBeDefined();
  });
});

test('a figure that a co-author changes meanwhile makes another result than was computed: nothing stays written', async () => {
  const { host, run } = start();
  const { plan } = await run.plan(true);
  let done = false;
  host.onRequest(() => {
    if (done || equipmentCell(host, plan, 2).formula === undefined) return;
    done = true;
    host.edit(SHEET, 2, 2, 5_000_000, 'Remote');
  });
  expect(await codes(createExcelPort().write(plan))).toEqual(['excel/read-back', 'excel/restored']);
  expect(equipmentCell(host, plan).value).toBe('');
  expect(figures(host).size).toBe(0);
});

test('columns that move while formulas are replaced are told, since references of before would be wrong', async () => {
  const { host, run } = start();
  const { plan } = await run.write(true);
  const next = await run.plan(false);
  let count = 0;
  host.onRequest(() => {
    const replaced = equipmentCell(host, plan).formula === undefined;
    if (replaced && count++ === 0) insertColumns(host.book, host.sheet(SHEET), 1, 1);
  });
  const failed = await codes(createExcelPort().write(next.plan));
  expect(failed).toContain('excel/sheet-moved');
  expect(failed).toContain('excel/not-restored');
});
