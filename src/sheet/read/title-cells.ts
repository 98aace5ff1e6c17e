/** Distinct certification cells: what stood in the lists of a row in; a number for each different content, and the bits of all recognitions over these numbers, out. */
import { CellState } from '../../engine/table';

/** One recognition as lists write it. */
export interface Known {
  /** Which recognitions of the policy it is, by number; none where nobody knows it. */
  readonly titles: readonly number[];
  readonly bit: number;
}

export interface TitleCells<T extends Known> {
  /** One recognition more of the cell in work. */
  readonly put: (known: T) => void;
  /** Ends the cell in work: its number. */
  readonly end: () => number;
  /** What two lists of one row say together. */
  readonly join: (a: number, b: number) => number;
  readonly content: (cell: number) => readonly T[];
  readonly state: (cell: number) => CellState;
  /** CellState per cell. */
  readonly states: () => Uint8Array;
  /** Bits per cell, by recognition; only of those that some cell marks. */
  readonly values: () => readonly (Uint8Array | undefined)[];
}

/** A row whose lists are empty. */
export const EMPTY = 0;
/** A row with a list that cannot be read. */
export const BAD = 1;
/** A row whose lists name nothing. */
export const NONE = 2;

/** More than a sheet has rows. */
const MOST = 2 ** 26;

/** `empty` is what an empty list means. */
export const titleCells = <T extends Known>(empty: CellState): TitleCells<T> => {
  const special = [empty, CellState.bad, CellState.value];
  /** The contents of all cells behind each other, and where each ends: the first three have none. */
  const all: T[] = [];
  const ends = [0, 0, 0];
  const joined = new Map<number, number>();
  const put = (known: T): void => void all.push(known);
  const end = (): number => (all.length === ends[ends.length - 1] ? NONE : ends.push(all.length) - 1);
  const content = (cell: number): readonly T[] => all.slice(ends[cell - 1] ?? 0, ends[cell]);
  return {
    put,
    end,
    join: (a, b) => {
      if (a === EMPTY || a === b) return b;
      if (a === BAD || b === BAD) return BAD;
      const key = a * MOST + b;
      let made = joined.get(key);
      if (made === undefined) {
        for (const known of [...content(a), ...content(b)]) put(known);
        joined.set(key, (made = end()));
      }
      return made;
    },
    content,
    state: (cell) => special[cell] ?? CellState.value,
    states: () => {
      const states = new Uint8Array(ends.length);
      states.set(special);
      return states;
    },
    values: () => {
      const values: (Uint8Array | undefined)[] = [];
      let at = 0;
      for (let cell = 0; cell < ends.length; cell += 1)
        for (; at < (ends[cell] as number); at += 1) {
          const { titles, bit } = all[at] as T;
          for (let t = 0; t < titles.length; t += 1) {
            const column = (values[titles[t] as number] ??= new Uint8Array(ends.length));
            column[cell] = (column[cell] as number) | bit;
          }
        }
      return values;
    },
  };
};
