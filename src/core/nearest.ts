/** "Did you mean": the known name nearest to what was written, by edit distance, or undefined when none is near. */
export const editDistance = (a: readonly string[], b: readonly string[]): number => {
  let previous = b.map((_, i) => i + 1);
  a.forEach((ca, i) => {
    let diagonal = i;
    let left = i + 1;
    previous = previous.map((above, j) => {
      const value = Math.min(left + 1, above + 1, diagonal + (ca === b[j] ? 0 : 1));
      diagonal = above;
      left = value;
      return value;
    });
  });
  return previous[b.length - 1] ?? a.length;
};

/** The candidate with the smallest distance to `name`, at most half of the name's length away. */
export const nearest = (name: string, candidates: Iterable<string>): string | undefined => {
  const wanted = [...name];
  let best: string | undefined;
  let bestDistance = Math.floor(wanted.length / 2) + 1;
  for (const candidate of candidates) {
    const letters = [...candidate];
    if (Math.abs(letters.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(wanted, letters);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
};
