/**
 * A workbook on the screen: a file in; what the grid shows, and a port for the pane whose `reveal` and `onSelect` go through the grid, out.
 */
import type { Grid, SheetInfo, SheetPort, Workbook } from '../sheet/port';
import { openFile, type OpenFile } from '../taskpane/file/open';
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
  /** Undefined while it is being read. */
  readonly model: SheetModel | undefined;
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

const readModel = async (file: OpenFile, read: SheetPort['read'], name: string): Promise<SheetModel> => {
  const [grid, look, ownColumns] = [await read(name), await file.look(name), await file.ownColumns(name)];
  return sheetModel({ grid, look, ownColumns });
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
  const visible = first.sheets.filter((sheet) => sheet.visible && sheet.worksheet);
  const front = visible.find(({ name }) => name === first.active) ?? visible[0];
  let state: BookState = {
    sheets: first.sheets,
    active: front?.name ?? '',
    model: front && (await readModel(file, read, front.name)),
    wanted: undefined,
    changed: false,
  };
  const listeners = new Set<() => void>();
  const selecting = new Set<(cell: Cell) => void>();
  const set = (change: Partial<BookState>): void => {
    state = { ...state, ...change };
    listeners.forEach((listener) => listener());
  };

  const turnTo = async (name: string): Promise<void> => {
    const sheet = state.sheets.find((one) => one.name === name);
    if (!sheet || (name === state.active && state.model)) return;
    set({ active: name, model: undefined, wanted: undefined });
    const model = await readModel(file, read, name);
    if (state.active === name) set({ model });
  };

  const port: SheetPort = {
    ...file,
    read,
    open: async () => ({ ...(await open()), active: state.active }),
    write: async (plan, progress, signal) => {
      const receipt = await file.write(plan, progress, signal).finally(forget);
      const { sheets } = await open();
      const now = sheets.find(({ name }) => name === state.active);
      set({ sheets, changed: true, model: now && (await readModel(file, read, now.name)) });
      return receipt;
    },
    reveal: async (sheet, row, column) => {
      await turnTo(sheet);
      set({ wanted: { sheet, row, column } });
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
