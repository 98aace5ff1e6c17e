/**
 * Starts the command line: the work goes on in a thread of its own, with room for young objects that a thread has to be given when it is started; here are the
 * streams, and the signals, which are heard at once. Files half written are taken away when it is stopped.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { EXIT } from './exit';
import { internalError, outOfMemory } from './internal-error';
import { languageOf } from './language';
import type { Start, StreamName, Taken, Terminal, Told } from './line';

/** Twice what Node gives: a quarter less of a large run goes by in moving what is young, for 50 MB more of memory. */
const YOUNG_MB = 96;

const argv = process.argv.slice(2);
const terminal = ({ isTTY, columns }: NodeJS.WriteStream): Terminal => ({ isTTY: isTTY === true, columns });
const start: Start = { argv, stdout: terminal(process.stdout), stderr: terminal(process.stderr) };
const worker = new Worker(join(__dirname, 'thread.cjs'), {
  workerData: start,
  resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
});

const unfinished = new Set<string>();
const discard = (): void => {
  for (const path of unfinished) rmSync(path, { force: true });
  unfinished.clear();
};

let ended = false;
const stop = async (code: number): Promise<void> => {
  if (ended) return;
  ended = true;
  // All that the thread has said has arrived when it has gone.
  await worker.terminate();
  discard();
  process.exit(code);
};

const write = (stream: StreamName, text: string): void => {
  const taken: Taken = { length: text.length };
  process[stream].write(text, () => worker.postMessage(taken));
};

worker.on('message', (told: Told) => {
  if (told.kind === 'text') {
    if (!ended) write(told.stream, told.text);
  } else if (told.kind === 'unfinished') unfinished[told.open ? 'add' : 'delete'](told.path);
  else {
    ended = true;
    process.exitCode = told.code;
  }
});
worker.on('error', (error: NodeJS.ErrnoException) => {
  const lang = languageOf(argv, process.env);
  process.stderr.write(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? outOfMemory(lang) : internalError(error, lang));
});
worker.on('exit', () => {
  if (ended) return;
  discard();
  process.exitCode = EXIT.internal;
});

// `cesuan … | head`: the reader has gone, which is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  void stop(0);
});
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.once(signal, () => void stop(code));
