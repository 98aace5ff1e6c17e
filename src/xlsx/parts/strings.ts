/** The bytes of `sharedStrings.xml` in; strings by number out, decoded only when asked for. */
import type { Texts } from '../sheet/texts';
import { runsText } from '../xml/runs';

export interface SharedStrings {
  readonly count: number;
  /** Undefined for a number that the table does not have. */
  at(index: number): string | undefined;
  /** Its number among the texts of a sheet; -1 where there is none. */
  numberOf(index: number, texts: Texts): number;
}

export const NO_STRINGS: SharedStrings = { count: 0, at: () => undefined, numberOf: () => -1 };

const isBreak = (c: number | undefined): boolean =>
  c === 0x3e || c === 0x2f || c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09;

/** Items lie between `<si…>` and `</si>`; nothing else in this part begins with `<si` followed by a break. */
export const sharedStrings = (bytes: Uint8Array): SharedStrings => {
  let starts = new Uint32Array(1024);
  let ends = new Uint32Array(1024);
  let count = 0;
  for (let p = bytes.indexOf(0x3c); p >= 0; p = bytes.indexOf(0x3c, p + 1)) {
    if (bytes[p + 1] !== 0x73 || bytes[p + 2] !== 0x69 || !isBreak(bytes[p + 3])) continue;
    const open = bytes.indexOf(0x3e, p) + 1;
    if (open === 0) break;
    let close = open;
    if (bytes[open - 2] !== 0x2f) {
      close = bytes.indexOf(0x3c, open);
      while (
        close >= 0 &&
        !(bytes[close + 1] === 0x2f && bytes[close + 2] === 0x73 && bytes[close + 3] === 0x69 && isBreak(bytes[close + 4]))
      )
        close = bytes.indexOf(0x3c, close + 1);
      if (close < 0) break;
    }
    if (count === starts.length) {
      starts = grown(starts);
      ends = grown(ends);
    }
    starts[count] = open;
    ends[count] = close;
    count += 1;
    // Of `<si/>` nothing is left to pass over.
    p = Math.max(p, close - 1);
  }
  const decoder = new TextDecoder();
  return {
    count,
    at: (index) => (index < count ? runsText(decoder.decode(bytes.subarray(starts[index], ends[index]))) : undefined),
    numberOf: (index, texts) => (index < count ? texts.runs(bytes, starts[index] ?? 0, ends[index] ?? 0) : -1),
  };
};

const grown = (old: Uint32Array): Uint32Array<ArrayBuffer> => {
  const next = new Uint32Array(old.length * 2);
  next.set(old);
  return next;
};
