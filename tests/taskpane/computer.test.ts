/** The pane's side of its worker: cancelling ends the worker, and the next one is told again what it has to know. */
import { answerOn, type Message } from '../../src/taskpane/line/line';
import type { Ask } from '../../src/taskpane/computing/protocol';
import type { Task } from '../../src/taskpane/computing/service';
import { workerComputer } from '../../src/taskpane/computing/worker-computer';

/** A worker that answers each question at once, but a computation only when it is not slow. */
const worker = (asked: string[], slow: () => boolean): Worker => {
  type Hears = (event: { readonly data: Message }) => void;
  const scope = {
    onmessage: null as Hears | null,
    postMessage: (data: Message) => void setTimeout(() => page.onmessage?.({ data })),
  };
  const page = {
    onmessage: null as Hears | null,
    onerror: null as ((event: { readonly message: string }) => void) | null,
    postMessage: (data: Message) => void setTimeout(() => scope.onmessage?.({ data })),
    terminate: () => void asked.push('end'),
  };
  const answers: Record<Ask['ask'], unknown> = {
    warm: undefined,
    take: undefined,
    recognise: 'what the columns are',
    compute: { ok: true, value: { rows: 1 }, problems: [] },
    plan: { plan: 'the plan' },
    whole: 'all of it',
    see: 'what is seen',
    misplaced: false,
    marks: 'the marks',
    undo: 'the undo',
    looked: undefined,
    refused: undefined,
  };
  answerOn(
    scope,
    (question) => {
      const { ask } = question as Ask;
      asked.push(ask);
      if (ask === 'see' && asked.includes('break')) page.onerror?.({ message: 'out of memory' });
      return ask === 'compute' && slow() ? new Promise(() => undefined) : Promise.resolve(answers[ask]);
    },
    String,
  );
  return page as unknown as Worker;
};

const taskOf = (): Task => ({ opened: { grid: {} }, recognition: {}, policy: { id: 'p' }, wanted: {} }) as unknown as Task;
const nothing = (): void => undefined;
const options = {} as never;

const started = async () => {
  const asked: string[] = [];
  const state = { slow: false };
  const computer = workerComputer(() => worker(asked, () => state.slow));
  const task = taskOf();
  const result = await computer.compute(task, nothing);
  if (!result?.ok) throw new Error('refused');
  return { asked, state, computer, task, see: result.value.see };
};

const cancelled = async ({ computer, state, task }: Awaited<ReturnType<typeof started>>): Promise<void> => {
  state.slow = true;
  const slow = computer.compute(task, nothing);
  setTimeout(() => computer.cancel(), 50);
  expect(await slow).toBeUndefined();
  state.slow = false;
};

test('after a cancelled computation, the last finished one can still be asked about, planned and written', async () => {
  const run = await started();
  const { asked, computer, task, see } = run;
  expect(await computer.plan(task.opened, options)).toEqual({ plan: 'the plan' });
  await cancelled(run);
  expect(await see('row', 0)).toEqual({ seen: 'what is seen' });
  expect(await computer.whole()).toBe('all of it');
  expect(await computer.plan(task.opened, options)).toEqual({ plan: 'the plan' });
  expect(asked).toEqual(
    // The sheet goes over once to each worker.
    ['take', 'compute', 'plan', 'compute', 'end', 'take', 'compute', 'see', 'plan', 'whole', 'plan'],
  );
});

test('questions that wait while a computation is cancelled are answered by the next worker', async () => {
  const run = await started();
  const { asked, see } = run;
  run.state.slow = true;
  const waiting = cancelled(run);
  const seen = see('row', 0);
  await waiting;
  expect(await seen).toEqual({ seen: 'what is seen' });
  expect(asked).toEqual(['take', 'compute', 'compute', 'end', 'take', 'compute', 'see']);
});

test('a result that another one has followed answers nothing, and only what has changed of the sheet goes over again', async () => {
  const { asked, computer, task, see } = await started();
  await computer.compute({ ...task, opened: { ...task.opened } }, nothing);
  expect(await see('row', 0)).toBeUndefined();
  await computer.compute({ ...task, opened: { ...task.opened, ownColumns: [] } }, nothing);
  expect(asked).toEqual(['take', 'compute', 'compute', 'take', 'compute']);
});

test('a sheet that was read goes over before anybody waits, and not again when it is computed', async () => {
  const asked: string[] = [];
  const computer = workerComputer(() => worker(asked, () => false));
  const task = taskOf();
  computer.warm('p', undefined);
  computer.warm(undefined, task.opened);
  expect(await computer.recognise({ opened: task.opened, policy: task.policy, year: 2025, mapping: {} })).toBe(
    'what the columns are',
  );
  await computer.compute(task, nothing);
  expect(asked).toEqual(['warm', 'take', 'recognise', 'compute']);
});

test('a worker that breaks says so, and the next question has a new one', async () => {
  const { asked, see } = await started();
  asked.push('break');
  await expect(see('row', 0)).rejects.toThrow('out of memory');
  asked.length = 0;
  expect(await see('row', 0)).toEqual({ seen: 'what is seen' });
  expect(asked).toEqual(['take', 'compute', 'see']);
});

test('what was never computed cannot be planned', async () => {
  await expect(workerComputer(() => worker([], () => false)).plan(taskOf().opened, options)).rejects.toThrow('computed');
});
