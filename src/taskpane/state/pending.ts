/** An answer that is being given and is not the one that was planned for: the state in, the answer out. */
import type { Answer } from '../../sheet/record/answers';
import type { State } from './state';

export const pendingAnswer = ({ draft, answers, edits }: Pick<State, 'draft' | 'answers' | 'edits'>): Answer | undefined =>
  draft && edits.length > 0 && (draft.choice !== answers.choice || draft.reason !== answers.reason) ? draft : undefined;

/** A decision needs its reason. */
export const isWhole = ({ choice, reason = '' }: Answer): boolean => choice !== 'decide' || reason.trim() !== '';
