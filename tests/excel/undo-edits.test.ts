/** @jest-environment ./tests/support/dom-environment.cjs */
/** Awards that somebody has typed over, through a run that keeps, replaces or decides them, its undo, and the run after that: told as edits for as long as they are some. */
import { ProblemError } from '../../src/core/problem';
import { undoRun } from '../../src/run/undo';
import { createExcelPort } from '../../src/excel/port';
import type { Answers } from '../../src/sheet/record/answers';
import { cellAt, type ExcelHost, insertRows } from '../support/excel-host';
import { policy, SHEET, start, type FormulaRun } from '../support/excel-formulas';

const AWARD = 4;
const TYPED = 12_345;

const award = (host: ExcelHost, row = 1): unknown => cellAt(host.sheet(SHEET), row, AWARD).value;

const put = async (run: FormulaRun, answers?: Answers): Promise<number> => {
  const { plan, edits } = await run.plan(false, { answers });
  await run.put(plan);
  return edits.length;
};

/** Of the cells on the user's sheet. */
const listed = async (run: FormulaRun): Promise<readonly string[]> => {
  const opened = await run.opened();
  const undo = await undoRun(createExcelPort(), opened, policy.id, opened.memory?.policies[policy.id]?.mapping);
  if (!undo.ok) throw new Error('no undo');
  expect(undo.value.edits).toBe(undo.value.edited.length);
  return undo.value.edited.flatMap(({ place }) => (place.sheet === SHEET && place.cell !== undefined ? [place.cell] : []));
};

const ANSWERS: readonly (readonly [string, Answers])[] = [
  ['kept', { choice: 'keep' }],
  ['replaced', { choice: 'replace' }],
  ['decided', { choice: 'decide', reason: '核减' }],
];

describe.each(ANSWERS)('an award typed over, then %s by a run', (_, answers) => {
  test('and put back by the undo is an edit to the next run, and kept', async () => {
    const { host, run } = start();
    await put(run);
    const computed = award(host);
    host.edit(SHEET, 1, AWARD, TYPED);
    await put(run, answers);
    await run.undo();
    expect(award(host)).toBe(TYPED);
    const { edits } = await run.plan(false);
    expect(edits).toMatchObject([{ choice: 'keep', edit: { row: 1, column: AWARD, written: computed, found: TYPED } }]);
    await put(run);
    expect(award(host)).toBe(TYPED);
    // And through one more of each.
    await run.undo();
    expect((await run.plan(false)).edits).toHaveLength(1);
  });

  test('is an edit of its row where rows have come in between', async () => {
    const { host, run } = start();
    await put(run);
    host.edit(SHEET, 3, AWARD, TYPED);
    await put(run, answers);
    insertRows(host.book, host.sheet(SHEET), 2, 1);
    host.edit(SHEET, 2, 0, '新企业');
    await run.undo();
    expect(award(host, 4)).toBe(TYPED);
    expect((await run.plan(false)).edits).toMatchObject([{ edit: { row: 4, found: TYPED } }]);
  });
});

test('an undo does not list what it leaves: an edit that the run had kept', async () => {
  const { host, run } = start();
  await put(run);
  host.edit(SHEET, 1, AWARD, TYPED);
  await put(run);
  expect(await listed(run)).toEqual([]);
  // Since the run: this one goes.
  host.edit(SHEET, 2, AWARD, 99);
  expect(await listed(run)).toEqual(['E3']);
  // Changed once more, the kept one still stays.
  host.edit(SHEET, 1, AWARD, 77);
  expect(await listed(run)).toEqual(['E3']);
  await run.undo();
  expect([award(host, 1), award(host, 2) === 99]).toEqual([77, false]);
});

test('an undo of a first run lists every edit, and none of a cell that was emptied', async () => {
  const { host, run } = start();
  await put(run);
  host.edit(SHEET, 1, AWARD, TYPED);
  host.edit(SHEET, 2, AWARD, '');
  expect(await listed(run)).toEqual(['E2']);
});

test('an undo of a first run leaves none of its looks on the user’s sheet', async () => {
  const { host, run } = start();
  const looks = (): unknown =>
    Array.from({ length: 10 }, (_, row) =>
      Array.from({ length: 16 }, (__, column) => {
        const { format, look } = cellAt(host.sheet(SHEET), row, column);
        return [format, look];
      }),
    );
  const before = looks();
  await put(run);
  expect(looks()).not.toEqual(before);
  await run.undo();
  expect(looks()).toEqual(before);
});

test('an award that is typed over after the list was shown is not taken away: nothing is undone, and the next list has it', async () => {
  const { host, run } = start();
  await put(run);
  const opened = await run.opened();
  const port = createExcelPort();
  const ready = await undoRun(port, opened, policy.id, opened.memory?.policies[policy.id]?.mapping);
  if (!ready.ok) throw new Error('no undo');
  expect(ready.value.edits).toBe(0);
  host.edit(SHEET, 1, AWARD, TYPED);
  const outcome = await port.write(ready.value.plan).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(ProblemError);
  expect((outcome as ProblemError).problems[0]?.message.zh).toContain('E2');
  expect(award(host)).toBe(TYPED);
  expect(await listed(run)).toEqual(['E2']);
});
