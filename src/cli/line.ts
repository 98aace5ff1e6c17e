/** What goes between the thread that does the work and the one that holds the streams and hears signals: plain values both ways. */

export interface Start {
  readonly argv: readonly string[];
  readonly stdout: Terminal;
  readonly stderr: Terminal;
}

/** What a stream says of the screen behind it. */
export interface Terminal {
  readonly isTTY: boolean;
  readonly columns: number | undefined;
}

export type StreamName = 'stdout' | 'stderr';

/** To the streams. */
export type Told =
  | { readonly kind: 'text'; readonly stream: StreamName; readonly text: string }
  /** A file is about to be opened under a name of its own, or is in its place or gone. */
  | { readonly kind: 'unfinished'; readonly path: string; readonly open: boolean }
  | { readonly kind: 'done'; readonly code: number };

/** Back: how many characters a stream has taken, and whether its reader has gone, so that no more need be said. */
export interface Taken {
  readonly stream: StreamName;
  readonly gone: boolean;
  readonly length: number;
}
