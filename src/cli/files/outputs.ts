/** The files that a command writes: a workbook, a JSON; checked before work begins, filled beside their targets, and put in their places together. */
import { extname, resolve } from 'node:path';
import type { Problem } from '../../core/problem';
import type { Args } from '../args';
import { EXIT, need, Stop } from '../exit';
import * as problem from './file-problems';
import { checkOutput, commitAll, fill, openOutput, type Output } from './io';
import type { Session } from '../session';

export interface Wanted {
  readonly workbook?: string;
  /** A file, or `-` for stdout. */
  readonly json?: string;
  readonly force: boolean;
}

export const STDOUT = '-';

const WORKBOOKS: readonly string[] = ['.xlsx', '.xlsm', '.xltx', '.xltm'];

/** A workbook is saved as what it was, or Excel would not open it; anything else becomes an .xlsx. */
const endingFor = (input: string): string => {
  const ending = extname(input).toLowerCase();
  return WORKBOOKS.includes(ending) ? ending : '.xlsx';
};

/** Everything that can be said against the outputs before work begins. */
export const checkOutputs = (input: string, { workbook, json, force }: Wanted, cwd: string): void => {
  const wrong: Problem[] = [];
  if (workbook !== undefined) {
    const expected = endingFor(input);
    if (extname(workbook).toLowerCase() !== expected) wrong.push(problem.wrongExtension(workbook, expected));
  }
  const files = [workbook, json === STDOUT ? undefined : json].filter((file) => file !== undefined);
  if (files.length === 2 && resolve(cwd, files[0] as string) === resolve(cwd, files[1] as string))
    wrong.push(problem.sameOutput(files[0] as string));
  if (wrong.length > 0) throw new Stop(wrong);
  const blocked = files.map((file) => checkOutput(file, cwd, force)).filter((one) => one !== undefined);
  if (blocked.length > 0) throw new Stop(blocked, EXIT.cannotWrite);
};

/** Opens an output, fills it, and leaves nothing behind where that fails. */
export const filled = (file: string, wanted: Wanted, session: Session, chunks: Iterable<string | Uint8Array>): Output => {
  const output = need(openOutput(file, session.cwd, wanted.force), EXIT.cannotWrite);
  try {
    return need(fill(output, chunks), EXIT.cannotWrite);
  } catch (error) {
    output.discard();
    throw error;
  }
};

export const writeOutputs = (outputs: readonly (() => Output)[]): readonly string[] => {
  const open: Output[] = [];
  try {
    for (const make of outputs) open.push(make());
  } catch (error) {
    open.forEach((output) => output.discard());
    throw error;
  }
  need(commitAll(open), EXIT.cannotWrite);
  return open.map(({ file }) => file);
};

export const wantedOf = (args: Args): Wanted => {
  const [workbook, json] = [args.one('output'), args.one('json')];
  return { force: args.has('force'), ...(workbook !== undefined && { workbook }), ...(json !== undefined && { json }) };
};
