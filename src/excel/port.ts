/** `SheetPort` on Office.js: the open workbook of Excel, through the global `Excel` that office.js defines. */
import { orCancelled } from '../core/cancel';
import type { SheetPort } from '../sheet/port';
import { listenToChanges } from './changes';
import { openWorkbook, ownColumnsOf } from './open';
import { readSheet } from './read';
import { listenToSelection, revealCell, selectedCell } from './select';
import { createSession, type SessionOptions } from './session';
import { notesOn } from './notes';
import { readRecord } from './write/record';

/** The port with the abilities that only a living Excel has. */
export type ExcelPort = SheetPort &
  Required<Pick<SheetPort, 'takeBack' | 'reveal' | 'selected' | 'onSelect' | 'onChange' | 'onSilent'>>;

export const createExcelPort = (options: SessionOptions = {}): ExcelPort => {
  const silent = new Set<NonNullable<SessionOptions['onWaiting']>>(options.onWaiting ? [options.onWaiting] : []);
  const session = createSession({ ...options, onWaiting: (problem) => silent.forEach((tell) => tell(problem)) });
  let atWork = 0;
  const whileWriting = async <T>(work: () => Promise<T>): Promise<T> => {
    atWork += 1;
    try {
      return await work();
    } finally {
      atWork -= 1;
    }
  };
  // What writes is fetched while the workbook is opened: nothing of it is seen at first, and it is here before anybody needs it.
  let fetched: Promise<typeof import('./writing')> | undefined;
  const writing = async (): Promise<typeof import('./writing')> => {
    try {
      return await (fetched ??= import('./writing'));
    } catch (error) {
      fetched = undefined;
      throw error;
    }
  };
  return {
    open: async () => {
      const opened = await session(openWorkbook);
      writing().catch(() => undefined);
      return opened;
    },
    read: (sheet, progress, signal) =>
      orCancelled(
        session((context) => readSheet(context, sheet, progress), { sheet }, signal),
        signal,
      ),
    ownColumns: (sheet) => session((context) => ownColumnsOf(context, sheet), { sheet }),
    notes: (sheet) => session((context) => notesOn(context, sheet), { sheet }),
    record: () => session(readRecord),
    write: (plan, progress, signal) => whileWriting(async () => (await writing()).writePlan(session, plan, progress, signal)),
    takeBack: () => whileWriting(async () => (await writing()).takeBack(session)),
    reveal: (sheet, row, column) => session((context) => revealCell(context, sheet, row, column), { sheet }),
    selected: () => session(selectedCell),
    onSelect: (listener) => listenToSelection(session, listener),
    onSilent: (listener) => {
      silent.add(listener);
      return () => void silent.delete(listener);
    },
    onChange: (listener) => listenToChanges(session, () => atWork > 0, listener),
  };
};
