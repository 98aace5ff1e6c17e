/**
 * Packed bytes in, plain bytes out, and back. Large parts go through Node's zlib or, where there is none, through the platform's
 * Compression Streams, off the main thread both; small ones, and hosts without `deflate-raw`, through fflate.
 */
import { deflateSync, inflateSync } from 'fflate';
import { crc32 } from './crc';
import { joined, type Packed } from './entry';
import { deflatePiece, inflateAtOnce, nodeZlib, STREAM_END, type NodeZlib } from './node-zlib';

const LARGE = 1 << 18;
const PIECE = 1 << 20;

const streams: boolean = (() => {
  try {
    return (
      new CompressionStream('deflate-raw') instanceof CompressionStream &&
      new DecompressionStream('deflate-raw') instanceof DecompressionStream
    );
  } catch {
    return false;
  }
})();

/** Thrown by `unpack` when the data does not give what its record promises. */
export class DamagedEntry extends Error {}

const checked = (packed: Packed, crc: number, bytes: Uint8Array): Uint8Array => {
  if (crc !== packed.crc) throw new DamagedEntry('the checksum differs');
  return bytes;
};

const unpackLarge = async (packed: Packed): Promise<Uint8Array> => {
  const out = new Uint8Array(packed.size);
  let crc = 0;
  const reader = new Blob([...packed.pieces] as BlobPart[])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
    .getReader();
  let at = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    if (at + chunk.value.length > out.length) {
      await reader.cancel();
      throw new DamagedEntry('longer than declared');
    }
    out.set(chunk.value, at);
    // While the next piece is being unpacked.
    crc = crc32(chunk.value, crc);
    at += chunk.value.length;
  }
  if (at !== out.length) throw new DamagedEntry('shorter than declared');
  return checked(packed, crc, out);
};

const unpackAtOnce = async (zlib: NodeZlib, packed: Packed): Promise<Uint8Array> => {
  const out = await inflateAtOnce(zlib, joined(packed.pieces), packed.size);
  if (out.length !== packed.size) throw new DamagedEntry('length differs from the declared one');
  return checked(packed, crc32(out), out);
};

const unpackSmall = (packed: Packed): Uint8Array => {
  // One byte more than declared shows data that goes on beyond its declared end.
  const out = inflateSync(joined(packed.pieces), { out: new Uint8Array(packed.size + 1) });
  if (out.length !== packed.size) throw new DamagedEntry('length differs from the declared one');
  return checked(packed, crc32(out), out);
};

/** The plain bytes. Throws DamagedEntry when length or checksum differ. */
export const unpack = async (packed: Packed): Promise<Uint8Array> => {
  try {
    if (packed.method === 0) {
      const bytes = joined(packed.pieces);
      return checked(packed, crc32(bytes), bytes);
    }
    if (packed.size <= LARGE) return unpackSmall(packed);
    if (nodeZlib) return await unpackAtOnce(nodeZlib, packed);
    return streams ? await unpackLarge(packed) : unpackSmall(packed);
  } catch (error) {
    throw error instanceof DamagedEntry ? error : new DamagedEntry(String(error));
  }
};

/** Pieces that are packed at the same time: Node has as many threads for it. */
const AT_ONCE = 4;

// Takes pieces only as fast as they are packed, so that a sheet is never in memory whole; some are packed while the next is made.
const packNode = async (zlib: NodeZlib, first: Uint8Array, chunks: Iterator<Uint8Array, undefined>): Promise<Packed> => {
  // Copies in turn, since a piece is only good until the next one is asked for.
  const copies = Array.from({ length: AT_ONCE }, () => new Uint8Array(PIECE));
  const packed: Promise<Uint8Array>[] = [];
  let before: Uint8Array = new Uint8Array(0);
  let crc = 0;
  let size = 0;
  const take = (piece: Uint8Array): void => {
    crc = crc32(piece, crc);
    size += piece.length;
    const result = deflatePiece(zlib, piece, before);
    // Asked for later; whoever has given up by then does not.
    result.catch(() => undefined);
    packed.push(result);
    before = piece;
  };
  take(first);
  for (let next = chunks.next(); !next.done; next = chunks.next()) {
    const copy = (copies[packed.length % AT_ONCE] as Uint8Array).subarray(0, next.value.length);
    await packed[packed.length - AT_ONCE];
    copy.set(next.value);
    take(copy);
  }
  return { method: 8, crc, size, pieces: [...(await Promise.all(packed)), STREAM_END] };
};

// The same through the platform's streams.
const packStream = async (first: Uint8Array, chunks: Iterator<Uint8Array, undefined>): Promise<Packed> => {
  let crc = 0;
  let size = 0;
  let waiting: Uint8Array | undefined = first;
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      const next = waiting ? { done: false, value: waiting } : chunks.next();
      const chunk = waiting ?? next.value?.slice();
      waiting = undefined;
      if (next.done || chunk === undefined) return controller.close();
      crc = crc32(chunk, crc);
      size += chunk.length;
      controller.enqueue(chunk as Uint8Array<ArrayBuffer>);
    },
  });
  const reader = source.pipeThrough(new CompressionStream('deflate-raw')).getReader();
  const out: Uint8Array[] = [];
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) out.push(chunk.value);
  return { method: 8, crc, size, pieces: out };
};

/** Large pieces are cut, or the compressor would hold a second copy of them. */
function* pieces(parts: Iterable<Uint8Array>): Generator<Uint8Array, undefined> {
  for (const part of parts) for (let at = 0; at < part.length; at += PIECE) yield part.subarray(at, at + PIECE);
  return undefined;
}

/** Packs the parts, taken one after another; each has to stay as it is only until the next is asked for. The same parts give the same bytes. */
export const pack = async (parts: Iterable<Uint8Array>): Promise<Packed> => {
  const chunks = pieces(parts);
  const first: Uint8Array[] = [];
  let length = 0;
  for (let next = chunks.next(); !next.done; next = chunks.next()) {
    first.push(next.value.slice());
    length += next.value.length;
    if (length <= LARGE || !(nodeZlib ?? streams)) continue;
    const begun = joined(first);
    return nodeZlib ? packNode(nodeZlib, begun, chunks) : packStream(begun, chunks);
  }
  const bytes = joined(first);
  return { method: 8, crc: crc32(bytes), size: length, pieces: [deflateSync(bytes, { level: 6 })] };
};
