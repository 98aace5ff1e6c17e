/**
 * Scaling to the budget: exact awards are cut in proportion so that they sum to it to the 分.
 * Each share is rounded down; the 分 left over go one each to the largest remainders, in order of item and unit where those tie.
 */

/** 分 of each share; equal to `amounts` where they fit. Whole, non-negative, summing to min(sum, budget). */
export const scaleToBudget = (amounts: readonly number[], budget: number): number[] => {
  const total = amounts.reduce((sum, fen) => sum + BigInt(fen), 0n);
  const limit = BigInt(budget);
  if (total <= limit) return [...amounts];
  const parts = amounts.map((fen, index) => {
    const scaled = BigInt(fen) * limit;
    return { index, fen: scaled / total, rest: scaled % total };
  });
  let left = limit - parts.reduce((sum, { fen }) => sum + fen, 0n);
  const out = parts.map(({ fen }) => Number(fen));
  for (const { index } of [...parts].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))) {
    if (left <= 0n) break;
    out[index]! += 1;
    left -= 1n;
  }
  return out;
};
