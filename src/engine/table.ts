/**
 * What the engine reads: typed columns of equal length, one entry per data row of the sheet, and which enterprise each row belongs to.
 * No row objects; a value that is absent is told apart from one that is bad.
 */

/** What stood in the cell. `contradiction` is made by the engine where rows of one enterprise disagree, never by the reader. */
export enum CellState {
  value = 0,
  blank = 1,
  bad = 2,
  contradiction = 3,
}

interface Place {
  /** The input's name in the policy. */
  readonly input: string;
  /** The header as the sheet shows it, for explanations. */
  readonly header: string;
  /** 0-based column of the sheet, for cell links; -1 where the value has no cell of its own. */
  readonly column: number;
}

interface Base extends Place {
  /** CellState per row. */
  readonly state: Uint8Array;
}

/** Whole numbers: the value in the input's base unit times `Input.scale` (money in 分). 0 where state is not `value`. */
export interface NumberColumn extends Base {
  readonly kind: 'number';
  readonly values: Float64Array;
}

/** Bits: 1 = yes (recognised in the policy's year, or a plain yes), 2 = recognised in an earlier year. 0 where state is not `value`. */
export interface FlagColumn extends Base {
  readonly kind: 'flag';
  readonly values: Uint8Array;
}

/**
 * A recognition told by certification cells, kept once per distinct cell: rows of one enterprise complete each other, where two yes/no cells would contradict.
 * Every recognition of the same cells has the same array `of`.
 */
export interface ListedColumn extends Place {
  readonly kind: 'listed';
  /** Which distinct cell each row has. */
  readonly of: Int32Array;
  /** Bits as in a FlagColumn, per distinct cell. */
  readonly values: Uint8Array;
  /** CellState per distinct cell. */
  readonly state: Uint8Array;
}

export const FLAG_NOW = 1;
export const FLAG_BEFORE = 2;

/** Indices into the options of the input's type (choice) or into `texts` (text). */
export interface ChoiceColumn extends Base {
  readonly kind: 'choice';
  readonly values: Int32Array;
  /** The distinct texts of a text input. */
  readonly texts?: readonly string[];
}

export type Column = NumberColumn | FlagColumn | ListedColumn | ChoiceColumn;

/** CellState of a row. */
export const stateAt = (column: Column, row: number): CellState =>
  (column.kind === 'listed' ? column.state[column.of[row] as number] : column.state[row]) as CellState;

export interface Enterprise {
  /** 统一社会信用代码, null where none was given or it was damaged. */
  readonly code: string | null;
  readonly name: string;
}

export interface Table {
  readonly sheet: string;
  readonly rows: number;
  /** 1-based row of the sheet per table row. */
  readonly rowNumbers: Int32Array;
  /** Index into `enterprises` per row. Enterprises are in order of first appearance. */
  readonly enterpriseOf: Int32Array;
  readonly enterprises: readonly Enterprise[];
  /** Index of the project per row, where project names tell that several rows are one project; without it each row is a project. */
  readonly projectOf?: Int32Array;
  /** The town or district of each row, '' where none; for the summary only. */
  readonly regions: readonly string[];
  /** By input name. An input without a column is absent from the map. */
  readonly columns: ReadonlyMap<string, Column>;
}
