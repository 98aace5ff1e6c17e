/** @jest-environment ./tests/support/dom-environment.cjs */
/** Links that a write sets in columns which were ours without any, and which it takes back: how the cells look, what is locked or moved in, stays. */
import { createExcelPort } from '../../src/excel/port';
import type { WritePlan } from '../../src/sheet/port/port';
import { breakOff, failsAt, requestsOf } from '../support/excel-breaks';
import type { ExcelHarness } from '../support/excel-harness';
import { cellAt, type ExcelHost } from '../support/excel-host';
import { putCell } from '../support/excel-host/model';
import { planOf, SHEET } from '../support/excel-plan';
import { make, ROWS } from '../support/excel-scenarios';

jest.setTimeout(60_000);

const looks = (host: ExcelHost): unknown =>
  [3, 4].map((column) =>
    Array.from({ length: ROWS + 1 }, (_, row) => {
      const { value, format, look, link } = cellAt(host.sheet(SHEET), row, column);
      return [value, format, look, link];
    }),
  );

const own = { 'Protection.Locked': false, IndentLevel: 2 };
const linking = planOf(ROWS, { memory: '{"run":2}' });
const unlinked: WritePlan = {
  ...planOf(ROWS),
  columns: linking.columns.map((one) => ({
    ...one,
    values: one.values.map((cell) => (typeof cell === 'object' && cell?.href !== undefined ? cell.value : cell)),
  })),
};

/** All that somebody has locked or moved in stays so. */
const prepared = async (): Promise<ExcelHarness> => {
  const harness = await make();
  await harness.port.write(unlinked);
  const sheet = harness.host.sheet(SHEET);
  for (const column of [3, 4])
    for (let row = 0; row <= ROWS; row += 1)
      putCell(sheet, row, column, { look: { ...cellAt(sheet, row, column).look, ...own } });
  return harness;
};

const requests = async (): Promise<number> => {
  const { host, port } = await prepared();
  return requestsOf(host, () => port.write(linking));
};

test('a fault at any request leaves them as they were', async () => {
  const all = await requests();
  let refused = 0;
  for (let request = 1; request <= all; request += 1) {
    const { host, port } = await prepared();
    const before = looks(host);
    if (!(await failsAt(host, () => port.write(linking), request))) continue;
    refused += 1;
    expect([request, looks(host)]).toEqual([request, before]);
  }
  expect(refused).toBeGreaterThan(10);
});

test('a write that broke off at any request is taken back to them', async () => {
  const all = await requests();
  let told = 0;
  for (let request = 1; request <= all; request += 1) {
    const { host, port } = await prepared();
    const before = looks(host);
    await breakOff(host, () => port.write(linking), request, true);
    const next = createExcelPort();
    if (!(await next.open()).brokenOff) continue;
    told += 1;
    await next.takeBack();
    expect([request, looks(host)]).toEqual([request, before]);
  }
  expect(told).toBeGreaterThan(10);
});
