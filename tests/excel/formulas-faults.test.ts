/** @jest-environment ./tests/support/dom-environment.cjs */
/** Formulas that are being written or replaced, and a request that fails: everything is as it was, names of figures included, or everything is new. */
import { createExcelPort } from '../../src/excel/port';
import { type ExcelHost } from '../support/excel-host';
import { state } from '../support/excel-scenarios';
import { parseReference } from '../../src/sheet/own-names';
import { SHEET, start, codes, type Started } from '../support/excel-formulas';

jest.setTimeout(240_000);

test.each([
  ['values over formulas', true, false],
  ['formulas over formulas', true, true],
  ['formulas over values', false, true],
] as const)('%s: whatever request fails, all is as it was or all is new', async (_what, first, second) => {
  const image = (host: ExcelHost): unknown => ({
    ...state(host),
    names: host.book.names.map(({ name, formula }) => [name, parseReference(formula) ?? formula]).sort(),
  });
  const ready = async (): Promise<Started> => {
    const started = start();
    await started.run.write(first);
    started.host.edit(SHEET, 1, 2, 2_000_000.6);
    return started;
  };
  const clean = await ready();
  const { plan } = await clean.run.plan(second);
  const from = clean.host.log.length;
  await createExcelPort().write(plan);
  const requests = clean.host.log.length - from;
  const finished = clean.host.sheet(SHEET);
  for (let request = 1; request <= requests; request += 1) {
    const { host } = await ready();
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
