/** How Node's zlib packs piece by piece and unpacks at once: bytes in, bytes out, both off the main thread. */
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

/** Bytes that come out of the compressor at once. */
const OUT = 1 << 18;

export interface Deflater {
  /** Takes a piece, which must stay as it is until this resolves. */
  write(piece: Uint8Array): Promise<void>;
  /** Everything that came out. */
  end(): Promise<readonly Uint8Array[]>;
  /** Gives up. */
  stop(): void;
}

export const deflater = (zlib: NodeZlib): Deflater => {
  const stream = zlib.createDeflateRaw({ level: 6, chunkSize: OUT });
  const out: Uint8Array[] = [];
  stream.on('data', (chunk: Uint8Array) => out.push(chunk));
  const ended = new Promise<void>((resolve, reject) => stream.once('end', resolve).once('error', reject));
  // Whoever has given up waits for no end.
  ended.catch(() => undefined);
  return {
    write: (piece) =>
      new Promise((resolve, reject) => {
        stream.write(piece, (error) => (error ? reject(error) : resolve()));
      }),
    end: async () => {
      stream.end();
      await ended;
      return out;
    },
    stop: () => void stream.destroy(),
  };
};
