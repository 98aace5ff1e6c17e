/** The workbook as a worker sees it: a way to ask in; a port that looks by asking the page, and writes nothing, out. */
import { ProblemError, type Problem } from '../../core/problem';
import type { SheetPort } from '../../sheet/port';
import type { Looking } from './protocol';

export interface RemotePort {
  readonly port: SheetPort;
  readonly looked: (look: number, value: unknown) => void;
  readonly refused: (look: number, problems: readonly Problem[]) => void;
}

export const remotePort = (ask: (look: number, method: Looking, sheet: string) => void): RemotePort => {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let calls = 0;
  // The page answers with what its own port gave: the methods' types hold across.
  const call = <T>(method: Looking, sheet = ''): Promise<T> =>
    new Promise((resolve, reject) => {
      calls += 1;
      waiting.set(calls, { resolve: (value) => resolve(value as T), reject });
      ask(calls, method, sheet);
    });
  const settle = (id: number) => {
    const one = waiting.get(id);
    waiting.delete(id);
    return one;
  };
  return {
    port: {
      open: () => call('open'),
      read: (sheet) => call('read', sheet),
      ownColumns: (sheet) => call('ownColumns', sheet),
      record: () => call('record'),
      write: () => Promise.reject(new Error('a worker writes nothing')),
    },
    looked: (id, value) => settle(id)?.resolve(value),
    refused: (id, problems) => settle(id)?.reject(new ProblemError(problems)),
  };
};
