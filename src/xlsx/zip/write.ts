/** Entries in, the bytes of a zip out. Packed data goes through as it is, in the order given. */
import { lengthOf, type Entry } from './entry';

// Bit 3 (sizes follow the data) is cleared: sizes are known here and stand in front.
const DESCRIPTOR = 0x0008;

/** Throws RangeError where only zip64 could hold the entries (4 GiB, 65,535 entries). */
export const writeZip = (entries: readonly Entry[]): Uint8Array => {
  const packed = entries.map(({ pieces }) => lengthOf(pieces));
  const locals = entries.reduce((sum, e, i) => sum + 30 + e.carried.rawName.length + (packed[i] ?? 0), 0);
  const directory = entries.reduce(
    (sum, e) => sum + 46 + e.carried.rawName.length + e.carried.extra.length + e.carried.comment.length,
    0,
  );
  if (locals + directory + 22 > 0xfffffffe || entries.length > 0xfffe) throw new RangeError('the zip would need zip64');
  const out = new Uint8Array(locals + directory + 22);
  const view = new DataView(out.buffer);

  // From "version needed" to the lengths, local and central records say the same.
  const common = (at: number, e: Entry, length: number): void => {
    view.setUint16(at, 20, true);
    view.setUint16(at + 2, e.carried.flags & ~DESCRIPTOR, true);
    view.setUint16(at + 4, e.method, true);
    view.setUint32(at + 6, e.time, true);
    view.setUint32(at + 10, e.crc, true);
    view.setUint32(at + 14, length, true);
    view.setUint32(at + 18, e.size, true);
    view.setUint16(at + 22, e.carried.rawName.length, true);
  };

  const offsets: number[] = [];
  let at = 0;
  entries.forEach((e, i) => {
    offsets.push(at);
    view.setUint32(at, 0x04034b50, true);
    common(at + 4, e, packed[i] ?? 0);
    out.set(e.carried.rawName, at + 30);
    at += 30 + e.carried.rawName.length;
    for (const piece of e.pieces) {
      out.set(piece, at);
      at += piece.length;
    }
  });
  entries.forEach((e, i) => {
    const { rawName, extra, comment, madeBy, internal, external } = e.carried;
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 4, madeBy, true);
    common(at + 6, e, packed[i] ?? 0);
    view.setUint16(at + 30, extra.length, true);
    view.setUint16(at + 32, comment.length, true);
    view.setUint16(at + 36, internal, true);
    view.setUint32(at + 38, external, true);
    view.setUint32(at + 42, offsets[i] ?? 0, true);
    out.set(rawName, at + 46);
    out.set(extra, at + 46 + rawName.length);
    out.set(comment, at + 46 + rawName.length + extra.length);
    at += 46 + rawName.length + extra.length + comment.length;
  });
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, directory, true);
  view.setUint32(at + 16, locals, true);
  return out;
};
