/** Bytes in, CRC-32 (as zip uses it) out: by the host where it can, otherwise eight bytes per step, since a large sheet has 150 MB of them. */
import { nodeZlib } from './node-zlib';

const TABLES: readonly Uint32Array[] = (() => {
  const tables = Array.from({ length: 8 }, () => new Uint32Array(256));
  for (let i = 0; i < 256; i += 1) {
    let value = i;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    for (const table of tables) {
      table[i] = value;
      // The next table says what one more zero byte makes of it.
      let next = value;
      for (let bit = 0; bit < 8; bit += 1) next = next & 1 ? (next >>> 1) ^ 0xedb88320 : next >>> 1;
      value = next;
    }
  }
  return tables;
})();

/** What hosts without a CRC of their own take. */
export const crc32ByTable = (bytes: Uint8Array, before = 0): number => {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = TABLES as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  const at = (i: number): number => bytes[i] as number;
  const read = (table: Uint32Array, i: number): number => table[i & 0xff] as number;
  let crc = ~before;
  let i = 0;
  for (const last = bytes.length - 7; i < last; i += 8) {
    const low = crc ^ (at(i) | (at(i + 1) << 8) | (at(i + 2) << 16) | (at(i + 3) << 24));
    crc =
      read(t7, low) ^
      read(t6, low >>> 8) ^
      read(t5, low >>> 16) ^
      read(t4, low >>> 24) ^
      read(t3, at(i + 4)) ^
      read(t2, at(i + 5)) ^
      read(t1, at(i + 6)) ^
      read(t0, at(i + 7));
  }
  for (; i < bytes.length; i += 1) crc = read(t0, crc ^ at(i)) ^ (crc >>> 8);
  return ~crc >>> 0;
};

// Older versions of Node have none.
const native = (nodeZlib as { readonly crc32?: (bytes: Uint8Array, before: number) => number } | undefined)?.crc32;

/** The CRC of `bytes`; pass the result of the part before to go on. */
export const crc32 = (bytes: Uint8Array, before = 0): number => (native ? native(bytes, before) : crc32ByTable(bytes, before));
