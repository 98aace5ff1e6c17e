/** One file inside a zip as it is kept in memory: still packed, with all that its directory record says. */
export interface Packed {
  /** 0 stored, 8 deflated. */
  readonly method: 0 | 8;
  readonly crc: number;
  /** Bytes when unpacked. */
  readonly size: number;
  /** Packed bytes, one piece after another: those of a large part are not joined before the file is. */
  readonly pieces: readonly Uint8Array[];
}

export const lengthOf = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, piece) => sum + piece.length, 0);

export const joined = (pieces: readonly Uint8Array[]): Uint8Array => {
  const [only] = pieces;
  if (pieces.length === 1 && only) return only;
  const out = new Uint8Array(lengthOf(pieces));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
};

export interface Entry extends Packed {
  readonly name: string;
  /** DOS date and time, as they stand in the record (date in the high half). */
  readonly time: number;
  /** Fields that are carried over unread. */
  readonly carried: {
    readonly madeBy: number;
    readonly flags: number;
    readonly internal: number;
    readonly external: number;
    readonly extra: Uint8Array;
    readonly comment: Uint8Array;
    readonly rawName: Uint8Array;
  };
}

// 1 January 1980: new entries carry no clock, so that the same content gives the same file.
const NO_TIME = 0x00210000;
const UTF8_NAME = 0x0800;
const NOTHING = new Uint8Array(0);

/** A new entry, or `like` with new content. */
export const entryOf = (name: string, packed: Packed, like?: Entry): Entry => ({
  name,
  time: like?.time ?? NO_TIME,
  carried: like?.carried ?? {
    madeBy: 20,
    flags: /^[\x20-\x7e]*$/.test(name) ? 0 : UTF8_NAME,
    internal: 0,
    external: 0,
    extra: NOTHING,
    comment: NOTHING,
    rawName: new TextEncoder().encode(name),
  },
  method: packed.method,
  crc: packed.crc,
  size: packed.size,
  pieces: packed.pieces,
});
