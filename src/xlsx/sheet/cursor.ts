/**
 * The bytes of `<sheetData>` in, row after row and cell after cell out, by position: nothing is copied, so that 150 MB of sheet are
 * walked in a fraction of a second. Reader and editor both stand on this. Rows and columns are 0-based; those without `r` follow
 * their neighbour, as WPS and others write them.
 */
import { tagReader } from '../xml/tags';

export enum CellType {
  number,
  shared,
  text,
  flag,
  error,
  inline,
  date,
}

/** A position of 0 in a `*Start` field that is documented as optional means "absent". */
export interface Cursor {
  /** Goes to the next row; false at the end of the data. */
  nextRow(): boolean;
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
  /** Value of its `ref`; optional. */
  formulaRefStart: number;
  formulaRefEnd: number;

  /** After the last byte looked at: behind `</row>` or before `</sheetData>`. */
  position(): number;
}

/** Walks `bytes` from `from` (behind `<sheetData>`) to `to` (before `</sheetData>`). Throws BadXml. */
export const cursorOver = (bytes: Uint8Array, from: number, to: number): Cursor => {
  const r = tagReader(bytes, from, to);

  const typeOf = (): CellType => {
    switch (bytes[r.valueStart]) {
      case 0x73: // s, str
        return r.valueEnd - r.valueStart === 1 ? CellType.shared : CellType.text;
      case 0x62:
        return CellType.flag;
      case 0x65:
        return CellType.error;
      case 0x69:
        return CellType.inline;
      case 0x64:
        return CellType.date;
      default:
        return CellType.number;
    }
  };

  const readFormula = (): void => {
    cursor.formulaStart = r.at - 1;
    r.at += 1;
    while (r.nextAttribute()) {
      if (r.nameLength === 1 && bytes[r.nameStart] === 0x74) {
        const c = bytes[r.valueStart];
        cursor.formulaKind = c === 0x73 ? 'shared' : c === 0x61 ? 'array' : c === 0x64 ? 'dataTable' : 'plain';
      } else if (r.nameLength === 3 && bytes[r.nameStart] === 0x72 && bytes[r.nameStart + 2] === 0x66) {
        cursor.formulaRefStart = r.valueStart;
        cursor.formulaRefEnd = r.valueEnd;
      }
    }
    cursor.formulaTextStart = r.at;
    if (!r.selfClosing) r.skipPast('</f');
    cursor.formulaTextEnd = r.selfClosing ? r.at : r.at - 3;
    if (!r.selfClosing) r.skipPast('>');
  };

  const readChildren = (): void => {
    for (;;) {
      if (!r.toMarkup()) throw r.bad('<c> is not closed');
      const second = bytes[r.at + 1];
      if (second === 0x2f) {
        r.at += 2;
        if (!r.isName('c')) throw r.bad('</c> is missing');
        r.skipPast('>');
        return;
      }
      r.at += 1;
      if (r.isName('v')) {
        r.at += 1;
        while (r.nextAttribute());
        cursor.valueStart = r.at;
        if (!r.selfClosing) r.skipPast('</v');
        cursor.valueEnd = r.selfClosing ? r.at : r.at - 3;
        if (!r.selfClosing) r.skipPast('>');
      } else if (r.isName('f')) readFormula();
      else if (r.isName('is')) {
        r.at += 2;
        while (r.nextAttribute());
        cursor.inlineStart = r.at;
        if (!r.selfClosing) r.skipPast('</is');
        cursor.inlineEnd = r.selfClosing ? r.at : r.at - 4;
        if (!r.selfClosing) r.skipPast('>');
      } else {
        r.at -= 1;
        r.skipElement();
      }
    }
  };

  let rowOpen = false;

  const cursor: Cursor = {
    row: -1,
    hidden: false,
    rowStart: 0,
    rowOpenEnd: 0,
    rowEmpty: false,
    rowCloseStart: 0,
    rowStyle: -1,
    spansStart: 0,
    spansEnd: 0,
    column: -1,
    addressed: false,
    style: 0,
    type: CellType.number,
    cellStart: 0,
    cellEnd: 0,
    valueStart: 0,
    valueEnd: 0,
    inlineStart: 0,
    inlineEnd: 0,
    formulaStart: 0,
    formulaTextStart: 0,
    formulaTextEnd: 0,
    formulaKind: 'plain',
    formulaRefStart: 0,
    formulaRefEnd: 0,

    position: () => r.at,

    nextRow() {
      while (rowOpen) cursor.nextCell();
      if (!r.toMarkup()) return false;
      cursor.rowStart = r.at;
      r.at += 1;
      if (!r.isName('row')) throw r.bad('a row was expected');
      r.at += 3;
      cursor.hidden = false;
      cursor.rowStyle = -1;
      cursor.spansStart = 0;
      const before = cursor.row;
      cursor.row = before + 1;
      while (r.nextAttribute()) {
        const c = bytes[r.nameStart];
        if (r.nameLength === 1 && c === 0x72) cursor.row = r.integer() - 1;
        else if (r.nameLength === 1 && c === 0x73) cursor.rowStyle = r.integer();
        else if (r.nameLength === 6 && c === 0x68) cursor.hidden = bytes[r.valueStart] === 0x31 || bytes[r.valueStart] === 0x74;
        else if (r.nameLength === 5 && c === 0x73) {
          cursor.spansStart = r.valueStart;
          cursor.spansEnd = r.valueEnd;
        }
      }
      if (cursor.row <= before) throw new RowOrder(cursor.row + 1);
      cursor.rowOpenEnd = r.at;
      cursor.rowEmpty = r.selfClosing;
      cursor.rowCloseStart = r.at;
      cursor.column = -1;
      rowOpen = !r.selfClosing;
      return true;
    },

    nextCell() {
      if (!rowOpen) return false;
      if (!r.toMarkup()) throw r.bad('<row> is not closed');
      if (bytes[r.at + 1] === 0x2f) {
        cursor.rowCloseStart = r.at;
        r.at += 2;
        if (!r.isName('row')) throw r.bad('</row> is missing');
        r.skipPast('>');
        rowOpen = false;
        return false;
      }
      cursor.cellStart = r.at;
      r.at += 1;
      if (!r.isName('c')) {
        r.at -= 1;
        r.skipElement();
        return cursor.nextCell();
      }
      r.at += 1;
      const before = cursor.column;
      cursor.column = before + 1;
      cursor.addressed = false;
      cursor.style = 0;
      cursor.type = CellType.number;
      cursor.valueStart = 0;
      cursor.inlineStart = 0;
      cursor.formulaStart = 0;
      cursor.formulaRefStart = 0;
      cursor.formulaKind = 'plain';
      while (r.nextAttribute()) {
        if (r.nameLength !== 1) continue;
        const c = bytes[r.nameStart];
        if (c === 0x72) {
          cursor.column = r.column();
          cursor.addressed = true;
        } else if (c === 0x73) cursor.style = r.integer();
        else if (c === 0x74) cursor.type = typeOf();
      }
      if (cursor.column <= before) throw new RowOrder(cursor.row + 1);
      if (!r.selfClosing) readChildren();
      cursor.cellEnd = r.at;
      return true;
    },
  };
  return cursor;
};

/** Rows, or the cells of this row (1-based), do not stand in order. */
export class RowOrder extends Error {
  constructor(readonly row: number) {
    super(`row ${row} is out of order`);
  }
}
