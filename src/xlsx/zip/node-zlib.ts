/** How Node's zlib packs by pieces and unpacks at once: bytes in, bytes out, both off the main thread. */
export type NodeZlib = typeof import('node:zlib');

interface Host {
  readonly process?: { readonly getBuiltinModule?: (name: string) => unknown };
}

/** Undefined where there is none. Asked for at run time, so that bundles for the browser hold nothing of it. */
export const nodeZlib = (globalThis as Host).process?.getBuiltinModule?.('node:zlib') as NodeZlib | undefined;

/** All of it at once: one buffer of the declared size, and no pieces to be joined. One byte more shows data that goes on. */
export const inflateAtOnce = (zlib: NodeZlib, data: Uint8Array, size: number): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    zlib.inflateRaw(data, { chunkSize: Math.max(64, size + 1), maxOutputLength: size + 1 }, (error, out) => {
      if (error) reject(error);
      else resolve(new Uint8Array(out.buffer, out.byteOffset, out.length));
    });
  });

/** User sheets take a fifth to a half less time than by 6, which is usual, and grow by 1%, evidence by 3%; by 4 both would grow by 13%. */
const LEVEL = 5;

/** As far as deflate looks back. */
const WINDOW = 1 << 15;

/** Packed pieces of one stream and this are the whole of it: a last block, of nothing. */
export const STREAM_END = Uint8Array.of(3, 0);

/**
 * A piece of a stream packed by itself, so that several are at once: it may point into the piece `before`, and ends on a whole byte.
 * `before` is looked at now; the piece must stay as it is until this resolves.
 */
export const deflatePiece = (zlib: NodeZlib, piece: Uint8Array, before: Uint8Array): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const known = before.subarray(Math.max(0, before.length - WINDOW));
    const options = {
      level: LEVEL,
      chunkSize: Math.max(1 << 12, piece.length >> 2),
      finishFlush: zlib.constants.Z_SYNC_FLUSH,
      ...(known.length > 0 && { dictionary: known }),
    };
    zlib.deflateRaw(piece, options, (error, out) => {
      if (error) reject(error);
      // What came out may be the beginning of a longer buffer.
      else resolve(new Uint8Array(out));
    });
  });
