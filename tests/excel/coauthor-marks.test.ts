/** @jest-environment ./tests/support/dom-environment.cjs */
/** Somebody else changes the sheet while results are marked as out of date, or a run is taken back: their cells are never touched, and nothing stands beside another enterprise. */
import { ProblemError } from '../../src/core/problem';
import { beside, CHANGES, sorted, users, type Change } from '../support/excel-coauthor';
import { scenarios } from '../support/excel-scenarios';

jest.setTimeout(240_000);

const chosen = scenarios.filter(({ name }) => name.startsWith('marks') || name === 'undo of a second run');

/** The others differ from these in where they go, and are tried on runs. */
const changes = Object.entries(CHANGES)
  .filter(([what]) => !/left of ours|above/.test(what))
  .map(([what, change], n): [string, Change, number] => [what, change, n % 2]);

describe.each(chosen)('$name', ({ start, plan: planned }) => {
  test('there is something to mix up', async () => {
    const harness = await start();
    const before = beside(harness.host);
    await harness.port.write(await planned(harness));
    const after = beside(harness.host);
    expect([...after.keys()]).toEqual([...before.keys()]);
    expect([...after]).not.toEqual([...before]);
  });

  test('sorted between reading and writing: refused, and all stays as it was', async () => {
    const harness = await start();
    const plan = await planned(harness);
    sorted(harness.host);
    const [before, theirs] = [beside(harness.host), users(harness.host)];
    const outcome = await harness.port.write(plan).catch((error: unknown) => error);
    expect(outcome).toBeInstanceOf(ProblemError);
    expect((outcome as ProblemError).problems[0]?.code).toBe('excel/sheet-moved');
    expect(beside(harness.host)).toEqual(before);
    expect(users(harness.host)).toEqual(theirs);
  });

  // Each at every other request, half of them at the odd ones: every request is met by some.
  test.each(changes)('%s, in the middle', async (what, change, odd) => {
    const clean = await start();
    const from = clean.host.log.length;
    const cleanPlan = await planned(clean);
    const read = clean.host.log.length - from;
    await clean.port.write(cleanPlan);
    const requests = clean.host.log.length - from - read;
    const finished = beside(clean.host);
    const seen = { refused: 0, written: 0 };

    for (let request = 2 - odd; request <= requests; request += 2) {
      const harness = await start();
      const { host, port } = harness;
      const plan = await planned(harness);
      const before = beside(host);
      let theirs: unknown;
      host.onRequest((count) => {
        if (count !== request) return;
        change(host);
        theirs = users(host);
      });
      const outcome = await port.write(plan).catch((error: unknown) => error as ProblemError);
      host.onRequest(undefined);
      const at = [what, request];
      // Only a change that cannot be put back leaves ours in doubt, and says so.
      const lost = outcome instanceof ProblemError && outcome.problems.some(({ code }) => code === 'excel/not-restored');
      const expected = outcome instanceof ProblemError ? before : finished;
      if (outcome instanceof ProblemError) seen.refused += 1;
      else seen.written += 1;
      if (lost) expect(outcome.problems.at(-1)?.message.zh).toContain('请重新测算');
      else
        for (const [name, cells] of beside(host))
          if (expected.has(name)) expect([at, name, cells]).toEqual([at, name, expected.get(name)]);
      expect([at, users(host)]).toEqual([at, theirs]);
    }
    expect(seen.refused).toBeGreaterThan(0);
    expect(seen.written).toBeGreaterThan(0);
  });
});
