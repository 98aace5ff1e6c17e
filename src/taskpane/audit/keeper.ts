/**
 * What the auditor says goes into the workbook's memory soon after it is said, so that a pane that is closed takes nothing with it: opinions in; the memory written, and whether that worked, out.
 * Nothing but the memory is written.
 */
import { rememberOpinions } from '../../audit/opinions';
import type { Problem } from '../../core/problem';
import type { Opinions } from '../../sheet/compose/memory';
import { storedSeen } from '../../sheet/port/own-prints';
import type { SheetPort, WritePlan } from '../../sheet/port/port';
import type { Settled } from '../computing/settled';

/** Milliseconds from a word to its keeping: a remark is typed letter by letter. */
const PAUSE = 700;

/** What the memory is about. */
type Kept = Pick<Settled, 'policy' | 'recognition'>;

export interface Keeper {
  readonly say: (computed: Kept, opinions: Opinions) => void;
  /** Keeps at once what is still waiting. */
  readonly flush: () => Promise<void>;
}

export interface KeeperOptions {
  readonly port: SheetPort;
  /** Somebody else is writing, or about to. */
  readonly busy: () => boolean;
  readonly kept: (memory: string, problems: readonly Problem[]) => void;
  readonly failed: (error: unknown) => void;
}

const memoryAlone = ({ recognition: { mapping } }: Kept, before: string | undefined, memory: string): WritePlan => ({
  sheet: mapping.sheet,
  headerRow: mapping.headerRow,
  headerRows: mapping.headerRows,
  firstRow: mapping.firstRow,
  rowCount: mapping.lastRow - mapping.firstRow + 1,
  columns: [],
  dropped: [],
  sheets: [],
  memory,
  stored: storedSeen(before, []),
});

export const createKeeper = ({ port, busy, kept, failed }: KeeperOptions): Keeper => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();
  /** The last word, with what it is about: another sheet may be chosen before it is kept. */
  let waiting: { readonly computed: Kept; readonly opinions: Opinions } | undefined;

  const keep = async (): Promise<void> => {
    if (!waiting) return;
    const { computed, opinions } = waiting;
    waiting = undefined;
    const { memory } = await port.open();
    const now = rememberOpinions(memory, computed.policy.id, opinions);
    if (now === (memory ?? '')) return;
    const { problems } = await port.write(memoryAlone(computed, memory, now));
    kept(now, problems);
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    writing = writing.then(keep).catch(failed);
    return writing;
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // Two writes at a time would take each other's memory away.
      if (busy()) soon();
      else void flush();
    }, PAUSE);
  };
  return {
    say: (computed, opinions) => {
      waiting = { computed, opinions };
      soon();
    },
    flush,
  };
};
