/** @jest-environment ./tests/support/dom-environment.cjs */
/** Cancelling while reading or writing, at every request: the workbook is as it was before, or (in a short last step) all is there. */
import { ProblemError } from '../../src/core/problem';
import { cellAt, type ExcelHost } from '../support/excel-host';
import { planOf, SHEET } from '../support/excel-plan';
import { links, make, ROWS, scenarios, state, users } from '../support/excel-scenarios';

jest.setTimeout(120_000);

/** Requests of the last step: looks, widths and notes on the user's sheet, and what earlier runs have left. */
const LAST_STEP = 9;

/** Everything of the user's sheet, looks and widths too. */
const picture = (host: ExcelHost): unknown => {
  const { cells, widths, merges, notes, names, filter, frozen } = host.sheet(SHEET);
  const filled = [...cells].flatMap(([row, line]) =>
    [...line].flatMap(([column, { value, formula, format, look, link }]) =>
      value === '' && format === 'General' && Object.keys(look).length === 0 && !link
        ? []
        : [[row, column, value, formula, format, look, link]],
    ),
  );
  return { filled, widths: [...widths], merges, notes, names, filter, frozen };
};

const outcomeOf = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

describe.each(scenarios)('$name', ({ name, start, plan: planned }) => {
  test('cancelled at every request of its writing', async () => {
    const clean = await start();
    const plan = await planned(clean);
    const from = clean.host.log.length;
    await clean.port.write(plan);
    const requests = clean.host.log.length - from;
    const finished = state(clean.host);
    let tooLate = 0;

    for (let request = 1; request <= requests; request += 1) {
      const { host, port } = await start();
      const [before, untouched, whole] = [state(host), users(host), picture(host)];
      const sheets = host.book.sheets.map((sheet) => sheet.name);
      const stop = new AbortController();
      host.onRequest((count) => count === request && stop.abort());
      const outcome = await outcomeOf(port.write(plan, undefined, stop.signal));
      host.onRequest(undefined);
      expect([request, users(host)]).toEqual([request, untouched]);
      if (outcome instanceof ProblemError) {
        expect(tooLate).toBe(0);
        expect(outcome.problems[0]?.code).toBe('cancelled');
        expect(outcome.problems.length === 1 || outcome.problems[1]?.code === 'excel/restored').toBe(true);
        expect([request, state(host)]).toEqual([request, before]);
        expect(host.book.sheets.map((sheet) => sheet.name)).toEqual(sheets);
        if (name === 'first run') expect([request, picture(host), links(host)]).toEqual([request, whole, 0]);
        // A write after it finds nothing in its way.
        if (request % 5 === 0) await port.write(plan);
      } else {
        tooLate += 1;
        expect([request, state(host)]).toEqual([request, finished]);
      }
    }
    expect(tooLate).toBeLessThanOrEqual(LAST_STEP);
    expect(requests - tooLate).toBeGreaterThan(8);
  });
});

test('a write that is cancelled before it begins sends nothing', async () => {
  const { host, port } = await make();
  const outcome = await outcomeOf(port.write(planOf(ROWS), undefined, AbortSignal.abort()));
  expect((outcome as ProblemError).problems.map(({ code }) => code)).toEqual(['cancelled']);
  expect(host.log).toEqual([]);
});

test('reading is left at every request, and sends no more than the one that is under way', async () => {
  const clean = await make();
  await clean.port.read(SHEET);
  const requests = clean.host.log.length;
  for (let request = 1; request <= requests; request += 1) {
    const { host, port } = await make();
    const before = state(host);
    const stop = new AbortController();
    host.onRequest((count) => count === request && stop.abort());
    const outcome = await outcomeOf(port.read(SHEET, undefined, stop.signal));
    expect((outcome as ProblemError).problems.map(({ code }) => code)).toEqual(['cancelled']);
    await new Promise((resolve) => void setTimeout(resolve, 20));
    // What some hosts cannot answer is asked again in another way, once.
    expect(host.log.length).toBeLessThanOrEqual(request + 3);
    expect(state(host)).toEqual(before);
  }
});

test('a host that never answers does not hold the user: reading and looking are left at once', async () => {
  for (const work of ['read', 'write'] as const) {
    const { host, port } = await make();
    host.fail({ request: 2, drop: true });
    const stop = new AbortController();
    const waiting = outcomeOf(
      work === 'read' ? port.read(SHEET, undefined, stop.signal) : port.write(planOf(ROWS), undefined, stop.signal),
    );
    await new Promise((resolve) => void setTimeout(resolve, 30));
    stop.abort();
    expect(((await waiting) as ProblemError).problems.map(({ code }) => code)).toEqual(['cancelled']);
    expect(cellAt(host.sheet(SHEET), 1, 3).value).toBe('');
  }
});
