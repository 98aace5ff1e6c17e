/** What the answers of one item come to: its codes and amounts in; how often each code stands there and what one of them adds up to, out. */
import { wordsOf } from './columns';
import { CHUNK } from './kernel/vector';
import { STATUS, type Code } from './outcome';

const tallies = new WeakMap<Uint8Array, Float64Array>();

/** How often each code stands in an array of answers that are settled; counted once. */
export const tallyOf = (code: Uint8Array): Float64Array => {
  const known = tallies.get(code) ?? counted(code);
  tallies.set(code, known);
  return known;
};

/** Codes are below 16: two neighbours are one place of 256. Sums of one place must not wait for each other, so that two tallies take turns. */
const countPairs = (words: Uint32Array, first: Int32Array, second: Int32Array): void => {
  for (let w = 0; w < words.length; w += 1) {
    const four = words[w] as number;
    const twice = four | (four >>> 4);
    first[twice & 0xff]! += 1;
    second[(twice >>> 16) & 0xff]! += 1;
  }
};

const counted = (code: Uint8Array): Float64Array => {
  const words = wordsOf(code);
  const [first, second] = [new Int32Array(256), new Int32Array(256)];
  countPairs(words, first, second);
  const out = new Float64Array(STATUS.length);
  const add = (c: number, times: number): void => void (c < out.length && (out[c]! += times));
  for (let pair = 0; pair < 256; pair += 1) {
    const times = (first[pair] as number) + (second[pair] as number);
    add(pair & 15, times);
    add(pair >> 4, times);
  }
  for (let u = 4 * words.length; u < code.length; u += 1) add(code[u] as number, 1);
  return out;
};

interface Answers {
  readonly code: Uint8Array;
  readonly amount: Float64Array;
}

/** Four sums in turn, since one that waits for the one before takes four times as long. */
const sumOfRange = (which: Code, { code, amount }: Answers, from: number, to: number): number => {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let u = from;
  for (; u + 3 < to; u += 4) {
    a += Number(code[u] === which) * (amount[u] as number);
    b += Number(code[u + 1] === which) * (amount[u + 1] as number);
    c += Number(code[u + 2] === which) * (amount[u + 2] as number);
    d += Number(code[u + 3] === which) * (amount[u + 3] as number);
  }
  for (; u < to; u += 1) a += Number(code[u] === which) * (amount[u] as number);
  return a + b + c + d;
};

/** Whole 分 come to the same in any order. */
export const sumOf = (which: Code, answers: Answers): number => {
  const n = answers.code.length;
  let sum = 0;
  for (let from = 0; from < n; from += CHUNK) sum += sumOfRange(which, answers, from, Math.min(n, from + CHUNK));
  return sum;
};
