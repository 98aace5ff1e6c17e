/** @jest-environment ./tests/support/dom-environment.cjs */
/** Whatever request fails, and however much of it was done: the user's cells are unchanged, ours are either all new or all as before, and the officer is told. */
import { ProblemError } from '../../src/core/problem';
import { planOf } from '../support/excel-plan';
import { everything, links, make, ROWS, scenarios, state, users } from '../support/excel-scenarios';

type Sheet = ReturnType<typeof state>['sheets'][number];

/** Cells that hold something: the looks of one that is empty are no figure. */
const filled = (sheet: Sheet | undefined) => sheet && { ...sheet, cells: sheet.cells.filter(([, , value]) => value !== '') };

// Some 60 runs of the whole adapter for each test.
jest.setTimeout(120_000);

describe.each(scenarios)('$name', ({ start, plan: planned }) => {
  test.each([
    ['at its start', 0],
    ['in its middle', 0.5],
    ['at its end', 1],
  ])('a fault at every request, %s', async (_where, after) => {
    const clean = await start();
    const plan = await planned(clean);
    const from = clean.host.log.length;
    const codes = ({ problems }: Pick<ProblemError, 'problems'>): readonly string[] =>
      problems.map(({ code }) => code).filter((code) => code !== 'excel/no-notes');
    const usual = codes(await clean.port.write(plan));
    const requests = clean.host.log.length - from;
    expect(requests).toBeGreaterThan(5);
    const finished = state(clean.host);
    const whole = everything(clean.host);

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
        // Only looks, links or sheets to be removed were lost: the figures are all there. Nothing is told only where nothing was lost.
        const more = codes(outcome).slice(usual.length);
        expect([request, after, codes(outcome)]).toEqual([request, after, [...usual, ...more]]);
        expect([[], ['excel/not-dressed']]).toContainEqual(more);
        if (more.length === 0) expect([request, after, everything(host)]).toEqual([request, after, whole]);
        const done = state(host);
        expect([request, after, { ...done, sheets: [filled(done.sheets[0])], names: [], xml: [] }]).toEqual([
          request,
          after,
          { ...finished, sheets: [filled(finished.sheets[0])], names: [], xml: [] },
        ]);
        if (!plan.removed)
          expect([request, after, done.sheets.map(filled)]).toEqual([request, after, finished.sheets.map(filled)]);
        // Of two records the newer counts, whatever has become of the older one.
        expect([request, after, (await port.record())[0] ?? '']).toEqual([request, after, plan.record ?? '']);
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
