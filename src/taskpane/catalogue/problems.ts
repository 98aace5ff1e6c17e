/** What can be wrong with a file that should be an official text: one factory per code. */
import type { Problem } from '../../core/problem';
import { catalogueTexts as texts } from './texts';

const problem = (code: string, file: string, message: Problem['message']): Problem => ({
  code,
  severity: 'error',
  place: { file },
  found: file,
  message,
});

export const wrongKindOfText = (file: string): Problem => problem('source-kind', file, texts.wrongKind(file));
export const unreadableText = (file: string): Problem => problem('source-unreadable', file, texts.unreadable(file));
export const noText = (file: string): Problem => problem('source-empty', file, texts.noText(file));
