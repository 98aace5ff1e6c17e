/** What goes wrong beside a piece of work is shown, and the work stays under way: nothing else can begin until it is done. */
import { ProblemError } from '../../src/core/problem';
import type { SheetPort } from '../../src/sheet/port/port';
import { inlineComputer } from '../../src/taskpane/computing/computer';
import { createRun, type RunStore } from '../../src/taskpane/state/run-store';
import { readyToCompute, type State } from '../../src/taskpane/state/state';
import { samplePort } from '../support/sample';

jest.setTimeout(60_000);

const until = (run: RunStore, wanted: (state: State) => boolean): Promise<State> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (!wanted(run.state())) return;
      stop();
      resolve(run.state());
    };
    const stop = run.subscribe(look);
    look();
  });

const begun = async (port: SheetPort): Promise<RunStore> => {
  const run = createRun(port, {
    lang: 'zh',
    policy: 'shaoxing-4151-2025',
    fileName: () => 'sample.xlsx',
    now: () => new Date('2026-02-03T04:05:06Z'),
    createComputer: inlineComputer,
  });
  run.start();
  await until(run, readyToCompute);
  return run;
};

const codes = ({ failure }: State): readonly string[] => failure.map(({ code }) => code);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a cell that cannot be shown and a file that is no text, while a write is under way', async () => {
  const port = await samplePort();
  let goOn = (): void => undefined;
  const waits = new Promise<void>((resolve) => (goOn = resolve));
  let writes = 0;
  let entered = (): void => undefined;
  const inside = new Promise<void>((resolve) => (entered = resolve));
  const gone = new ProblemError([{ code: 'gone', severity: 'error', place: {}, message: { zh: '不在', en: 'gone' } }]);
  const run = await begun({
    ...port,
    reveal: () => Promise.reject(gone),
    write: async (...given) => {
      writes += 1;
      entered();
      await waits;
      return port.write(...given);
    },
  });
  run.actions.compute();
  await until(run, ({ computed, busy }) => computed !== undefined && !busy);
  run.actions.plan();
  await until(run, ({ plan, busy }) => plan !== undefined && !busy);
  run.actions.write();
  await inside;
  run.actions.reveal({ sheet: '申报汇总', row: 4, column: 5 });
  await until(run, (state) => codes(state).includes('gone'));
  expect(run.state().busy?.what).toBe('writing');
  run.actions.loadSource('a.pdf', bytes('x'));
  await until(run, (state) => codes(state).includes('source-kind'));
  expect(run.state().busy?.what).toBe('writing');
  run.actions.write();
  run.actions.compute();
  goOn();
  await until(run, ({ written, busy }) => written !== undefined && !busy);
  expect(writes).toBe(1);
});

test('what was wrong with a file is gone with the next that can be read, and nothing else is', async () => {
  const run = await begun(await samplePort());
  run.actions.loadSource('a.txt', bytes(''));
  await until(run, (state) => codes(state).includes('source-empty'));
  run.actions.loadSource('a.txt', bytes('（八）制造业项目设备投入奖励。'));
  const state = await until(run, ({ browsing, policyId }) => browsing.sources[policyId] !== undefined);
  expect(codes(state)).toEqual([]);
});

test('an undo that is refused, or that the memory has left behind, is read anew', async () => {
  const port = await samplePort();
  let refuses = false;
  const moved = new ProblemError([
    { code: 'run-meanwhile', severity: 'error', place: {}, message: { zh: '变了', en: 'changed' } },
  ]);
  const run = await begun({
    ...port,
    write: (...given) => (refuses ? Promise.reject(moved) : port.write(...given)),
  });
  run.actions.compute();
  await until(run, ({ computed, busy }) => computed !== undefined && !busy);
  run.actions.plan();
  await until(run, ({ plan, busy }) => plan !== undefined && !busy);
  run.actions.write();
  await until(run, ({ written, busy, recognising }) => written !== undefined && !busy && !recognising);
  const readied = async (): Promise<State> => {
    run.actions.readyUndo();
    return until(run, ({ undo, busy }) => undo !== undefined && !busy);
  };
  await readied();
  refuses = true;
  run.actions.undo();
  const after = await until(run, ({ busy, failure }) => !busy && failure.length > 0);
  expect(codes(after)).toEqual(['run-meanwhile']);
  expect(after.undo).toBeUndefined();
  const { opened } = await readied();
  run.actions.remember(opened?.workbook.memory ?? '');
  expect(run.state().undo).toBeUndefined();
});
