/** What the screen waits for, one piece at a time: work in; its news, its end or its failure to the state, and a signal that stops it, out. */
import { onlyCancelled } from '../../core/cancel';
import type { Progress } from '../../sheet/port/port';
import type { Action } from './action';
import { problemsOf } from '../problems';
import type { Busy } from './state';

export interface Work {
  /** When it fails or is cancelled, that is shown and everything else stays as it was; nothing is begun while something is under way. */
  readonly run: (what: Busy['what'], work: () => Promise<Action>) => void;
  /** Of what is asked beside it: shown, while the work goes on. */
  readonly failed: (error: unknown) => void;
  readonly progress: Progress;
  /** Of the piece under way. */
  readonly signal: () => AbortSignal;
  readonly cancel: () => void;
  /** What is under way is done but for a last look that is not to be left out. */
  readonly tooLate: () => void;
}

/** What was cancelled is no failure. */
export const failureOf = (error: unknown): Action =>
  onlyCancelled(error) ? { do: 'stopped' } : { do: 'failed', problems: problemsOf(error) };

/** Milliseconds from one report of progress to the next. */
const BETWEEN_NEWS = 100;

export const createWork = (dispatch: (action: Action) => void, busy: () => boolean): Work => {
  let stop = new AbortController();
  let told = 0;
  return {
    failed: (error) => {
      if (!onlyCancelled(error)) dispatch({ do: 'complained', problems: problemsOf(error) });
    },
    run: (what, work) => {
      if (busy()) return;
      stop = new AbortController();
      dispatch({ do: 'began', what });
      work().then(dispatch, (error: unknown) => dispatch(failureOf(error)));
    },
    progress: (done, total, rows) => {
      // Drawing the pane for each of thousands of steps would take longer than the steps.
      const now = performance.now();
      if (now - told < BETWEEN_NEWS) return;
      told = now;
      dispatch({ do: 'progressed', done, total, rows });
    },
    signal: () => stop.signal,
    cancel: () => {
      dispatch({ do: 'stopping' });
      stop.abort();
    },
    tooLate: () => {
      stop = new AbortController();
    },
  };
};
