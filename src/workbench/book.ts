/**
 * A workbook on the screen: a file in; what the grid shows, and a port for the pane whose `reveal` and `onSelect` go through the grid, out.
 */
import type { Problem } from '../core/problem';
import type { Grid, SheetInfo, SheetPort, Workbook } from '../sheet/port/port';
import { breath } from '../core/breath';
import { openFile, type OpenFile } from '../taskpane/file/open';
import { problemsOf } from '../taskpane/problems';
import { sheetModel, type SheetModel } from './sheet-model';

export interface Cell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

export interface BookState {
  readonly sheets: readonly SheetInfo[];
  /** The sheet in front. */
  readonly active: string;
  /** Undefined while it is being read, and where it could not be. */
  readonly model: SheetModel | undefined;
  /** Why the sheet in front cannot be shown; who turns to it again tries again. */
  readonly failed: readonly Problem[] | undefined;
  /** A cell that the pane wants to be seen; a fresh value for each wish. */
  readonly wanted: Cell | undefined;
  /** Something was written since the file was opened or saved. */
  readonly changed: boolean;
}

export interface Book {
  readonly fileName: string;
  readonly port: SheetPort;
  readonly state: () => BookState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly turnTo: (sheet: string) => Promise<void>;
  /** The user has selected a cell in the grid. */
  readonly select: (row: number, column: number) => void;
  readonly save: () => Promise<Blob>;
  /** Another workbook has taken its place. */
  readonly close: () => void;
}

/** What is in front: a sheet that cannot be read keeps nobody from the others. */
type Front = Pick<BookState, 'model' | 'failed'>;

const READING: Front = { model: undefined, failed: undefined };

/** The sheet of this name, or the first that can be shown. */
const sheetInFront = (sheets: readonly SheetInfo[], name: string): SheetInfo | undefined => {
  const visible = sheets.filter((sheet) => sheet.visible && sheet.worksheet);
  return visible.find((sheet) => sheet.name === name) ?? visible[0];
};

const frontOf = async (file: OpenFile, read: SheetPort['read'], name: string): Promise<Front> => {
  try {
    const [grid, look, ownColumns] = [await read(name), await file.look(name), await file.ownColumns(name)];
    // What came over is taken in, and is shown: two pieces of work.
    await breath();
    return { model: sheetModel({ grid, look, ownColumns }), failed: undefined };
  } catch (error) {
    return { model: undefined, failed: problemsOf(error) };
  }
};

const bookOn = async (file: OpenFile): Promise<Book> => {
  // Only the port writes: until then the file and its sheets stay as they were read.
  const grids = new Map<string, Promise<Grid>>();
  let workbook: Promise<Workbook> | undefined;
  const forget = (): void => {
    grids.clear();
    workbook = undefined;
  };
  const open = (): Promise<Workbook> => {
    const now = (workbook ??= file.open());
    now.catch(forget);
    return now;
  };
  const read: SheetPort['read'] = (name, progress, signal) => {
    const grid = grids.get(name) ?? file.read(name, progress, signal);
    grids.set(name, grid);
    grid.catch(() => grids.delete(name));
    return grid;
  };

  const first = await open();
  const front = sheetInFront(first.sheets, first.active);
  let state: BookState = {
    sheets: first.sheets,
    active: front?.name ?? '',
    ...(front ? await frontOf(file, read, front.name) : READING),
    wanted: undefined,
    changed: false,
  };
  const listeners = new Set<() => void>();
  const selecting = new Set<(cell: Cell) => void>();
  const set = (change: Partial<BookState>): void => {
    state = { ...state, ...change };
    listeners.forEach((listener) => listener());
  };

  const show = async (name: string): Promise<void> => {
    const shown = await frontOf(file, read, name);
    // Unless somebody has turned to another meanwhile.
    if (state.active === name) set(shown);
  };
  const turnTo = async (name: string): Promise<void> => {
    const sheet = state.sheets.find((one) => one.name === name);
    if (!sheet || (name === state.active && state.model)) return;
    set({ active: name, ...READING, wanted: undefined });
    await show(name);
  };

  const port: SheetPort = {
    ...file,
    read,
    open: async () => ({ ...(await open()), active: state.active }),
    write: async (plan, progress, signal) => {
      const receipt = await file.write(plan, progress, signal).finally(forget);
      const { sheets } = await open();
      set({ sheets, changed: true });
      // An undo takes sheets away, perhaps the one in front.
      const now = sheetInFront(sheets, state.active);
      if (now?.name === state.active) await show(now.name);
      else if (now) await turnTo(now.name);
      return receipt;
    },
    reveal: async (sheet, row, column) => {
      await turnTo(sheet);
      if (row !== undefined && column !== undefined) set({ wanted: { sheet, row, column } });
    },
    onSelect: (listener) => {
      selecting.add(listener);
      return Promise.resolve(() => void selecting.delete(listener));
    },
  };

  return {
    fileName: file.fileName,
    port,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    turnTo,
    select: (row, column) => selecting.forEach((listener) => listener({ sheet: state.active, row, column })),
    save: async () => {
      const saved = await file.save();
      set({ changed: false });
      return saved;
    },
    close: file.close,
  };
};

/** Rejects with ProblemError where the file cannot be worked on. */
export const openBook = async (file: Blob | Promise<Blob>, fileName: string): Promise<Book> => {
  const opened = await openFile(file, fileName);
  try {
    return await bookOn(opened);
  } catch (error) {
    opened.close();
    throw error;
  }
};
