/**
 * What cells of a sheet say, as it stands in XML, in; a number for each text out, and at last the texts by number, each once. Most
 * texts stand as plain UTF-8: they are told apart by their bytes, and made strings many at a time. A register says 是, 否 and 越城区 a
 * million times, and has a name and a code on each of 100,000 rows.
 */
import { runsText, valueText } from '../xml/runs';
import { HASH_START, hashStep, stretches } from './stretches';

/** A text of no letters has the number -1. */
export interface Texts {
  /** Of the inside of `<is>` or `<si>`. */
  runs(bytes: Uint8Array, start: number, end: number): number;
  /** Of the inside of `<v>`. */
  value(bytes: Uint8Array, start: number, end: number): number;
  /** Of a text itself, which may be without letters. */
  text(value: string): number;
  /** All texts so far. */
  list(): string[];
}

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const T = 0x74;

// Bytes that may be something else than themselves: entities, line breaks, `_x000D_`, and what stands between texts here.
const MARKS = Uint8Array.from({ length: 256 }, (_, c) => (c === 0x26 || c === 0x0d || c === 0x5f || c === 0 ? 1 : 0));

/** Half a pair, which UTF-8 has no bytes for. */
const LONE = /[\ud800-\udfff]/u;

/** Bytes that are made strings at once. */
const BATCH = 1 << 16;

const PHONETIC = [0x70, 0x68, 0x6f, 0x6e, 0x65, 0x74, 0x69, 0x63, 0x50, 0x72];

/** `<phoneticPr …/>` and nothing else: Chinese Excel puts it behind most texts. */
const isPhonetic = (bytes: Uint8Array, start: number, end: number): boolean =>
  bytes[start] === LT &&
  PHONETIC.every((letter, i) => bytes[start + 1 + i] === letter) &&
  bytes.indexOf(GT, start) === end - 1 &&
  bytes[end - 2] === SLASH;

export const textsOf = (): Texts => {
  const list: string[] = [];
  // Texts by their UTF-8; stretches that are more than that as they stand, in `<is>` and `<v>` apart, since runs are texts only in
  // the first; and the few texts that have no UTF-8.
  const plain = stretches();
  const writtenRuns = stretches();
  const writtenValues = stretches();
  const broken = new Map<string, number>();
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const batchDecoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const batch = new Uint8Array(BATCH);
  let filled = 0;
  let waiting = 0;

  const flush = (): void => {
    if (waiting === 0) return;
    // The last one ends in a zero byte, too.
    for (const text of batchDecoder.decode(batch.subarray(0, filled - 1)).split('\0')) list.push(text);
    filled = 0;
    waiting = 0;
  };

  const wait = (bytes: Uint8Array, start: number, end: number): number => {
    if (filled + end - start >= BATCH) flush();
    if (end - start >= BATCH) return list.push(decoder.decode(bytes.subarray(start, end))) - 1;
    for (let i = start; i < end; i += 1) batch[filled++] = bytes[i] as number;
    batch[filled++] = 0;
    waiting += 1;
    return list.length + waiting - 1;
  };

  // Of the stretch that `scan` went through last.
  let hash = 0;
  let stop = 0;
  /** Goes to the end or to the next tag; true when all of it is plain UTF-8. */
  const scan = (bytes: Uint8Array, start: number, end: number): boolean => {
    let h = HASH_START;
    let marks = 0;
    let i = start;
    for (; i < end; i += 1) {
      const c = bytes[i] as number;
      if (c === LT) break;
      marks |= MARKS[c] as number;
      h = hashStep(h, c);
    }
    hash = h;
    stop = i;
    // A mark of the order of bytes is no part of a text.
    return marks === 0 && !(bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf);
  };

  const hashOf = (bytes: Uint8Array, start: number, end: number): number => {
    let h = HASH_START;
    for (let i = start; i < end; i += 1) h = hashStep(h, bytes[i] as number);
    return h;
  };

  const push = (value: string): number => {
    flush();
    return list.push(value) - 1;
  };

  const text = (value: string): number => {
    if (LONE.test(value)) {
      const number = broken.get(value) ?? push(value);
      broken.set(value, number);
      return number;
    }
    const bytes = encoder.encode(value);
    return plain.numberOf(bytes, 0, bytes.length, hashOf(bytes, 0, bytes.length), () => push(value));
  };
  const numbered = (value: string): number => (value === '' ? -1 : text(value));
  const makeRuns = (bytes: Uint8Array, start: number, end: number): number =>
    numbered(runsText(decoder.decode(bytes.subarray(start, end))));
  const makeValue = (bytes: Uint8Array, start: number, end: number): number =>
    numbered(valueText(decoder.decode(bytes.subarray(start, end))));

  return {
    runs: (bytes, start, end) => {
      if (bytes[start] === LT && bytes[start + 1] === T && bytes[start + 2] === GT && scan(bytes, start + 3, end)) {
        const last = stop + 4;
        if (
          bytes[stop + 1] === SLASH &&
          bytes[stop + 2] === T &&
          bytes[stop + 3] === GT &&
          (last === end || isPhonetic(bytes, last, end))
        )
          return stop === start + 3 ? -1 : plain.numberOf(bytes, start + 3, stop, hash, wait);
      }
      return writtenRuns.numberOf(bytes, start, end, hashOf(bytes, start, end), makeRuns);
    },
    value: (bytes, start, end) => {
      if (start === end) return -1;
      if (scan(bytes, start, end) && stop === end) return plain.numberOf(bytes, start, end, hash, wait);
      return writtenValues.numberOf(bytes, start, end, hashOf(bytes, start, end), makeValue);
    },
    text,
    list: () => {
      flush();
      return list;
    },
  };
};
