/** The worker that holds a workbook's file: questions come in, what they ask for goes out. What is unpacked, parsed, written and packed is so here. */
import type { Progress } from '../../sheet/port/port';
import { answerOn } from '../line/line';
import { problemsOf } from '../problems';
import { openHere } from './here';
import type { OpenFile } from './open';
import type { Ask, News } from './protocol';

let taken: OpenFile | undefined;
const stops = new Map<number, AbortController>();

const file = (): OpenFile => {
  if (!taken) throw new Error('no file was opened yet');
  return taken;
};

const stopOf = (count: number): AbortController => {
  const stop = stops.get(count) ?? new AbortController();
  stops.set(count, stop);
  return stop;
};

const answer = async (question: Ask, progress: Progress): Promise<unknown> => {
  switch (question.ask) {
    case 'take':
      taken = await openHere(question.file, question.fileName);
      return undefined;
    case 'open':
      return file().open();
    case 'read':
      return file().read(question.sheet, progress);
    case 'look':
      return file().look(question.sheet);
    case 'ownColumns':
      return file().ownColumns(question.sheet);
    case 'pointedAt':
      return file().pointedAt?.(question.sheet) ?? Promise.resolve([]);
    case 'notes':
      return file().notes?.(question.sheet);
    case 'record':
      return file().record();
    case 'write':
      return file().write(question.plan, progress, stopOf(question.count).signal);
    case 'stop':
      return stopOf(question.count).abort();
    case 'save':
      return file().save();
  }
};

// Only the page asks, in the words of its protocol.
answerOn(
  self,
  (question, tell) => answer(question as Ask, (done, total, rows) => tell({ done, total, rows } satisfies News)),
  problemsOf,
);
