/** Stopping work that a person no longer wants: a signal in; a `ProblemError` that says so, at the next safe moment, out. */
import { text } from './lang';
import { ProblemError, type Problem } from './problem';

const cancelled: Problem = { code: 'cancelled', severity: 'info', place: {}, message: text('已取消。', 'Cancelled.') };

/** To be called where stopping does no harm. */
export const stopIf = (signal: AbortSignal | undefined): void => {
  if (signal?.aborted) throw new ProblemError([cancelled]);
};

/** Work that only looks is left as soon as it is cancelled, also when its host does not answer. */
export const orCancelled = async <T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
  if (!signal) return work;
  let leave: (() => void) | undefined;
  const left = new Promise<never>((_resolve, reject) => {
    leave = () => reject(new ProblemError([cancelled]));
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
  try {
    return await Promise.race([work, left]);
  } finally {
    if (leave) signal.removeEventListener('abort', leave);
  }
};

/** Nothing else went wrong, and nothing else is to be said. */
export const onlyCancelled = (error: unknown): boolean =>
  error instanceof ProblemError && error.problems.every(({ code }) => code === cancelled.code);
