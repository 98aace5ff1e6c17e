/** Numbers that go up and one to look for in; the place of the first that is not below it, or their count where all are, out. */
export const firstAtLeast = (sorted: Int32Array, wanted: number): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
};
