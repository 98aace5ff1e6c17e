/**
 * XML as it is made: texts, numbers and cells' texts go in, their bytes come out of one buffer that is used again and again. Nothing
 * becomes a string on the way: a sheet of 150 MB would be as many pieces of text to join, encode and throw away.
 */
export interface XmlBytes {
  readonly length: number;
  /** What is there, good until the next call; `from` leaves out what stands before. */
  bytes(from?: number): Uint8Array;
  /** Begins anew, or goes back to a length that there was. */
  back(length?: number): void;
  /** A text of letters below U+0080. */
  ascii(text: string): void;
  /** Any text, as it stands. */
  text(text: string): void;
  /** Bytes that are ready. */
  raw(bytes: Uint8Array): void;
  /** A whole number from 0 on, below 2^53. */
  integer(value: number): void;
  /** As JavaScript prints it, which is the shortest text that gives it back. */
  number(value: number): void;
  /** A cell's text that is the same in XML, between its tags and without blanks that need care; false, and nothing written, for any other. */
  simple(value: string): boolean;
}

const LESS = 0x3c;

// Letters below U+0080 that a text may hold as they are, wherever they stand.
const FREE = Uint8Array.from({ length: 128 }, (_, c) => (c > 0x20 && c !== 0x26 && c !== LESS && c !== 0x3e ? 1 : 0));
const SPACE = 0x20;
const UNDERLINE = 0x5f;

/** Blanks above U+00FF, which need care at the ends, and letters that XML does not take as they are: half a pair, U+FFFE and U+FFFF. */
const needsCare = (c: number): boolean =>
  (c >= 0xd800 && c < 0xe000) ||
  c === 0xfeff ||
  c >= 0xfffe ||
  c === 0x3000 ||
  (c >= 0x2000 && (c <= 0x200a || c === 0x2028 || c === 0x2029 || c === 0x202f || c === 0x205f)) ||
  c === 0x1680;

const HALF = 100_000_000;
/** Up to 15 digits tell a double from all others, so that one which they give back is printed by them. */
const FEW_DIGITS = 1e15;

const digitsOf = (value: number): number => {
  let digits = 1;
  for (let limit = 10; value >= limit; limit *= 10) digits += 1;
  return digits;
};

export const xmlBytes = (capacity = 1 << 16): XmlBytes => {
  const encoder = new TextEncoder();
  let buffer = new Uint8Array(capacity);
  let at = 0;

  const room = (needed: number): void => {
    if (at + needed <= buffer.length) return;
    const wider = new Uint8Array(Math.max(buffer.length * 2, at + needed));
    wider.set(buffer.subarray(0, at));
    buffer = wider;
  };

  /** The last `digits` digits of a whole number, so that they end at `end`. */
  const put = (value: number, digits: number, end: number): void => {
    let high = 0;
    let low = value;
    if (value >= HALF) {
      high = Math.floor(value / HALF);
      low = value - high * HALF;
    }
    let p = end;
    const first = end - digits;
    for (let i = 0; p > first; i += 1) {
      if (i === 8) low = high;
      const next = Math.floor(low / 10) | 0;
      buffer[--p] = 0x30 + (low - next * 10);
      low = next;
    }
  };

  const integer = (value: number): void => {
    room(20);
    const digits = digitsOf(value);
    at += digits;
    put(value, digits, at);
  };

  const ascii = (text: string): void => {
    const { length } = text;
    room(length);
    const out = buffer;
    let p = at;
    for (let i = 0; i < length; i += 1) out[p++] = text.charCodeAt(i);
    at = p;
  };

  /** `value` as a whole number over a power of ten, if it is one of few digits. */
  const decimal = (value: number, places: number, scale: number): boolean => {
    const whole = Math.round(value * scale);
    if (whole >= FEW_DIGITS || whole / scale !== value) return false;
    const before = Math.floor(whole / scale);
    let after = whole - before * scale;
    let digits = places;
    for (; after % 10 === 0 && digits > 1; digits -= 1) after /= 10;
    integer(before);
    room(20);
    buffer[at] = 0x2e;
    at += 1 + digits;
    put(after, digits, at);
    return true;
  };

  return {
    get length() {
      return at;
    },
    bytes: (from = 0) => buffer.subarray(from, at),
    back: (length = 0) => {
      at = length;
    },
    ascii,
    text: (text) => {
      // One UTF-16 unit takes at most three bytes.
      room(text.length * 3);
      at += encoder.encodeInto(text, buffer.subarray(at)).written;
    },
    raw: (bytes) => {
      const { length } = bytes;
      room(length);
      if (length > 64) buffer.set(bytes, at);
      else for (let i = 0; i < length; i += 1) buffer[at + i] = bytes[i] as number;
      at += length;
    },
    integer,
    number: (value) => {
      if (!Number.isFinite(value)) return ascii(String(value));
      const size = Math.abs(value);
      if (size >= FEW_DIGITS) return ascii(String(value));
      const begin = at;
      if (value < 0) {
        room(1);
        buffer[at] = 0x2d;
        at += 1;
      }
      if (Number.isInteger(size)) return integer(size);
      if (decimal(size, 2, 100) || decimal(size, 4, 10_000) || decimal(size, 6, 1_000_000)) return;
      at = begin;
      ascii(String(value));
    },
    simple: (value) => {
      const { length } = value;
      room(length * 3);
      const out = buffer;
      let p = at;
      let blank = true;
      for (let i = 0; i < length; i += 1) {
        const c = value.charCodeAt(i);
        if (c < 0x80) {
          if (FREE[c] === 1) {
            blank = false;
            // What looks like an escape of a spreadsheet's is none.
            if (c === UNDERLINE && value.charCodeAt(i + 1) === 0x78) return false;
          } else {
            // A blank between letters keeps itself.
            if (c !== SPACE || blank) return false;
            blank = true;
          }
          out[p++] = c;
          continue;
        }
        blank = false;
        if (c < 0x800) {
          if (c === 0xa0) return false;
          out[p++] = 0xc0 | (c >> 6);
        } else {
          if ((c < 0x3001 || c >= 0xd800) && needsCare(c)) return false;
          out[p++] = 0xe0 | (c >> 12);
          out[p++] = 0x80 | ((c >> 6) & 0x3f);
        }
        out[p++] = 0x80 | (c & 0x3f);
      }
      if (blank) return false;
      at = p;
      return true;
    },
  };
};
