/**
 * The bytes of `<sheetData>` in, row after row and cell after cell out, by position: nothing is copied, so that 150 MB of sheet are
 * walked in a fraction of a second. Reader and editor both stand on this. Rows and columns are 0-based; those without `r` follow
 * their neighbour, as WPS and others write them.
 */
import { BadXml } from '../xml/tree';

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

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const EQUALS = 0x3d;

const isSpace = (c: number | undefined): boolean => c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09;

/** Walks `bytes` from `from` (behind `<sheetData>`) to `to` (before `</sheetData>`). Throws BadXml. */
export const cursorOver = (bytes: Uint8Array, from: number, to: number): Cursor => {
  let p = from;
  let nameStart = 0;
  let nameLength = 0;
  let valueFrom = 0;
  let valueTo = 0;
  let selfClosing = false;

  const bad = (what: string): BadXml => new BadXml(`${what} at byte ${p}`);

  /** True when the element name at p (behind `<`) is `text` and ends there. */
  const isName = (text: string): boolean => {
    for (let i = 0; i < text.length; i += 1) if (bytes[p + i] !== text.charCodeAt(i)) return false;
    const after = bytes[p + text.length];
    return after === GT || after === SLASH || isSpace(after);
  };

  /** Next attribute of the open tag at p; false behind its `>`. */
  const nextAttribute = (): boolean => {
    while (isSpace(bytes[p])) p += 1;
    const c = bytes[p];
    if (c === GT) {
      p += 1;
      selfClosing = false;
      return false;
    }
    if (c === SLASH && bytes[p + 1] === GT) {
      p += 2;
      selfClosing = true;
      return false;
    }
    nameStart = p;
    while (p < to && bytes[p] !== EQUALS && !isSpace(bytes[p])) p += 1;
    nameLength = p - nameStart;
    while (isSpace(bytes[p])) p += 1;
    if (bytes[p] !== EQUALS) throw bad('attribute without value');
    p += 1;
    while (isSpace(bytes[p])) p += 1;
    const quote = bytes[p];
    if (quote !== 0x22 && quote !== 0x27) throw bad('attribute without quotes');
    valueFrom = p + 1;
    valueTo = bytes.indexOf(quote, valueFrom);
    if (valueTo < 0 || valueTo >= to) throw bad('attribute without end');
    p = valueTo + 1;
    return true;
  };

  const skipPast = (last: string): void => {
    const first = last.charCodeAt(0);
    for (let i = bytes.indexOf(first, p); i >= 0 && i + last.length <= to; i = bytes.indexOf(first, i + 1)) {
      let k = 1;
      while (k < last.length && bytes[i + k] === last.charCodeAt(k)) k += 1;
      if (k === last.length) {
        p = i + last.length;
        return;
      }
    }
    throw bad(`"${last}" is missing`);
  };

  /** At the next `<` that opens or closes an element; comments and instructions are passed over. False at the end. */
  const toMarkup = (): boolean => {
    for (;;) {
      while (p < to && bytes[p] !== LT) p += 1;
      if (p >= to) return false;
      const next = bytes[p + 1];
      if (next === BANG) skipPast(bytes[p + 2] === 0x5b ? ']]>' : '-->');
      else if (next === QUESTION) skipPast('?>');
      else return true;
    }
  };

  /** Passes over the whole element that begins at p. */
  const skipElement = (): void => {
    let depth = 0;
    do {
      if (!toMarkup()) throw bad('element without end');
      if (bytes[p + 1] === SLASH) {
        depth -= 1;
        skipPast('>');
      } else {
        p += 1;
        while (p < to && !isSpace(bytes[p]) && bytes[p] !== GT && bytes[p] !== SLASH) p += 1;
        while (nextAttribute());
        if (!selfClosing) depth += 1;
      }
    } while (depth > 0);
  };

  const integer = (): number => {
    let n = 0;
    for (let i = valueFrom; i < valueTo; i += 1) {
      const digit = (bytes[i] as number) - 0x30;
      if (digit < 0 || digit > 9) throw bad('not a whole number');
      n = n * 10 + digit;
    }
    return n;
  };

  const address = (): number => {
    let n = 0;
    for (let i = valueFrom; i < valueTo; i += 1) {
      const letter = (bytes[i] as number) & 0xdf;
      if (letter < 0x41 || letter > 0x5a) break;
      n = n * 26 + letter - 0x40;
    }
    if (n === 0) throw bad('a cell without a column');
    return n - 1;
  };

  const typeOf = (): CellType => {
    switch (bytes[valueFrom]) {
      case 0x73: // s, str
        return valueTo - valueFrom === 1 ? CellType.shared : CellType.text;
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
    cursor.formulaStart = p - 1;
    p += 1;
    while (nextAttribute()) {
      if (nameLength === 1 && bytes[nameStart] === 0x74) {
        const c = bytes[valueFrom];
        cursor.formulaKind = c === 0x73 ? 'shared' : c === 0x61 ? 'array' : c === 0x64 ? 'dataTable' : 'plain';
      } else if (nameLength === 3 && bytes[nameStart] === 0x72 && bytes[nameStart + 2] === 0x66) {
        cursor.formulaRefStart = valueFrom;
        cursor.formulaRefEnd = valueTo;
      }
    }
    cursor.formulaTextStart = p;
    if (!selfClosing) skipPast('</f');
    cursor.formulaTextEnd = selfClosing ? p : p - 3;
    if (!selfClosing) skipPast('>');
  };

  const readChildren = (): void => {
    for (;;) {
      if (!toMarkup()) throw bad('<c> is not closed');
      const second = bytes[p + 1];
      if (second === SLASH) {
        p += 2;
        if (!isName('c')) throw bad('</c> is missing');
        skipPast('>');
        return;
      }
      p += 1;
      if (isName('v')) {
        p += 1;
        while (nextAttribute());
        cursor.valueStart = p;
        if (!selfClosing) skipPast('</v');
        cursor.valueEnd = selfClosing ? p : p - 3;
        if (!selfClosing) skipPast('>');
      } else if (isName('f')) readFormula();
      else if (isName('is')) {
        p += 2;
        while (nextAttribute());
        cursor.inlineStart = p;
        if (!selfClosing) skipPast('</is');
        cursor.inlineEnd = selfClosing ? p : p - 4;
        if (!selfClosing) skipPast('>');
      } else {
        p -= 1;
        skipElement();
      }
    }
  };

  let rowOpen = false;

  const cursor: Cursor = {
    row: -1, hidden: false, rowStart: 0, rowOpenEnd: 0, rowEmpty: false, rowCloseStart: 0, rowStyle: -1, spansStart: 0, spansEnd: 0,
    column: -1, addressed: false, style: 0, type: CellType.number, cellStart: 0, cellEnd: 0, valueStart: 0, valueEnd: 0, inlineStart: 0, inlineEnd: 0,
    formulaStart: 0, formulaTextStart: 0, formulaTextEnd: 0, formulaKind: 'plain', formulaRefStart: 0, formulaRefEnd: 0,

    position: () => p,

    nextRow() {
      while (rowOpen) cursor.nextCell();
      if (!toMarkup()) return false;
      cursor.rowStart = p;
      p += 1;
      if (!isName('row')) throw bad('a row was expected');
      p += 3;
      cursor.hidden = false;
      cursor.rowStyle = -1;
      cursor.spansStart = 0;
      const before = cursor.row;
      cursor.row = before + 1;
      while (nextAttribute()) {
        const c = bytes[nameStart];
        if (nameLength === 1 && c === 0x72) cursor.row = integer() - 1;
        else if (nameLength === 1 && c === 0x73) cursor.rowStyle = integer();
        else if (nameLength === 6 && c === 0x68) cursor.hidden = bytes[valueFrom] === 0x31 || bytes[valueFrom] === 0x74;
        else if (nameLength === 5 && c === 0x73) {
          cursor.spansStart = valueFrom;
          cursor.spansEnd = valueTo;
        }
      }
      if (cursor.row <= before) throw new RowOrder(cursor.row + 1);
      cursor.rowOpenEnd = p;
      cursor.rowEmpty = selfClosing;
      cursor.rowCloseStart = p;
      cursor.column = -1;
      rowOpen = !selfClosing;
      return true;
    },

    nextCell() {
      if (!rowOpen) return false;
      if (!toMarkup()) throw bad('<row> is not closed');
      if (bytes[p + 1] === SLASH) {
        cursor.rowCloseStart = p;
        p += 2;
        if (!isName('row')) throw bad('</row> is missing');
        skipPast('>');
        rowOpen = false;
        return false;
      }
      cursor.cellStart = p;
      p += 1;
      if (!isName('c')) {
        p -= 1;
        skipElement();
        return cursor.nextCell();
      }
      p += 1;
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
      while (nextAttribute()) {
        if (nameLength !== 1) continue;
        const c = bytes[nameStart];
        if (c === 0x72) {
          cursor.column = address();
          cursor.addressed = true;
        } else if (c === 0x73) cursor.style = integer();
        else if (c === 0x74) cursor.type = typeOf();
      }
      if (cursor.column <= before) throw new RowOrder(cursor.row + 1);
      if (!selfClosing) readChildren();
      cursor.cellEnd = p;
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
