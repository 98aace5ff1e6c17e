/**
 * A problem is a value: a code, the place, what was found, and a message in both languages that says what would be right.
 * Each room has a `problems.ts` with one small factory per code; nothing else makes problems.
 */
import type { Text } from './lang';

/** `error`: something asked for could not be done. `warning`: done, but look at it. `info`: done by a stated rule. */
export type Severity = 'error' | 'warning' | 'info';

export interface Place {
  /** A file as the user named it. */
  readonly file?: string;
  /** 1-based line in a text file (a pack, a CSV). */
  readonly line?: number;
  readonly sheet?: string;
  /** A1 address without the sheet, e.g. `F12`. */
  readonly cell?: string;
  /** 1-based row of the sheet. */
  readonly row?: number;
  readonly article?: string;
  readonly item?: string;
  /** The input, parameter or reading it is about. */
  readonly name?: string;
}

export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly place: Place;
  readonly message: Text;
  /** What stood there, as the user wrote it. */
  readonly found?: string;
}

/** Either a value or the reasons why there is none; warnings may accompany a value. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export const done = <T>(value: T, problems: readonly Problem[] = []): Result<T> => ({ ok: true, value, problems });
export const failed = (...problems: Problem[]): { ok: false; problems: readonly Problem[] } => ({ ok: false, problems });

/** Thrown only where a caller cannot go on and a value cannot be returned; carries the problems for the user. */
export class ProblemError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map((p) => p.message.en).join('\n'));
    this.name = 'ProblemError';
  }
}
