/** Gets the question about the columns answered: the state with its question, and whoever computes, in; the answer to the state, and a promise of it, out. */
import type { Action } from '../state/action';
import type { Computer } from './computer';
import type { Asked, Recognised } from './question';
import type { State } from '../state/state';
import { problemsOf } from '../problems';

export interface Asking {
  /** Asks, where the state has a question that is not asked yet. */
  readonly anew: () => void;
  /** Until it is known what the columns are of what was opened, chosen and mapped last, or why not. */
  readonly answered: () => Promise<void>;
  /** Nobody asks from now on. */
  readonly end: () => void;
}

export const createAsking = (state: () => State, dispatch: (action: Action) => void, computing: () => Computer): Asking => {
  let asking: Asked | undefined;
  let answer: Promise<void> = Promise.resolve();
  let ended = false;

  const tell = (asked: Asked, said: Recognised | undefined): void => {
    if (said) return dispatch({ do: 'recognised', asked, ...said });
    // The worker was ended while it was at something else.
    asking = undefined;
    anew();
  };
  const anew = (): void => {
    const { asked, recognising } = state();
    if (!asked || !recognising || asked === asking || ended) return;
    asking = asked;
    answer = computing()
      .recognise(asked)
      .then(
        (one) => tell(asked, one),
        (error: unknown) => dispatch({ do: 'notRecognised', asked, problems: problemsOf(error) }),
      );
  };

  return {
    anew,
    answered: async () => {
      while (state().recognising && !ended) await answer;
    },
    end: () => {
      ended = true;
    },
  };
};
