/** What the answers of one item come to: its codes and amounts in; how often each code stands there and what one of them adds up to, out. */
import { STATUS, type Code } from './outcome';

const tallies = new WeakMap<Uint8Array, Float64Array>();

/** How often each code stands in an array of answers that are settled; counted once. */
export const tallyOf = (code: Uint8Array): Float64Array => {
  const known = tallies.get(code) ?? counted(code);
  tallies.set(code, known);
  return known;
};

/** Sums of one code must not wait for each other, so that there are four tallies in turn. */
const counted = (code: Uint8Array): Float64Array => {
  const four = new Int32Array(4 * STATUS.length);
  for (let u = 0; u < code.length; u += 1) four[(u & 3) * STATUS.length + (code[u] as number)]! += 1;
  return Float64Array.from(STATUS, (_, c) => [0, 1, 2, 3].reduce((sum, k) => sum + (four[k * STATUS.length + c] as number), 0));
};

/** Whole 分 come to the same in any order: four sums in turn. */
export const sumOf = (which: Code, { code, amount }: { readonly code: Uint8Array; readonly amount: Float64Array }): number => {
  const n = code.length;
  let [a, b, c, d] = [0, 0, 0, 0];
  let u = 0;
  for (; u + 3 < n; u += 4) {
    a += Number(code[u] === which) * (amount[u] as number);
    b += Number(code[u + 1] === which) * (amount[u + 1] as number);
    c += Number(code[u + 2] === which) * (amount[u + 2] as number);
    d += Number(code[u + 3] === which) * (amount[u + 3] as number);
  }
  for (; u < n; u += 1) a += Number(code[u] === which) * (amount[u] as number);
  return a + b + c + d;
};
