/** Queued changes sent in as few requests as their size allows, each with calculation and drawing held back until it is done. */
import { CELLS_AT_ONCE } from '../blocks';

/** Bytes that one request may grow to; Excel on the web takes 5 MB. */
const BYTES_AT_ONCE = 2_500_000;

export interface Cost {
  readonly cells: number;
  readonly bytes: number;
}

export interface Batch {
  /** Queues a change; sends what is queued before when both together would be too much. */
  add(cost: Cost, queue: () => void): Promise<void>;
  /** Sends the rest. */
  send(): Promise<void>;
}

/** `sent` is told of each request when its answer is there. */
export const createBatch = (context: Excel.RequestContext, sent?: () => Promise<void>): Batch => {
  let cells = 0;
  let bytes = 0;
  let queued = false;

  const send = async (): Promise<void> => {
    if (!queued) return;
    queued = false;
    cells = 0;
    bytes = 0;
    await context.sync();
    await sent?.();
  };

  return {
    send,
    add: async (cost, queue) => {
      if (queued && (cells + cost.cells > CELLS_AT_ONCE || bytes + cost.bytes > BYTES_AT_ONCE)) await send();
      if (!queued) {
        // Once for each request: repeated calls flicker.
        context.application.suspendApiCalculationUntilNextSync();
        context.application.suspendScreenUpdatingUntilNextSync();
        queued = true;
      }
      cells += cost.cells;
      bytes += cost.bytes;
      queue();
    },
  };
};

/** About what a range operation with no values costs on the wire. */
export const SMALL: Cost = { cells: 0, bytes: 700 };
