/** Files for benchmarks, made by a process of their own, so that the memory it took is none of what is measured: kind, rows and columns in, bytes out. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadShipped } from '../src/run/policies';
import { wholeFile } from './whole-file';
import { plainFile } from './xlsx-file';

export const WHOLE_POLICY = 'shaoxing-4151-2025';

const wholeOf = async (rows: number, columns: number): Promise<Uint8Array> => {
  const loaded = await loadShipped(WHOLE_POLICY);
  if (!loaded.ok) throw new Error('policy');
  return wholeFile(loaded.value, rows, columns);
};

const KINDS = { whole: wholeOf, plain: plainFile } as const;
export type Made = keyof typeof KINDS;

/** The word by which the program is asked to make a file instead of measuring. */
export const MAKE = 'make-file';

export const makeFile = async (kind: Made, rows: number, columns: number, file: string): Promise<void> => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await KINDS[kind](rows, columns));
};

export const madeFile = (kind: Made, rows: number, columns: number): Uint8Array => {
  const program = process.argv[1] ?? '';
  const file = join(dirname(program), `${kind}-${rows}x${columns}.xlsx`);
  const size = ['--rows', String(rows), '--columns', String(columns)];
  const { status } = spawnSync(process.execPath, ['--max-old-space-size=12288', program, MAKE, kind, file, ...size], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('the file could not be made');
  return new Uint8Array(readFileSync(file));
};
