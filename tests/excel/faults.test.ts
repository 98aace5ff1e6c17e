/** @jest-environment jsdom */
/** Whatever request fails, and however much of it was done: the user's cells are unchanged, ours are either all new or all as before, and the officer is told. */
import { ProblemError } from '../../src/core/problem';
import { parseOwnName, parseReference } from '../../src/sheet/own-names';
import { makeExcel } from '../support/excel-harness';
import type { ExcelHost } from '../support/excel-host';
import { evidenceOf, planOf, seedOf, SHEET } from '../support/excel-plan';

// Some 60 runs of the whole adapter for each test.
jest.setTimeout(120_000);

const ROWS = 6;
const make = (): ReturnType<ReturnType<typeof makeExcel>> => makeExcel('ltsc2024')(seedOf(ROWS));

/** Values, formulas and number formats of every cell that has any; names; memory; sheets. */
const state = (host: ExcelHost) => ({
  sheets: host.book.sheets.map((sheet) => ({
    name: sheet.name,
    cells: [...sheet.cells]
      .flatMap(([row, line]) =>
        [...line].flatMap(([column, { value, formula, format }]) =>
          value === '' && format === 'General' ? [] : [[row, column, value, formula, format]],
        ),
      )
      .sort(),
    // A name that held a column meanwhile may stay when its removal fails; the next write takes it away.
    names: sheet.names
      .filter(({ name }) => parseOwnName(name))
      .map(({ name, formula, visible }) => [name, parseReference(formula), visible]),
    visible: sheet.names.filter(({ visible }) => visible).map(({ name }) => name),
  })),
  names: host.book.names.filter(({ name }) => parseOwnName(name)).map(({ name, formula }) => [name, formula]),
  xml: host.book.xml.map(({ content }) => content),
});

/** Links on the user's sheet, all of them in our columns. */
const links = (host: ExcelHost): number =>
  [...host.sheet(SHEET).cells.values()].flatMap((line) => [...line.values()]).filter((cell) => cell.link).length;

const users = (host: ExcelHost): unknown =>
  [SHEET, '用户的表'].map((name) =>
    [...host.sheet(name).cells].map(([row, line]) => [
      row,
      [...line].filter(([column]) => column < 3).map(([column, { value, format, look }]) => [column, value, format, look]),
    ]),
  );

const second = planOf(ROWS - 1, {
  memory: '{"run":2}',
  record: 'second',
  sheets: [evidenceOf(2), ...planOf(ROWS).sheets.slice(1)],
});

const scenarios = [
  ['first run', async (): ReturnType<typeof make> => make(), planOf(ROWS)],
  [
    'second run',
    async (): ReturnType<typeof make> => {
      const harness = await make();
      await harness.port.write(planOf(ROWS, { record: 'first' }));
      return harness;
    },
    second,
  ],
  [
    'undo of a first run',
    async (): ReturnType<typeof make> => {
      const harness = await make();
      await harness.port.write(planOf(ROWS, { record: 'first' }));
      return harness;
    },
    planOf(ROWS, {
      columns: [],
      dropped: planOf(ROWS).columns.map(({ key, column }) => ({ key, column })),
      sheets: [],
      removed: ['evidence', 'summary'],
      memory: '',
      record: '',
    }),
  ],
] as const;

describe.each(scenarios)('%s', (_name, start, plan) => {
  test.each([
    ['at its start', 0],
    ['in its middle', 0.5],
    ['at its end', 1],
  ])('a fault at every request, %s', async (_where, after) => {
    const clean = await start();
    const from = clean.host.log.length;
    await clean.port.write(plan);
    const requests = clean.host.log.length - from;
    expect(requests).toBeGreaterThan(5);
    const finished = state(clean.host);

    for (let request = 1; request <= requests; request += 1) {
      const { host, port } = await start();
      const before = state(host);
      const untouched = users(host);
      host.fail({ request, after });
      const outcome = await port.write(plan).catch((error: unknown) => error as ProblemError);
      host.fail(undefined);
      expect(users(host)).toEqual(untouched);
      if (outcome instanceof ProblemError) {
        expect(outcome.problems[0]?.code).toBe('excel/host-general-exception');
        expect(outcome.problems[0]?.message.zh).toContain('Excel 内部出错');
        expect([request, after, state(host)]).toEqual([request, after, before]);
        if (before.names.length === 0) expect([request, after, links(host)]).toEqual([request, after, 0]);
        expect(outcome.problems.length === 1 || outcome.problems[1]?.code === 'excel/restored').toBe(true);
      } else {
        // Only looks, links or sheets to be removed were lost: the figures are all there.
        expect(outcome.problems.map(({ code }) => code)).toEqual(['excel/not-dressed']);
        const done = state(host);
        expect([request, after, { ...done, sheets: [done.sheets[0]], names: [], xml: [] }]).toEqual([
          request,
          after,
          { ...finished, sheets: [finished.sheets[0]], names: [], xml: [] },
        ]);
        if (!plan.removed) expect([request, after, done.sheets]).toEqual([request, after, finished.sheets]);
        // Of two records the newer counts, whatever has become of the older one.
        expect([request, after, await port.record()]).toEqual([request, after, plan.record || undefined]);
      }
    }
  });
});

test('a host that has broken for good: the user is told which cells are in doubt, and their own cells are unchanged', async () => {
  const clean = await make();
  await clean.port.write(planOf(ROWS));
  const requests = clean.host.log.length;
  for (let request = 4; request <= requests; request += 1) {
    const { host, port } = await make();
    const untouched = users(host);
    host.fail({ request, forGood: true });
    const outcome = await port.write(planOf(ROWS)).catch((error: unknown) => error as ProblemError);
    expect(users(host)).toEqual(untouched);
    if (!(outcome instanceof ProblemError)) continue;
    const codes = outcome.problems.map(({ code }) => code);
    expect(codes[0]).toBe('excel/host-general-exception');
    if (codes.includes('excel/not-restored')) expect(outcome.problems.at(-1)?.message.zh).toContain('D2:E7');
  }
});
