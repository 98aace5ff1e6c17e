/** All bytes into an open file: the operating system may take a part at a time. Throws what it refuses. */
import { writeSync } from 'node:fs';

export const writeAll = (handle: number, chunk: string | Uint8Array): void => {
  const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
  for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at, bytes.length - at);
};
