/**
 * A place in the rows of a sheet: which row, which cell, and where its pieces stand in the bytes. Rows and columns are 0-based.
 * A position of 0 in a `*Start` field that is documented as optional means "absent".
 */
export enum CellType {
  number,
  shared,
  text,
  flag,
  error,
  inline,
  date,
}

export interface Cursor {
  /** Goes to the next row; false at the end of the data. */
  nextRow(): boolean;
  /** To be asked at the beginning of a row: goes on to the last cell left of `column`, or to the first with a formula, or to one that is written unusually. */
  passOver(column: number): void;
  /** Goes to the next cell of the row; false at its end. */
  nextCell(): boolean;

  row: number;
  hidden: boolean;
  rowStart: number;
  /** After the `>` of `<row …>`. */
  rowOpenEnd: number;
  /** The row is `<row/>`. */
  rowEmpty: boolean;
  /** Before `</row>`; valid once `nextCell` answered false. */
  rowCloseStart: number;
  /** Cells so far say their address and hold a value and no formula. */
  rowUsual: boolean;
  /** Style of the whole row, -1 when it has none. */
  rowStyle: number;
  /** Value of `spans`; optional. */
  spansStart: number;
  spansEnd: number;

  column: number;
  /** The cell says its address itself. */
  addressed: boolean;
  style: number;
  type: CellType;
  cellStart: number;
  cellEnd: number;
  /** Text inside `<v>`; optional. */
  valueStart: number;
  valueEnd: number;
  /** Inside `<is>`; optional. */
  inlineStart: number;
  inlineEnd: number;
  /** The `<f>` element; optional. */
  formulaStart: number;
  /** Its text, empty for `<f/>`. */
  formulaTextStart: number;
  formulaTextEnd: number;
  formulaKind: 'plain' | 'shared' | 'array' | 'dataTable';
  /** Its `si`, -1 for none: formulas of one number are the same but for their references. */
  formulaShared: number;
  /** Value of its `ref`; optional. */
  formulaRefStart: number;
  formulaRefEnd: number;

  /** After the last byte looked at: behind `</row>` or before `</sheetData>`. */
  position(): number;
}

/** Rows, or the cells of this row (1-based), do not stand in order. */
export class RowOrder extends Error {
  constructor(readonly row: number) {
    super(`row ${row} is out of order`);
  }
}
