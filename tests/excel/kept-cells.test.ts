/** @jest-environment ./tests/support/dom-environment.cjs */
/** Award cells that were changed by hand and are kept: in another unit, beside rows that were sorted without our columns, and what the sheets say of them. */
import { ProblemError } from '../../src/core/problem';
import { expiredMarks, expiredOf } from '../../src/run/expired';
import { isMarked, staleText } from '../../src/sheet/record/stale';
import { cellAt, insertRows, type ExcelHost } from '../support/excel-host';
import { putCell } from '../support/excel-host/model';
import { codes, policy, ROWS, SHEET, start, type FormulaRun } from '../support/excel-formulas';

const AWARD = 4;
const USER = 4;
const DECIDE = { answers: { choice: 'decide', reason: '核减' } } as const;

const valuesAt = (host: ExcelHost, column: number, sheet = SHEET): readonly unknown[] =>
  Array.from({ length: ROWS + 1 }, (_, row) => cellAt(host.sheet(sheet), row, column).value);

/** As a table's sort button does: the user's columns from below to above, ours where they are. */
const sortUsers = (host: ExcelHost): void => {
  const sheet = host.sheet(SHEET);
  const lines = Array.from({ length: ROWS }, (_, i) => Array.from({ length: USER }, (__, c) => ({ ...cellAt(sheet, i + 1, c) })));
  lines.reverse().forEach((line, i) => line.forEach((cell, c) => putCell(sheet, i + 1, c, cell)));
};

const mappingOf = async (run: FormulaRun) => {
  const opened = await run.opened();
  const mapping = opened.memory?.policies[policy.id]?.mapping;
  if (!mapping) throw new Error('nothing is remembered');
  return { opened, mapping };
};

const writtenTexts = (host: ExcelHost, sheet: string): string =>
  Array.from({ length: 60 }, (_, r) =>
    Array.from({ length: 8 }, (__, c) => String(cellAt(host.sheet(sheet), r, c).value ?? '')).join('|'),
  ).join('\n');

describe('another unit', () => {
  test('a kept amount and a kept header are converted, and stay kept in later runs', async () => {
    const { host, run } = start();
    await run.write(false);
    host.edit(SHEET, 1, AWARD, 12_345);
    host.edit(SHEET, 0, AWARD, '设备奖（元）');
    await run.write(false, { unit: '万元' });
    expect(valuesAt(host, AWARD).slice(0, 3)).toEqual(['设备奖（万元）', 1.2345, 5.038889]);
    const { plan, edits } = await run.plan(false, { unit: '万元' });
    expect(edits.map(({ edit: { row, written, found }, choice }) => [row, written, found, choice])).toEqual([
      [0, '区级设备补助（万元）', '设备奖（万元）', 'keep'],
      [1, 5, 1.2345, 'keep'],
    ]);
    await run.put(plan);
    await run.write(false, { unit: '元' });
    expect(valuesAt(host, AWARD).slice(0, 3)).toEqual(['设备奖（元）', 12_345, 50_388.89]);
  });

  test('the run is taken back: the amount stands as it was typed', async () => {
    const { host, run } = start();
    await run.write(false);
    host.edit(SHEET, 1, AWARD, 12_345);
    const before = valuesAt(host, AWARD);
    await run.write(false, { unit: '万元' });
    await run.undo();
    expect(valuesAt(host, AWARD)).toEqual(before);
  });

  test('a text with figures or a formula is refused by its cell; words and a status are kept as they are', async () => {
    const { host, run } = start();
    await run.write(false);
    host.edit(SHEET, 1, AWARD, '暂缓');
    expect(await codes(run.plan(false, { unit: '万元' }))).toEqual([]);
    host.edit(SHEET, 2, AWARD, '约5万');
    const refused = await run.plan(false, { unit: '万元' }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ProblemError);
    expect((refused as ProblemError).problems.map(({ code, place }) => [code, place.cell])).toEqual([
      ['kept-in-other-unit', 'E3'],
    ]);
    expect(await codes(run.plan(false, { unit: '万元', answers: { choice: 'replace' } }))).toEqual([]);
    expect(await codes(run.plan(false))).toEqual([]);
  });
});

describe('rows sorted without our columns', () => {
  test('the results are out of date in words of their own, on the screen and on the sheet', async () => {
    const { host, run } = start();
    await run.write(false);
    sortUsers(host);
    const { opened, mapping } = await mappingOf(run);
    const expired = expiredOf(opened, policy, mapping);
    expect(expired.rows).toHaveLength(ROWS);
    expect(new Set(expired.rows.map(({ why }) => why))).toEqual(new Set(['apart']));
    expect(staleText(expired).zh).toBe('已过期：8 行与测算结果错位（数据已排序或移动，测算列未跟随）');
    expect(staleText(expired).en).toBe('Out of date: 8 rows sorted or moved without our columns');
    const marks = expiredMarks(opened, policy, mapping, 'zh');
    if (!marks) throw new Error('there is something to mark');
    await run.put(marks);
    const status = marks.columns[0]?.column ?? -1;
    expect(valuesAt(host, status)[0]).toContain('错位');
    expect(
      valuesAt(host, status)
        .slice(1)
        .every((said) => String(said).startsWith('已过期；')),
    ).toBe(true);
    const after = await run.opened();
    expect(isMarked(after.grid, after.ownColumns, policy.id)).toBe(true);
    expect((await run.plan(false)).edits).toEqual([]);
  });

  test('an amount that was typed for an enterprise goes where that stands now, and both are named', async () => {
    const { host, run } = start();
    await run.write(false);
    host.edit(SHEET, 1, AWARD, 12_345);
    sortUsers(host);
    const { plan, edits, problems } = await run.plan(false);
    expect(edits.map(({ edit: { row, apart } }) => [row, apart])).toEqual([[8, { from: 1, whose: '企业0', beside: '企业7' }]]);
    const said = problems.find(({ code }) => code === 'edited-cell');
    expect(said?.place.cell).toBe('E2');
    expect(said?.message.zh).toContain('“企业0”');
    expect(said?.message.zh).toContain('“企业7”');
    await run.put(plan);
    expect([cellAt(host.sheet(SHEET), 8, 0).value, valuesAt(host, AWARD)[8]]).toEqual(['企业0', 12_345]);
    expect(valuesAt(host, AWARD)[1]).toBe(52_722.22);
    // From then on it is kept where it stands.
    const again = await run.plan(false);
    expect(again.edits.map(({ edit: { row, found, written } }) => [row, found, written])).toEqual([[8, 12_345, 50_000]]);
  });

  test('as a decision it is about the enterprise it was typed for', async () => {
    const { host, run } = start();
    await run.write(false);
    host.edit(SHEET, 1, AWARD, 12_345);
    sortUsers(host);
    const { plan, applied } = await run.plan(false, DECIDE);
    expect(applied.map(({ decision: { unit, amount } }) => [unit, amount])).toEqual([['企业0|', 1_234_500]]);
    await run.put(plan);
    expect(valuesAt(host, AWARD)[8]).toBe(12_345);
    expect(valuesAt(host, AWARD)[1]).toBe(52_722.22);
  });

  test('where its enterprise is gone it is refused, until the cell is emptied', async () => {
    const { host, run } = start();
    await run.write(false);
    host.edit(SHEET, 1, AWARD, 12_345);
    sortUsers(host);
    host.edit(SHEET, 8, 0, '另一家');
    host.edit(SHEET, 8, 2, 5);
    // Its row is told by nothing but its place between the others, which the sort has taken.
    expect(await codes(run.plan(false))).toEqual(['kept-beside-nobody']);
    host.edit(SHEET, 1, AWARD, '');
    await run.write(false);
    expect(valuesAt(host, AWARD)[1]).toBe(52_722.22);
  });
});

describe('what the sheets say of a kept award', () => {
  test('problem sheet, status, summary and receipt say that it is not counted, and by how much it differs', async () => {
    const { host, run } = start();
    await run.write(false);
    host.edit(SHEET, 1, AWARD, 12_345);
    const { plan, receipt } = await run.write(false);
    expect(receipt.problems.map(({ code }) => code)).not.toContain('excel/read-back');
    const status = plan.columns.find(({ key }) => key.endsWith(':status'))?.column ?? -1;
    expect(valuesAt(host, status)[1]).toContain('人工保留1格，未计入合计');
    expect(valuesAt(host, status)[2]).not.toContain('人工保留');
    expect(writtenTexts(host, '数据问题')).toContain('已保留人工值，测算结果未计入');
    expect(writtenTexts(host, '数据问题')).toContain('仍按测算值 50,000.00元 计，该格比测算值少 37,655.00元');
    for (const sheet of ['测算汇总', '测算凭据'])
      expect(writtenTexts(host, sheet)).toContain(
        '1 格奖补保留了人工值，本表和合计未计入，仍按测算值计；人工值与测算值相差 -37,655.00 元',
      );
    // Said once, however often it is run.
    const again = await run.plan(false);
    expect(again.edits).toHaveLength(1);
  });

  test('replaced or decided, nothing of the kind is said', async () => {
    const { host, run } = start();
    await run.write(false);
    host.edit(SHEET, 1, AWARD, 12_345);
    await run.write(false, DECIDE);
    expect(writtenTexts(host, '测算汇总')).not.toContain('人工值');
    expect(writtenTexts(host, '数据问题')).not.toContain('已保留人工值');
  });
});

describe('an amount that was typed as a text, as a decision', () => {
  test.each([
    ['50000', 50_000, 5_000_000],
    ['50,388.89', 50_388.89, 5_038_889],
    ['５万', 50_000, 5_000_000],
    ['1.5万元', 15_000, 1_500_000],
    [0, 0, 0],
    ['不予奖补', '不予奖补', null],
  ])('%s', async (typed, shown, amount) => {
    const { host, run } = start();
    const first = await run.write(false);
    host.edit(SHEET, 2, AWARD, typed);
    const { plan, applied, settlement } = await run.plan(false, DECIDE);
    expect(applied.map(({ decision }) => [decision.amount, decision.text])).toEqual([
      [amount, amount === null ? typed : undefined],
    ]);
    await run.put(plan);
    expect(valuesAt(host, AWARD)[2]).toBe(shown);
    const [total, status] = ['total', 'status'].map(
      (part) => first.plan.columns.find(({ key }) => key.endsWith(`:${part}`))?.column ?? -1,
    );
    // The other award of the row is 100,000 yuan.
    expect(valuesAt(host, total ?? -1)[2]).toBe((amount ?? 0) / 100 + 100_000);
    expect(valuesAt(host, status ?? -1)[2]).toContain(amount ? '奖补2项' : '奖补1项');
    expect(settlement.totals.counts.awarded).toBe(amount ? 12 : 11);
  });

  test.each(['约5万', '-300', '0.001', '3亩'])('%s is refused and kept', async (typed) => {
    const { host, run } = start();
    await run.write(false);
    host.edit(SHEET, 2, AWARD, typed);
    const { edits, applied, problems } = await run.plan(false, DECIDE);
    expect([applied, edits.map(({ choice, refused }) => [choice, refused])]).toEqual([[], [['keep', true]]]);
    expect(problems.map(({ code, place }) => [code, place.cell])).toEqual([['not-decidable', 'E3']]);
  });

  test('a decision that finds no row names its enterprise, not a key', async () => {
    const { host, run } = start();
    await run.write(false);
    host.edit(SHEET, 1, AWARD, 12_345);
    await run.write(false, DECIDE);
    host.edit(SHEET, 1, 0, '另一家');
    const { problems } = await run.write(false).then(() => run.plan(false));
    expect(problems.map(({ message }) => message.zh)).toEqual([expect.stringContaining('人工核定（企业0，理由：核减）')]);
    expect(writtenTexts(host, '测算凭据')).not.toContain('企业0|\n');
  });
});

describe('the header once more among the data', () => {
  test('is no edit and no new row, stays, and has the unit of the run', async () => {
    const { host, run } = start();
    await run.write(false);
    insertRows(host.book, host.sheet(SHEET), 5, 1);
    for (let column = 0; column < 9; column += 1) host.edit(SHEET, 5, column, cellAt(host.sheet(SHEET), 0, column).value ?? '');
    const { opened, mapping } = await mappingOf(run);
    expect(expiredOf(opened, policy, mapping)).toMatchObject({ rows: [], gone: 0 });
    const { plan, edits, problems } = await run.plan(false, { unit: '万元' });
    expect([edits, problems]).toEqual([[], []]);
    await run.put(plan);
    expect(valuesAt(host, AWARD)[5]).toBe('区级设备补助（万元）');
    expect((await run.plan(false, { unit: '万元' })).edits).toEqual([]);
  });
});

test('a kept cell looks as somebody has made it, and its neighbours as ours', async () => {
  const { host, run } = start();
  await run.write(false);
  const sheet = host.sheet(SHEET);
  const mine = { ...cellAt(sheet, 2, AWARD).look, 'Fill.Color': '#FFFF00', 'Font.Bold': true, 'Font.Color': '#FF0000' };
  const title = cellAt(sheet, 0, AWARD).look;
  for (const row of [2, 3]) putCell(sheet, row, AWARD, { look: mine });
  host.edit(SHEET, 2, AWARD, 4321);
  host.edit(SHEET, 0, AWARD, '区设备补助');
  await run.write(false);
  expect(cellAt(sheet, 2, AWARD)).toMatchObject({ value: 4321, look: mine });
  expect(cellAt(sheet, 0, AWARD)).toMatchObject({ value: '区设备补助', look: title });
  expect(cellAt(sheet, 3, AWARD).look).not.toHaveProperty(['Fill.Color']);
});
