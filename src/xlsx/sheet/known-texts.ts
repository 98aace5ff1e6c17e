/** Stretches of bytes in, a number for each text out: a stretch that is the same as one before is not made a text again. A register says 是, 否 and 越城区 a million times. */
export interface KnownTexts {
  /** The number of the stretch; of a new one it is what `make` gives. */
  numberOf(start: number, end: number, make: (start: number, end: number) => number): number;
}

const FREE = -1;

export const knownTexts = (bytes: Uint8Array): KnownTexts => {
  let slots = new Int32Array(1 << 12).fill(FREE);
  let starts = new Uint32Array(1 << 11);
  let ends = new Uint32Array(1 << 11);
  let hashes = new Int32Array(1 << 11);
  let numbers = new Int32Array(1 << 11);
  let count = 0;

  const hashOf = (start: number, end: number): number => {
    let hash = 0x811c9dc5 | 0;
    for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
    return hash ^ (hash >>> 15);
  };

  const same = (index: number, start: number, end: number): boolean => {
    let at = starts[index] as number;
    if ((ends[index] as number) - at !== end - start) return false;
    for (let i = start; i < end; i += 1) if (bytes[i] !== bytes[at++]) return false;
    return true;
  };

  const grow = (): void => {
    const twice = <T extends Uint32Array | Int32Array>(old: T, next: T): T => (next.set(old), next);
    starts = twice(starts, new Uint32Array(count * 2));
    ends = twice(ends, new Uint32Array(count * 2));
    hashes = twice(hashes, new Int32Array(count * 2));
    numbers = twice(numbers, new Int32Array(count * 2));
    slots = new Int32Array(count * 4).fill(FREE);
    for (let index = 0; index < count; index += 1) {
      let slot = (hashes[index] as number) & (slots.length - 1);
      while (slots[slot] !== FREE) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = index;
    }
  };

  return {
    numberOf: (start, end, make) => {
      const hash = hashOf(start, end);
      let slot = hash & (slots.length - 1);
      for (let index = slots[slot] as number; index !== FREE; index = slots[slot] as number) {
        if (hashes[index] === hash && same(index, start, end)) return numbers[index] as number;
        slot = (slot + 1) & (slots.length - 1);
      }
      const number = make(start, end);
      slots[slot] = count;
      starts[count] = start;
      ends[count] = end;
      hashes[count] = hash;
      numbers[count] = number;
      count += 1;
      if (count === starts.length) grow();
      return number;
    },
  };
};
