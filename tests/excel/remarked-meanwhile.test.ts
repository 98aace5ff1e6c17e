/** @jest-environment ./tests/support/dom-environment.cjs */
/** Somebody writes on a sheet of ours after the write has looked at it and before it is emptied. */
import { ProblemError } from '../../src/core/problem';
import { cellAt } from '../support/excel-host';
import { SHEET, start, type Started } from '../support/excel-formulas';

jest.setTimeout(120_000);

const EVIDENCE = '测算依据';

const ready = async (): Promise<Started> => {
  const started = start();
  await started.run.write(false);
  started.host.edit(SHEET, 1, 2, 3_000_000);
  return started;
};

/** The request that empties our sheets. */
const emptiedAt = async (): Promise<number> => {
  const { host, run } = await ready();
  const { plan } = await run.plan(false);
  let emptied = 0;
  host.onRequest((count) => {
    if (emptied === 0 && cellAt(host.sheet(EVIDENCE), 0, 0).value === '') emptied = count - 1;
  });
  await run.put(plan);
  return emptied;
};

/** The last column: requests before the emptying one whose answers may come too early to tell of it. */
const WHERE: readonly (readonly [string, number, number, number])[] = [
  ['beside what stands there', 3, 16, 0],
  ['below it', 60, 0, 0],
  ['in it', 2, 1, 1],
];

test.each(WHERE)('a remark %s is lost at no request', async (_where, row, column, open) => {
  const emptied = await emptiedAt();
  let refused = 0;
  for (let request = 1; request < emptied - open; request += 1) {
    const { host, run } = await ready();
    const { plan } = await run.plan(false);
    const before = host.book.sheets.map(({ name }) => name);
    host.onRequest((count) => count === request && host.edit(EVIDENCE, row, column, '√'));
    const failed = await run.put(plan).then(
      () => undefined,
      (error: unknown) => (error instanceof ProblemError ? error.problems.map(({ code }) => code) : error),
    );
    host.onRequest(undefined);
    const found = host.book.sheets.filter((sheet) => cellAt(sheet, row, column).value === '√').map(({ name }) => name);
    expect([request, failed, found]).toEqual([
      request,
      failed && ['excel/edited-meanwhile'],
      [failed ? EVIDENCE : '测算依据（留存1）'],
    ]);
    if (!failed) continue;
    refused += 1;
    // Nothing was begun, and the next write goes through.
    expect(host.book.sheets.map(({ name }) => name)).toEqual(before);
    expect((await run.opened()).workbook.brokenOff).toBeUndefined();
    expect(cellAt(host.sheet(EVIDENCE), 0, 0).value).not.toBe('');
    if (request % 3 === 0) {
      await run.write(false);
      expect(cellAt(host.sheet('测算依据（留存1）'), row, column).value).toBe('√');
    }
  }
  expect(refused).toBeGreaterThan(3);
});
