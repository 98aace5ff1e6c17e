/** Questions and answers over a channel of messages: several at a time, in pieces, with news, failures and an end. */
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { answerOn, lineTo, type End } from '../../src/taskpane/line/line';
import { MOST } from '../../src/taskpane/line/pieces';

const open: MessagePort[] = [];
afterEach(() => open.splice(0).forEach((port) => port.close()));

const pair = (): readonly [page: End, worker: End] => {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  return [port1 as unknown as End, port2 as unknown as End];
};

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error));

test('answers find their questions, whichever comes first; news comes on the way', async () => {
  const [page, worker] = pair();
  const waiting = new Map<string, () => void>();
  answerOn(
    worker,
    async (question, tell) => {
      tell(`heard ${String(question)}`);
      await new Promise<void>((resolve) => waiting.set(String(question), resolve));
      return `answer to ${String(question)}`;
    },
    said,
  );
  const line = lineTo(page);
  const news: unknown[] = [];
  const order: unknown[] = [];
  const all = ['a', 'b'].map((question) => line.ask(question, (one) => news.push(one)).then((one) => order.push(one)));
  while (waiting.size < 2) await new Promise((resolve) => setTimeout(resolve));
  waiting.get('b')?.();
  await all[1];
  waiting.get('a')?.();
  await Promise.all(all);
  expect(order).toEqual(['answer to b', 'answer to a']);
  expect(news.sort()).toEqual(['heard a', 'heard b']);
});

test('large questions and answers go whole in either direction', async () => {
  const [page, worker] = pair();
  answerOn(worker, (question) => Promise.resolve({ back: question, more: 'x'.repeat(100_000) }), said);
  const question = { rows: Array.from({ length: 3 * MOST }, (_, i) => [i, String(i)]), column: new Float64Array(50_000).fill(3) };
  expect(await lineTo(page).ask(question)).toEqual({ back: question, more: 'x'.repeat(100_000) });
});

test('a failure is told in the words of the other side, and the line goes on; after its end nothing is answered', async () => {
  const [page, worker] = pair();
  answerOn(worker, (question) => (question === 'bad' ? Promise.reject(new Error('refused')) : Promise.resolve(undefined)), said);
  const line = lineTo(page);
  await expect(line.ask('bad')).rejects.toBe('refused');
  expect(await line.ask('good')).toBeUndefined();
  const late = line.ask('good');
  line.fail(new Error('ended'));
  await expect(late).rejects.toThrow('ended');
  await expect(line.ask('good')).rejects.toThrow('ended');
});
