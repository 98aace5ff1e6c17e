/** Pieces of longer texts that come again and again: where a piece stands in; what was made of it when it first came, out. */

/** The letters are the UTF-16 units of the text; `to` is where the piece ends, not its last letter. */
export type PieceFinder<T> = (text: string, letters: Uint16Array, from: number, to: number) => T;

const START = 1024;

/** FNV over the letters, folded so that the low bits know of all of them. */
const hashed = (letters: Uint16Array, from: number, to: number): number => {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i += 1) hash = Math.imul(hash ^ (letters[i] as number), 0x01000193);
  return hash ^ (hash >>> 15);
};

const grown = (letters: Uint16Array, length: number): Uint16Array<ArrayBuffer> => {
  const longer = new Uint16Array(length);
  longer.set(letters);
  return longer;
};

/**
 * A table by letters. A map of strings would ask for every piece to be cut out and entered among the runtime's strings before it is looked up,
 * which takes longer than all else that is done with it.
 */
export const pieceFinder = <T>(make: (piece: string) => T): PieceFinder<T> => {
  const made: T[] = [];
  const hashes: number[] = [];
  /** The letters of all pieces one after another; of piece n from ends[n] to ends[n + 1]. */
  let known = new Uint16Array(START);
  const ends = [0];
  /** Number of the piece + 1; 0 where there is none. At most half are taken. */
  let slots = new Int32Array(START);
  const stands = (number: number, letters: Uint16Array, from: number, to: number): boolean => {
    const start = ends[number] as number;
    if ((ends[number + 1] as number) - start !== to - from) return false;
    for (let i = from, k = start; i < to; i += 1, k += 1) if (known[k] !== letters[i]) return false;
    return true;
  };
  const take = (hash: number, number: number): void => {
    let slot = hash & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = number + 1;
  };
  const enter = (value: T, piece: Uint16Array, hash: number): T => {
    const number = made.push(value) - 1;
    const start = ends[number] as number;
    const end = start + piece.length;
    ends.push(end);
    if (end > known.length) known = grown(known, 2 * end);
    known.set(piece, start);
    hashes.push(hash);
    if (made.length * 2 <= slots.length) take(hash, number);
    else {
      slots = new Int32Array(slots.length * 2);
      hashes.forEach(take);
    }
    return value;
  };
  return (text, letters, from, to) => {
    const hash = hashed(letters, from, to);
    const last = slots.length - 1;
    for (let slot = hash & last; ; slot = (slot + 1) & last) {
      const number = (slots[slot] as number) - 1;
      if (number < 0) return enter(make(text.slice(from, to)), letters.subarray(from, to), hash);
      if (hashes[number] === hash && stands(number, letters, from, to)) return made[number] as T;
    }
  };
};
