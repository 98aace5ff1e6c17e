/** A worker that is made when it is needed, and made anew after it was ended or broke: how to make one in; a line to the one that lives, out. */
import { lineTo, type Line } from './line';

export interface Living {
  /** To the worker that lives; another line is another worker, which knows nothing. */
  readonly line: () => Line;
  /** Ends the worker, whatever it is at: nobody is answered. */
  readonly end: () => void;
}

/** Why nobody is answered. */
const ENDED = new Error('the worker was ended');

export const living = (create: () => Worker): Living => {
  let now: { readonly worker: Worker; readonly line: Line } | undefined;
  return {
    line: () => {
      if (now) return now.line;
      const worker = create();
      const made = { worker, line: lineTo(worker) };
      worker.onerror = ({ message }) => {
        made.line.fail(new Error(message));
        if (now === made) now = undefined;
      };
      now = made;
      return made.line;
    },
    end: () => {
      now?.worker.terminate();
      now?.line.fail(ENDED);
      now = undefined;
    },
  };
};

/** The answer, whose kind the asker knows; undefined where the worker was ended before. `failure`: what to throw for what the worker failed with, or for the error that broke it. */
export const answerTo = async <T>(
  asked: Promise<unknown>,
  failure: (failed: unknown) => Error,
): Promise<{ readonly answer: T } | undefined> => {
  try {
    return { answer: (await asked) as T };
  } catch (why) {
    if (why === ENDED) return undefined;
    throw failure(why);
  }
};
