/** @jest-environment ./tests/support/dom-environment.cjs */
/** A write breaks off over a sheet of ours that is too large for the journal: what of it is still there stays, and only what is empty is said to be. */
import { createExcelPort } from '../../src/excel/port';
import type { OwnSheet, WritePlan } from '../../src/sheet/port/port';
import { breakOff } from '../support/excel-breaks';
import type { ExcelHarness } from '../support/excel-harness';
import { cellAt, type ExcelHost } from '../support/excel-host';
import { evidenceOf, planOf } from '../support/excel-plan';
import { make, ROWS } from '../support/excel-scenarios';

jest.setTimeout(300_000);

const EVIDENCE = '测算依据';
const KEPT = '测算依据（留存1）';
const TEXT = '甲'.repeat(32_000);

/** More than 40 million characters. */
const large: OwnSheet = {
  ...evidenceOf(1),
  key: 'mini:evidence',
  filter: undefined,
  rows: Array.from({ length: 1_260 }, (_, i) => [`${i}${TEXT}`, i]),
};
const first = planOf(ROWS, { sheets: [large] });
const second: WritePlan = planOf(ROWS, {
  memory: '{"run":2}',
  sheets: [{ ...evidenceOf(3), key: large.key, filter: undefined }],
});

const ready = async (): Promise<ExcelHarness> => {
  const harness = await make();
  await harness.port.write(first);
  return harness;
};

const filled = (host: ExcelHost, sheet: string): number =>
  [...host.sheet(sheet).cells.values()].filter((line) => String(line.get(0)?.value).endsWith(TEXT)).length;
const sheets = (host: ExcelHost): readonly string[] => host.book.sheets.map(({ name }) => name);

const codes = (problems: readonly { readonly code: string }[]): readonly string[] =>
  problems.map(({ code }) => code).filter((code) => code !== 'excel/no-notes');

/** The request that empties it. */
let emptying = 0;
beforeAll(async () => {
  const { host, port } = await ready();
  host.onRequest((count) => {
    if (emptying === 0 && cellAt(host.sheet(EVIDENCE), 0, 0).value === '') emptying = count - 1;
  });
  await port.write(second);
  expect(emptying).toBeGreaterThan(3);
});

test('where it was not emptied yet, it is whole and nothing is said of it; the next write finds it as its own', async () => {
  const harness = await ready();
  const { host } = harness;
  const sheet = host.sheet(EVIDENCE);
  await breakOff(harness.host, () => harness.port.write(second), emptying, false);
  const next = createExcelPort();
  expect(codes(await next.takeBack())).toEqual(['excel/restored']);
  expect([host.sheet(EVIDENCE) === sheet, filled(host, EVIDENCE)]).toEqual([true, large.rows.length]);
  expect(codes((await next.write(second)).problems)).toEqual([]);
  expect(sheets(host)).not.toContain(KEPT);
});

test('with a remark on it, it stands under another name with all that was there, and is not said to be empty', async () => {
  const harness = await ready();
  const { host } = harness;
  await breakOff(harness.host, () => harness.port.write(second), emptying, false);
  host.edit(EVIDENCE, 3, 16, '√');
  const next = createExcelPort();
  expect(codes(await next.takeBack())).toEqual(['excel/restored', 'excel/sheet-kept']);
  expect([filled(host, KEPT), cellAt(host.sheet(KEPT), 3, 16).value]).toEqual([large.rows.length, '√']);
  expect(host.sheet(EVIDENCE).cells.size).toBe(0);
  // An empty sheet is nobody's remark.
  expect(codes((await next.write(second)).problems)).toEqual([]);
  expect(sheets(host).filter((name) => name.includes('留存'))).toEqual([KEPT]);
});

test('where it was emptied, it is said to be empty, and the next write makes it anew', async () => {
  const harness = await ready();
  const { host } = harness;
  await breakOff(harness.host, () => harness.port.write(second), emptying + 2, false);
  const next = createExcelPort();
  expect(codes(await next.takeBack())).toEqual(['excel/restored', 'excel/sheets-emptied']);
  expect(codes((await next.write(second)).problems)).toEqual([]);
  expect(sheets(host)).not.toContain(KEPT);
  expect(cellAt(host.sheet(EVIDENCE), 1, 0).value).toBe('企业0');
});
