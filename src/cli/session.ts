/** What the command line may touch of the world outside: the two streams, the folder it was started in, the environment and the clock. Tests give their own. */
export interface Sink {
  /** Resolves when more may be written. */
  write(text: string): void | Promise<void>;
  /** Whether nobody reads any more: what is written then is dropped. */
  readonly gone?: () => boolean;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface Session {
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
}
