/** A stretch of bytes and its edits, in ascending order, in; the edited stretch, piece by piece, out: it is never there a second time as a whole. */
export interface ByteSplicer {
  /** Replaces [start, end) by the text; by the same bytes it is no edit at all. */
  replace(start: number, end: number, text: string): void;
  /** Here a piece may end: edits so far lie before, all others behind. */
  mayCut(at: number): void;
  /** Anything is different. */
  readonly changed: boolean;
  pieces(): Iterable<Uint8Array>;
}

/** Bytes of the stretch that make a piece, about. */
const PIECE = 1 << 19;

export const byteSplicer = (bytes: Uint8Array, from: number, to: number): ByteSplicer => {
  const encoder = new TextEncoder();
  const starts: number[] = [];
  const ends: number[] = [];
  const lengths: number[] = [];
  /** Where pieces end, with the number of edits before. */
  const cuts: { readonly at: number; readonly edits: number }[] = [];
  let lastCut = from;
  let extra = new Uint8Array(1 << 16);
  let used = 0;

  const equal = (start: number, end: number, length: number): boolean => {
    if (end - start !== length) return false;
    for (let i = 0; i < length; i += 1) if (bytes[start + i] !== extra[used + i]) return false;
    return true;
  };

  function* pieces(): Generator<Uint8Array> {
    let read = from;
    let taken = 0;
    let i = 0;
    for (const { at, edits } of [...cuts, { at: to, edits: starts.length }]) {
      let size = at - read;
      for (let k = i; k < edits; k += 1) size += (lengths[k] ?? 0) - ((ends[k] ?? 0) - (starts[k] ?? 0));
      const out = new Uint8Array(size);
      let write = 0;
      for (; i < edits; i += 1) {
        const start = starts[i] as number;
        const length = lengths[i] as number;
        out.set(bytes.subarray(read, start), write);
        write += start - read;
        out.set(extra.subarray(taken, taken + length), write);
        write += length;
        taken += length;
        read = ends[i] as number;
      }
      out.set(bytes.subarray(read, at), write);
      read = at;
      yield out;
    }
  }

  return {
    replace: (start, end, text) => {
      // One UTF-16 unit takes at most three bytes.
      const room = text.length * 3;
      if (used + room > extra.length) {
        const wider = new Uint8Array(Math.max(extra.length * 2, used + room));
        wider.set(extra.subarray(0, used));
        extra = wider;
      }
      const length = encoder.encodeInto(text, extra.subarray(used)).written;
      if (equal(start, end, length)) return;
      starts.push(start);
      ends.push(end);
      lengths.push(length);
      used += length;
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
