/** What can be wrong in the pane itself: one factory per code; and whatever is thrown, as problems. */
import { ProblemError, type Problem } from '../core/problem';
import { texts } from './texts/texts';

export const unexpected = (message: string): Problem => ({
  code: 'unexpected',
  severity: 'error',
  place: {},
  found: message,
  message: texts.unexpected(message),
});

export const changedSince = (sheet: string): Problem => ({
  code: 'changed-since',
  severity: 'error',
  place: { sheet },
  message: texts.changedSince,
});

export const noReason = (): Problem => ({ code: 'no-reason', severity: 'error', place: {}, message: texts.noReason });

export const planChanged = (): Problem => ({ code: 'plan-changed', severity: 'warning', place: {}, message: texts.planChanged });

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What was thrown, for the user, and for another thread, which cannot be given errors. */
export const problemsOf = (error: unknown): readonly Problem[] =>
  error instanceof ProblemError ? error.problems : [unexpected(messageOf(error))];

/** What another thread failed with, to be thrown here: the problems that it sent, or what broke it. */
export const failureOver = (failed: unknown): ProblemError =>
  new ProblemError(Array.isArray(failed) ? (failed as readonly Problem[]) : problemsOf(failed));

export const sheetGone = (sheet: string): Problem => ({
  code: 'unknown-sheet',
  severity: 'error',
  place: { sheet },
  found: sheet,
  message: texts.sheetGone(sheet),
});
