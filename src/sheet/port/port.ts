/**
 * The one narrow door to a workbook, whatever holds it: Excel through Office.js, or an .xlsx file.
 * Rows and columns are 0-based here; addresses for people (A1, 1-based rows) are made at the screens.
 * All methods may reject with `ProblemError`, whose problems are ready for the user.
 */
import type { Problem } from '../../core/problem';
import type { CellNote } from './cell-note';
import type { BrokenOff } from './own-journal';

export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export enum Kind {
  empty = 0,
  number = 1,
  text = 2,
  flag = 3,
  error = 4,
}

/** What the number format says about a number; above 15 it says in which unit the number is shown (format-units.ts). */
export enum NumberFormat {
  general = 0,
  date = 1,
  percent = 2,
  text = 3,
}

/** Error text of a formula that no program has calculated yet: its result is unknown, which is neither blank nor zero. */
export const UNCALCULATED = '#UNCALCULATED';

/** One column of a grid. Arrays have `Grid.rows` entries. */
export interface GridColumn {
  /** Kind per row. */
  readonly kinds: Uint8Array;
  /** The number; 1/0 for a flag; index into `Grid.strings` for text and for the error's text (`#N/A`). */
  readonly values: Float64Array;
  /** NumberFormat per row, or above it what format-units.ts reads. */
  readonly formats: Uint8Array;
  /** 1 where the cell holds a formula, 2 where it is one that a run of ours wrote and nobody has changed; absent where the column has none. */
  readonly formulas?: Uint8Array;
}

/** The used range (cells with values) of a sheet, in columns. */
export interface Grid {
  readonly sheet: string;
  /** Of the sheet: where the grid's [0][0] lies. */
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly rows: number;
  readonly columns: readonly GridColumn[];
  readonly strings: readonly string[];
  readonly merges: readonly Area[];
  /** Sheet rows that are hidden or filtered away. They still count. */
  readonly hiddenRows: readonly number[];
  /** Sheet columns that are hidden. */
  readonly hiddenColumns: readonly number[];
  readonly date1904: boolean;
}

export interface SheetInfo {
  readonly name: string;
  /** What stays when the sheet is renamed, where others may rename it while the workbook is open. */
  readonly id?: string;
  readonly visible: boolean;
  /** A worksheet, not a chart or dialog sheet. */
  readonly worksheet: boolean;
  /** Cells on it cannot be written. */
  readonly protected: boolean;
  /** The key of a sheet that an earlier run of ours made; `kept` instead where the last run of that key left it standing under this name. */
  readonly own?: string;
  readonly kept?: string;
}

/** A column of ours found again on a user's sheet by its hidden name. */
export interface OwnColumnAt {
  readonly key: string;
  readonly column: number;
  /** The cells that its name covers now, from the header on; rows that the user has put in between are among them. */
  readonly row: number;
  readonly rows: number;
}

export interface Workbook {
  readonly sheets: readonly SheetInfo[];
  readonly active: string;
  /** Set where a write broke off for good, with the pane or the program that wrote: nothing is written until what it left is taken back. */
  readonly brokenOff?: BrokenOff;
  /** What an earlier run stored with `WritePlan.memory`; undefined when there is none. */
  readonly memory?: string;
}

/**
 * A value to write. Text is always written as text, whatever it begins with: only `formula` makes a formula. `href` makes the cell a link inside the workbook (`'Sheet'!A1`).
 * `keep` leaves the cell as the user has made it, contents and looks; its value is then not written.
 */
export type CellValue =
  | null
  | number
  | string
  | {
      readonly value: number | string | null;
      readonly style?: CellStyle;
      readonly href?: string;
      readonly note?: string;
      readonly keep?: true;
      /**
       * A formula that comes to `value`, without `=`; or, in an award column, that of the value at index `as` with its references moved along.
       * A host that does not write formulas writes the value.
       */
      readonly formula?: string | { readonly as: number };
    };

/** The few looks that our own cells have; an adapter maps each to a format of its host. Numbers carry their number format here. */
export type CellStyle =
  | 'title'
  | 'header'
  | 'text'
  | 'wrap'
  | 'money'
  | 'wan'
  | 'percent'
  | 'integer'
  | 'date'
  | 'error'
  | 'warning'
  | 'muted'
  | 'total'
  | 'total-money';

/** One award column right of the user's data. The adapter writes its cells and a hidden name for `key`, and nothing else. */
export interface OwnColumn {
  readonly key: string;
  /** Where it goes on the sheet. */
  readonly column: number;
  /** Texts for the header rows of the table, top to bottom, the last being the column's name. */
  readonly header: readonly CellValue[];
  readonly headerNote?: string;
  readonly width: number;
  readonly style: CellStyle;
  /** One per data row from `WritePlan.firstRow` on; numbers are exact decimals of the shown unit. */
  readonly values: readonly CellValue[];
}

/** Rows that are made when they are asked for, one after another. All are as wide as the widest. */
export type RowsToCome = Iterable<readonly CellValue[]> & { readonly length: number; readonly width: number };

export interface OwnSheet {
  readonly key: string;
  readonly name: string;
  readonly rows: readonly (readonly CellValue[])[];
  /** Rows below those, without notes, which are made as they are written and are never there at once; only in a plan that was asked for them. */
  readonly more?: RowsToCome;
  readonly widths: readonly number[];
  /** Rows and columns that stay in view. */
  readonly freeze: { readonly rows: number; readonly columns: number };
  /** Set where the sheet is there and holds what the user filled in: `rows` go into empty cells from this row on, and nothing else of it is touched. */
  readonly below?: number;
  /** A filter over this area, where one helps. */
  readonly filter?: Area;
  readonly chart?: ChartSpec;
  readonly merges?: readonly Area[];
  /** Rows that are printed on top of every page, upright paper where that is better, and rows that begin a page. A host that cannot set this prints as it does. */
  readonly print?: { readonly titleRows?: number; readonly portrait?: true; readonly pages?: readonly number[] };
  /** Cells that offer a few words to choose from, and take others too. A host that cannot offer them takes what is typed. */
  readonly lists?: readonly { readonly area: Area; readonly options: readonly string[] }[];
}

/** A clustered bar chart over cells of the same sheet. */
export interface ChartSpec {
  readonly title: string;
  readonly categories: Area;
  readonly series: readonly { readonly name: string; readonly values: Area }[];
  /** Top left cell and size in cells. */
  readonly at: Area;
}

/** `sheet` is the key of an own sheet of the plan. */
export interface CellName {
  readonly name: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** Everything that one run changes, decided before anything is written. */
export interface WritePlan {
  /** The user's sheet. */
  readonly sheet: string;
  /** First of the header rows and first data row, 0-based rows of the sheet. */
  readonly headerRow: number;
  readonly headerRows: number;
  readonly firstRow: number;
  readonly rowCount: number;
  readonly columns: readonly OwnColumn[];
  /** Own columns of an earlier run that this one no longer has: emptied, their names removed. */
  readonly dropped: readonly Pick<OwnColumnAt, 'key' | 'column'>[];
  readonly sheets: readonly OwnSheet[];
  /** Names for single cells of own sheets, for formulas and for everybody to see. Absent where there are none; those of an earlier run go. */
  readonly cellNames?: readonly CellName[];
  /** Keys of own sheets that are taken away: by an undo, or where evidence needs fewer sheets. One that formulas of the user's point to is emptied instead. */
  readonly removed?: readonly string[];
  /** In place of removed sheets; one whose place does not become free stays, told. */
  readonly returned?: readonly { readonly key: string; readonly from: string; readonly to: string }[];
  /** Formulas may come to something else than the values beside them, since cells that they refer to may have changed: what stands in them is calculated anew. */
  readonly recalculates?: boolean;
  /** For each row of data beside our columns as they are, from the first on: which one it was when the record was written, or -1. Absent where nobody knows. */
  readonly followed?: Int32Array;
  /** What the plan takes for granted; a host that others edit at the same time refuses when it no longer holds. */
  readonly seen?: Seen;
  /** Prints of what runs had stored when the plan was made, which it carries on (own-prints.ts): a host that others edit at the same time refuses when others stand there. */
  readonly stored?: { readonly memory: number; readonly record?: number };
  /** Stored in the workbook and given back by `open` next time; '' takes away what is stored. */
  readonly memory: string;
  /** What the run keeps of itself, packed (own-record.ts), given back by `record`; may be long. Absent leaves what is stored, '' takes it away. */
  readonly record?: string;
}

/** The sheet as it was when the plan was made. */
export interface Seen {
  readonly own: readonly SeenOwn[];
  /** What tells the rows apart: columns of the user's with their cells from `WritePlan.firstRow` on; an error is its text. */
  readonly rows: readonly SeenColumn[];
}

export interface SeenOwn extends OwnColumnAt {
  /** Of its cells, one for each row (own-prints.ts); what has another by now was changed by somebody. */
  readonly prints?: Uint32Array;
}

export interface SeenColumn {
  readonly column: number;
  readonly values: readonly (string | number | boolean | null)[];
  /** No name but a figure, which may be corrected meanwhile: only that it is found in another row tells of a sort. */
  readonly figure?: true;
}

export interface WriteReceipt {
  readonly cells: number;
  readonly notes: number;
  /** Warnings, e.g. notes that the host cannot hold. */
  readonly problems: readonly Problem[];
}

/** How far a piece of work has come in rows of the sheets. */
export interface RowsDone {
  readonly what: 'read' | 'written' | 'checked';
  readonly done: number;
  readonly total: number;
}

/** Called with work done and work in all, and the rows where it goes by rows; throws nothing. */
export type Progress = (done: number, total: number, rows?: RowsDone) => void;

/** Cells that somebody has changed, by hand or from elsewhere; never what the port itself wrote. */
export interface SheetChange {
  readonly sheet: string;
  /** The id of `SheetInfo`. */
  readonly id?: string;
  readonly area: Area;
  /** Cells, rows or columns came or went, so that others stand elsewhere now. */
  readonly moved: boolean;
}

export interface SheetPort {
  open(): Promise<Workbook>;
  read(sheet: string, progress?: Progress, signal?: AbortSignal): Promise<Grid>;
  /** Columns of ours on this sheet, found by hidden names. */
  ownColumns(sheet: string): Promise<readonly OwnColumnAt[]>;
  /** Keys of those that formulas of the user's point at; absent where nobody can tell. */
  pointedAt?(sheet: string): Promise<readonly string[]>;
  /** Notes on this sheet; absent, or undefined, where the host cannot tell. */
  notes?(sheet: string): Promise<readonly CellNote[] | undefined>;
  /** What the last run stored with `WritePlan.record`, first; behind it what runs before it left, should it turn out to be damaged. */
  record(): Promise<readonly string[]>;
  /**
   * Looks first and refuses whole (protection, merges, spills, foreign content in the way); then writes once and reads back. A signal that
   * comes before all of it is there and right takes everything back; one that comes later comes too late.
   */
  write(plan: WritePlan, progress?: Progress, signal?: AbortSignal): Promise<WriteReceipt>;
  /** Takes back what a write that broke off has left, and says what came of it; a host that writes all or nothing has none of it to take back. */
  takeBack?(): Promise<readonly Problem[]>;
  /** Shows a sheet to the user where the host can, and selects a cell of it where one is named. */
  reveal?(sheet: string, row?: number, column?: number): Promise<void>;
  /** The cell that is selected now; and each that is selected from now on, with a function that stops it. */
  selected?(): Promise<{ sheet: string; row: number; column: number }>;
  onSelect?(listener: (at: { sheet: string; row: number; column: number }) => void): Promise<() => void>;
  /** Tells of changes where the host does; returns a function that stops it. A change that is missed is found when the sheet is read again. */
  onChange?(listener: (change: SheetChange) => void): Promise<() => void>;
  /** Tells that the host has not answered for long, with a way to let go of a write for `takeBack`, and of nothing once it has; returns what stops it. */
  onSilent?(listener: (problem: Problem | undefined, leave?: () => void) => void): () => void;
}
