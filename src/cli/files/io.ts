/**
 * Files in and out. Reading gives bytes or the reason in the user's words. Writing goes to a new file beside the target and is renamed at the very end,
 * so that nobody ever meets half a file, and an output that is not allowed is refused before any work is done.
 */
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { nearest } from '../../core/nearest';
import { done, failed, type Problem, type Result } from '../../core/problem';
import * as problem from './file-problems';
import { writeAll } from './write-all';

/** What Node throws when the operating system refuses. */
const isSystemError = (error: unknown): error is { readonly code: string } =>
  typeof error === 'object' && error !== null && 'syscall' in error && 'code' in error && typeof error.code === 'string';

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : String(error);

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

/** `file` as the user wrote it, seen from `cwd`. */
export const readInput = (file: string, cwd: string): Result<Uint8Array> => {
  const path = resolve(cwd, file);
  try {
    const bytes = readFileSync(path);
    return bytes.length === 0
      ? failed(problem.emptyFile(file))
      : done(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length));
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EISDIR') return failed(problem.notAFile(file));
    if (code !== 'ENOENT') return failed(problem.cannotRead(file, code));
    const near = nearest(basename(path), namesIn(dirname(path)));
    return failed(problem.fileMissing(file, cwd, near === undefined ? undefined : join(dirname(file), near)));
  }
};

export interface Output {
  /** As the user wrote it. */
  readonly file: string;
  write(chunk: string | Uint8Array): void;
  /** Puts the file in its place. */
  commit(): Result<string>;
  /** Leaves nothing behind; harmless after `commit`. */
  discard(): void;
}

type Hears = (path: string, open: boolean) => void;

let hears: Hears = () => undefined;

/** Who takes away what is half written when the program is stopped: hears of a file before it is there, and when it is whole or gone. */
export const onUnfinished = (listener: Hears): void => {
  hears = listener;
};

/** The nearest folder above that is there. */
const standing = (folder: string): string =>
  existsSync(folder) || dirname(folder) === folder ? folder : standing(dirname(folder));

/** Looks whether an output may be written, without writing. */
export const checkOutput = (file: string, cwd: string, force: boolean): Problem | undefined => {
  const path = resolve(cwd, file);
  const folder = standing(dirname(path));
  if (!statSync(folder).isDirectory()) return problem.cannotWrite(file, 'ENOTDIR');
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() || /[\\/]$/.test(file)) return problem.outputIsFolder(file);
  if (found && !force) return problem.outputExists(file);
  try {
    accessSync(folder, constants.W_OK);
    if (found) accessSync(path, constants.W_OK);
    return undefined;
  } catch (error) {
    return problem.cannotWrite(file, codeOf(error));
  }
};

/** Letters of a target's name in that of the file beside it: three bytes each leave room below the 255 of a name. */
const NAME_LETTERS = 40;

let named = 0;

/** A new file beside the target; one of the same name that somebody left is passed by. */
const openBeside = (target: string): { readonly temporary: string; readonly handle: number } => {
  const mode = statSync(target, { throwIfNoEntry: false })?.mode ?? 0o666;
  for (;;) {
    named += 1;
    const temporary = join(dirname(target), `.${basename(target).slice(0, NAME_LETTERS)}.${process.pid}-${named}.tmp`);
    hears(temporary, true);
    try {
      return { temporary, handle: openSync(temporary, 'wx', mode) };
    } catch (error) {
      // Not ours to take away.
      hears(temporary, false);
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
};

/** Opens the new file beside the target; folders that are missing are made. */
export const openOutput = (file: string, cwd: string, force: boolean): Result<Output> => {
  const refused = safely(file, () => checkOutput(file, cwd, force));
  if (!refused.ok) return refused;
  if (refused.value) return failed(refused.value);
  return safely(file, () => {
    const asked = resolve(cwd, file);
    // Through a link, so that the link stays one.
    const target = existsSync(asked) ? realpathSync(asked) : asked;
    mkdirSync(dirname(target), { recursive: true });
    const { temporary, handle } = openBeside(target);
    let open = true;
    let here = true;
    const gone = (): void => {
      here = false;
      hears(temporary, false);
    };
    const close = (): void => {
      if (open) closeSync(handle);
      open = false;
    };
    const discard = (): void => {
      close();
      if (!here) return;
      rmSync(temporary, { force: true });
      gone();
    };
    return {
      file,
      write: (chunk) => writeAll(handle, chunk),
      commit: () => {
        const done_ = safely(file, () => {
          close();
          if (!force && existsSync(target)) return false;
          renameSync(temporary, target);
          gone();
          return true;
        });
        if (!done_.ok) return done_;
        return done_.value ? done(asked) : failed(problem.outputExists(file));
      },
      discard,
    };
  });
};

/** What the operating system refuses becomes a problem. */
const safely = <T>(file: string, work: () => T): Result<T> => {
  try {
    return done(work());
  } catch (error) {
    if (isSystemError(error)) return failed(problem.cannotWrite(file, codeOf(error)));
    throw error;
  }
};

/** Writes chunks into an output that is open; the disk may be full. */
export const fill = (output: Output, chunks: Iterable<string | Uint8Array>): Result<Output> =>
  safely(output.file, () => {
    for (const chunk of chunks) output.write(chunk);
    return output;
  });

/** Puts all outputs in their places, or none where the first cannot be. */
export const commitAll = (outputs: readonly Output[]): Result<readonly string[]> => {
  const paths: string[] = [];
  for (const output of outputs) {
    const result = output.commit();
    if (!result.ok) {
      outputs.forEach((one) => one.discard());
      return result;
    }
    paths.push(result.value);
  }
  return done(paths);
};
