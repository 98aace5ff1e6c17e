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
