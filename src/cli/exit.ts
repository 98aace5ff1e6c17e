/** How a command ends: its exit codes, and the way out for a command that cannot go on. */
import { text, type Text } from '../core/lang';
import { ProblemError, type Problem, type Result } from '../core/problem';

export const EXIT = { done: 0, dataErrors: 1, refused: 2, cannotWrite: 3, internal: 70 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_MEANINGS: readonly (readonly [Exit, Text])[] = [
  [EXIT.done, text('完成', 'done')],
  [
    EXIT.dataErrors,
    text(
      '已完成，但有错误：部分单元格或行无法采用，或核对不通过',
      'done, but with errors: some cells or rows could not be used, or a check failed',
    ),
  ],
  [
    EXIT.refused,
    text('用法不对，或输入不能处理（未写入任何文件）', 'wrong usage, or the input was refused (nothing was written)'),
  ],
  [EXIT.cannotWrite, text('输出文件已存在，或输出无法完整写出', 'an output exists, or cannot be written in full')],
  [EXIT.internal, text('程序内部错误', 'internal error')],
];

/** Carries the problems and the exit code from anywhere in a command up to `main`. */
export class Stop extends ProblemError {
  constructor(
    problems: readonly Problem[],
    readonly exit: Exit = EXIT.refused,
  ) {
    super(problems);
    this.name = 'Stop';
  }
}

/** The value, or the end of the command. */
export const need = <T>(result: Result<T>, exit: Exit = EXIT.refused): T => {
  if (!result.ok) throw new Stop(result.problems, exit);
  return result.value;
};

/** Runs work on a port: its problems end the command with this exit code. */
export const needed = async <T>(work: Promise<T>, exit: Exit): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    throw error instanceof ProblemError && !(error instanceof Stop) ? new Stop(error.problems, exit) : error;
  }
};

export const hasErrors = (problems: readonly Problem[]): boolean => problems.some(({ severity }) => severity === 'error');
