/** Results that stand in a workbook when the pane is opened on it, with nothing computed: what somebody changes afterwards is told at once, on the data and on the sheet of figures. */
import { compute, openSheet, planWrite, recogniseSheet } from '../../src/run/run';
import { loadShipped } from '../../src/run/policies';
import type { Result } from '../../src/core/problem';
import type { SheetChange, SheetPort } from '../../src/sheet/port/port';
import { columnLetters } from '../../src/sheet/port/own-names';
import { findFields } from '../../src/sheet/parameters/columns';
import { shownAt } from '../../src/sheet/cells';
import { staleText } from '../../src/sheet/record/stale';
import { inlineComputer } from '../../src/taskpane/computing/computer';
import { hasResults } from '../../src/taskpane/state/earlier-run';
import { createRun, type RunStore } from '../../src/taskpane/state/run-store';
import { readyToCompute, type State } from '../../src/taskpane/state/state';
import { openXlsx, type XlsxFile } from '../../src/xlsx/open';
import { SAMPLE, samplePort } from '../support/sample';
import { typed } from '../support/xlsx-harness';

const POLICY = 'shaoxing-4151-2025';
const DATA = '申报汇总';
const FIGURES = '政策参数';
const NAME = '新上规企业奖励额';

const sure = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message.zh).join('\n'));
  return result.value;
};

const written = async (port: XlsxFile): Promise<XlsxFile> => {
  const opened = sure(await openSheet(port));
  const policy = sure(await loadShipped(POLICY));
  const done = sure(
    compute(opened, sure(recogniseSheet(opened, policy, 2025)), policy, { year: 2025, readings: {}, parameters: {} }),
  );
  const now = '2026-02-03T04:05:06Z';
  await port.write(planWrite(opened, done, { lang: 'zh', unit: '元', fileName: SAMPLE, now }).plan);
  return port;
};

const until = async (run: RunStore, wanted: (state: State) => boolean): Promise<State> => {
  while (!wanted(run.state())) {
    const [problem] = run.state().failure;
    if (problem) throw new Error(problem.message.zh);
    await new Promise<void>((resolve) => {
      const stop = run.subscribe(() => {
        stop();
        resolve();
      });
    });
  }
  return run.state();
};

/** The pane on a workbook, hearing of changes as a host tells them. */
const pane = async (port: SheetPort) => {
  let tell: ((change: SheetChange) => void) | undefined;
  const run = createRun(
    {
      ...port,
      onChange: (listener) => {
        tell = listener;
        return Promise.resolve(() => undefined);
      },
    },
    {
      lang: 'zh',
      policy: POLICY,
      fileName: () => SAMPLE,
      now: () => new Date('2026-02-04T00:00:00Z'),
      createComputer: inlineComputer,
    },
  );
  run.start();
  const { recognised } = await until(run, readyToCompute);
  if (!recognised?.ok) throw new Error('not recognised');
  const heard = (change: Partial<SheetChange> & Pick<SheetChange, 'area'>): State => {
    tell?.({ sheet: DATA, moved: false, ...change });
    return run.state();
  };
  return { run, heard, mapping: recognised.value.mapping };
};

const cell = (row: number, column: number) => ({ row, column, rows: 1, columns: 1 });
const wholeRows = (row: number, rows: number) => ({ row, column: 0, rows, columns: 16_384 });

describe('a workbook with results', () => {
  let port: XlsxFile;
  beforeAll(async () => {
    port = await written(await samplePort());
  });

  test('is told about when rows come, go or follow, and when headers or figures of documents are typed', async () => {
    const { mapping } = await pane(port);
    const investment = mapping.columns['当年设备投资额']?.column ?? -1;
    const changes: readonly [string, Partial<SheetChange> & Pick<SheetChange, 'area'>][] = [
      ['a row put in', { area: wholeRows(10, 1), moved: true }],
      ['three rows taken out', { area: wholeRows(10, 3), moved: true }],
      ['a row typed below the data', { area: cell(mapping.lastRow + 1, investment) }],
      ['a header', { area: cell(mapping.headerRow, investment) }],
      ['a figure of a document', { sheet: FIGURES, area: cell(1, 6) }],
    ];
    for (const [what, change] of changes) {
      const { run, heard } = await pane(port);
      expect([what, hasResults(run.state()), run.state().unread]).toEqual([what, true, false]);
      expect([what, heard(change).unread]).toEqual([what, true]);
      // Another year is chosen on the sheet as it was read: that tells nothing of the change.
      run.actions.chooseYear(2026);
      expect([what, run.state().unread]).toEqual([what, true]);
      // Read again, it turns out that nothing is different here.
      run.actions.open(DATA);
      const { unread, expired } = await until(run, ({ busy }) => busy === undefined);
      expect([what, unread, expired]).toEqual([what, false, { rows: [], gone: 0 }]);
    }
  });

  test('is out of date at once where rows were sorted without our columns; with them, only another reading tells', async () => {
    const { run, heard, mapping } = await pane(port);
    const rows = { row: mapping.firstRow, rows: 10, column: 0 };
    const own = run.state().opened?.ownColumns.map(({ column }) => column) ?? [];
    const whole = heard({ area: { ...rows, columns: Math.max(...own) + 1 } });
    expect([whole.expired.rows, whole.unread]).toEqual([[], true]);
    const alone = heard({ area: { ...rows, columns: Math.min(...own) } });
    expect(alone.expired.rows.map(({ row }) => row)).toEqual(Array.from({ length: 10 }, (_, i) => mapping.firstRow + i));
    expect(alone.unread).toBe(true);
  });

  test('is told about while another policy is chosen that does not read what was changed', async () => {
    const { run, heard, mapping } = await pane(port);
    run.actions.choosePolicy('jiaxing-555-2020');
    const { recognised } = await until(run, readyToCompute);
    if (!recognised?.ok) throw new Error('not recognised');
    const other = recognised.value.mapping;
    const read = new Set(
      [...Object.values(other.columns), ...Object.values(other.identity), ...other.lists].map(({ column }) => column),
    );
    const unseen = Object.values(mapping.columns).find(({ column }) => !read.has(column));
    expect(unseen).toBeDefined();
    expect(run.state().unread).toBe(false);
    expect(heard({ area: cell(10, unseen?.column ?? -1) }).unread).toBe(true);
    // What was read before the change tells nothing of it.
    run.actions.choosePolicy(POLICY);
    expect((await until(run, readyToCompute)).unread).toBe(true);
  });

  test('is not doubted for a remark beside the data, a cell of ours or another sheet', async () => {
    const { run, heard } = await pane(port);
    const { opened } = run.state();
    const ours = opened?.ownColumns[0]?.column ?? -1;
    const beyond = Math.max(...(opened?.ownColumns ?? []).map(({ column }) => column)) + 3;
    expect(heard({ area: cell(10, beyond) }).unread).toBe(false);
    expect(heard({ area: cell(10, ours) }).unread).toBe(false);
    expect(heard({ sheet: '别的表', area: cell(10, 0) }).unread).toBe(false);
  });

  test('a figure of a document that is filled in afterwards makes the results out of date, until a new run; its undo brings that back', async () => {
    const file = await written(await samplePort());
    const grid = await file.read(FIGURES);
    const fields = findFields(grid);
    const rows = Array.from({ length: grid.rows }, (_, i) => grid.firstRow + i);
    const row = rows.find((one) => shownAt(grid, one, fields?.at.name ?? -1) === NAME) ?? -1;
    const at = (column: number | undefined): string => `${columnLetters(column ?? -1)}${row + 1}`;
    const filled = typed(await file.save(), FIGURES, at(fields?.at.value), '10万元');
    const again = sure(await openXlsx(typed(filled, FIGURES, at(fields?.at.document), '绍政发〔2025〕1号'), SAMPLE));
    const { run } = await pane(again);
    const { expired } = run.state();
    expect(expired).toEqual({ rows: [], gone: 0, figures: [NAME] });
    expect(staleText(expired)).toEqual({
      zh: '已过期：1 项政策参数已改',
      en: 'Out of date: 1 figure of other documents changed',
    });

    run.actions.markExpired();
    await until(run, ({ busy }) => busy === undefined);
    const status = (await again.ownColumns(DATA)).find(({ key }) => key === `${POLICY}:status`);
    const marked = await again.read(DATA);
    const header = Array.from({ length: 3 }, (_, i) => shownAt(marked, (status?.row ?? 0) + i, status?.column ?? -1)).join('');
    expect(header).toContain('（已过期：1 项政策参数已改）');

    run.actions.compute();
    await until(run, ({ computed, busy }) => computed !== undefined && busy === undefined);
    run.actions.plan();
    await until(run, ({ plan }) => plan !== undefined);
    run.actions.write();
    const after = await until(
      run,
      ({ written: receipt, busy, recognising }) => receipt !== undefined && busy === undefined && !recognising,
    );
    expect(after.expired).toEqual({ rows: [], gone: 0 });

    // Taken back, the results are those of before the figure.
    run.actions.readyUndo();
    await until(run, ({ undo }) => undo !== undefined);
    run.actions.undo();
    const back = await until(run, ({ undone, busy, recognising }) => undone !== undefined && busy === undefined && !recognising);
    expect(back.expired).toEqual({ rows: [], gone: 0, figures: [NAME] });
  });

  test('marks of a figure that is put back are taken away without a run', async () => {
    const file = await written(await samplePort());
    const { mapping } = await pane(file);
    const column = mapping.columns['当年设备投资额']?.column ?? -1;
    const row = mapping.firstRow + 2;
    const before = shownAt(await file.read(DATA), row, column);
    const at = `${columnLetters(column)}${row + 1}`;
    const changed = sure(await openXlsx(typed(await file.save(), DATA, at, 1), SAMPLE));
    const { run } = await pane(changed);
    expect(run.state().expired.rows).toHaveLength(1);
    run.actions.markExpired();
    await until(run, ({ busy }) => busy === undefined);
    const status = async (port: XlsxFile): Promise<readonly string[]> => {
      const own = (await port.ownColumns(DATA)).find(({ key }) => key === `${POLICY}:status`);
      const grid = await port.read(DATA);
      return Array.from({ length: own?.rows ?? 0 }, (_, i) => shownAt(grid, (own?.row ?? 0) + i, own?.column ?? -1) ?? '');
    };
    expect((await status(changed)).filter((said) => said.includes('已过期'))).toHaveLength(2);

    const back = sure(await openXlsx(typed(await changed.save(), DATA, at, Number(before)), SAMPLE));
    const { run: again } = await pane(back);
    expect(again.state().expired.rows).toEqual([]);
    again.actions.markExpired();
    await until(again, ({ busy }) => busy === undefined);
    expect(await status(back)).toEqual(await status(file));
  });
});
