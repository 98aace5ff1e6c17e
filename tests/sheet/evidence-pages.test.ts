/** @jest-environment ./tests/support/dom-environment.cjs */
/** Evidence that goes on over several sheets, through both adapters: fifty awards a sheet instead of a million, and nothing of it is lost, doubled or left behind. */
import { audit } from '../../src/audit/audit';
import { verify, type Verified } from '../../src/audit/verify/verify';
import { rational } from '../../src/core/rational';
import { done, type Problem, type Result } from '../../src/core/problem';
import type { Policy } from '../../src/policy/model';
import { compute, openSheet, planWrite, recogniseSheet, type Computed, type Opened } from '../../src/run/run';
import { undoRun } from '../../src/run/undo';
import { pagesOf } from '../../src/sheet/own-keys';
import { parseReference } from '../../src/sheet/port/own-names';
import type { Grid, SheetPort } from '../../src/sheet/port/port';
import { DISTRICT } from '../support/district-pack';
import { makeExcel } from '../support/excel-harness';
import { mini } from '../support/mini-pack';
import { loadText } from '../support/packs';
import { gridCell, type PortHarness, type Seed, type SeedCell } from '../support/port-contract';
import { xlsxHarness } from '../support/xlsx-harness';

const PER_SHEET = 50;
const policy = mini();
const sure = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message.en).join('\n'));
  return result.value;
};

/** Each row earns four awards for its equipment and one for its standards: 28 rows have 140. */
const HEADER = ['企业名称', '项目名称', '设备投资额（万元）', '重点项目', '集群项目', '标准数'];
const row = (i: number): SeedCell[] => [`第${i}公司`, `${i}号线`, 300 + i, '否', '否', 1 + (i % 3)];
const rowsOf = (rows: number): readonly (readonly SeedCell[])[] => [HEADER, ...Array.from({ length: rows }, (_, i) => row(i))];
const seedOf = (rows: number, ...more: Seed['sheets']): Seed => ({ sheets: [{ name: '数据', cells: rowsOf(rows) }, ...more] });

interface Ran {
  readonly problems: readonly Problem[];
  readonly opened: Opened;
  readonly computed: Computed;
}

const run = async (
  port: SheetPort,
  of: Policy = policy,
  more: { readonly lang?: 'zh' | 'en'; readonly streamed?: true; readonly awardsPerSheet?: number } = {},
): Promise<Ran> => {
  const opened = sure(await openSheet(port, '数据'));
  const recognition = sure(recogniseSheet(opened, of, 2025));
  const computed = sure(compute(opened, recognition, of, { year: 2025, readings: {}, parameters: {} }));
  const { plan, problems } = planWrite(opened, computed, {
    lang: 'zh',
    unit: '元',
    fileName: 't.xlsx',
    now: '2025-06-01T00:00:00Z',
    awardsPerSheet: PER_SHEET,
    ...more,
  });
  const { problems: told } = await port.write(plan);
  return { opened, computed, problems: [...problems, ...told] };
};

const evidence = async (port: SheetPort, of = policy.id): Promise<readonly Grid[]> => {
  const { sheets } = await port.open();
  const grids: Grid[] = [];
  for (const { name } of pagesOf(of, 'evidence', sheets, ({ own }) => own)) grids.push(await port.read(name));
  return grids;
};

const cellsOf = (grid: Grid): readonly (readonly unknown[])[] =>
  Array.from({ length: grid.rows }, (_, r) => grid.columns.map((_column, c) => gridCell(grid, r, c)));

const numbersIn = (grid: Grid): readonly unknown[] =>
  cellsOf(grid)
    .slice(1)
    .map(([first]) => first);
const numbers = (from: number, to: number): readonly number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const names = (grids: readonly Grid[]): readonly string[] => grids.map(({ sheet }) => sheet);

const noFormulas = () => Promise.resolve(undefined);

const checked = async (port: SheetPort): Promise<Verified> => {
  const { policies, problems } = await verify(port, () => Promise.resolve(done(policy)), {
    formulas: noFormulas,
    awardsPerSheet: PER_SHEET,
  });
  expect(problems).toEqual([]);
  return policies[0] as Verified;
};

/** Takes rows of the data away, as a user empties cells. */
const withoutRows = async (harness: PortHarness, from: number, to: number): Promise<PortHarness> => {
  for (let i = from; i < to; i += 1) {
    await harness.type('数据', i + 1, 2, 0);
    await harness.type('数据', i + 1, 5, 0);
  }
  return harness.reopen();
};

const THREE = ['测算依据', '测算依据 (2)', '测算依据 (3)'];

describe.each([
  ['a file', true, xlsxHarness],
  ['Excel', false, makeExcel('m365')],
] as const)('in %s', (_host, notes, make) => {
  test('every award stands on one of the sheets, in order, and each sheet says that there are others', async () => {
    const whole = await make(seedOf(28));
    await run(whole.port, policy, { awardsPerSheet: 1000 });
    const [all] = await evidence(whole.port);
    const [page, { note }] = [await whole.page('测算依据'), await whole.cell('测算依据', 0, 0)];
    expect(note).toBeUndefined();
    expect(cellsOf(await whole.port.read('测算凭据')).some(([label]) => label === '依据表')).toBe(false);
    const harness = await make(seedOf(28));
    const { problems } = await run(harness.port);
    expect(problems[0]).toMatchObject({ code: 'evidence-continues', severity: 'info' });
    const pages = await evidence(harness.port);
    expect(names(pages)).toEqual(THREE);
    expect(pages.map(numbersIn)).toEqual([numbers(1, 50), numbers(51, 100), numbers(101, 140)]);
    expect(pages.flatMap((grid) => cellsOf(grid).slice(1))).toEqual(cellsOf(all as Grid).slice(1));
    for (const grid of pages) {
      expect(cellsOf(grid)[0]).toEqual(cellsOf(all as Grid)[0]);
      expect(await harness.page(grid.sheet)).toEqual(page);
      expect((await harness.cell(grid.sheet, 0, 0)).note?.split('。')[0]).toBe(notes ? problems[0]?.message.zh : undefined);
    }
    expect((await harness.cell('测算依据 (2)', 0, 0)).note?.split('。')[1]).toBe(notes ? '本表为第 51 至 100 行' : undefined);
    expect(cellsOf(await harness.port.read('数据问题')).flat()).toContain(problems[0]?.message.zh);
    const receipt = cellsOf(await harness.port.read('测算凭据'));
    expect(receipt.find(([label]) => label === '依据表')?.[1]).toBe(
      '测算依据共 140 行，分在 3 张表：测算依据、测算依据 (2)、测算依据 (3)',
    );
  });

  test('links lead from every sheet to the cells of the awards', async () => {
    const harness = await make(seedOf(28));
    await run(harness.port);
    for (const grid of await evidence(harness.port)) {
      const { columns } = grid;
      for (const r of [1, grid.rows - 1]) {
        const { href, value } = await harness.cell(grid.sheet, r, columns.length - 1);
        const at = parseReference(href ?? '');
        expect([at?.sheet, value]).toEqual(['数据', expect.stringMatching(/^[A-Z]+\d+$/)]);
        const head = cellsOf(grid)[0] ?? [];
        const amount = gridCell(grid, r, head.indexOf('奖补金额（元）')) ?? '最高900,000.00';
        expect((await harness.cell('数据', at?.area.row ?? 0, at?.area.column ?? 0)).value).toBe(amount);
      }
    }
  });

  test('none of them is taken for data, also when one of them is in front', async () => {
    const harness = await make(seedOf(28));
    await run(harness.port);
    const { sheets } = await (await harness.reopen()).port.open();
    expect(sheets.filter(({ own }) => own === undefined).map(({ name }) => name)).toEqual(['数据']);
  });

  test('the same run again changes nothing, and a sheet that was renamed keeps its name', async () => {
    let harness = await make(seedOf(28));
    await run(harness.port);
    const before = (await evidence(harness.port)).map(cellsOf);
    harness = await harness.reopen();
    await run(harness.port);
    expect((await evidence(harness.port)).map(cellsOf)).toEqual(before);
    expect(await harness.sheetNames()).toEqual(['数据', ...THREE, '测算汇总', '数据问题', '测算凭据', '政策参数']);
  });

  test('fewer awards need fewer sheets: the others go, and an undo brings them back', async () => {
    let harness = await make(seedOf(28));
    await run(harness.port);
    const before = (await evidence(harness.port)).map(cellsOf);
    harness = await withoutRows(await harness.reopen(), 8, 28);
    await run(harness.port);
    harness = await harness.reopen();
    expect(names(await evidence(harness.port))).toEqual(['测算依据']);
    expect((await evidence(harness.port)).map(numbersIn)).toEqual([numbers(1, 40)]);
    expect(await harness.sheetNames()).toEqual(['数据', '测算依据', '测算汇总', '数据问题', '测算凭据', '政策参数']);
    expect((await harness.cell('测算依据', 0, 0)).note).toBeUndefined();
    expect((await checked(harness.port)).differences).toEqual([]);
    const { plan, edited } = sure(await undoRun(harness.port, sure(await openSheet(harness.port, '数据'))));
    expect(edited).toEqual([]);
    await harness.port.write(plan);
    harness = await harness.reopen();
    expect((await evidence(harness.port)).map(cellsOf)).toEqual(before);
  });

  test('more awards get more sheets, and an undo takes away what came', async () => {
    let harness = await withoutRows(await make(seedOf(28)), 8, 28);
    await run(harness.port);
    for (let i = 8; i < 28; i += 1) await harness.type('数据', i + 1, 2, 300 + i);
    harness = await harness.reopen();
    await run(harness.port);
    expect((await evidence(harness.port)).map(numbersIn)).toEqual([numbers(1, 50), numbers(51, 100), numbers(101, 120)]);
    const { plan } = sure(await undoRun(harness.port, sure(await openSheet(harness.port, '数据'))));
    await harness.port.write(plan);
    harness = await harness.reopen();
    expect((await evidence(harness.port)).map(numbersIn)).toEqual([numbers(1, 40)]);
    expect(await harness.sheetNames()).toEqual(['数据', '测算依据', '测算汇总', '数据问题', '测算凭据', '政策参数']);
  });

  test('undo of a first run leaves none of them', async () => {
    let harness = await make(seedOf(28));
    await run(harness.port);
    harness = await harness.reopen();
    const { plan, edited } = sure(await undoRun(harness.port, sure(await openSheet(harness.port, '数据'))));
    expect(edited).toEqual([]);
    await harness.port.write(plan);
    expect(await (await harness.reopen()).sheetNames()).toEqual(['数据']);
  });

  test('a sheet that formulas of the user point to is emptied, told, and filled again by a later run', async () => {
    const formula = { formula: "SUM('测算依据 (2)'!I2:I51)", result: 0 };
    let harness = await make(seedOf(28, { name: '我的表', cells: [[formula]] }));
    await run(harness.port);
    harness = await withoutRows(await harness.reopen(), 8, 28);
    const { problems } = await run(harness.port);
    expect(problems.map(({ code, place }) => [code.replace('xlsx/', '').replace('excel/', ''), place.sheet])).toContainEqual([
      'sheet-emptied',
      '测算依据 (2)',
    ]);
    harness = await harness.reopen();
    expect(names(await evidence(harness.port))).toEqual(['测算依据', '测算依据 (2)']);
    expect((await evidence(harness.port))[1]?.rows).toBe(0);
    expect((await checked(harness.port)).differences).toEqual([]);
    for (let i = 8; i < 28; i += 1) await harness.type('数据', i + 1, 2, 300 + i);
    harness = await harness.reopen();
    await run(harness.port);
    expect(names(await evidence(harness.port))).toEqual(THREE);
    expect((await harness.cell('我的表', 0, 0)).formula).toContain('测算依据 (2)');
  });

  test('names that the user has taken are passed over, in both languages, and each policy has its own', async () => {
    const mine = { name: '测算依据 (2)', cells: [['我的']] };
    const harness = await make(seedOf(28, mine));
    await run(harness.port);
    expect(names(await evidence(harness.port))).toEqual(['测算依据', '测算依据 (3)', '测算依据 (4)']);
    expect((await harness.cell('测算依据 (2)', 0, 0)).value).toBe('我的');
    await run(harness.port, sure(loadText(DISTRICT)), { awardsPerSheet: 10 });
    const [first = '', second = ''] = names(await evidence(harness.port, 'mini-district'));
    expect(second).toBe(`${first} (2)`);
    expect(first).toMatch(/^测算依据·/);
    expect(names(await evidence(harness.port))).toEqual(['测算依据', '测算依据 (3)', '测算依据 (4)']);
    const english = await make(seedOf(28));
    await run(english.port, policy, { lang: 'en' });
    expect(names(await evidence(english.port))).toEqual(['Award evidence', 'Award evidence (2)', 'Award evidence (3)']);
    expect((await english.cell('Award evidence (3)', 0, 0)).note).toBe(
      notes
        ? 'The evidence has 140 rows on 3 sheets: Award evidence, Award evidence (2), Award evidence (3). This one has rows 101 to 140.'
        : undefined,
    );
  });

  test('verifying compares all of them, and finds a changed cell on any', async () => {
    const one = await make(seedOf(28));
    await run(one.port, policy, { awardsPerSheet: 1000 });
    const whole = (await verify(one.port, () => Promise.resolve(done(policy)), { formulas: noFormulas })).policies[0];
    // The receipt has a line more: on how many sheets the evidence is.
    const compared = (whole?.compared ?? 0) + 2;
    let harness = await make(seedOf(28));
    await run(harness.port);
    harness = await harness.reopen();
    expect(await checked(harness.port)).toMatchObject({ differences: [], compared });
    await harness.type('测算依据 (3)', 40, 8, 1);
    harness = await harness.reopen();
    expect((await checked(harness.port)).differences).toMatchObject([
      { kind: 'result', code: 'evidence', place: { sheet: '测算依据 (3)', cell: 'I41' }, stated: '1' },
    ]);
    await harness.type('测算依据 (2)', 1, 0, 7000);
    harness = await harness.reopen();
    const codes = (await checked(harness.port)).differences.map(({ code, place: { sheet } }) => [code, sheet]);
    expect(codes.filter(([, sheet]) => sheet === '测算依据 (2)')).toEqual([
      ['evidence-row', '测算依据 (2)'],
      ['evidence-row', '测算依据 (2)'],
    ]);
  });

  test('an audit of the columns reads past them', async () => {
    let harness = await make(seedOf(28));
    await run(harness.port);
    harness = await harness.reopen();
    const opened = sure(await openSheet(harness.port));
    expect(opened.grid.sheet).toBe('数据');
    const recognition = sure(recogniseSheet(opened, policy, 2025));
    const computed = sure(compute(opened, recognition, policy, { year: 2025, readings: {}, parameters: {} }));
    const found = sure(audit(opened, computed, { given: [], margin: rational(0), others: [], kept: new Map() }));
    expect(found.columns.length).toBeGreaterThan(0);
    expect(found.columns.flatMap((column) => column.found)).toEqual([]);
  });
});

test('rows that are worked out while they are written are the same on all sheets', async () => {
  const [harness, streamed] = [await xlsxHarness(seedOf(28)), await xlsxHarness(seedOf(28))];
  await run(harness.port);
  await run(streamed.port, policy, { streamed: true });
  const [expected, found] = [await evidence(harness.port), await evidence(streamed.port)];
  expect(names(found)).toEqual(THREE);
  expect(found.map(cellsOf)).toEqual(expected.map(cellsOf));
});

test('as many awards as a sheet has go on one, one more on two, and none at all still has its header', async () => {
  for (const [rows, sheets] of [
    [20, ['测算依据', '测算依据 (2)']],
    [0, ['测算依据']],
  ] as const) {
    const harness = await withoutRows(await xlsxHarness(seedOf(24)), rows, 24);
    await run(harness.port);
    expect(names(await evidence(harness.port))).toEqual(sheets);
    expect((await evidence(harness.port)).map(({ rows: all }) => all)).toEqual(
      sheets.map((_, i) => (rows === 0 ? 1 : [51, 51][i])),
    );
  }
  const harness = await withoutRows(await xlsxHarness(seedOf(24)), 10, 24);
  await run(harness.port, policy, { awardsPerSheet: 49 });
  expect((await evidence(harness.port)).map(({ rows }) => rows)).toEqual([50, 2]);
});

test('a sheet of evidence that is gone is told, by its number', async () => {
  const harness = await makeExcel('m365')(seedOf(28));
  await run(harness.port);
  const { book } = harness.host;
  book.sheets.splice(
    book.sheets.findIndex(({ name }) => name === '测算依据 (2)'),
    1,
  );
  expect((await checked(harness.port)).differences).toMatchObject([
    { code: 'sheet-gone', note: { zh: '第 2 张“测算依据”表已不在工作簿中' } },
  ]);
});
