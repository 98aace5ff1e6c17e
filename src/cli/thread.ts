/** The thread that does the work: started by main.ts, to which everything that it says goes. */
import { parentPort, workerData } from 'node:worker_threads';
import { main } from './cesuan';
import { onUnfinished } from './files/io';
import type { Start, StreamName, Taken, Told } from './line';
import type { Session, Sink } from './session';

/** Characters that may be on their way before the work waits. */
const AHEAD = 1_000_000;

const { argv, ...streams } = workerData as Start;
const tell = (told: Told): void => parentPort?.postMessage(told);

const gone = new Set<StreamName>();
let ahead = 0;
let waiting: (() => void)[] = [];
parentPort?.on('message', (taken: Taken) => {
  if (taken.gone) gone.add(taken.stream);
  ahead -= taken.length;
  if (ahead > AHEAD) return;
  // Nobody who waits for nothing keeps the thread alive.
  parentPort?.unref();
  const now = waiting;
  waiting = [];
  for (const go of now) go();
});
parentPort?.unref();

const sinkOf = (stream: StreamName): Sink => ({
  isTTY: streams[stream].isTTY,
  ...(streams[stream].columns !== undefined && { columns: streams[stream].columns }),
  gone: () => gone.has(stream),
  write: (text) => {
    tell({ kind: 'text', stream, text });
    ahead += text.length;
    if (ahead <= AHEAD) return undefined;
    parentPort?.ref();
    return new Promise((resolve) => waiting.push(resolve));
  },
});

const session: Session = {
  stdout: sinkOf('stdout'),
  stderr: sinkOf('stderr'),
  cwd: process.cwd(),
  env: process.env,
  now: () => new Date(),
};

onUnfinished((path, open) => tell({ kind: 'unfinished', path, open }));
void main(argv, session).then((code) => tell({ kind: 'done', code }));
