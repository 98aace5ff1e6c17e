/** The run behind the pane, without a screen: the sample workbook through a file port, from choosing to writing and back. */
import { orCancelled } from '../../src/core/cancel';
import { ProblemError, type Problem } from '../../src/core/problem';
import type { Grid, SheetChange, SheetPort } from '../../src/sheet/port/port';
import { inlineComputer, type Computer } from '../../src/taskpane/computing/computer';
import { createRun, type RunOptions, type RunStore } from '../../src/taskpane/state/run-store';
import { readyToCompute, type Cell, type State } from '../../src/taskpane/state/state';
import { columnLetters } from '../../src/sheet/port/own-names';
import { openXlsx, type XlsxFile } from '../../src/xlsx/open';
import { gridCell } from '../support/port-contract';
import { SAMPLE, samplePort } from '../support/sample';
import { typed } from '../support/xlsx-harness';

const options: RunOptions = {
  lang: 'zh',
  policy: 'shaoxing-4151-2025',
  fileName: () => 'sample.xlsx',
  now: () => new Date('2026-02-03T04:05:06Z'),
  createComputer: inlineComputer,
};

/** Waits until the state is as wanted; fails with what it is when nothing changes any more. */
const until = (run: RunStore, wanted: (state: State) => boolean): Promise<State> =>
  new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => {
      const { busy, failure } = run.state();
      reject(new Error(`never came: ${JSON.stringify({ busy, failure })}`));
    }, 20_000);
    const look = (): boolean => {
      if (!wanted(run.state())) return false;
      clearTimeout(giveUp);
      resolve(run.state());
      return true;
    };
    if (!look()) {
      const stop = run.subscribe(() => {
        if (look()) stop();
      });
    }
  });

const ready = (run: RunStore): Promise<State> => until(run, readyToCompute);

const started = async (port: SheetPort, more: Partial<RunOptions> = {}): Promise<RunStore> => {
  const run = createRun(port, { ...options, ...more });
  run.start();
  await ready(run);
  return run;
};

const computed = async (run: RunStore): Promise<State> => {
  const before = run.state().computed;
  run.actions.compute();
  return until(run, ({ computed: now, busy }) => now !== undefined && now !== before && busy === undefined);
};

const written = async (run: RunStore): Promise<State> => {
  await computed(run);
  run.actions.plan();
  await until(run, ({ plan }) => plan !== undefined);
  run.actions.write();
  return until(run, ({ written: receipt, busy, recognising }) => receipt !== undefined && busy === undefined && !recognising);
};

jest.setTimeout(60_000);

test('opens the sheet in front, takes the policy it is told and the year of the title, and recognises the columns', async () => {
  const { policy, year, opened, recognised } = (await started(await samplePort())).state();
  expect(policy?.id).toBe('shaoxing-4151-2025');
  expect(year).toBe(2025);
  expect(opened?.grid.sheet).toBe('申报汇总');
  expect(recognised?.ok && recognised.value.mapping.columns['当年设备投资额']?.header).toContain('设备投资额');
});

test('takes no policy by itself where there are several, or the wished one is not shipped', async () => {
  const { policy: _, ...without } = options;
  for (const wished of [without, { ...without, policy: 'none-2000' }]) {
    const run = createRun(await samplePort(), wished);
    run.start();
    const { facts, policyId } = await until(run, (state) => state.facts.length > 0 && state.opened !== undefined);
    expect(facts.length).toBeGreaterThan(1);
    expect(policyId).toBe('');
  }
});

test('computes, plans, writes, and finds the awards again by the cells that were written', async () => {
  const port = await samplePort();
  const run = await started(port);
  const { written: result, opened, computed: settled } = await written(run);
  expect(result?.receipt.cells).toBeGreaterThan(0);
  expect(opened?.ownColumns.map(({ key }) => key)).toEqual(result?.plan.columns.map(({ key }) => key));
  const own = opened?.ownColumns.find(({ key }) => key === 'shaoxing-4151-2025:item:8-equipment');
  expect(own).toBeDefined();
  const index = settled?.policy.items.findIndex(({ id }) => id === '8-equipment') ?? -1;
  const first = await settled?.see('row', 0);
  // The first data row of the sample: 2,300万元 of equipment at 6% + 4 points.
  expect(first?.seen.items.find((one) => one.index === index)?.amount).toBe(230_000_000);
  const grid: Grid = await port.read('申报汇总');
  const at = grid.columns[(own?.column ?? 0) - grid.firstColumn];
  expect(at?.values[(first?.seen.head.number ?? 0) - 1 - grid.firstRow]).toBe(2_300_000);
});

test('a second session takes over what the workbook remembers', async () => {
  const port = await samplePort();
  const first = await started(port);
  first.actions.chooseReading('两份重点项目计划', '同时');
  first.actions.enter('省级重大项目提高比例', { value: '3%', document: '示例〔2025〕1号' });
  first.actions.chooseUnit('万元');
  await written(first);
  const second = (await started(port)).state();
  expect(second.readings['两份重点项目计划']).toBe('同时');
  expect(second.parameters['省级重大项目提高比例']).toEqual({ value: '3%', document: '示例〔2025〕1号' });
  expect(second.moneyUnit).toBe('万元');
  expect(second.year).toBe(2025);
});

test('results of earlier settings are marked until they are computed again, and the difference to them is kept', async () => {
  const run = await started(await samplePort());
  const first = await computed(run);
  expect(first.stale).toBe(false);
  run.actions.chooseReading('两份重点项目计划', '同时');
  expect(run.state().stale).toBe(true);
  expect(run.state().computed).toBe(first.computed);
  run.actions.write();
  expect(run.state().busy).toBeUndefined();
  const second = await computed(run);
  expect(second.stale).toBe(false);
  expect(second.before).toBe(first.computed?.totals);
  expect(second.computed?.totals.awarded).toBeLessThan(first.computed?.totals.awarded ?? 0);
});

test('a sheet that was edited after it was computed is not written', async () => {
  const port = await samplePort();
  let edited = false;
  const write = jest.fn<ReturnType<SheetPort['write']>, Parameters<SheetPort['write']>>((...given) => port.write(...given));
  const touched: SheetPort = {
    ...port,
    write,
    read: async (sheet, progress) => {
      const grid = await port.read(sheet, progress);
      const [first, ...rest] = grid.columns;
      if (!edited || !first) return grid;
      const values = first.values.slice();
      values[10] = (values[10] ?? 0) + 1;
      return { ...grid, columns: [{ ...first, values }, ...rest] };
    },
  };
  const run = await started(touched);
  await computed(run);
  run.actions.plan();
  await until(run, ({ plan }) => plan !== undefined);
  edited = true;
  run.actions.write();
  const { failure } = await until(run, ({ busy, failure: problems }) => busy === undefined && problems.length > 0);
  expect(failure.map(({ code }) => code)).toEqual(['changed-since']);
  expect(write).not.toHaveBeenCalled();
});

test('a sheet that is chosen is looked at on the sheet, too, and not when it is only read again', async () => {
  const port = await samplePort();
  const seen: unknown[] = [];
  const run = await started({ ...port, reveal: (...at) => Promise.resolve(void seen.push(at)) });
  run.actions.open('申报汇总');
  await ready(run);
  expect(seen).toEqual([]);
  run.actions.open('区县统计');
  await until(run, ({ opened, busy }) => opened?.grid.sheet === '区县统计' && busy === undefined);
  expect(seen).toEqual([['区县统计']]);
});

test('a workbook that cannot be read says why, and can be tried again', async () => {
  const port = await samplePort();
  let broken = true;
  const message = { zh: '请先结束单元格编辑。', en: 'Finish editing the cell first.' };
  const run = createRun(
    {
      ...port,
      open: () =>
        broken ? Promise.reject(new ProblemError([{ code: 'editing', severity: 'error', place: {}, message }])) : port.open(),
    },
    options,
  );
  run.start();
  const { failure } = await until(run, ({ failure: problems }) => problems.length > 0);
  expect(failure[0]?.message).toEqual(message);
  broken = false;
  run.actions.open();
  expect((await ready(run)).failure).toEqual([]);
});

test('an unforeseen error becomes a message and leaves the pane usable', async () => {
  const broken = (): Computer => ({ ...inlineComputer(), compute: () => Promise.reject(new Error('out of memory')) });
  const run = await started(await samplePort(), { createComputer: broken });
  run.actions.compute();
  const { failure, busy } = await until(run, ({ failure: problems }) => problems.length > 0);
  expect(failure[0]?.message.zh).toContain('out of memory');
  expect(busy).toBeUndefined();
});

test('a cancelled computation leaves no result and no error', async () => {
  let answer: (() => void) | undefined;
  const slow = (): Computer => ({
    ...inlineComputer(),
    compute: () => new Promise((resolve) => (answer = () => resolve(undefined))),
    cancel: () => answer?.(),
  });
  const run = await started(await samplePort(), { createComputer: slow });
  run.actions.compute();
  await until(run, ({ busy }) => busy?.what === 'computing');
  run.actions.cancel();
  const { computed: result, failure } = await until(run, ({ busy }) => busy === undefined);
  expect(result).toBeUndefined();
  expect(failure).toEqual([]);
});

describe('what somebody changes on the sheet', () => {
  const SHEET_NAME = '申报汇总';
  const listening = async () => {
    const port = await samplePort();
    let tell: ((change: SheetChange) => void) | undefined;
    let stopped = false;
    const onChange: SheetPort['onChange'] = (listener) => {
      tell = listener;
      return Promise.resolve(() => (stopped = true));
    };
    const change = (row: number, column: number, more: Partial<SheetChange> = {}): void =>
      tell?.({ sheet: SHEET_NAME, area: { row, column, rows: 1, columns: 1 }, moved: false, ...more });
    const run = createRun({ ...port, onChange }, options);
    const stop = run.start();
    await ready(run);
    return { run, change, stop, stopped: () => stopped };
  };

  test('makes results out of date without another reading, on the screen and in the workbook', async () => {
    const { run, change, stop, stopped } = await listening();
    const { opened, recognised } = await written(run);
    const investment = recognised?.ok ? (recognised.value.mapping.columns['当年设备投资额']?.column ?? -1) : -1;
    const ours = opened?.ownColumns[0]?.column ?? -1;
    change(5, ours);
    change(5, investment, { sheet: '别的表' });
    expect([run.state().stale, run.state().expired.rows]).toEqual([false, []]);
    change(5, investment);
    change(5, investment);
    expect(run.state()).toMatchObject({ stale: true, plan: undefined, expired: { rows: [{ row: 5, why: 'changed' }], gone: 0 } });
    // A totals row below the data is no data.
    change(84, investment);
    expect(run.state().expired.rows).toHaveLength(1);
    // What is out of date is then told by the sheet itself, which nobody has really changed here.
    run.actions.markExpired();
    const { expired } = await until(run, ({ busy, recognising }) => busy === undefined && !recognising);
    expect(expired.rows).toEqual([]);
    stop();
    await new Promise((resolve) => setTimeout(resolve));
    expect(stopped()).toBe(true);
  });

  test('rows that come or go, anywhere, make what was computed out of date, and what was planned is not written', async () => {
    const { run, change } = await listening();
    await computed(run);
    run.actions.plan();
    await until(run, ({ plan }) => plan !== undefined);
    change(300, 0, { area: { row: 300, column: 0, rows: 1, columns: 16_384 }, moved: true });
    expect(run.state()).toMatchObject({ stale: true, plan: undefined, expired: { rows: [], gone: 0 } });
    const again = await computed(run);
    expect(again.stale).toBe(false);
  });
});

describe('cancelling', () => {
  /** Never ends by itself; leaves when it is told to, as a port over Excel does. */
  const endless = async (signal: AbortSignal | undefined, more: readonly Problem[] = []): Promise<never> => {
    try {
      return await orCancelled(new Promise<never>(() => undefined), signal);
    } catch (error) {
      throw new ProblemError([...(error as ProblemError).problems, ...more]);
    }
  };

  test('while the sheet is read: nothing is shown as wrong, and it can be read again', async () => {
    const port = await samplePort();
    let slow = true;
    const read: SheetPort['read'] = (sheet, progress, signal) => (slow ? endless(signal) : port.read(sheet, progress));
    const run = createRun({ ...port, read }, options);
    run.start();
    await until(run, ({ busy }) => busy?.what === 'reading');
    run.actions.cancel();
    expect(run.state().busy?.stopping).toBe(true);
    const { failure, opened } = await until(run, ({ busy }) => busy === undefined);
    expect([failure, opened]).toEqual([[], undefined]);
    slow = false;
    run.actions.open();
    await ready(run);
  });

  test('while the workbook does not answer at all: the pane is free again', async () => {
    const port = await samplePort();
    let dead = false;
    const open: SheetPort['open'] = () => (dead ? new Promise<never>(() => undefined) : port.open());
    const run = await started({ ...port, open });
    const before = run.state().opened;
    dead = true;
    run.actions.open();
    await until(run, ({ busy }) => busy?.what === 'reading');
    run.actions.cancel();
    const { failure, opened } = await until(run, ({ busy }) => busy === undefined);
    expect(failure).toEqual([]);
    expect(opened).toBe(before);
  });

  test('while a port reads that cannot stop: what it has read is not taken', async () => {
    const port = await samplePort();
    const run = await started(port);
    const before = run.state().opened;
    run.actions.open();
    run.actions.cancel();
    const { opened, failure } = await until(run, ({ busy }) => busy === undefined);
    expect(failure).toEqual([]);
    expect(opened).toBe(before);
  });

  test('while it is written: what became of the sheet is told, and the plan can be written after all', async () => {
    const port = await samplePort();
    const back: Problem = { code: 'excel/restored', severity: 'info', place: {}, message: { zh: '已恢复', en: 'restored' } };
    let slow = true;
    const write: SheetPort['write'] = (plan, progress, signal) =>
      slow ? endless(signal, [back]) : port.write(plan, progress, signal);
    const run = await started({ ...port, write });
    await computed(run);
    run.actions.plan();
    await until(run, ({ plan }) => plan !== undefined);
    run.actions.write();
    await until(run, ({ busy }) => busy?.what === 'writing');
    // The sheet is read once more before it is written.
    await new Promise((resolve) => setTimeout(resolve, 300));
    run.actions.cancel();
    const { failure, written: none } = await until(run, ({ busy }) => busy === undefined);
    expect(failure.map(({ code }) => code)).toEqual(['cancelled', 'excel/restored']);
    expect(none).toBeUndefined();
    slow = false;
    run.actions.write();
    await until(run, ({ written: receipt }) => receipt !== undefined);
  });
});

describe('the ribbon’s button that explains', () => {
  const awardCell = async (): Promise<{ readonly port: SheetPort; readonly cell: Cell }> => {
    const port = await samplePort();
    const first = await started(port);
    first.actions.chooseReading('两份重点项目计划', '同时');
    const { opened } = await written(first);
    const column = opened?.ownColumns.find(({ key }) => key === 'shaoxing-4151-2025:item:8-equipment')?.column ?? -1;
    return { port, cell: { sheet: '申报汇总', row: 4, column } };
  };
  const explaining = (port: SheetPort, cell: Cell | undefined): RunStore => {
    const { policy: _, ...unnamed } = options;
    const selected = () => (cell ? Promise.resolve(cell) : Promise.reject(new Error('a chart is selected')));
    const run = createRun({ ...port, selected }, { ...unnamed, explain: true });
    run.start();
    return run;
  };

  test('computes again with what the workbook remembers and shows the selected award', async () => {
    const { port, cell } = await awardCell();
    const state = await until(explaining(port, cell), ({ shown, busy }) => shown !== undefined && busy === undefined);
    const { computed: settled, shown, tab } = state;
    expect([state.policyId, state.year, tab]).toEqual(['shaoxing-4151-2025', 2025, 'explain']);
    expect(shown?.row).toBe(0);
    expect(settled?.policy.items[shown?.item ?? -1]?.id).toBe('8-equipment');
    const working = await settled?.see('working', 0, shown?.item ?? -1, []);
    expect(working?.seen.explanation.readings).toContainEqual({ key: '两份重点项目计划', option: '同时' });
  });

  test('without a selected cell the run is there to be searched', async () => {
    const { port } = await awardCell();
    const state = await until(explaining(port, undefined), ({ computed: settled, busy }) => settled !== undefined && !busy);
    expect([state.shown, state.failure, state.tab]).toEqual([undefined, [], 'explain']);
  });

  test('a workbook without a run is opened and nothing is computed', async () => {
    const run = explaining(await samplePort(), { sheet: '申报汇总', row: 4, column: 5 });
    const state = await until(run, ({ opened, busy }) => opened !== undefined && busy === undefined);
    expect([state.policyId, state.computed, state.failure]).toEqual(['', undefined, []]);
    // From here everything goes on as without the button.
    run.actions.choosePolicy('shaoxing-4151-2025');
    expect((await ready(run)).recognised?.ok).toBe(true);
  });
});

describe('what the user selects', () => {
  const listening = async (): Promise<{ run: RunStore; select: (cell: Cell) => void; revealed: Cell[] }> => {
    const port = await samplePort();
    let heard: ((cell: Cell) => void) | undefined;
    const revealed: Cell[] = [];
    const run = await started({
      ...port,
      onSelect: (listener) => {
        heard = listener;
        return Promise.resolve(() => undefined);
      },
      reveal: (sheet, row, column) => {
        const cell = { sheet, row: row ?? -1, column: column ?? -1 };
        revealed.push(cell);
        heard?.(cell);
        return Promise.resolve();
      },
    });
    await written(run);
    return { run, revealed, select: (cell) => heard?.(cell) };
  };

  test('an award cell opens its working; a data cell shows its row; a cell elsewhere shows nothing', async () => {
    const { run, select } = await listening();
    const { opened, computed: settled } = run.state();
    const sheet = '申报汇总';
    const column = opened?.ownColumns.find(({ key }) => key === 'shaoxing-4151-2025:item:8-equipment')?.column ?? -1;
    const index = settled?.policy.items.findIndex(({ id }) => id === '8-equipment');
    select({ sheet, row: 4, column: 5 });
    expect(await until(run, ({ shown }) => shown !== undefined)).toMatchObject({ tab: 'run', shown: { row: 0 } });
    // The first of two is passed over.
    select({ sheet, row: 6, column });
    select({ sheet, row: 4, column });
    const shown = await until(run, (state) => state.shown?.item !== undefined);
    expect(shown).toMatchObject({ tab: 'explain', shown: { row: 0, item: index } });
    select({ sheet: '区县统计', row: 4, column });
    await run.state().computed?.see('row', 0);
    expect(run.state().shown).toEqual({ row: 0, item: index });
  });

  test('an award that is gone to is shown here and selected on the sheet', async () => {
    const { run, revealed } = await listening();
    const { opened, computed: settled } = run.state();
    // The key pressed twice before the first step is done: the second goes on from the first.
    const [first, second] = await Promise.all([run.actions.step('undecided', 1), run.actions.step('undecided', 1)]);
    const placeOf = (one: typeof first): number => (one ? one.row * 10_000 + one.item : -1);
    expect(placeOf(second)).toBeGreaterThan(placeOf(first));
    expect(first).toBeDefined();
    expect(run.state()).toMatchObject({ tab: 'explain', shown: { row: second?.row, item: second?.item } });
    const columnOf = (item: number): number | undefined =>
      opened?.ownColumns.find(({ key }) => key === `shaoxing-4151-2025:item:${settled?.policy.items[item]?.id}`)?.column;
    expect(revealed).toEqual(
      [first, second].map((one) => ({ sheet: '申报汇总', row: (one?.number ?? 0) - 1, column: columnOf(one?.item ?? -1) })),
    );
    while (await run.actions.step('undecided', 1));
    const { shown } = run.state();
    expect(await run.actions.step('undecided', 1)).toBeUndefined();
    expect(run.state().shown).toBe(shown);
  });

  test('a cell that the pane itself shows does not replace the working', async () => {
    const { run, select, revealed } = await listening();
    const column = run.state().opened?.ownColumns.find(({ key }) => key === 'shaoxing-4151-2025:item:8-equipment')?.column ?? -1;
    select({ sheet: '申报汇总', row: 4, column });
    const { shown } = await until(run, (state) => state.shown !== undefined);
    run.actions.reveal({ sheet: '申报汇总', row: 8, column: 5 });
    expect(revealed).toEqual([{ sheet: '申报汇总', row: 8, column: 5 }]);
    await run.state().computed?.see('row', 0);
    expect(run.state().shown).toBe(shown);
    select({ sheet: '申报汇总', row: 8, column: 5 });
    expect((await until(run, (state) => state.shown !== shown)).shown).toEqual({ row: 4 });
  });
});

describe('what has become of the last run', () => {
  /** The file with a cell typed into it, as after the user's work in Excel. */
  const retyped = async (port: XlsxFile, row: number, column: number, value: number | string): Promise<XlsxFile> => {
    const bytes = typed(await port.save(), '申报汇总', `${columnLetters(column)}${row + 1}`, value);
    const again = await openXlsx(bytes, SAMPLE);
    if (!again.ok) throw new Error(again.problems[0]?.code);
    return again.value;
  };
  const columnOf = async (port: SheetPort, key: string): Promise<number> =>
    (await port.ownColumns('申报汇总')).find((own) => own.key === key)?.column ?? -1;
  const cell = async (port: SheetPort, row: number, column: number): Promise<unknown> =>
    gridCell(await port.read('申报汇总'), row, column);

  test('an edited award is kept until the officer answers; a decision goes into the workbook', async () => {
    const first = await samplePort();
    await written(await started(first));
    const column = await columnOf(first, 'shaoxing-4151-2025:item:8-equipment');
    const port = await retyped(first, 4, column, 2_000_000);
    const run = await started(port);
    await computed(run);
    run.actions.plan();
    const planned = await until(run, ({ plan, busy }) => plan !== undefined && busy === undefined);
    expect(planned.edits).toMatchObject([{ choice: 'keep', edit: { row: 4, column, written: 2_300_000, found: 2_000_000 } }]);
    // A decision without its reason is no answer, and the one before is not what the officer means.
    run.actions.draft({ choice: 'decide', reason: '' });
    run.actions.write();
    expect(run.state()).toMatchObject({ busy: undefined, written: undefined, failure: [{ code: 'no-reason' }] });
    expect(await cell(port, 4, column)).toBe(2_000_000);
    run.actions.answer({ choice: 'decide', reason: '集体研究' });
    const answered = await until(run, ({ plan, busy }) => plan !== undefined && busy === undefined);
    expect(answered.edits[0]?.choice).toBe('decide');
    run.actions.write();
    await until(run, ({ written: receipt, busy }) => receipt !== undefined && busy === undefined);
    expect(await cell(port, 4, column)).toBe(2_000_000);
    const again = await started(port);
    expect(again.state().opened?.memory?.policies['shaoxing-4151-2025']?.decisions).toMatchObject([
      { item: '8-equipment', amount: 200_000_000, reason: '集体研究' },
    ]);
    await computed(again);
    again.actions.plan();
    expect((await until(again, ({ plan, busy }) => plan !== undefined && busy === undefined)).edits).toEqual([]);
  });

  test('figures that changed later make the results out of date: told at once, marked in the status column, gone after a new run', async () => {
    const first = await samplePort();
    const before = await written(await started(first));
    const mapping = before.computed?.recognition.mapping;
    const input = mapping?.columns['当年设备投资额']?.column ?? -1;
    expect(before.expired).toEqual({ rows: [], gone: 0 });
    const port = await retyped(first, 4, input, 2400);
    const run = await started(port);
    expect(run.state().expired).toEqual({ rows: [{ row: 4, why: 'changed' }], gone: 0 });
    run.actions.markExpired();
    await until(run, ({ busy }) => busy === undefined);
    const status = await columnOf(port, 'shaoxing-4151-2025:status');
    expect(await cell(port, 4, status)).toMatch(/^已过期；/);
    expect(await cell(port, 5, status)).not.toMatch(/已过期/);
    const header = (mapping?.headerRow ?? 0) + (mapping?.headerRows ?? 1) - 1;
    expect(await cell(port, header, status)).toContain('已过期：1 行数据已改');
    expect(await cell(port, 4, input)).toBe(2400);
    // The marks are ours: they are no edits by hand, and a new run takes them away.
    const after = await written(run);
    expect(after.edits).toEqual([]);
    expect(await cell(port, 4, status)).not.toMatch(/已过期/);
    expect(after.expired).toEqual({ rows: [], gone: 0 });
  });

  test('undo shows what it would take with it, and puts back what was there', async () => {
    const untouched = await (await samplePort()).read('申报汇总');
    const port = await samplePort();
    const run = await started(port);
    await written(run);
    run.actions.readyUndo();
    const { undo } = await until(run, ({ undo: ready }) => ready !== undefined);
    expect(undo?.edited).toEqual([]);
    run.actions.undo();
    const { undone, opened } = await until(run, ({ undone: did, busy }) => did !== undefined && busy === undefined);
    expect([undone?.cells, undone?.problems, opened?.ownColumns, opened?.memory]).toEqual([0, [], [], undefined]);
    const now = await port.read('申报汇总');
    expect([now.rows, now.columns.length]).toEqual([untouched.rows, untouched.columns.length]);
    expect((await port.open()).sheets.some(({ own }) => own !== undefined)).toBe(false);
  });

  test('rows sorted under the results while they are written: the write is taken back', async () => {
    const port = await samplePort();
    let wrote = 0;
    const sorted: SheetPort = {
      ...port,
      write: async (plan, progress) => {
        wrote += 1;
        return port.write(plan, progress);
      },
      read: async (sheet, progress) => {
        const grid = await port.read(sheet, progress);
        if (wrote !== 1) return grid;
        // As if the user's columns had been turned around, ours not.
        const own = new Set((await port.ownColumns(sheet)).map(({ column }) => column));
        const [top, bottom] = [4 - grid.firstRow, 79 - grid.firstRow];
        const turned = <T extends Uint8Array | Float64Array>(cells: T): T => {
          const copy = cells.slice() as T;
          for (let r = top; r <= bottom; r += 1) copy[r] = cells[bottom - (r - top)] ?? 0;
          return copy;
        };
        return {
          ...grid,
          columns: grid.columns.map((column, c) =>
            own.has(grid.firstColumn + c)
              ? column
              : { ...column, kinds: turned(column.kinds), values: turned(column.values), formats: turned(column.formats) },
          ),
        };
      },
    };
    const run = await started(sorted);
    await computed(run);
    run.actions.plan();
    await until(run, ({ plan }) => plan !== undefined);
    run.actions.write();
    const { failure } = await until(run, ({ busy, failure: problems }) => busy === undefined && problems.length > 0);
    expect(failure.map(({ code }) => code)).toEqual(['sorted-meanwhile']);
    expect(wrote).toBe(2);
    expect(await port.ownColumns('申报汇总')).toEqual([]);
  });
});
