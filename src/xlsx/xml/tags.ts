/**
 * The tags of an XML part in bytes: a position goes in and moves on from tag to tag and attribute to attribute, nothing is copied.
 * Comments and instructions are passed over. Everything that runs out of the stretch is bad XML.
 */
import { BadXml } from './tree';

export interface TagReader {
  /** Where the reader stands. */
  at: number;
  /** Of the attribute that `nextAttribute` found. */
  nameStart: number;
  nameLength: number;
  valueStart: number;
  valueEnd: number;
  /** The open tag that was left ended in `/>`. */
  selfClosing: boolean;
  /** True when the element name here (behind `<`) is `text` and ends there. */
  isName(text: string): boolean;
  /** Goes to the next attribute of the open tag; false, and behind its `>`, when there is none. */
  nextAttribute(): boolean;
  /** Goes behind the next occurrence of `last`. */
  skipPast(last: string): void;
  /** Goes to the next `<` that opens or closes an element; false at the end. */
  toMarkup(): boolean;
  /** Goes behind the whole element that begins here. */
  skipElement(): void;
  /** The attribute's value as a whole number. */
  integer(): number;
  /** Column (0-based) of the cell address in the attribute's value. */
  column(): number;
  bad(what: string): BadXml;
}

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const EQUALS = 0x3d;
const BRACKET = 0x5b;

const isSpace = (c: number | undefined): boolean => c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09;

export const tagReader = (bytes: Uint8Array, from: number, to: number): TagReader => {
  const r: TagReader = {
    at: from,
    nameStart: 0,
    nameLength: 0,
    valueStart: 0,
    valueEnd: 0,
    selfClosing: false,

    bad: (what) => new BadXml(`${what} at byte ${r.at}`),

    isName: (text) => {
      for (let i = 0; i < text.length; i += 1) if (bytes[r.at + i] !== text.charCodeAt(i)) return false;
      const after = bytes[r.at + text.length];
      return after === GT || after === SLASH || isSpace(after);
    },

    nextAttribute: () => {
      let p = r.at;
      while (isSpace(bytes[p])) p += 1;
      const c = bytes[p];
      if (c === GT || (c === SLASH && bytes[p + 1] === GT)) {
        r.selfClosing = c === SLASH;
        r.at = p + (r.selfClosing ? 2 : 1);
        return false;
      }
      r.nameStart = p;
      while (p < to && bytes[p] !== EQUALS && !isSpace(bytes[p])) p += 1;
      r.nameLength = p - r.nameStart;
      while (isSpace(bytes[p])) p += 1;
      if (bytes[p] !== EQUALS) throw r.bad('attribute without value');
      p += 1;
      while (isSpace(bytes[p])) p += 1;
      const quote = bytes[p];
      if (quote !== 0x22 && quote !== 0x27) throw r.bad('attribute without quotes');
      p += 1;
      r.valueStart = p;
      while (p < to && bytes[p] !== quote) p += 1;
      if (p >= to) throw r.bad('attribute without end');
      r.valueEnd = p;
      r.at = p + 1;
      return true;
    },

    skipPast: (last) => {
      const first = last.charCodeAt(0);
      for (let i = r.at; i + last.length <= to; i += 1) {
        if (bytes[i] !== first) continue;
        let k = 1;
        while (k < last.length && bytes[i + k] === last.charCodeAt(k)) k += 1;
        if (k === last.length) {
          r.at = i + last.length;
          return;
        }
      }
      throw r.bad(`"${last}" is missing`);
    },

    toMarkup: () => {
      for (;;) {
        let p = r.at;
        while (p < to && bytes[p] !== LT) p += 1;
        r.at = p;
        if (p >= to) return false;
        const next = bytes[p + 1];
        if (next === BANG) r.skipPast(bytes[p + 2] === BRACKET ? ']]>' : '-->');
        else if (next === QUESTION) r.skipPast('?>');
        else return true;
      }
    },

    skipElement: () => {
      let depth = 0;
      do {
        if (!r.toMarkup()) throw r.bad('element without end');
        if (bytes[r.at + 1] === SLASH) {
          depth -= 1;
          r.skipPast('>');
        } else {
          r.at += 1;
          while (r.at < to && !isSpace(bytes[r.at]) && bytes[r.at] !== GT && bytes[r.at] !== SLASH) r.at += 1;
          while (r.nextAttribute());
          if (!r.selfClosing) depth += 1;
        }
      } while (depth > 0);
    },

    integer: () => {
      let n = 0;
      for (let i = r.valueStart; i < r.valueEnd; i += 1) {
        const digit = (bytes[i] as number) - 0x30;
        if (digit < 0 || digit > 9) throw r.bad('not a whole number');
        n = n * 10 + digit;
      }
      return n;
    },

    column: () => {
      let n = 0;
      for (let i = r.valueStart; i < r.valueEnd; i += 1) {
        const letter = (bytes[i] as number) & 0xdf;
        if (letter < 0x41 || letter > 0x5a) break;
        n = n * 26 + letter - 0x40;
      }
      if (n === 0) throw r.bad('a cell without a column');
      return n - 1;
    },
  };
  return r;
};
