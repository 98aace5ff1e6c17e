/**
 * The streams of the process. A reader that has gone (`cesuan … | head`) is no fault: what is meant for it is dropped, and the work ends with the code that it
 * ends with anyway. Every other failure is told.
 */
import { fstatSync } from 'node:fs';
import type { StreamName } from './line';
import { writeAll } from './files/write-all';

/** Writes a text; `taken` hears when the next may come, and whether the reader has gone. */
export type Write = (text: string, taken: (gone: boolean) => void) => void;

const GONE: readonly (string | undefined)[] = ['EPIPE', 'ECONNRESET'];

const isFile = (handle: number): boolean => {
  try {
    return fstatSync(handle).isFile();
  } catch {
    return false;
  }
};

/** `broken` hears of every failure but a reader that has gone, maybe more than once. */
export const writeTo = (name: StreamName, broken: (name: StreamName, error: NodeJS.ErrnoException) => void): Write => {
  const stream = process[name];
  // Node's own stream for a file takes what a full disk took for the whole.
  const file = isFile(stream.fd);
  let gone = false;
  const note = (error: NodeJS.ErrnoException | null | undefined): void => {
    if (!error) return;
    if (GONE.includes(error.code)) gone = true;
    else broken(name, error);
  };
  stream.on('error', note);
  return (text, taken) => {
    if (gone) return taken(true);
    const done = (error?: NodeJS.ErrnoException | null): void => {
      note(error);
      taken(gone);
    };
    try {
      if (!file) return void stream.write(text, done);
      writeAll(stream.fd, text);
    } catch (error) {
      return done(error as NodeJS.ErrnoException);
    }
    done();
  };
};
