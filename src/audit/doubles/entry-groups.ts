/** Entries that have something in common: entries and a number for what is compared in; those that share it with another, out. */
import type { Entry } from './roster';

/** Whole numbers that stand for what is compared, since those are grouped much faster than texts. */
export const numbering = <T>(): ((value: T) => number) => {
  const known = new Map<T, number>();
  return (value) => {
    const number = known.get(value);
    if (number !== undefined) return number;
    known.set(value, known.size);
    return known.size - 1;
  };
};

/** Two of them in one: there are fewer than this of each. */
export const MOST_NUMBERS = 2 ** 26;

/** Entries of one key, where there are several; those without a key are in none. */
export const groups = (entries: readonly Entry[], keyOf: (entry: Entry) => number | undefined): readonly (readonly Entry[])[] => {
  // Nearly every entry is alone: a list is made for those that are not.
  const found = new Map<number, Entry | Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key === undefined) continue;
    const group = found.get(key);
    if (group === undefined) found.set(key, entry);
    else if (Array.isArray(group)) group.push(entry);
    else found.set(key, [group, entry]);
  }
  const several: Entry[][] = [];
  for (const group of found.values()) if (Array.isArray(group)) several.push(group);
  return several;
};
