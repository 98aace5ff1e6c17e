/** A stretch of bytes and its edits, in ascending order, in; the edited stretch, piece by piece, out: it is never there a second time as a whole. */
import { xmlBytes, type XmlBytes } from '../xml/bytes';

export interface ByteSplicer {
  /** What is written here is the next edit's. */
  readonly out: XmlBytes;
  /** Replaces [start, end) by what was written since the edit before; by the same bytes it is no edit at all. */
  put(start: number, end: number): void;
  replace(start: number, end: number, text: string): void;
  /** Here a piece may end: edits so far lie before, all others behind. */
  mayCut(at: number): void;
  /** Anything is different. */
  readonly changed: boolean;
  /** Each is good until the next is asked for. */
  pieces(): Iterable<Uint8Array>;
}

/** Bytes of the stretch that make a piece, about. */
const PIECE = 1 << 19;

export const byteSplicer = (bytes: Uint8Array, from: number, to: number): ByteSplicer => {
  const out = xmlBytes();
  const starts: number[] = [];
  const ends: number[] = [];
  const lengths: number[] = [];
  /** Where pieces end, with the number of edits before. */
  const cuts: { readonly at: number; readonly edits: number }[] = [];
  let lastCut = from;
  let used = 0;

  const equal = (start: number, end: number, text: Uint8Array): boolean => {
    if (end - start !== text.length) return false;
    for (let i = 0; i < text.length; i += 1) if (bytes[start + i] !== text[i]) return false;
    return true;
  };

  const put = (start: number, end: number): void => {
    const text = out.bytes(used);
    if (equal(start, end, text)) return out.back(used);
    starts.push(start);
    ends.push(end);
    lengths.push(text.length);
    used = out.length;
  };

  function* pieces(): Generator<Uint8Array> {
    const extra = out.bytes();
    let buffer = new Uint8Array(0);
    let read = from;
    let taken = 0;
    let i = 0;
    for (const { at, edits } of [...cuts, { at: to, edits: starts.length }]) {
      let size = at - read;
      for (let k = i; k < edits; k += 1) size += (lengths[k] ?? 0) - ((ends[k] ?? 0) - (starts[k] ?? 0));
      if (size > buffer.length) buffer = new Uint8Array(size);
      const piece = buffer.subarray(0, size);
      let write = 0;
      for (; i < edits; i += 1) {
        const start = starts[i] as number;
        const length = lengths[i] as number;
        piece.set(bytes.subarray(read, start), write);
        write += start - read;
        piece.set(extra.subarray(taken, taken + length), write);
        write += length;
        taken += length;
        read = ends[i] as number;
      }
      piece.set(bytes.subarray(read, at), write);
      read = at;
      yield piece;
    }
  }

  return {
    out,
    put,
    replace: (start, end, text) => {
      out.text(text);
      put(start, end);
    },
    mayCut: (at) => {
      if (at - lastCut < PIECE) return;
      cuts.push({ at, edits: starts.length });
      lastCut = at;
    },
    get changed() {
      return starts.length > 0;
    },
    pieces,
  };
};
