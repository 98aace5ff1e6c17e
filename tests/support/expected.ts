/** Texts kept in files: a test's text and a file name in; equal, or the test fails. `UPDATE_EXPECTED=1` writes the files anew, to be read before they are committed. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const expectFile = (folder: string, name: string, text: string): void => {
  const path = join(folder, 'expected', name);
  if (process.env.UPDATE_EXPECTED === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  expect(existsSync(path) ? readFileSync(path, 'utf8') : `(${name} is missing)`).toBe(text);
};
