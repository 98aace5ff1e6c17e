/** @jest-environment ./tests/support/dom-environment.cjs */
/**
 * Formulas on 20,000 rows through Excel: what they cost is counted in requests and bytes, which are the same on every machine. Excel calculates by
 * hand here, so that every text is read back too, which is the most that a run can ask for.
 */
import { formulasIn, itemColumn, SHEET, start } from '../support/excel-formulas';
import { cellAt } from '../support/excel-host';

jest.setTimeout(240_000);

const ROWS = 20_000;

test('20,000 rows of formulas cross in few requests, fewer bytes than their texts have, and none near the limit of the web', async () => {
  const { host, run } = start('manual', ROWS);
  const { plan } = await run.plan(true);
  const cells = formulasIn(plan);
  expect(cells).toBeGreaterThan(2 * ROWS);
  host.log.length = 0;
  const receipt = await run.put(plan);
  expect(receipt.problems.map(({ code }) => code)).toContain('excel/calculates-by-hand');
  const { log } = host;
  expect(log.filter(({ error }) => error)).toEqual([]);
  const sum = (of: 'requestBytes' | 'replyBytes'): number => log.reduce((n, one) => n + one[of], 0);
  expect(cellAt(host.sheet(SHEET), ROWS, itemColumn(plan, 'equipment')).formula).toMatch(/^=IF\(N\("策算/);
  const most = Math.max(...log.map(({ requestBytes, replyBytes }) => Math.max(requestBytes, replyBytes)));
  expect(log.length).toBeLessThan(130);
  // With evidence and records; a formula alone has more letters than this.
  expect(sum('requestBytes')).toBeLessThan(cells * 180);
  // Texts that are read back are those of all cells.
  expect(sum('replyBytes')).toBeLessThan(cells * 900);
  expect(most).toBeLessThan(4_000_000);
});
