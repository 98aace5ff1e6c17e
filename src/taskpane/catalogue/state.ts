/** What the catalogue shows: a list with its filter, one item, or the official text; and the texts that were loaded, kept for the session only. */
import type { Problem } from '../../core/problem';
import type { SourceFile } from './source-file';
import { NO_FILTER, type Filter } from './entries';

export interface Browsing {
  readonly view: 'list' | 'item' | 'source';
  readonly filter: Filter;
  /** The item shown. */
  readonly item: string;
  /** The article of the official text shown; '' for the whole text. */
  readonly article: string;
  /** By policy. */
  readonly sources: Readonly<Record<string, SourceFile>>;
}

export const NOT_BROWSED: Browsing = { view: 'list', filter: NO_FILTER, item: '', article: '', sources: {} };

/** Another policy has other items; the texts stay. */
export const browsedAnew = ({ sources }: Browsing): Browsing => ({ ...NOT_BROWSED, sources });

/** About a file that was chosen as an official text (problems.ts). */
export const isOfSource = ({ code }: Problem): boolean => code.startsWith('source-');
