/** Places and what they can come to: compared units in, places that ties share out; a span of places and the ranges of the classes in, the classes that the span can fall into out. */

export interface Placed<T> {
  readonly one: T;
  /** From 1; units that tie share the first place that they take up, and `last` is the last one. */
  readonly place: number;
  readonly last: number;
}

/** `order` is zero for a tie. The order in which `all` comes makes no difference to any place. */
export const placed = <T>(all: readonly T[], order: (a: T, b: T) => number): readonly Placed<T>[] => {
  const sorted = [...all].sort(order);
  const out: Placed<T>[] = [];
  for (let from = 0; from < sorted.length;) {
    let to = from + 1;
    while (to < sorted.length && order(sorted[from] as T, sorted[to] as T) === 0) to += 1;
    for (const one of sorted.slice(from, to)) out.push({ one, place: from + 1, last: to });
    from = to;
  }
  return out;
};

export interface Range {
  readonly least: number;
  readonly most: number;
}

export interface Possible {
  /** Indices of the classes, from the first. */
  readonly classes: readonly number[];
  /** It can be in none of them. */
  readonly none: boolean;
}

/** Somebody picks each class's number within its range: everything that a unit on a place from `place` to `last` can come to. */
export const possibleClasses = (place: number, last: number, ranges: readonly Range[]): Possible => {
  const classes: number[] = [];
  let least = 0;
  let most = 0;
  ranges.forEach((range, k) => {
    // Before this class stand from `least` to `most` units: it can reach from place least + 1 to place most + range.most.
    if (last > least && place <= most + range.most && range.most > 0) classes.push(k);
    least += range.least;
    most += range.most;
  });
  return { classes, none: last > least };
};
