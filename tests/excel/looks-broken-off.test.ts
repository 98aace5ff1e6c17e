/** @jest-environment ./tests/support/dom-environment.cjs */
/**
 * How the user's sheets look after a write that failed or broke off at any request, our columns among them: as before, whatever somebody had made
 * of them. Links of ours and the looks that they bring come back with the next run, as the message says.
 */
import type { Problem } from '../../src/core/problem';
import { createExcelPort } from '../../src/excel/port';
import type { WritePlan, WriteReceipt } from '../../src/sheet/port/port';
import { breakOff, requestsOf } from '../support/excel-breaks';
import type { ExcelHarness } from '../support/excel-harness';
import { cellAt, type ExcelHost } from '../support/excel-host';
import { putCell } from '../support/excel-host/model';
import { SHEET } from '../support/excel-plan';
import { scenarios, type Scenario } from '../support/excel-scenarios';

jest.setTimeout(240_000);

const LAST = 12;
const ROWS = 9;

/** What a person makes of a sheet: some of it in our columns, where they stand or will stand. */
const arrange = (host: ExcelHost): void => {
  const sheet = host.sheet(SHEET);
  const look = (row: number, column: number, more: Readonly<Record<string, unknown>>): void =>
    putCell(sheet, row, column, { look: { ...cellAt(sheet, row, column).look, ...more } });
  for (let column = 3; column <= LAST; column += 1) {
    look(2, column, { 'Fill.Color': '#FFFF00', 'Font.Italic': true });
    look(4, column, { 'Font.Strikethrough': true, 'Top.Style': 'Double' });
    if (column % 2 === 0) look(0, column, { 'Fill.Color': '#00FF00' });
    sheet.widths.set(column, 60 + column);
  }
  for (const column of [1, 4, 8]) sheet.hiddenColumns.add(column);
  sheet.widths.set(0, 200);
  sheet.heights.set(1, 33);
  sheet.frozen = { row: 0, column: 0, rows: 1, columns: 1 };
  sheet.filter = { area: { row: 0, column: 0, rows: 7, columns: 3 }, filtered: false };
  sheet.conditions = [{ rule: 'bars', areas: [{ row: 0, column: 0, rows: 9, columns: 9 }] }];
  host.sheet('用户的表').widths.set(0, 99);
};

const linkedIn = (host: ExcelHost): ReadonlySet<string> =>
  new Set(
    [...host.sheet(SHEET).cells].flatMap(([row, line]) =>
      [...line].flatMap(([column, { link }]) => (link ? [`${row}:${column}`] : [])),
    ),
  );

const sorted = <T>(all: Iterable<readonly [number, T]>): readonly (readonly [number, T])[] => [...all].sort(([a], [b]) => a - b);

/** Everything of it, but for cells that had a link of ours. */
const looks = (host: ExcelHost, linked: ReadonlySet<string>): unknown =>
  [SHEET, '用户的表'].map((name) => {
    const { widths, heights, hiddenColumns, hiddenRows, frozen, filter, conditions, merges, lists } = host.sheet(name);
    const cells = Array.from({ length: ROWS * (LAST + 2) }, (_, i) => {
      const [row, column] = [i % ROWS, Math.floor(i / ROWS)];
      const { format, look } = cellAt(host.sheet(name), row, column);
      return linked.has(`${row}:${column}`) ? [row, column] : [row, column, format, Object.entries(look).sort()];
    });
    return [
      ...[name, cells, sorted(widths), sorted(heights), [...hiddenColumns].sort(), [...hiddenRows].sort()],
      ...[frozen, filter, conditions, merges, lists],
    ];
  });

const begin = async ({ start }: Scenario): Promise<ExcelHarness> => {
  const started = await start();
  arrange(started.host);
  return started;
};

/** A picture of a workbook before, to be compared with one of after. */
const picture = (host: ExcelHost): { readonly before: unknown; readonly now: () => unknown } => {
  const linked = linkedIn(host);
  return { before: looks(host, linked), now: () => looks(host, linked) };
};

interface Planned {
  readonly plan: WritePlan;
  readonly requests: number;
  /** The picture after a write that went through. */
  readonly done: unknown;
}

const undressed = ({ problems }: Pick<WriteReceipt, 'problems'>): readonly Problem[] =>
  problems.filter(({ code }) => code === 'excel/not-dressed');

describe.each(scenarios)('$name', (scenario) => {
  const planned = async (): Promise<Planned> => {
    const clean = await begin(scenario);
    const plan = await scenario.plan(clean);
    const { now } = picture(clean.host);
    const requests = await requestsOf(clean.host, () => clean.port.write(plan));
    return { plan, requests, done: now() };
  };

  test('a fault at any request', async () => {
    const { plan, requests, done } = await planned();
    const refused: number[] = [];
    for (let request = 1; request <= requests; request += 1) {
      const { host, port } = await begin(scenario);
      const { before, now } = picture(host);
      host.fail({ request, after: 0.5 });
      const receipt = await port.write(plan).catch(() => undefined);
      host.fail(undefined);
      if (!receipt) refused.push(request);
      // What Excel refuses once in the step that has no way back is tried again.
      expect([request, now()]).toEqual([request, receipt ? done : before]);
    }
    expect(refused.length).toBeGreaterThan(5);
    // And where it goes on: what cannot be dressed, or be as before, is told.
    for (let request = (refused.at(-1) ?? 0) + 1; request <= requests; request += 1) {
      const { host, port } = await begin(scenario);
      const { now } = picture(host);
      host.fail({ request, forGood: true });
      const receipt = await port.write(plan).catch(() => undefined);
      host.fail(undefined);
      const same = JSON.stringify(now()) === JSON.stringify(done);
      const told = receipt === undefined ? [] : undressed(receipt);
      expect([request, same || told.length > 0 || receipt === undefined]).toEqual([request, true]);
      if (plan.columns.length === 0 && !same && receipt) expect(told[0]?.message.zh).toContain('D1:E7');
    }
  });

  test.each([
    ['in part', false],
    ['as a whole', true],
  ])('broken off at any request, carried out %s', async (_, whole) => {
    const { plan, requests } = await planned();
    let told = 0;
    for (let request = 1; request <= requests; request += 1) {
      const { host, port } = await begin(scenario);
      const { before, now } = picture(host);
      await breakOff(host, () => port.write(plan), request, whole);
      const next = createExcelPort();
      if (!(await next.open()).brokenOff) continue;
      told += 1;
      await next.takeBack();
      expect([request, now()]).toEqual([request, before]);
    }
    expect(told).toBeGreaterThan(3);
  });
});
