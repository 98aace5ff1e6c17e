/** A worker's own file run in this thread, as a browser would in another: the file in; a worker out, whose every message goes through a structured clone that hands memory over, and is counted. */
import type { Message } from '../../src/taskpane/line/line';
import { weightOf } from '../../src/taskpane/line/pieces';

export interface Sent {
  readonly to: 'worker' | 'page';
  /** Cells that were cloned, as `weightOf` counts them. */
  readonly weight: number;
  /** Bytes that changed hands without being cloned. */
  readonly transferred: number;
}

export interface FakeWorker {
  readonly worker: Worker;
  readonly sent: readonly Sent[];
  readonly ended: () => boolean;
}

type Hears = { onmessage: ((event: { readonly data: Message }) => void) | null };

const countOf = (to: Sent['to'], message: Message, transfer: readonly Transferable[]): Sent => {
  const bytes = transfer.reduce<number>((sum, one) => sum + (one as ArrayBuffer).byteLength, 0);
  // A column counts as one of its parcel: its cells are handed over.
  const weight = 'piece' in message && 'put' in message.piece && bytes > 0 ? 1 : weightOf(message, Infinity);
  return { to, weight, transferred: bytes };
};

export const fakeWorker = (load: () => void): FakeWorker => {
  const sent: Sent[] = [];
  let ended = false;
  const page: Hears & Record<string, unknown> = {
    onmessage: null,
    onerror: null,
    postMessage: (message: Message, transfer: Transferable[] = []): void => {
      sent.push(countOf('worker', message, transfer));
      const data = structuredClone(message, { transfer });
      queueMicrotask(() => ended || scope.onmessage?.({ data }));
    },
    terminate: (): void => {
      ended = true;
    },
  };
  const scope: Hears & Record<string, unknown> = {
    onmessage: null,
    postMessage: (message: Message, transfer: Transferable[] = []): void => {
      sent.push(countOf('page', message, transfer));
      const data = structuredClone(message, { transfer });
      if (!ended) queueMicrotask(() => ended || page.onmessage?.({ data }));
    },
  };
  Object.defineProperty(globalThis, 'self', { value: scope, configurable: true });
  jest.isolateModules(load);
  return { worker: page as unknown as Worker, sent, ended: () => ended };
};
