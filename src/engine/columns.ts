/** Entries of a column at the places of an index: one function per kind of array, so that each runs at the speed of its own. */
export const takeNumbers = (out: Float64Array, from: Float64Array, at: Int32Array, n = at.length): Float64Array => {
  for (let i = 0; i < n; i += 1) out[i] = from[at[i] as number] as number;
  return out;
};

export const takeBytes = (out: Uint8Array, from: Uint8Array, at: Int32Array, n = at.length): Uint8Array => {
  for (let i = 0; i < n; i += 1) out[i] = from[at[i] as number] as number;
  return out;
};

export const takeIndices = (out: Int32Array, from: Int32Array, at: Int32Array, n = at.length): Int32Array => {
  for (let i = 0; i < n; i += 1) out[i] = from[at[i] as number] as number;
  return out;
};

/** Four bytes of an array at a time; none where it does not begin at a word. */
export const wordsOf = ({ buffer, byteOffset, length }: Uint8Array): Uint32Array =>
  byteOffset % 4 === 0 ? new Uint32Array(buffer, byteOffset, length >> 2) : new Uint32Array(0);

const bitsOfWords = (words: Uint32Array, n: number): number => {
  let all = 0;
  for (let w = 0; w < n; w += 1) all |= words[w] as number;
  return all;
};

/**
 * All bits of the first n bytes.
 * A loop over a whole column stands in a function of its own, here and elsewhere: the runtime compiles it while it first runs, and what stands behind it
 * in the same function, which has not run by then, is interpreted from then on.
 */
export const bitsOf = (bytes: Uint8Array, n: number): number => {
  const from = wordsOf(bytes);
  const words = Math.min(n >> 2, from.length);
  let all = bitsOfWords(from, words);
  all |= all >>> 16;
  all = (all | (all >>> 8)) & 0xff;
  for (let i = 4 * words; i < n; i += 1) all |= bytes[i] as number;
  return all;
};
