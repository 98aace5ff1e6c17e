/** Distinct certification cells: what stood in the lists of a row in; a number for each different content, and the columns of all recognitions over these numbers, out. */
import { CellState } from '../../engine/table';

/** A recognition and the bits of its years. */
export interface Mark {
  readonly title: string;
  readonly bit: number;
}

export interface TitleCells {
  /** A new content that says something. */
  readonly add: (marks: readonly Mark[]) => number;
  /** What two lists of one row say together. */
  readonly join: (a: number, b: number) => number;
  readonly state: (cell: number) => CellState;
  /** CellState per cell. */
  readonly states: () => Uint8Array;
  /** Bits per cell, by title; only of those that some cell marks. */
  readonly values: () => ReadonlyMap<string, Uint8Array>;
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
export const titleCells = (empty: CellState): TitleCells => {
  const states: CellState[] = [empty, CellState.bad, CellState.value];
  const marks: (readonly Mark[])[] = [[], [], []];
  const joined = new Map<number, number>();
  const put = (state: CellState, of: readonly Mark[]): number => {
    marks.push(of);
    return states.push(state) - 1;
  };
  return {
    add: (of) => (of.length === 0 ? NONE : put(CellState.value, of)),
    join: (a, b) => {
      if (a === EMPTY || a === b) return b;
      const key = a * MOST + b;
      const before = joined.get(key);
      if (before !== undefined) return before;
      const bad = states[a] === CellState.bad || states[b] === CellState.bad;
      const made = bad ? BAD : put(CellState.value, [...(marks[a] ?? []), ...(marks[b] ?? [])]);
      joined.set(key, made);
      return made;
    },
    state: (cell) => states[cell] as CellState,
    states: () => Uint8Array.from(states),
    values: () => {
      const values = new Map<string, Uint8Array>();
      marks.forEach((of, cell) => {
        for (const { title, bit } of of) {
          let column = values.get(title);
          if (!column) values.set(title, (column = new Uint8Array(marks.length)));
          column[cell] = (column[cell] as number) | bit;
        }
      });
      return values;
    },
  };
};
