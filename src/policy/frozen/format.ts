/**
 * What a frozen policy looks like: the shared words of `freeze` (when a bundle is built) and `thaw` (where it runs), so that no screen carries the loader.
 * Kept small for the wire: what recurs is written once and pointed to, what the formulas say already is left out, and Chinese, other words and
 * structure stand apart, since each packs better among its like.
 */

/** What a list of the body begins with. From `record` on it is an object whose keys are listed as a shape. */
export enum Is {
  list,
  shared,
  map,
  rational,
  bigint,
  number,
  record,
}

/**
 * In the body these stand for the next text of a kind. A bare number points back to a text that was there before: an even one to one without
 * Chinese by its place, an odd one to a Chinese one by how far it lies from the one met last, which is much the same from item to item.
 */
export const NEXT = { plain: null, han: '' } as const;
export type Kind = keyof typeof NEXT;

export const BETWEEN = '|';

export interface Frozen {
  readonly body: unknown;
  readonly shapes: readonly (readonly string[])[];
  readonly plain: string;
  readonly han: string;
}

/** Far and near, back and forth, as one number that is not negative. */
export const folded = (n: number): number => (n < 0 ? -2 * n - 1 : 2 * n);
export const unfolded = (n: number): number => (n % 2 ? -(n + 1) / 2 : n / 2);
