/** The command line in this process: arguments in; exit code, both streams and the files of a folder of its own, out. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../src/cli/cesuan';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Folder {
  readonly path: string;
  write(name: string, content: string | Uint8Array): string;
  read(name: string): string;
  bytes(name: string): Uint8Array;
  has(name: string): boolean;
  /** Names of the folder's own files, sorted. */
  names(): readonly string[];
  run(...argv: readonly string[]): Promise<Ran>;
  runWith(env: Readonly<Record<string, string>>, ...argv: readonly string[]): Promise<Ran>;
}

export const NOW = new Date('2025-06-30T08:00:00.000Z');
const made: string[] = [];

/** A new empty folder; call `removeFolders` after all tests. */
export const folder = (): Folder => {
  const path = mkdtempSync(join(tmpdir(), 'cesuan-test-'));
  made.push(path);
  const at = (name: string): string => join(path, name);
  const runWith = async (env: Readonly<Record<string, string>>, ...argv: readonly string[]): Promise<Ran> => {
    const out: string[] = [];
    const err: string[] = [];
    const code = await main(argv, {
      stdout: { write: (text) => void out.push(text) },
      stderr: { write: (text) => void err.push(text) },
      cwd: path,
      env,
      now: () => NOW,
    });
    return { code, stdout: out.join(''), stderr: err.join('') };
  };
  return {
    path,
    write: (name, content) => {
      mkdirSync(dirname(at(name)), { recursive: true });
      writeFileSync(at(name), content);
      return name;
    },
    read: (name) => readFileSync(at(name), 'utf8'),
    bytes: (name) => new Uint8Array(readFileSync(at(name))),
    has: (name) => existsSync(at(name)),
    names: () => readdirSync(path).sort(),
    run: (...argv) => runWith({}, ...argv),
    runWith,
  };
};

export const removeFolders = (): void => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true });
};
