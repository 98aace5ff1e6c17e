/** Distinct certification cells: what stood in the lists of a row in; a number for each different content, and the bits of all recognitions over these numbers, out. */
import { CellState } from '../../engine/table';

/** One recognition as lists write it. */
export interface Known {
  /** Which recognitions of the policy it is, by number; none where nobody knows it. */
  readonly titles: readonly number[];
  readonly bit: number;
}

export interface TitleCells<T extends Known> {
  /** A new content that says something. */
  readonly add: (content: readonly T[]) => number;
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
  const contents: (readonly T[])[] = [[], [], []];
  const joined = new Map<number, number>();
  const add = (content: readonly T[]): number => (content.length === 0 ? NONE : contents.push(content) - 1);
  const content = (cell: number): readonly T[] => contents[cell] as readonly T[];
  return {
    add,
    join: (a, b) => {
      if (a === EMPTY || a === b) return b;
      if (a === BAD || b === BAD) return BAD;
      const key = a * MOST + b;
      const made = joined.get(key) ?? add([...content(a), ...content(b)]);
      joined.set(key, made);
      return made;
    },
    content,
    state: (cell) => special[cell] ?? CellState.value,
    states: () => {
      const states = new Uint8Array(contents.length);
      states.set(special);
      return states;
    },
    values: () => {
      const values: (Uint8Array | undefined)[] = [];
      for (let cell = 0; cell < contents.length; cell += 1) {
        const content = contents[cell] as readonly T[];
        for (let i = 0; i < content.length; i += 1) {
          const { titles, bit } = content[i] as T;
          for (let t = 0; t < titles.length; t += 1) {
            const column = (values[titles[t] as number] ??= new Uint8Array(contents.length));
            column[cell] = (column[cell] as number) | bit;
          }
        }
      }
      return values;
    },
  };
};
