/** The pane's side of its worker: cancelling ends the worker, and the next one is told again what it has to know. */
import type { Answer, Ask } from '../../src/taskpane/protocol';
import { workerComputer } from '../../src/taskpane/computer';

/** A worker that answers each question at once, but a computation only when it is not slow. */
const worker = (asked: string[], slow: () => boolean): Worker => {
  const self = {
    onmessage: undefined as ((event: { readonly data: Answer }) => void) | undefined,
    postMessage: (question: Ask) => {
      asked.push(question.ask);
      if (question.ask === 'compute' && slow()) return;
      const answer = (question.ask === 'compute'
        ? { is: 'computed', result: { ok: false, problems: [] } }
        : { is: 'planned', planned: { plan: 'the plan' } }) as unknown as Answer;
      setTimeout(() => self.onmessage?.({ data: answer }));
    },
    terminate: () => void asked.push('end'),
  };
  return self as unknown as Worker;
};

test('after a cancelled computation, the last finished one can still be planned', async () => {
  const asked: string[] = [];
  let slow = false;
  const computer = workerComputer(() => worker(asked, () => slow));
  const task = { opened: {}, recognition: {}, policy: { id: 'p' }, wanted: {} } as unknown as Parameters<
    typeof computer.compute
  >[0];
  await computer.compute(task, () => undefined);
  slow = true;
  const cancelled = computer.compute(task, () => undefined);
  computer.cancel();
  expect(await cancelled).toBeUndefined();
  slow = false;
  expect(await computer.plan({} as never, {} as never, {} as never)).toEqual({ plan: 'the plan' });
  await computer.plan({} as never, {} as never, {} as never);
  expect(asked).toEqual(['compute', 'compute', 'end', 'compute', 'plan', 'plan']);
});
