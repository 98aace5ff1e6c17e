/** What can be wrong in the pane itself: one factory per code. */
import type { Problem } from '../core/problem';
import { texts } from './texts';

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
