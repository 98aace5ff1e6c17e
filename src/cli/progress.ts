/** A progress bar on stderr: only where a person watches, only when work is long, and gone when it is done. */
import type { Lang, Text } from '../core/lang';
import type { Progress } from '../sheet/port/port';
import type { Session } from './session';
import { clip } from './table-text';

const SHOW_AFTER_MS = 800;
const REDRAW_MS = 100;
const CELLS = 24;

export interface ProgressBar {
  /** A callback for one stretch of the work. */
  readonly stage: (label: Text) => Progress;
  /** Clears the line. */
  readonly done: () => void;
}

export const progressBar = (session: Session, lang: Lang): ProgressBar => {
  const { stderr } = session;
  if (!stderr.isTTY) return { stage: () => () => undefined, done: () => undefined };
  const started = session.now().getTime();
  let drawn = 0;
  return {
    stage: (label) => (done, total) => {
      const now = session.now().getTime();
      if (now - started < SHOW_AFTER_MS || now - drawn < REDRAW_MS) return;
      drawn = now;
      const part = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
      const full = Math.round(part * CELLS);
      const line = `${label[lang]} ${'█'.repeat(full)}${'░'.repeat(CELLS - full)} ${Math.floor(part * 100)}%`;
      void stderr.write(`\r\x1b[2K${clip(line, (stderr.columns ?? 80) - 1)}`);
    },
    done: () => {
      if (drawn > 0) void stderr.write('\r\x1b[2K');
      drawn = 0;
    },
  };
};
