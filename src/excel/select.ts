/** Showing a cell to the user, and hearing which cell the user has selected. */
import { supportsSet } from './host-info';
import type { Session } from './session';

export interface SelectedCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

export const revealCell = async (context: Excel.RequestContext, name: string, row?: number, column?: number): Promise<void> => {
  const sheet = context.workbook.worksheets.getItem(name);
  sheet.activate();
  if (row !== undefined && column !== undefined) sheet.getCell(row, column).select();
  await context.sync();
};

export const selectedCell = async (context: Excel.RequestContext): Promise<SelectedCell> => {
  // The event gives an address that may be many areas or whole columns; the active cell is always one cell.
  const cell = context.workbook.getActiveCell();
  cell.load('rowIndex,columnIndex,worksheet/name');
  await context.sync();
  return { sheet: cell.worksheet.name, row: cell.rowIndex, column: cell.columnIndex };
};

/** Calls `listener` after each selection on any sheet; while Excel answers, later selections replace earlier ones. Returns what stops it. */
export const listenToSelection = async (session: Session, listener: (at: SelectedCell) => void): Promise<() => void> => {
  let stopped = false;
  let asking = false;
  let again = false;

  const ask = async (): Promise<void> => {
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    do {
      again = false;
      try {
        const at = await session(selectedCell);
        if (!stopped) listener(at);
      } catch {
        // A chart is selected, or another workbook is in front: there is no cell to tell of.
      }
    } while (again && !stopped);
    asking = false;
  };

  const heard = async (): Promise<void> => {
    if (!stopped) await ask();
  };
  const { handler, context: registered } = await session(async (context) => {
    const events = supportsSet('ExcelApi', '1.9')
      ? context.workbook.worksheets.onSelectionChanged
      : context.workbook.onSelectionChanged;
    const added = events.add(heard) as OfficeExtension.EventHandlerResult<unknown>;
    await context.sync();
    return { handler: added, context };
  });

  return () => {
    stopped = true;
    // A handler can only be removed in the context that added it.
    const remove = async (): Promise<void> => {
      handler.remove();
      await registered.sync();
    };
    remove().catch(() => undefined);
  };
};
