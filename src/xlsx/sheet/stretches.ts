/** Stretches of bytes, of several arrays, in; a number for each that is different out: what was met before is found again without being made a text. */
export interface Stretches {
  /** The number of the stretch, whose hash is given; of a new one it is what `make` gives. */
  numberOf(bytes: Uint8Array, start: number, end: number, hash: number, make: Make): number;
}

export type Make = (bytes: Uint8Array, start: number, end: number) => number;

const FREE = -1;

/** One step of the hash; the caller goes through the bytes for reasons of its own as well. */
export const HASH_START = 0x811c9dc5 | 0;
export const hashStep = (hash: number, byte: number): number => Math.imul(hash ^ byte, 0x01000193);

export const stretches = (): Stretches => {
  let slots = new Int32Array(1 << 12).fill(FREE);
  let starts = new Uint32Array(1 << 11);
  let ends = new Uint32Array(1 << 11);
  let hashes = new Int32Array(1 << 11);
  let numbers = new Int32Array(1 << 11);
  const owners: Uint8Array[] = [];

  const same = (index: number, bytes: Uint8Array, start: number, end: number): boolean => {
    let at = starts[index] as number;
    if ((ends[index] as number) - at !== end - start) return false;
    const owner = owners[index] as Uint8Array;
    for (let i = start; i < end; i += 1) if (bytes[i] !== owner[at++]) return false;
    return true;
  };

  const grow = (): void => {
    const size = owners.length * 2;
    const wider = <T extends Uint32Array | Int32Array>(old: T, next: T): T => (next.set(old), next);
    starts = wider(starts, new Uint32Array(size));
    ends = wider(ends, new Uint32Array(size));
    hashes = wider(hashes, new Int32Array(size));
    numbers = wider(numbers, new Int32Array(size));
    slots = new Int32Array(size * 2).fill(FREE);
    for (let index = 0; index < owners.length; index += 1) {
      let slot = (hashes[index] as number) & (slots.length - 1);
      while (slots[slot] !== FREE) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = index;
    }
  };

  return {
    numberOf: (bytes, start, end, given, make) => {
      const hash = given ^ (given >>> 15);
      let slot = hash & (slots.length - 1);
      for (let index = slots[slot] as number; index !== FREE; index = slots[slot] as number) {
        if (hashes[index] === hash && same(index, bytes, start, end)) return numbers[index] as number;
        slot = (slot + 1) & (slots.length - 1);
      }
      const number = make(bytes, start, end);
      const count = owners.length;
      slots[slot] = count;
      starts[count] = start;
      ends[count] = end;
      hashes[count] = hash;
      numbers[count] = number;
      owners.push(bytes);
      if (owners.length === starts.length) grow();
      return number;
    },
  };
};
