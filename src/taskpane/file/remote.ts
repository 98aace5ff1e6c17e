/** The page's side of the worker that holds a file: the worker and the file in; the file to ask, out. The worker ends with it, or at once where the file cannot be opened. */
import type { Progress } from '../../sheet/port/port';
import { lineTo } from '../line/line';
import { failureOver } from '../problems';
import type { OpenFile } from './open';
import type { News, Questions } from './protocol';

export const remoteFile = async (worker: Worker, file: Blob | Promise<Blob>, fileName: string): Promise<OpenFile> => {
  const line = lineTo(worker);
  worker.onerror = ({ message }) => line.fail(new Error(message));
  const close = (): void => {
    worker.terminate();
    line.fail(new Error('the file was closed'));
  };

  const ask = async <K extends keyof Questions>(name: K, particulars: Questions[K]['asked'], progress?: Progress) => {
    const hear = (news: unknown): void => {
      const { done, total, rows } = news as News;
      progress?.(done, total, rows);
    };
    try {
      return (await line.ask({ ask: name, ...particulars }, hear)) as Questions[K]['answer'];
    } catch (failed) {
      throw failureOver(failed);
    }
  };

  let writes = 0;
  const write: OpenFile['write'] = async (plan, progress, signal) => {
    const count = (writes += 1);
    // What the worker makes of it is told by the write.
    const stop = (): void => void ask('stop', { count }).catch(() => undefined);
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return await ask('write', { plan, count }, progress);
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  };

  try {
    await ask('take', { file: await file, fileName });
  } catch (error) {
    close();
    throw error;
  }
  return {
    fileName,
    open: () => ask('open', {}),
    read: (sheet, progress) => ask('read', { sheet }, progress),
    look: (sheet) => ask('look', { sheet }),
    ownColumns: (sheet) => ask('ownColumns', { sheet }),
    pointedAt: (sheet) => ask('pointedAt', { sheet }),
    notes: (sheet) => ask('notes', { sheet }),
    record: () => ask('record', {}),
    write,
    save: () => ask('save', {}),
    close,
  };
};
