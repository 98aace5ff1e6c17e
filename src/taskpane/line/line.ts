/**
 * Questions to a worker and its answers, any number at a time: either goes over in pieces, and between pieces this thread is free for others.
 * The page holds one end (`lineTo`), the worker the other (`answerOn`).
 */
import { paced } from '../../core/breath';
import { joined, piecesOf, type Joined, type Piece } from './pieces';

/** What goes over: a piece of a question or an answer, news on the way to it, or why there is none. */
export type Message = { readonly call: number } & (
  { readonly piece: Piece; readonly last: boolean } | { readonly news: unknown } | { readonly failed: unknown }
);

/** What both ends need of a worker or its scope. */
export interface End {
  postMessage(message: Message, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<Message>) => unknown) | null;
}

const send = async (end: End, call: number, value: unknown): Promise<void> => {
  const parcels = piecesOf(value);
  const pace = paced();
  for (let now = parcels.next(); !now.done;) {
    const { piece, transfer } = now.value;
    now = parcels.next();
    end.postMessage({ call, piece, last: now.done === true }, [...transfer]);
    await pace();
  }
};

/** Pieces by their calls: a message in; the whole value with the last piece, out. */
const gathering = () => {
  const calls = new Map<number, Joined>();
  return (call: number, piece: Piece, last: boolean): { readonly whole: unknown } | undefined => {
    const so = calls.get(call) ?? joined();
    so.add(piece);
    if (!last) return void calls.set(call, so);
    calls.delete(call);
    return { whole: so.value() };
  };
};

export interface Line {
  /** Rejects with what the other side failed with. */
  readonly ask: (question: unknown, hear?: (news: unknown) => void) => Promise<unknown>;
  /** Nothing will come any more: everybody who waits, or asks from now on, is told why. */
  readonly fail: (why: Error) => void;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (why: unknown) => void;
  readonly hear: ((news: unknown) => void) | undefined;
}

export const lineTo = (end: End): Line => {
  const waiting = new Map<number, Waiting>();
  const gather = gathering();
  let calls = 0;
  let cut: Error | undefined;
  end.onmessage = ({ data }) => {
    const asked = waiting.get(data.call);
    if (!asked) return;
    if ('news' in data) return asked.hear?.(data.news);
    if ('failed' in data) asked.reject(data.failed);
    else {
      const answer = gather(data.call, data.piece, data.last);
      if (!answer) return;
      asked.resolve(answer.whole);
    }
    waiting.delete(data.call);
  };
  return {
    ask: (question, hear) =>
      new Promise((resolve, reject) => {
        if (cut) return reject(cut);
        calls += 1;
        waiting.set(calls, { resolve, reject, hear });
        send(end, calls, question).catch(reject);
      }),
    fail: (why) => {
      cut = why;
      waiting.forEach(({ reject }) => reject(why));
      waiting.clear();
    },
  };
};

/** `tell` sends news to who asked; `why` makes something that can be sent of what `answer` rejects with. */
export const answerOn = (
  end: End,
  answer: (question: unknown, tell: (news: unknown) => void) => Promise<unknown>,
  why: (error: unknown) => unknown,
): void => {
  const gather = gathering();
  end.onmessage = ({ data }) => {
    if (!('piece' in data)) return;
    const { call } = data;
    const question = gather(call, data.piece, data.last);
    if (!question) return;
    answer(question.whole, (news) => end.postMessage({ call, news }, []))
      .then((said) => send(end, call, said))
      .catch((error: unknown) => end.postMessage({ call, failed: why(error) }, []));
  };
};
