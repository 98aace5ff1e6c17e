/** The workbook as a worker sees it: a way to ask the page in; a port that looks by asking it, and writes nothing, out. The page's end answers with what its own port gives. */
import { ProblemError, type Problem } from '../../core/problem';
import type { SheetPort } from '../../sheet/port/port';
import { problemsOf } from '../problems';

/** The methods of a port that only look. */
export type Looking = 'open' | 'read' | 'ownColumns' | 'notes' | 'record';

/** News to the page: the worker waits for a look at the workbook. */
export interface Look {
  readonly is: 'look';
  readonly look: number;
  readonly method: Looking;
  readonly sheet: string;
}

/** What the page tells the worker of it. */
export interface Looks {
  readonly looked: { readonly asked: { readonly look: number; readonly value: unknown }; readonly answer: undefined };
  readonly refused: {
    readonly asked: { readonly look: number; readonly problems: readonly Problem[] };
    readonly answer: undefined;
  };
}

export type Looked = { [K in keyof Looks]: { readonly ask: K } & Looks[K]['asked'] }[keyof Looks];

export interface RemotePort {
  readonly port: SheetPort;
  readonly answered: (answer: Looked) => void;
}

export const remotePort = (tell: (look: Look) => void): RemotePort => {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let calls = 0;
  // The page answers with what its own port gave: the methods' types hold across.
  const call = <T>(method: Looking, sheet = ''): Promise<T> =>
    new Promise((resolve, reject) => {
      calls += 1;
      waiting.set(calls, { resolve: (value) => resolve(value as T), reject });
      tell({ is: 'look', look: calls, method, sheet });
    });
  return {
    port: {
      open: () => call('open'),
      read: (sheet) => call('read', sheet),
      ownColumns: (sheet) => call('ownColumns', sheet),
      notes: (sheet) => call('notes', sheet),
      record: () => call('record'),
      write: () => Promise.reject(new Error('a worker writes nothing')),
    },
    answered: (answer) => {
      const one = waiting.get(answer.look);
      waiting.delete(answer.look);
      if (answer.ask === 'looked') one?.resolve(answer.value);
      else one?.reject(new ProblemError(answer.problems));
    },
  };
};

const lookBy = (port: SheetPort, { method, sheet }: Look): Promise<unknown> => {
  switch (method) {
    case 'open':
      return port.open();
    case 'read':
      return port.read(sheet);
    case 'ownColumns':
      return port.ownColumns(sheet);
    case 'notes':
      return port.notes?.(sheet) ?? Promise.resolve(undefined);
    case 'record':
      return port.record();
  }
};

/** What the page has to say to a look. */
export const lookedBy = (port: SheetPort, look: Look): Promise<Looked> =>
  lookBy(port, look).then(
    (value) => ({ ask: 'looked', look: look.look, value }),
    (error: unknown) => ({ ask: 'refused', look: look.look, problems: problemsOf(error) }),
  );
