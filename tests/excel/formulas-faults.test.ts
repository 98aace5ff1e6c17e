/** @jest-environment ./tests/support/dom-environment.cjs */
/** Formulas that are being written or replaced, and a request that fails: everything is as it was, names of figures included, or everything is new. */
import { createExcelPort } from '../../src/excel/port';
import { requestsOf } from '../support/excel-breaks';
import { type ExcelHost } from '../support/excel-host';
import { state } from '../support/excel-scenarios';
import { CHART_NAME } from '../../src/sheet/port/kept-sheet';
import { parseReference } from '../../src/sheet/port/own-names';
import { SHEET, start, codes, type Started } from '../support/excel-formulas';

jest.setTimeout(240_000);

/** A run whose input has changed since. */
const outdated = async (formulas: boolean): Promise<Started> => {
  const started = start();
  await started.run.write(formulas);
  started.host.edit(SHEET, 1, 2, 2_000_000.6);
  return started;
};

test.each([
  ['values over formulas', true, false],
  ['formulas over formulas', true, true],
  ['formulas over values', false, true],
] as const)('%s: whatever request fails, all is as it was or all is new', async (_what, first, second) => {
  const image = (host: ExcelHost): unknown => ({
    ...state(host),
    names: host.book.names.map(({ name, formula }) => [name, parseReference(formula) ?? formula]).sort(),
  });
  const clean = await outdated(first);
  const { plan } = await clean.run.plan(second);
  const requests = await requestsOf(clean.host, () => createExcelPort().write(plan));
  const finished = clean.host.sheet(SHEET);
  for (let request = 1; request <= requests; request += 1) {
    const { host } = await outdated(first);
    const before = image(host);
    host.fail({ request, after: 0.5 });
    const failed = await codes(createExcelPort().write(plan));
    host.fail(undefined);
    if (failed.length > 0) expect([request, image(host)]).toEqual([request, before]);
    else
      expect([
        request,
        [...host.sheet(SHEET).cells].map(([row, line]) => [row, [...line].map(([c, { value, formula }]) => [c, value, formula])]),
      ]).toEqual([
        request,
        [...finished.cells].map(([row, line]) => [row, [...line].map(([c, { value, formula }]) => [c, value, formula])]),
      ]);
  }
});

test.each([
  ['values', true, false],
  ['formulas', true, true],
] as const)('a run with %s that broke off at any request leaves no sheet of ours standing', async (_what, first, second) => {
  const clean = await outdated(first);
  const { plan } = await clean.run.plan(second);
  const requests = await requestsOf(clean.host, () => createExcelPort().write(plan));
  let told = 0;
  for (let request = 1; request <= requests; request += 1)
    for (const after of [0.3, 0.8]) {
      const { host } = await outdated(first);
      const before = host.book.sheets.map(({ name }) => name);
      // Nothing after this request either.
      host.fail({ request, after, forGood: true });
      await codes(createExcelPort().write(plan));
      host.fail(undefined);
      const next = createExcelPort();
      if (!(await next.open()).brokenOff) continue;
      told += 1;
      // A chart that did not get its name any more is nobody's.
      const unnamed = host.book.sheets.some(({ charts }) => charts.some(({ name }) => name !== CHART_NAME));
      const said = (await next.takeBack()).map(({ code }) => code);
      expect([request, after, said]).toEqual([request, after, ['excel/restored', ...(unnamed ? ['excel/sheet-kept'] : [])]]);
      if (unnamed) continue;
      expect(host.book.sheets.map(({ name }) => name)).toEqual(before);
    }
  expect(told).toBeGreaterThan(20);
});
