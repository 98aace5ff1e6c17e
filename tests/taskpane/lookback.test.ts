/** What is asked of a record in the pane's worker, every message through a structured clone: it answers what it does on the page, looks at the workbook through the page alone, and the record goes over once. */
import { ProblemError, type Problem } from '../../src/core/problem';
import type { Policy } from '../../src/policy/model';
import { loadShipped } from '../../src/run/policies';
import { compute, openSheet, planWrite, recogniseSheet, type Opened } from '../../src/run/run';
import { Kind, type SheetPort } from '../../src/sheet/port/port';
import { inlineComputer, type Computer } from '../../src/taskpane/computing/computer';
import { keptParts } from '../../src/taskpane/state/kept-parts';
import { MOST } from '../../src/taskpane/line/pieces';
import { workerComputer } from '../../src/taskpane/computing/worker-computer';
import { fakeWorker, type FakeWorker } from '../support/fake-worker';
import { samplePort } from '../support/sample';

const POLICY = 'shaoxing-4151-2025';

const value = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
  if (!result.ok) throw new Error('refused');
  return result.value;
};

let policy: Policy;
let port: SheetPort;
let opened: Opened;
beforeAll(async () => {
  policy = value(await loadShipped(POLICY));
  port = await samplePort();
  // Two runs, so that an undo puts something back.
  for (const now of ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z']) {
    const before = value(await openSheet(port));
    const computed = value(
      compute(before, value(recogniseSheet(before, policy, 2025)), policy, { year: 2025, readings: {}, parameters: {} }),
    );
    await port.write(planWrite(before, computed, { lang: 'zh', unit: '元', fileName: 'x.xlsx', now }).plan);
  }
  opened = value(await openSheet(port));
});

const inWorker = (): { readonly computer: Computer; readonly made: FakeWorker[] } => {
  const made: FakeWorker[] = [];
  const create = (): Worker => {
    const one = fakeWorker(() => jest.requireActual('../../src/taskpane/computing/worker'));
    made.push(one);
    return one.worker;
  };
  return { computer: workerComputer(create), made };
};

const mappingOf = (of: Opened) => value(recogniseSheet(of, policy, 2025)).mapping;

/** The sheet with another investment in the first row of the table. */
const changed = (of: Opened): Opened => {
  const { column, row } = { column: mappingOf(of).columns['当年设备投资额']?.column ?? -1, row: mappingOf(of).firstRow };
  const columns = of.grid.columns.map((one, c) => {
    if (c !== column - of.grid.firstColumn) return one;
    const [values, kinds] = [one.values.slice(), one.kinds.slice()];
    values[row - of.grid.firstRow] = 12_345;
    kinds[row - of.grid.firstRow] = Kind.number;
    return { ...one, values, kinds };
  });
  return { ...of, grid: { ...of.grid, columns } };
};

/** The rows of the table the other way round, our columns as they are. */
const sorted = (of: Opened): Opened => {
  const own = new Set(of.ownColumns.map(({ column }) => column));
  const { firstRow, lastRow } = mappingOf(of);
  const [top, bottom] = [firstRow - of.grid.firstRow, lastRow - of.grid.firstRow];
  const turned = <T extends Uint8Array | Float64Array>(list: T): T => {
    const copy = list.slice() as T;
    for (let row = top; row <= bottom; row += 1) copy[row] = list[top + bottom - row] as number;
    return copy;
  };
  const columns = of.grid.columns.map((one, c) =>
    own.has(c + of.grid.firstColumn)
      ? one
      : { kinds: turned(one.kinds), values: turned(one.values), formats: turned(one.formats) },
  );
  return { ...of, grid: { ...of.grid, columns } };
};

test('marks, the check of places and an undo are those of the page', async () => {
  const [there, here] = await Promise.all(
    [inWorker().computer, inlineComputer()].map(async (computer) => ({
      found: await computer.recognise({ opened, policy, year: 2025, mapping: {} }),
      changed: await computer.recognise({ opened: changed(opened), policy, year: 2025, mapping: {} }),
      none: await computer.marks(opened, policy, mappingOf(opened), 'zh'),
      marks: await computer.marks(changed(opened), policy, mappingOf(opened), 'zh'),
      misplaced: await computer.misplaced(sorted(opened), POLICY, mappingOf(opened)),
      placed: await computer.misplaced(opened, POLICY, mappingOf(opened)),
      undo: value(await computer.undo(port, opened, POLICY, mappingOf(opened))),
    })),
  );
  expect(there).toEqual(here);
  expect(there?.found?.left).toEqual({ undoable: true });
  expect(there?.found?.expired.rows).toEqual([]);
  expect(there?.changed?.expired.rows).toHaveLength(1);
  expect(there?.none).toBeUndefined();
  expect(there?.marks?.columns).toHaveLength(1);
  expect([there?.misplaced, there?.placed]).toEqual([true, false]);
  expect(there?.undo.plan.columns.length).toBeGreaterThan(1);
  expect(there?.undo.edits).toBe(0);
});

test('the record goes over once, and a sheet that is read again and is the same not again; no message is large', async () => {
  const { computer, made } = inWorker();
  await computer.undo(port, opened, POLICY, mappingOf(opened));
  const sent = made[0]?.sent ?? [];
  const first = sent.length;
  const again = await keptParts(opened, value(await openSheet(port)));
  expect([again.grid === opened.grid, again.record === opened.record, again.parameters === opened.parameters]).toEqual([
    true,
    true,
    true,
  ]);
  await computer.misplaced(again, POLICY, mappingOf(again));
  const later = sent.slice(first);
  expect(later.reduce((sum, { transferred }) => sum + transferred, 0)).toBe(0);
  const characters = opened.record.reduce((sum, one) => sum + one.length, 0);
  expect(characters).toBeGreaterThan(20_000);
  expect(later.reduce((sum, { weight }) => sum + weight, 0)).toBeLessThan(characters / 16);
  expect(Math.max(...sent.map(({ weight }) => weight))).toBeLessThanOrEqual(MOST + 12);
});

test('a sheet that the workbook refuses to show ends the undo with its reason', async () => {
  const busy: Problem = { code: 'busy', severity: 'error', place: {}, message: { zh: '正在编辑单元格', en: 'editing' } };
  const refusing: SheetPort = { ...port, read: () => Promise.reject(new ProblemError([busy])) };
  await expect(inWorker().computer.undo(refusing, opened, POLICY, mappingOf(opened))).rejects.toMatchObject({
    problems: [busy],
  });
});
