/**
 * The bytes of a zip in, its entries out, still packed. Sizes come from the central directory only, so that data descriptors do no harm.
 * What this reader does not understand it refuses: zip64, encryption, several disks, other methods than stored and deflated.
 */
import { done, failed, type Result } from '../../core/problem';
import type { Limits } from '../limits';
import { damagedFile, encryptedEntry, tooLarge, unsupportedZip } from '../problems';
import type { Entry } from './entry';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const ZIP64_LOCATOR = 0x07064b50;
const LARGE_ENTRY = 1 << 24;

const endOfDirectory = (view: DataView): number => {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let i = view.byteLength - 22; i >= first; i -= 1)
    if (view.getUint32(i, true) === END && i + 22 + view.getUint16(i + 20, true) <= view.byteLength) return i;
  return -1;
};

/** True when the bytes begin as a zip does. */
export const looksLikeZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);

export const readZip = (bytes: Uint8Array, file: string, limits: Limits): Result<readonly Entry[]> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end < 0)
    return failed(
      damagedFile(file, {
        zh: '找不到 zip 目录，文件可能没有传完整',
        en: 'the zip directory is missing; the file may be cut off',
      }),
    );
  const count = view.getUint16(end + 10, true);
  const directory = view.getUint32(end + 16, true);
  if (count === 0xffff || directory === 0xffffffff || (end >= 20 && view.getUint32(end - 20, true) === ZIP64_LOCATOR))
    return failed(unsupportedZip(file, 'zip64'));
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count)
    return failed(unsupportedZip(file, 'multi-disk'));
  if (count > limits.entries) return failed(tooLarge(file, 'entries', count, limits.entries));

  const entries: Entry[] = [];
  const names = new Set<string>();
  const broken = (entry: string): { ok: false; problems: readonly [ReturnType<typeof damagedFile>] } => ({
    ok: false,
    problems: [damagedFile(file, { zh: `zip 中“${entry}”的记录不完整`, en: `the zip record of "${entry}" is incomplete` })],
  });
  let at = directory;
  let unpacked = 0;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) return broken(`#${i + 1}`);
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const packedSize = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const next = extraEnd + view.getUint16(at + 32, true);
    const local = view.getUint32(at + 42, true);
    if (next > end) return broken(`#${i + 1}`);
    const rawName = bytes.subarray(at + 46, nameEnd);
    const name = new TextDecoder().decode(rawName);
    if (packedSize === 0xffffffff || size === 0xffffffff || local === 0xffffffff) return failed(unsupportedZip(file, 'zip64'));
    if (flags & 1) return failed(encryptedEntry(file, name));
    if (method !== 0 && method !== 8) return failed(unsupportedZip(file, `method ${method}`));
    if (local + 30 > directory || view.getUint32(local, true) !== LOCAL) return broken(name);
    const data = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (data + packedSize > directory || (method === 0 && packedSize !== size)) return broken(name);
    const key = name.toLowerCase();
    if (names.has(key))
      return failed(damagedFile(file, { zh: `zip 中“${name}”出现了两次`, en: `"${name}" occurs twice in the zip` }));
    names.add(key);
    unpacked += size;
    if (unpacked > limits.unpacked) return failed(tooLarge(file, 'unpacked', unpacked, limits.unpacked));
    if (size > LARGE_ENTRY && size / Math.max(1, packedSize) > limits.ratio)
      return failed(tooLarge(file, 'ratio', Math.round(size / Math.max(1, packedSize)), limits.ratio));
    entries.push({
      name,
      method,
      crc: view.getUint32(at + 16, true),
      size,
      pieces: [bytes.subarray(data, data + packedSize)],
      time: view.getUint32(at + 12, true),
      carried: {
        madeBy: view.getUint16(at + 4, true),
        flags,
        internal: view.getUint16(at + 36, true),
        external: view.getUint32(at + 38, true),
        extra: bytes.subarray(nameEnd, extraEnd),
        comment: bytes.subarray(extraEnd, next),
        rawName,
      },
    });
    at = next;
  }
  return done(entries);
};
