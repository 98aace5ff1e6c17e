/** `SheetPort` on Office.js: the open workbook of Excel, through the global `Excel` that office.js defines. */
import { orCancelled } from '../core/cancel';
import { ProblemError } from '../core/problem';
import type { SheetPort } from '../sheet/port/port';
import { listenToChanges } from './changes';
import { openWorkbook, ownColumnsOf } from './open';
import { readSheet } from './read';
import { listenToSelection, revealCell, selectedCell } from './select';
import { createSession, type Session, type SessionOptions } from './session';
import { notesOn } from './notes';
import { readRecord } from './write/journal/record';

/** The port with the abilities that only a living Excel has. */
export type ExcelPort = SheetPort &
  Required<Pick<SheetPort, 'takeBack' | 'reveal' | 'selected' | 'onSelect' | 'onChange' | 'onSilent'>>;

export const createExcelPort = (options: SessionOptions = {}): ExcelPort => {
  const silent = new Set<Parameters<ExcelPort['onSilent']>[0]>(options.onWaiting ? [options.onWaiting] : []);
  let leave: (() => void) | undefined;
  const session = createSession({ ...options, onWaiting: (problem) => silent.forEach((tell) => tell(problem, leave)) });
  let atWork = 0;
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
  /** Who is left stands still; the journal in the workbook tells the next opening of it. */
  const whileWriting = async <T>(work: (module: typeof import('./writing'), own: Session) => Promise<T>): Promise<T> => {
    atWork += 1;
    try {
      const module = await writing();
      let left = false;
      const leaving = new Promise<never>((_, reject) => {
        leave = () => {
          left = true;
          reject(new ProblemError([module.left()]));
        };
      });
      return await Promise.race([
        work(
          module,
          module.leavable(session, () => left),
        ),
        leaving,
      ]);
    } finally {
      leave = undefined;
      atWork -= 1;
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
    pointedAt: async (sheet) => {
      const { pointedAt } = await writing();
      return session((context) => pointedAt(context, sheet), { sheet });
    },
    notes: (sheet) => session((context) => notesOn(context, sheet), { sheet }),
    record: () => session(readRecord),
    write: (plan, progress, signal) => whileWriting(({ writePlan }, own) => writePlan(own, plan, progress, signal)),
    takeBack: () => whileWriting(({ takeBack }, own) => takeBack(own)),
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
