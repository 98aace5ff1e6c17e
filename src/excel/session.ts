/**
 * One conversation with Excel: work on a request context in, its result out; whatever Excel throws leaves as a `ProblemError`.
 * A signal ends it with the answer to the request that is under way.
 * Waits while the user edits a cell, and tells after some seconds that Excel has not answered; it never gives up by itself,
 * since a batch that was sent may still be carried out.
 */
import { stopIf } from '../core/cancel';
import { ProblemError, type Place, type Problem } from '../core/problem';
import { problemsOf } from './errors';
import { waiting } from './problems';

export interface SessionOptions {
  /** Told when Excel has not answered for `patience` seconds, once for each request, and of nothing when it has after all. */
  readonly onWaiting?: ((problem: Problem | undefined) => void) | undefined;
  /** Seconds; 15 by default. */
  readonly patience?: number | undefined;
}

export type Session = <T>(work: (context: Excel.RequestContext) => Promise<T>, place?: Place, signal?: AbortSignal) => Promise<T>;

/** Tells when nothing has come for some seconds; what it returns is called when something has. */
const patient = (tell: (problem: Problem | undefined) => void, seconds: number): (() => void) => {
  let told = false;
  const timer = setTimeout(() => {
    told = true;
    tell(waiting(seconds));
  }, seconds * 1000);
  return () => {
    clearTimeout(timer);
    if (told) tell(undefined);
  };
};

const watched = (context: Excel.RequestContext, tell: (problem: Problem | undefined) => void, seconds: number): void => {
  const send = context.sync.bind(context);
  context.sync = async <T>(passed?: T): Promise<T> => {
    const heard = patient(tell, seconds);
    try {
      return await send(passed);
    } finally {
      heard();
    }
  };
};

/** Stops after an answer and never before a request: what is queued by then would still go out with the library's own clean-up. */
const stoppable = async <T>(
  context: Excel.RequestContext,
  work: (context: Excel.RequestContext) => Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> => {
  if (!signal) return work(context);
  stopIf(signal);
  const send = context.sync.bind(context);
  context.sync = async <P>(passed?: P): Promise<P> => {
    const answer = await send(passed);
    stopIf(signal);
    return answer;
  };
  try {
    return await work(context);
  } finally {
    context.sync = send;
  }
};

export const createSession = ({ onWaiting, patience = 15 }: SessionOptions = {}): Session => {
  return async (work, place = {}, signal = undefined) => {
    let cleaned: (() => void) | undefined;
    try {
      return await Excel.run({ delayForCellEdit: true }, async (context) => {
        if (onWaiting) watched(context, onWaiting, patience);
        try {
          return await stoppable(context, work, signal);
        } finally {
          // The library may wait for a request of its own, with which it lets go of what was tracked.
          if (onWaiting) cleaned = patient(onWaiting, patience);
        }
      });
    } catch (thrown) {
      throw new ProblemError(problemsOf(thrown, place));
    } finally {
      cleaned?.();
    }
  };
};
