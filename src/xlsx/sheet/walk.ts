/**
 * The bytes of `<sheetData>` in, row after row and cell after cell out, by position: nothing is copied, so that 150 MB of sheet are
 * walked in a fraction of a second. Reader and editor both stand on this. Rows and cells without `r` follow their neighbour, as WPS
 * and others write them.
 */
import { tagReader } from '../xml/tags';
import { CellType, RowOrder, type Cursor } from './cursor';
import { lastCellBefore } from './pass-over';

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const SPACE = 0x20;
const EQUALS = 0x3d;
const QUOTE = 0x22;

const isDigit = (c: number | undefined): boolean => c !== undefined && c >= 0x30 && c <= 0x39;

/**
 * Walks `bytes` from `from` (behind `<sheetData>`) to `to` (before `</sheetData>`), or some of its rows, which follow row `after`.
 * Throws BadXml.
 */
export const cursorOver = (bytes: Uint8Array, from: number, to: number, after = -1): Cursor => {
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

  // Nearly all cells are written as Excel writes them: ` r="A1" s="5" t="s"`. As much of that as stands here is read at once;
  // whatever else there is, `nextAttribute` finds.
  const readUsualAttributes = (): void => {
    let p = r.at;
    const begins = (letter: number): boolean =>
      bytes[p] === SPACE && bytes[p + 1] === letter && bytes[p + 2] === EQUALS && bytes[p + 3] === QUOTE;
    if (begins(0x72)) {
      let column = 0;
      let q = p + 4;
      for (let letter = bytes[q] as number; letter >= 0x41 && letter <= 0x5a; letter = bytes[q] as number) {
        column = column * 26 + letter - 0x40;
        q += 1;
      }
      while (isDigit(bytes[q])) q += 1;
      if (column > 0 && bytes[q] === QUOTE) {
        cursor.column = column - 1;
        cursor.addressed = true;
        p = q + 1;
      }
    }
    if (begins(0x73)) {
      let style = 0;
      let q = p + 4;
      for (; isDigit(bytes[q]); q += 1) style = style * 10 + (bytes[q] as number) - 0x30;
      if (bytes[q] === QUOTE && q > p + 4) {
        cursor.style = style;
        p = q + 1;
      }
    }
    if (begins(0x74)) {
      let q = p + 4;
      while (q < to && bytes[q] !== QUOTE) q += 1;
      r.valueStart = p + 4;
      r.valueEnd = q;
      cursor.type = typeOf();
      p = q + 1;
    }
    r.at = p;
  };

  // `<is>…</is></c>`, likewise.
  const readUsualInline = (): boolean => {
    const p = r.at;
    if (bytes[p] !== LT || bytes[p + 1] !== 0x69 || bytes[p + 2] !== 0x73 || bytes[p + 3] !== GT) return false;
    let q = p + 4;
    while (q < to && (bytes[q] !== LT || bytes[q + 1] !== SLASH || bytes[q + 2] !== 0x69 || bytes[q + 3] !== 0x73)) q += 1;
    if (bytes[q + 4] !== GT) return false;
    if (bytes[q + 5] !== LT || bytes[q + 6] !== SLASH || bytes[q + 7] !== 0x63 || bytes[q + 8] !== GT) return false;
    cursor.inlineStart = p + 4;
    cursor.inlineEnd = q;
    r.at = q + 9;
    return true;
  };

  // `<v>…</v></c>`: true when the cell is at its end with that.
  const readUsualValue = (): boolean => {
    const p = r.at;
    if (bytes[p] !== LT || bytes[p + 1] !== 0x76 || bytes[p + 2] !== GT) return false;
    let q = p + 3;
    while (q < to && bytes[q] !== LT) q += 1;
    if (bytes[q + 1] !== SLASH || bytes[q + 2] !== 0x76 || bytes[q + 3] !== GT) return false;
    if (bytes[q + 4] !== LT || bytes[q + 5] !== SLASH || bytes[q + 6] !== 0x63 || bytes[q + 7] !== GT) return false;
    cursor.valueStart = p + 3;
    cursor.valueEnd = q;
    r.at = q + 8;
    return true;
  };

  const readFormula = (): void => {
    cursor.formulaStart = r.at - 1;
    r.at += 1;
    while (r.nextAttribute()) {
      if (r.nameLength === 1 && bytes[r.nameStart] === 0x74) {
        const c = bytes[r.valueStart];
        cursor.formulaKind = c === 0x73 ? 'shared' : c === 0x61 ? 'array' : c === 0x64 ? 'dataTable' : 'plain';
      } else if (r.nameLength === 2 && bytes[r.nameStart] === 0x73 && bytes[r.nameStart + 1] === 0x69)
        cursor.formulaShared = r.integer();
      else if (r.nameLength === 3 && bytes[r.nameStart] === 0x72 && bytes[r.nameStart + 2] === 0x66) {
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
      if (second === SLASH) {
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
    row: after,
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
    formulaShared: -1,
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

    passOver(column) {
      if (rowOpen) r.at = lastCellBefore(bytes, r.at, to, column);
    },

    nextCell() {
      if (!rowOpen) return false;
      if (!r.toMarkup()) throw r.bad('<row> is not closed');
      if (bytes[r.at + 1] === SLASH) {
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
      cursor.formulaShared = -1;
      readUsualAttributes();
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
      if (!r.selfClosing && !readUsualValue() && !readUsualInline()) readChildren();
      cursor.cellEnd = r.at;
      return true;
    },
  };
  return cursor;
};
