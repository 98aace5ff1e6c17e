/** What each peer is to the benchmark: something that computes the eight clauses for rows; and how its library is found. */
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { CLAUSES, type Clause } from '../../tests/support/vectors/clauses';
import type { PeerRows } from './rows';

/** 分 per row and clause. */
export type Amounts = Readonly<Record<Clause, Float64Array>>;

export interface Ready {
  /** The timed part. A peer that times itself (another process) says how many seconds it took. */
  run(): Amounts | Promise<Amounts> | Promise<{ readonly amounts: Amounts; readonly seconds: number }>;
  end?(): void;
}

export interface Peer {
  /** As the figures name it: `speedup_<figure>`; absent for what is not compared that way. */
  readonly figure?: string;
  readonly name: string;
  /** Rows of one run: fewer for whoever needs longer, since only the time per row is compared. */
  readonly rows: number;
  /** Everything that is done once for any number of rows: compiling rules, handing rows over. May throw Unavailable. */
  prepare(rows: PeerRows): Ready | Promise<Ready>;
}

/** A peer that cannot be run here, and why. */
export class Unavailable extends Error {}

export const FOLDER = resolve('bench/peers');

/** A module of the folder's own node_modules, which the repository's tools do not see. */
export const peerModule = <T>(name: string): T => {
  try {
    return createRequire(resolve(FOLDER, 'package.json'))(name) as T;
  } catch (error) {
    throw new Unavailable(
      `${name} cannot be loaded: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`,
    );
  }
};

export const emptyAmounts = (rows: number): Record<Clause, Float64Array> =>
  Object.fromEntries(CLAUSES.map((clause) => [clause, new Float64Array(rows)])) as Record<Clause, Float64Array>;
