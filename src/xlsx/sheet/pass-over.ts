/**
 * The start of a cell of a row in, the start of the last cell left of a column out: most cells of a sheet are neither read nor written,
 * and what they hold need not be looked at. Only cells that say their address, stand in order, and hold a value and no formula are
 * passed; at anything else the answer is the cell before it or that cell itself, and whoever reads cell by cell goes on from there.
 */
const LT = 0x3c;
const SLASH = 0x2f;
const C = 0x63;
const R = 0x72;

/** `<c r="` stands here. */
export const isCell = (bytes: Uint8Array, p: number): boolean =>
  bytes[p] === LT &&
  bytes[p + 1] === C &&
  bytes[p + 2] === 0x20 &&
  bytes[p + 3] === R &&
  bytes[p + 4] === 0x3d &&
  bytes[p + 5] === 0x22;

/** First letters of what a value may be made of: `v`, `is`, `t`, `r` and what begins with them. */
const isValue = (c: number | undefined): boolean => c === 0x76 || c === 0x69 || c === 0x74 || c === R;

export const lastCellBefore = (bytes: Uint8Array, at: number, to: number, column: number): number => {
  let last = at;
  let before = 0;
  for (let p = at; isCell(bytes, p);) {
    let number = 0;
    let q = p + 6;
    for (let c = bytes[q] as number; c >= 0x41 && c <= 0x5a; c = bytes[q] as number) {
      number = number * 26 + c - 0x40;
      q += 1;
    }
    if (number <= before || number > column) return last;
    before = number;
    last = p;
    for (p = 0; q < to; q += 1) {
      if (bytes[q] !== LT) continue;
      const c = bytes[q + 1];
      if (c === SLASH) {
        // `</row`
        if (bytes[q + 2] === R && bytes[q + 3] === 0x6f) return last;
      } else if (c === C && bytes[q + 2] === 0x20) {
        p = q;
        break;
      } else if (!isValue(c)) return last;
    }
    if (p === 0) return last;
  }
  return last;
};
