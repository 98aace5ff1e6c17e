/** @jest-environment ./tests/support/dom-environment.cjs */
/** The pane is closed, or the computer turned off, at every request of a write: whoever opens the workbook next is told, and gets it back as it was. */
import { createExcelPort } from '../../src/excel/port';
import type { ProblemError } from '../../src/core/problem';
import type { WritePlan } from '../../src/sheet/port/port';
import { breakOff, requestsOf } from '../support/excel-breaks';
import type { ExcelHarness } from '../support/excel-harness';
import { cellAt, type ExcelHost } from '../support/excel-host';
import { putCell } from '../support/excel-host/model';
import { planOf, SHEET } from '../support/excel-plan';
import { links, make, ROWS, scenarios, state, users } from '../support/excel-scenarios';

jest.setTimeout(240_000);

const codesOf = (work: Promise<unknown>): Promise<readonly string[]> =>
  work.then(
    () => [],
    (error: unknown) => (error as ProblemError).problems.map(({ code }) => code),
  );

describe.each(scenarios)('$name', ({ start, plan: planned }) => {
  test.each([
    ['that was not carried out', false],
    ['that was carried out', true],
  ])('broken off at every request, the last one %s', async (_what, whole) => {
    const clean = await start();
    const plan = await planned(clean);
    const from = clean.host.log.length;
    await clean.port.write(plan);
    const requests = clean.host.log.length - from;
    const finished = state(clean.host);
    let told = 0;

    for (let request = 1; request <= requests; request += 1) {
      const broken = await start();
      const { host } = broken;
      const [before, untouched] = [state(host), users(host)];
      await breakOff(broken.host, () => broken.port.write(plan), request, whole);
      expect([request, users(host)]).toEqual([request, untouched]);

      const next = createExcelPort();
      const { brokenOff } = await next.open();
      if (!brokenOff) {
        // Nothing was changed yet, or all of it is done.
        const now = state(host);
        const same = { ...now, xml: now.xml.filter((xml) => !xml.includes('urn:cesuan:journal')) };
        expect([request, same]).toEqual([request, told === 0 ? before : finished]);
        continue;
      }
      told += 1;
      expect(brokenOff.sheet).toBe(SHEET);
      expect(await codesOf(next.write(plan))).toEqual(['broken-off']);
      const said = (await next.takeBack()).map(({ code }) => code);
      expect([request, said]).toEqual([request, ['excel/restored']]);
      expect([request, state(host), users(host)]).toEqual([request, before, untouched]);
      expect((await next.open()).brokenOff).toBeUndefined();
      if (before.names.length === 0) expect([request, links(host)]).toEqual([request, 0]);
      // It is as if nothing had been: the same write goes through.
      if (request % 4 === 0) {
        await next.write(plan);
        expect([request, state(host)]).toEqual([request, finished]);
      }
    }
    // The others only look (one of them for widths of columns that move), or are the last one.
    expect(requests - told).toBeLessThanOrEqual(13);
  });
});

const second = (): WritePlan => {
  const values = Array.from({ length: ROWS }, (_, i) => 1000 + i);
  return planOf(ROWS, { columns: planOf(ROWS).columns.map((one) => (one.column === 3 ? { ...one, values } : one)) });
};

const afterFirst = async (): Promise<ExcelHarness> => {
  const harness = await make();
  await harness.port.write(planOf(ROWS));
  return harness;
};

/** A second run whose awards are written, and no more than they. */
const halfWritten = async (): Promise<ExcelHarness> => {
  const clean = await afterFirst();
  let written = 0;
  clean.host.onRequest((count) => {
    if (written === 0 && cellAt(clean.host.sheet(SHEET), 2, 3).value === 1001) written = count;
  });
  await clean.port.write(second());
  const harness = await afterFirst();
  await breakOff(harness.host, () => harness.port.write(second()), written, false);
  return harness;
};

test('a silent Excel is left at any request of a write: nothing more is sent, and the clean-up finds everything', async () => {
  const requests = await requestsOf((await afterFirst()).host, () => createExcelPort().write(second()));
  let told = 0;
  // Behind the last one nothing waits.
  for (let request = 1; request < requests; request += 1) {
    const { host } = await afterFirst();
    const before = state(host);
    const port = createExcelPort({ patience: 0.005 });
    let leave: (() => void) | undefined;
    port.onSilent((problem, way) => (leave = problem && way));
    const sent = host.log.length;
    // The one behind it waits.
    host.onRequest((count) => count === request && queueMicrotask(() => host.setEditing(true)));
    const writing = codesOf(port.write(second()));
    for (let tries = 0; tries < 400 && !leave; tries += 1) await new Promise((resolve) => void setTimeout(resolve, 5));
    host.onRequest(undefined);
    // A failure is told, not waited for.
    if (!leave) host.setEditing(false);
    leave?.();
    expect([request, await writing]).toEqual([request, ['excel/left']]);
    const asked = host.log.length;
    host.setEditing(false);
    await new Promise((resolve) => void setTimeout(resolve, 20));
    // What it was last asked is carried out, and nothing behind it.
    expect(host.log.length - asked).toBeLessThanOrEqual(1);
    expect(asked - sent).toBeLessThan(requests);
    if (!(await port.open()).brokenOff) continue;
    told += 1;
    await port.takeBack();
    expect([request, state(host)]).toEqual([request, before]);
  }
  expect(told).toBeGreaterThan(3);
});

describe('what somebody did between the breaking off and the cleaning up', () => {
  test('a cell that somebody filled in stays, and is named', async () => {
    const { host } = await halfWritten();
    putCell(host.sheet(SHEET), 3, 3, { value: 50_000 });
    const said = await createExcelPort().takeBack();
    expect(said.map(({ code }) => code)).toEqual(['excel/restored', 'excel/kept-meanwhile']);
    expect(said[1]?.message.zh).toContain('D4');
    expect([1, 2, 3, 4].map((row) => cellAt(host.sheet(SHEET), row, 3).value)).toEqual([0.07, 1.07, 50_000, 3.07]);
  });

  test('a renamed sheet is found, and its columns keep their names', async () => {
    const { host } = await halfWritten();
    const sheet = host.sheet(SHEET);
    sheet.name = '改名后';
    for (const name of sheet.names) name.formula = name.formula.replace(`'${SHEET}'`, "'改名后'");
    const next = createExcelPort();
    expect((await next.takeBack()).map(({ code }) => code)).toEqual(['excel/restored']);
    expect([1, 2].map((row) => cellAt(sheet, row, 3).value)).toEqual([0.07, 1.07]);
    expect((await next.ownColumns('改名后')).map(({ key, column }) => [key, column])).toEqual([
      ['8-equipment', 3],
      ['status', 4],
    ]);
  });

  const remarks = (host: ExcelHost): readonly unknown[] =>
    host.book.sheets.flatMap((sheet) =>
      [...sheet.cells.values()].flatMap((line) =>
        [...line.values()].flatMap(({ value }) => (String(value).startsWith('批语') ? [value] : [])),
      ),
    );

  test.each(scenarios)(
    '$name: no remark on a sheet of ours is lost, whichever request was the last',
    async ({ start, plan: planned }) => {
      const clean = await start();
      const plan = await planned(clean);
      const from = clean.host.log.length;
      await clean.port.write(plan);
      const requests = clean.host.log.length - from;
      let aside = 0;
      for (let request = 2; request <= requests; request += 3) {
        const broken = await start();
        const { host } = broken;
        const before = state(host);
        await breakOff(broken.host, () => broken.port.write(plan), request, request % 2 === 0);
        const next = createExcelPort();
        if (!(await next.open()).brokenOff) continue;
        const ours = host.book.sheets.filter(({ name }) => ![SHEET, '用户的表'].includes(name));
        // Beside what is there, below it, or over it.
        ours.forEach((sheet, i) => putCell(sheet, [1, 60, 0][i % 3] ?? 0, [30, 0, 0][i % 3] ?? 0, { value: `批语${i}` }));
        const standing = ours.find((sheet) => cellAt(sheet, 3, 16).value === '已电话核实');
        const shown = ours.map((sheet) => JSON.stringify([...sheet.cells].map(([row, line]) => [row, [...line]])));
        const said = await next.takeBack();
        expect([request, remarks(host)]).toEqual([request, ours.map((_, i) => `批语${i}`)]);
        const kept = said.filter(({ code }) => code === 'excel/sheet-kept').map(({ place }) => place.sheet);
        aside += kept.length;
        for (const [i, sheet] of ours.entries())
          if (kept.includes(sheet.name))
            expect(JSON.stringify([...sheet.cells].map(([row, line]) => [row, [...line]]))).toBe(shown[i]);
        // What the write was leaving standing is as it was, with what was added.
        if (standing) expect([request, standing.name, kept.includes(standing.name)]).toEqual([request, '测算依据', false]);
        // Beside it everything is as it was.
        const { sheets, ...others } = state(host);
        const untouched = new Set(ours.map(({ name }) => name));
        const rest = ({ sheets: all }: typeof before): unknown =>
          all.filter(({ name }) => !untouched.has(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
        expect([request, [...others.names].sort(), others.xml]).toEqual([request, [...before.names].sort(), before.xml]);
        const names = new Set(before.sheets.map(({ name }) => name));
        if (kept.length === ours.length) {
          expect(rest({ ...others, sheets })).toEqual(rest(before));
          expect(sheets.filter(({ name }) => !names.has(name)).map(({ name }) => name)).toEqual(expect.arrayContaining(kept));
        }
      }
      if (plan.sheets.some(({ below }) => below === undefined)) expect(aside).toBeGreaterThan(5);
    },
  );

  test('a sheet of the user’s that has the name of one of ours stays', async () => {
    const harness = await make();
    const { host } = harness;
    await breakOff(harness.host, () => harness.port.write(planOf(ROWS)), 9, false);
    expect((await createExcelPort().open()).brokenOff).toBeDefined();
    expect(host.book.sheets.some(({ name }) => name === '测算依据')).toBe(true);
    host.book.names.length = 0;
    await createExcelPort().takeBack();
    expect(host.book.sheets.some(({ name }) => name === '测算依据')).toBe(true);
  });
});
