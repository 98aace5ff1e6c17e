/** @jest-environment ./tests/support/dom-environment.cjs */
/** What officers and auditors put on our sheets stays there, on a sheet under another name, whatever runs and undos come; what is only ours leaves nothing behind. */
import type { ProblemError } from '../../src/core/problem';
import { createExcelPort } from '../../src/excel/port';
import { breakOff } from '../support/excel-breaks';
import { cellAt, type ExcelHost, insertRows } from '../support/excel-host';
import { putCell } from '../support/excel-host/model';
import { SHEET, start } from '../support/excel-formulas';

const EVIDENCE = '测算依据';
const KEPT = '测算依据（留存1）';

const sheets = (host: ExcelHost): readonly string[] => host.book.sheets.map(({ name }) => name);
const content = (host: ExcelHost, sheet: string): unknown =>
  [...host.sheet(sheet).cells].map(([row, line]) => [row, [...line].map(([column, { value }]) => [column, value])]);

const told = (problems: readonly { readonly code: string; readonly message: { readonly zh: string } }[]): readonly string[] =>
  problems.filter(({ code }) => code === 'excel/sheet-kept').map(({ message }) => message.zh);

test('a run on what nobody has touched keeps no sheet, nor after a sort or an empty row', async () => {
  const { host, run } = start();
  await run.write(false);
  const before = sheets(host);
  expect(told((await run.write(false)).receipt.problems)).toEqual([]);
  const evidence = host.sheet(EVIDENCE);
  const [second, third] = [2, 3].map((row) => [...(evidence.cells.get(row) ?? [])]);
  evidence.cells.set(2, new Map(third));
  evidence.cells.set(3, new Map(second));
  insertRows(host.book, evidence, 4, 1);
  expect(told((await run.write(false)).receipt.problems)).toEqual([]);
  expect(sheets(host)).toEqual(before);
});

const CHANGES: readonly (readonly [string, string, (host: ExcelHost) => void])[] = [
  ['a remark beside the evidence', '单元格', (host) => host.edit(EVIDENCE, 3, 16, '√')],
  ['a signature below it', '单元格', (host) => host.edit(EVIDENCE, 40, 0, '复核人：张三')],
  ['a figure of ours changed', '单元格', (host) => host.edit(EVIDENCE, 2, 2, 1)],
  [
    'a title row above',
    '单元格',
    (host) => {
      insertRows(host.book, host.sheet(EVIDENCE), 0, 1);
      host.edit(EVIDENCE, 0, 0, '附件2');
    },
  ],
  ['a picture', '图片或图形', (host) => void host.sheet(EVIDENCE).shapes.push({ type: 'Image' })],
  ['a comment', '批注', (host) => void host.sheet(EVIDENCE).comments.push({ id: '1' })],
];

test.each(CHANGES)(
  '%s: the old sheet stays whole under another name, is told, and the next run leaves it alone',
  async (_, what, change) => {
    const { host, run } = start();
    await run.write(false);
    change(host);
    const before = content(host, EVIDENCE);
    const things = ({ shapes, comments, notes }: ReturnType<ExcelHost['sheet']>): unknown => [shapes, comments, notes];
    const [old] = [host.sheet(EVIDENCE)];
    const thingsBefore = JSON.stringify(things(old));
    host.edit(SHEET, 1, 2, 3_000_000);
    const [message] = told((await run.write(false)).receipt.problems);
    expect(message).toContain(what);
    expect(message).toContain(KEPT);
    expect(host.sheet(KEPT)).toBe(old);
    expect(content(host, KEPT)).toEqual(before);
    expect(JSON.stringify(things(old))).toBe(thingsBefore);
    expect(host.sheet(EVIDENCE)).not.toBe(old);
    expect((await run.opened()).workbook.sheets.find(({ name }) => name === KEPT)?.own).toBeUndefined();
    // The new one is nothing but ours.
    expect(told((await run.write(false)).receipt.problems)).toEqual([]);
    expect(content(host, KEPT)).toEqual(before);
  },
);

test('a chart of the user on the summary stays; ours comes again on the new sheet', async () => {
  const { host, run } = start();
  await run.write(false);
  const old = host.sheet('测算汇总');
  const ours = old.charts.length;
  old.charts.push({ name: '局里的图', type: 'Pie', title: '我的', source: undefined, series: [], position: [], props: {} });
  expect(told((await run.write(false)).receipt.problems).join()).toContain('图表');
  expect(host.sheet('测算汇总（留存1）').charts.map(({ name }) => name)).toContain('局里的图');
  expect(host.sheet('测算汇总').charts).toHaveLength(ours);
  await run.undo();
  expect(host.sheet('测算汇总')).toBe(old);
  expect(old.charts).toHaveLength(ours + 1);
});

test('formulas of the user that go with the old sheet are told', async () => {
  const { host, run } = start();
  await run.write(false);
  putCell(host.sheet('用户的表'), 3, 0, { value: 1, formula: `=${EVIDENCE}!A1` });
  host.edit(EVIDENCE, 3, 16, '√');
  expect(told((await run.write(false)).receipt.problems)[0]).toContain('公式现在指向');
});

test('formulas that go with one kept before are not those of the next', async () => {
  const { host, run } = start();
  await run.write(false);
  host.edit(EVIDENCE, 3, 16, '√');
  await run.write(false);
  putCell(host.sheet('用户的表'), 3, 0, { value: 1, formula: `='${KEPT}'!A1` });
  host.edit(EVIDENCE, 3, 16, '√');
  const said = told((await run.write(false)).receipt.problems);
  expect(said[0]).toContain('留存2');
  expect(said[0]).not.toContain('公式现在指向');
});

test('an undo of a second run, and of a first, takes away no word of the user', async () => {
  const { host, run } = start();
  await run.write(false);
  host.edit(EVIDENCE, 3, 16, '第一次');
  await run.write(false);
  host.edit(EVIDENCE, 3, 16, '第二次');
  await run.undo();
  expect([EVIDENCE, '测算依据（留存2）'].map((name) => cellAt(host.sheet(name), 3, 16).value)).toEqual(['第一次', '第二次']);
  expect(sheets(host)).not.toContain(KEPT);
  const first = start();
  await first.run.write(false);
  first.host.edit('数据问题', 1, 7, '已电话核实');
  await first.run.undo();
  expect(sheets(first.host)).toEqual([SHEET, '用户的表', '数据问题（留存1）']);
  expect(first.host.book.names).toEqual([]);
});

describe('an undo of the run that left a sheet standing', () => {
  const ran = async () => {
    const { host, run } = start();
    await run.write(false);
    host.edit(EVIDENCE, 3, 16, '√');
    const before = { names: [...sheets(host)].sort(), content: content(host, EVIDENCE), sheet: host.sheet(EVIDENCE) };
    host.edit(SHEET, 1, 2, 3_000_000);
    await run.write(false);
    expect(sheets(host)).toContain(KEPT);
    return { host, run, before };
  };

  test('gives it its name back, with all that is on it, and says so', async () => {
    const { host, run, before } = await ran();
    const { told: said, problems } = await run.undo();
    expect(said).toContain('sheet-returned');
    expect(told(problems)).toEqual([]);
    expect([...sheets(host)].sort()).toEqual(before.names);
    expect(host.sheet(EVIDENCE)).toBe(before.sheet);
    expect(content(host, EVIDENCE)).toEqual(before.content);
    expect((await run.opened()).workbook.sheets.find(({ name }) => name === EVIDENCE)?.own).toBe('mini-district:evidence');
  });

  test('time and again, none gathers', async () => {
    const { host, run, before } = await ran();
    for (let n = 0; n < 2; n += 1) {
      await run.undo();
      expect([...sheets(host)].sort()).toEqual(before.names);
      await run.write(false);
      expect(sheets(host).filter((name) => name.includes('留存'))).toEqual([KEPT]);
    }
    // A later run, for which nobody wrote anything, has nothing to do with it.
    await run.write(false);
    await run.undo();
    expect(sheets(host).filter((name) => name.includes('留存'))).toEqual([KEPT]);
  });

  test('also where it was written on since, and a formula that refers to it does not hinder', async () => {
    const { host, run } = await ran();
    host.edit(KEPT, 5, 16, '√√');
    putCell(host.sheet('用户的表'), 3, 0, { value: 1, formula: `=${KEPT}!A1` });
    await run.undo();
    expect(cellAt(host.sheet(EVIDENCE), 5, 16).value).toBe('√√');
  });

  test('where formulas of the user hold the name, it says why not, and both sheets stay', async () => {
    const { host, run, before } = await ran();
    putCell(host.sheet('用户的表'), 3, 0, { value: 1, formula: `=${EVIDENCE}!A1` });
    const { problems } = await run.undo();
    expect(problems.map(({ code }) => code)).toContain('excel/sheet-not-returned');
    expect(host.sheet(KEPT)).toBe(before.sheet);
    expect(sheets(host)).toContain(EVIDENCE);
  });

  test('a fault at any request leaves all sheets as they were, or the undo done', async () => {
    const count = async (): Promise<number> => {
      const { host, run } = await ran();
      const from = host.log.length;
      await run.undo();
      return host.log.length - from;
    };
    const requests = await count();
    let failed = 0;
    for (let request = 8; request <= requests; request += 3) {
      const { host, run, before } = await ran();
      const then = sheets(host);
      host.fail({ request, after: 1 });
      const outcome = await run.undo().catch(() => undefined);
      host.fail(undefined);
      if (outcome === undefined) {
        failed += 1;
        expect([request, sheets(host)]).toEqual([request, then]);
        expect(content(host, KEPT)).toEqual(before.content);
        expect((await run.opened()).workbook.sheets.find(({ name }) => name === KEPT)?.kept).toBe('mini-district:evidence');
      } else expect([request, content(host, EVIDENCE)]).toEqual([request, before.content]);
    }
    expect(failed).toBeGreaterThan(3);
  });
});

test('a filtered table over our cells is no reason to refuse: its cells are ours, and are written anew', async () => {
  const { host, run } = start();
  await run.write(false);
  for (const name of ['数据问题', EVIDENCE]) {
    const sheet = host.sheet(name);
    sheet.tables.push({ name: `表${name}`, area: { row: 0, column: 0, rows: 4, columns: 7 }, filtered: true });
    sheet.hiddenRows.add(2);
  }
  host.edit(SHEET, 1, 2, 3_000_000);
  const { receipt } = await run.write(false);
  expect(told(receipt.problems)).toEqual([]);
  expect([host.sheet(EVIDENCE).tables, [...host.sheet(EVIDENCE).hiddenRows]]).toEqual([[], []]);
});

test('own sheets that a broken host does not give back are named, and columns that were not touched are not', async () => {
  const clean = start();
  await clean.run.write(false);
  const first = (await clean.run.plan(false)).plan;
  let emptied = 0;
  clean.host.onRequest((request) => {
    if (emptied === 0 && cellAt(clean.host.sheet(EVIDENCE), 0, 0).value === '') emptied = request - 1;
  });
  await clean.run.put(first);
  const { host, run } = start();
  await run.write(false);
  const { plan } = await run.plan(false);
  host.fail({ request: emptied, after: 0.9, forGood: true });
  const thrown: unknown = await run.put(plan).catch((error: unknown) => error);
  const last = (thrown as ProblemError).problems.at(-1);
  expect(last?.code).toBe('excel/not-restored');
  expect(last?.message.zh).toContain(EVIDENCE);
  expect(last?.message.zh).not.toContain('测算列');
});

test('a workbook whose sheets cannot be renamed is refused before anything is changed', async () => {
  const { host, run } = start();
  await run.write(false);
  host.edit(EVIDENCE, 3, 16, '√');
  host.book.structureProtected = true;
  const thrown: unknown = await run.write(false).catch((error: unknown) => error);
  expect((thrown as ProblemError).problems.map(({ code }) => code)).toEqual(['excel/protected-workbook']);
  expect(cellAt(host.sheet(EVIDENCE), 3, 16).value).toBe('√');
});

test('whatever request fails, the sheet with the remark stands under its own name with everything on it', async () => {
  const ready = async (): Promise<ReturnType<typeof start>> => {
    const started = start();
    await started.run.write(false);
    started.host.edit(EVIDENCE, 3, 16, '√');
    return started;
  };
  const whole = await ready();
  const { plan } = await whole.run.plan(false);
  whole.host.log.splice(0);
  await whole.run.put(plan);
  const requests = whole.host.log.length;
  let refused = 0;
  for (let at = 1; at <= requests; at += 2) {
    const { host, run } = await ready();
    const again = (await run.plan(false)).plan;
    const before = content(host, EVIDENCE);
    const own = host.sheet(EVIDENCE);
    host.log.splice(0);
    host.fail({ request: at, after: (at % 3) / 2 });
    const failed = await run.put(again).then(
      () => false,
      () => true,
    );
    if (failed) {
      refused += 1;
      expect([at, host.sheet(EVIDENCE) === own, sheets(host).includes(KEPT)]).toEqual([at, true, false]);
    }
    expect(content(host, failed ? EVIDENCE : KEPT)).toEqual(before);
  }
  expect(refused).toBeGreaterThan(5);
});

test('a write that is broken off and taken back at the next opening leaves it so, too', async () => {
  const clean = start();
  await clean.run.write(false);
  clean.host.edit(EVIDENCE, 3, 16, '√');
  const { plan: first } = await clean.run.plan(false);
  clean.host.log.splice(0);
  await clean.run.put(first);
  const requests = clean.host.log.length;
  let taken = 0;
  for (let request = 2; request <= requests; request += 3)
    for (const whole of [false, true]) {
      const { host, run } = start();
      await run.write(false);
      host.edit(EVIDENCE, 3, 16, '√');
      const { plan } = await run.plan(false);
      const own = host.sheet(EVIDENCE);
      const [before, names] = [content(host, EVIDENCE), JSON.stringify(host.book.names)];
      await breakOff(host, () => run.put(plan), request, whole);
      const next = createExcelPort();
      if (!(await next.open()).brokenOff) continue;
      taken += 1;
      await next.takeBack();
      expect([request, host.sheet(EVIDENCE) === own, sheets(host).includes(KEPT)]).toEqual([request, true, false]);
      expect(content(host, EVIDENCE)).toEqual(before);
      expect(JSON.parse(JSON.stringify(host.book.names))).toEqual(expect.arrayContaining(JSON.parse(names) as unknown[]));
    }
  expect(taken).toBeGreaterThan(5);
});
