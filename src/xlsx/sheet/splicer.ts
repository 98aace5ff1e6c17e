/** Edits of a stretch of bytes, in ascending order; a piece that is replaced by the same bytes is no edit at all. */
export interface ByteSplicer {
  /** Replaces [start, end) by the text. */
  replace(start: number, end: number, text: string): void;
  /** The stretch with all edits; undefined when nothing changed. */
  result(): Uint8Array | undefined;
}

export const byteSplicer = (bytes: Uint8Array, from: number, to: number): ByteSplicer => {
  const encoder = new TextEncoder();
  const starts: number[] = [];
  const ends: number[] = [];
  const lengths: number[] = [];
  let extra = new Uint8Array(1 << 16);
  let used = 0;
  let growth = 0;

  const equal = (start: number, end: number, length: number): boolean => {
    if (end - start !== length) return false;
    for (let i = 0; i < length; i += 1) if (bytes[start + i] !== extra[used + i]) return false;
    return true;
  };

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
      growth += length - (end - start);
    },
    result: () => {
      if (!starts.length) return undefined;
      const out = new Uint8Array(to - from + growth);
      let read = from;
      let write = 0;
      let taken = 0;
      for (let i = 0; i < starts.length; i += 1) {
        const start = starts[i] as number;
        const length = lengths[i] as number;
        out.set(bytes.subarray(read, start), write);
        write += start - read;
        out.set(extra.subarray(taken, taken + length), write);
        write += length;
        taken += length;
        read = ends[i] as number;
      }
      out.set(bytes.subarray(read, to), write);
      return out;
    },
  };
};
