/**
 * Starts the command line: the work goes on in a thread of its own, with room for young objects that a thread has to be given when it is started; here are the
 * streams, and the signals, which are heard at once. Files half written are taken away when it is stopped.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { EXIT } from './exit';
import { stdoutBroken } from './files/file-problems';
import { internalError, outOfMemory } from './internal-error';
import { languageOf } from './language';
import type { Start, StreamName, Taken, Terminal, Told } from './line';
import { problemLine } from './report';
import { writeTo, type Write } from './streams';

/** Twice what Node gives: a quarter less of a large run goes by in moving what is young, for 50 MB more of memory. */
const YOUNG_MB = 96;

const argv = process.argv.slice(2);
const lang = languageOf(argv, process.env);
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

process.on('exit', discard);

/** The thread has told its code. What it said may still be on its way to a slow reader. */
let finished = false;
/** Nothing more is to be done but to end. */
let stopping = false;
const stop = async (code: number): Promise<void> => {
  if (stopping) return;
  stopping = true;
  // All that the thread has said has arrived when it has gone.
  await worker.terminate();
  process.exit(code);
};

const broken = (name: StreamName, error: NodeJS.ErrnoException): void => {
  if (stopping) return;
  void stop(EXIT.cannotWrite);
  if (name === 'stdout') say(`${problemLine(stdoutBroken(error.code ?? error.message), lang)}\n`);
};
const streams: Readonly<Record<StreamName, Write>> = { stdout: writeTo('stdout', broken), stderr: writeTo('stderr', broken) };
const say = (text: string): void => streams.stderr(text, () => undefined);

worker.on('message', (told: Told) => {
  if (told.kind === 'unfinished') unfinished[told.open ? 'add' : 'delete'](told.path);
  else if (stopping) return;
  else if (told.kind === 'text') {
    const { stream, text } = told;
    streams[stream](text, (gone) => worker.postMessage({ stream, gone, length: text.length } satisfies Taken));
  } else {
    finished = true;
    process.exitCode = told.code;
  }
});
worker.on('error', (error: NodeJS.ErrnoException) => {
  say(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? outOfMemory(lang) : internalError(error, lang));
});
worker.on('exit', () => {
  if (!finished && !stopping) process.exitCode = EXIT.internal;
});

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.once(signal, () => void stop(code));
