/** Starts the command line in this process: real streams, real clock; files half written are taken away when it is stopped. */
import { once } from 'node:events';
import { main } from './cesuan';
import { discardUnfinished } from './io';
import type { Session, Sink } from './session';

const sinkOf = (stream: NodeJS.WriteStream): Sink => ({
  isTTY: stream.isTTY === true,
  columns: stream.columns,
  write: (text) => {
    if (stream.write(text)) return undefined;
    return once(stream, 'drain').then(() => undefined);
  },
});

const session: Session = {
  stdout: sinkOf(process.stdout),
  stderr: sinkOf(process.stderr),
  cwd: process.cwd(),
  env: process.env,
  now: () => new Date(),
};

// `cesuan … | head`: the reader has gone, which is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  discardUnfinished();
  process.exit(0);
});
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => {
    discardUnfinished();
    process.exit(code);
  });
}

void main(process.argv.slice(2), session).then((code) => {
  process.exitCode = code;
});
