/**
 * The bytes of `<sheetData>` in, row after row and cell after cell out, by position: nothing is copied, so that 150 MB of sheet are
 * walked in a fraction of a second. Reader and editor both stand on this. Rows and cells without `r` follow their neighbour, as WPS
 * and others write them.
 */
import { tagReader } from '../xml/tags';
import { CellType, RowOrder, type Cursor } from './cursor';
import { isCell, lastCellBefore } from './pass-over';
import type { RowEnds } from './row-ends';

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const SPACE = 0x20;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const C = 0x63;

const isDigit = (c: number | undefined): boolean => c !== undefined && c >= 0x30 && c <= 0x39;

/**
 * Walks `bytes` from `from` (behind `<sheetData>`) to `to` (before `</sheetData>`), or some of its rows, which follow row `after`.
 * `ends` of the same rows as they were read make `passOver` quick. Throws BadXml.
 */
export const cursorOver = (bytes: Uint8Array, from: number, to: number, after = -1, ends?: RowEnds): Cursor => {
  const r = tagReader(bytes, from, to);

  const typeOf = (start: number, end: number): CellType => {
    switch (bytes[start]) {
      case 0x73: // s, str
        return end - start === 1 ? CellType.shared : CellType.text;
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

  // Nearly all cells begin as Excel writes them: `<c r="A1" s="5" t="s">`. That is read at once; where anything else stands there the
  // answer is no, and whoever reads attribute by attribute finds what it is.
  const readUsualHead = (): boolean => {
    const b = bytes;
    let p = r.at;
    if (b[p + 1] !== C || b[p + 2] !== SPACE || b[p + 3] !== 0x72 || b[p + 4] !== EQUALS || b[p + 5] !== QUOTE) return false;
    p += 6;
    let column = 0;
    for (let letter = b[p] as number; letter >= 0x41 && letter <= 0x5a; letter = b[++p] as number)
      column = column * 26 + letter - 0x40;
    while (isDigit(b[p])) p += 1;
    if (column <= cursor.column + 1 || b[p] !== QUOTE) return false;
    p += 1;
    let style = 0;
    if (b[p] === SPACE && b[p + 1] === 0x73 && b[p + 2] === EQUALS && b[p + 3] === QUOTE) {
      for (p += 4; isDigit(b[p]); p += 1) style = style * 10 + (b[p] as number) - 0x30;
      if (b[p] !== QUOTE) return false;
      p += 1;
    }
    let type = CellType.number;
    if (b[p] === SPACE && b[p + 1] === 0x74 && b[p + 2] === EQUALS && b[p + 3] === QUOTE) {
      const start = p + 4;
      for (p = start; p < to && b[p] !== QUOTE;) p += 1;
      type = typeOf(start, p);
      p += 1;
    }
    r.selfClosing = b[p] === SLASH;
    if (r.selfClosing) p += 1;
    if (b[p] !== GT) return false;
    r.at = p + 1;
    cursor.column = column - 1;
    cursor.addressed = true;
    cursor.style = style;
    cursor.type = type;
    return true;
  };

  // `<v>…</v></c>`, likewise: true when the cell is at its end with that.
  const readUsualValue = (): boolean => {
    const b = bytes;
    const start = r.at + 3;
    if (b[start - 3] !== LT || b[start - 2] !== 0x76 || b[start - 1] !== GT) return false;
    let q = start;
    while (q < to && b[q] !== LT) q += 1;
    if (b[q + 1] !== SLASH || b[q + 2] !== 0x76 || b[q + 3] !== GT) return false;
    if (b[q + 4] !== LT || b[q + 5] !== SLASH || b[q + 6] !== C || b[q + 7] !== GT) return false;
    cursor.valueStart = start;
    cursor.valueEnd = q;
    r.at = q + 8;
    return true;
  };

  // `<is>…</is></c>`, likewise.
  const readUsualInline = (): boolean => {
    const b = bytes;
    const start = r.at + 4;
    if (b[start - 4] !== LT || b[start - 3] !== 0x69 || b[start - 2] !== 0x73 || b[start - 1] !== GT) return false;
    let q = start;
    while (q < to && (b[q] !== LT || b[q + 1] !== SLASH || b[q + 2] !== 0x69 || b[q + 3] !== 0x73)) q += 1;
    if (b[q + 4] !== GT || b[q + 5] !== LT || b[q + 6] !== SLASH || b[q + 7] !== C || b[q + 8] !== GT) return false;
    cursor.inlineStart = start;
    cursor.inlineEnd = q;
    r.at = q + 9;
    return true;
  };

  // Any other head, behind `<c`.
  const readHead = (): void => {
    r.at += 1;
    const before = cursor.column;
    cursor.column = before + 1;
    cursor.addressed = false;
    cursor.style = 0;
    cursor.type = CellType.number;
    while (r.nextAttribute()) {
      if (r.nameLength !== 1) continue;
      const c = bytes[r.nameStart];
      if (c === 0x72) {
        cursor.column = r.column();
        cursor.addressed = true;
      } else if (c === 0x73) cursor.style = r.integer();
      else if (c === 0x74) cursor.type = typeOf(r.valueStart, r.valueEnd);
    }
    if (cursor.column <= before) throw new RowOrder(cursor.row + 1);
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
    rowUsual: true,
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
      cursor.rowUsual = true;
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
      if (!rowOpen) return;
      const at = r.at + (ends?.leftOf(cursor.row, column) ?? -1);
      r.at = at >= r.at && isCell(bytes, at) ? at : lastCellBefore(bytes, r.at, to, column);
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
      cursor.valueStart = 0;
      cursor.inlineStart = 0;
      cursor.formulaStart = 0;
      cursor.formulaRefStart = 0;
      cursor.formulaKind = 'plain';
      cursor.formulaShared = -1;
      if (!readUsualHead()) {
        cursor.rowUsual = false;
        r.at += 1;
        if (!r.isName('c')) {
          r.at -= 1;
          r.skipElement();
          return cursor.nextCell();
        }
        readHead();
      }
      if (!r.selfClosing && !readUsualValue() && !readUsualInline()) {
        cursor.rowUsual = false;
        readChildren();
      }
      cursor.cellEnd = r.at;
      return true;
    },
  };
  return cursor;
};
