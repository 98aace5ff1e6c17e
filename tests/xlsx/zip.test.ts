import fc from 'fast-check';
import { inflateSync, strToU8, unzipSync, zipSync } from 'fflate';
import { createHash } from 'node:crypto';
import { crc32 as nodeCrc32, inflateRawSync } from 'node:zlib';
import { DEFAULT_LIMITS } from '../../src/xlsx/limits';
import { pack, unpack, DamagedEntry } from '../../src/xlsx/zip/codec';
import { crc32, crc32ByTable } from '../../src/xlsx/zip/crc';
import { entryOf, joined, lengthOf } from '../../src/xlsx/zip/entry';
import { readZip } from '../../src/xlsx/zip/read';
import { writeZip } from '../../src/xlsx/zip/write';

const bytes = fc.uint8Array({ maxLength: 5000 });

const codes = (zip: Uint8Array, limits = DEFAULT_LIMITS): readonly string[] => {
  const result = readZip(zip, '台账.xlsx', limits);
  return result.ok ? [] : result.problems.map(({ code }) => code);
};

const u16 = (zip: Uint8Array, at: number, value: number): Uint8Array => {
  const copy = zip.slice();
  new DataView(copy.buffer).setUint16(at, value, true);
  return copy;
};

const directoryAt = (zip: Uint8Array): number => new DataView(zip.buffer).getUint32(zip.length - 6, true);

describe('crc32', () => {
  test('is the one of zlib, also in pieces', () => {
    const node = nodeCrc32 as ((data: Uint8Array) => number) | undefined;
    expect(crc32(strToU8('123456789'))).toBe(0xcbf43926);
    fc.assert(
      fc.property(bytes, fc.nat(), (data, cut) => {
        const at = cut % (data.length + 1);
        const whole = crc32(data);
        expect(crc32(data.subarray(at), crc32(data.subarray(0, at)))).toBe(whole);
        if (node) expect(whole).toBe(node(data));
        expect(crc32ByTable(data)).toBe(whole);
        expect(crc32ByTable(data.subarray(at), crc32ByTable(data.subarray(0, at)))).toBe(whole);
      }),
    );
  });
});

describe('packing', () => {
  test('gives back what went in, small and large, whatever the pieces', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(bytes, { maxLength: 5 }), fc.constantFrom(1, 100), async (pieces, times) => {
        const all = Array.from({ length: times }, () => pieces).flat();
        const packed = await pack(all);
        expect(Buffer.from(await unpack(packed)).equals(Buffer.concat(all))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('a piece has to stay as it is only until the next is asked for', async () => {
    const texts = Array.from({ length: 30 }, (_, i) => strToU8(`${i}企业,`.repeat(20_000)));
    function* oneBuffer(): Generator<Uint8Array> {
      const buffer = new Uint8Array(Math.max(...texts.map(({ length }) => length)));
      for (const text of texts) {
        buffer.set(text);
        yield buffer.subarray(0, text.length);
        buffer.fill(0);
      }
    }
    const packed = await pack(oneBuffer());
    expect(Buffer.from(await unpack(packed)).equals(Buffer.concat(texts))).toBe(true);
  });

  test('pieces are packed apart and are one stream to every reader', async () => {
    const piece = Buffer.concat(Array.from({ length: 938 }, (_, i) => createHash('sha256').update(`${i}`).digest()));
    // What comes again from one piece to the next is found there.
    const parts = Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? piece : strToU8(`第${i}行，`.repeat(5_000))));
    const packed = await pack(parts);
    const plain = Buffer.concat(parts);
    expect(Buffer.from(inflateSync(joined(packed.pieces))).equals(plain)).toBe(true);
    expect(inflateRawSync(joined(packed.pieces)).equals(plain)).toBe(true);
    expect(packed).toMatchObject({ size: plain.length, crc: crc32(plain) });
    const again = Array.from({ length: 40 }, () => piece);
    expect(lengthOf((await pack(again)).pieces)).toBeLessThan(10 * piece.length);
  });

  test('who makes the pieces may fail between them', async () => {
    function* failing(): Generator<Uint8Array> {
      for (let i = 0; i < 3; i += 1) yield strToU8('x1y'.repeat(300_000));
      throw new RangeError('no more');
    }
    await expect(pack(failing())).rejects.toThrow('no more');
  });

  test('hosts without zlib pack the same content by their streams', async () => {
    const parts = Array.from({ length: 5 }, (_, i) => strToU8(`${i}企业,`.repeat(100_000)));
    const here = await pack(parts);
    await jest.isolateModulesAsync(async () => {
      jest.doMock('../../src/xlsx/zip/node-zlib', () => ({ nodeZlib: undefined }));
      const browser = jest.requireActual<typeof import('../../src/xlsx/zip/codec')>('../../src/xlsx/zip/codec');
      expect(browser.pack).not.toBe(pack);
      const there = await browser.pack(parts);
      // Node packs by pieces and at a level of its own, which streams have no choice of.
      expect({ ...there, pieces: undefined }).toEqual({ ...here, pieces: undefined });
      expect(Buffer.from(await unpack(there)).equals(Buffer.concat(parts))).toBe(true);
      expect(Buffer.from(await browser.unpack(here)).equals(Buffer.concat(parts))).toBe(true);
      await expect(browser.unpack({ ...here, size: here.size - 1 })).rejects.toThrow('longer than declared');
    });
    jest.dontMock('../../src/xlsx/zip/node-zlib');
  });

  test('is the same each time', async () => {
    const data = strToU8('企业名称,'.repeat(100_000));
    expect((await pack([data])).pieces).toEqual((await pack([data])).pieces);
  });

  test.each([
    ['small', 100],
    ['large', 1_000_000],
  ])('tells damage: %s', async (_, size) => {
    const packed = await pack([strToU8('x1y'.repeat(size))]);
    await expect(unpack({ ...packed, crc: packed.crc ^ 1 })).rejects.toThrow(DamagedEntry);
    await expect(unpack({ ...packed, size: packed.size + 1 })).rejects.toThrow(DamagedEntry);
    await expect(unpack({ ...packed, size: packed.size - 1 })).rejects.toThrow(DamagedEntry);
    const whole = joined(packed.pieces);
    await expect(unpack({ ...packed, pieces: [whole.subarray(0, whole.length / 2)] })).rejects.toThrow(DamagedEntry);
    await expect(unpack({ ...packed, pieces: [strToU8('no deflate data at all')] })).rejects.toThrow(DamagedEntry);
  });
});

describe('reading and writing a zip', () => {
  test('what fflate packs goes through with the same packed bytes', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z\u4e00-\u4e20]{1,8}$/), bytes, { maxKeys: 6, noNullPrototype: true }),
        fc.constantFrom(0 as const, 6 as const),
        (files, level) => {
          const zip = zipSync(files, { level });
          const result = readZip(zip, 'x', DEFAULT_LIMITS);
          if (!result.ok) throw new Error(result.problems.map((p) => p.message.en).join());
          const again = writeZip(result.value);
          expect(unzipSync(again)).toEqual(unzipSync(zip));
          const second = readZip(again, 'x', DEFAULT_LIMITS);
          expect(second.ok && second.value.map((e) => Buffer.from(joined(e.pieces)).toString('hex'))).toEqual(
            result.value.map((e) => Buffer.from(joined(e.pieces)).toString('hex')),
          );
        },
      ),
    );
  });

  test('any bytes are read or refused, never thrown at', () => {
    const zip = zipSync({ 'a.xml': strToU8('<a/>'), 'b/c.xml': strToU8('<b/>') });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.nat(zip.length),
        (changes, cut) => {
          const broken = zip.slice();
          for (const [at, value] of changes) broken[at] = value;
          for (const candidate of [broken, broken.slice(0, cut), broken.slice(cut)]) {
            const result = readZip(candidate, 'x', DEFAULT_LIMITS);
            if (!result.ok) expect(result.problems).toHaveLength(1);
          }
        },
      ),
    );
  });

  test('refuses what it does not understand, each with its own reason', () => {
    const zip = zipSync({ 'a.xml': strToU8('<a/>'), 'b.xml': strToU8('<b/>') });
    const directory = directoryAt(zip);
    expect(codes(zip)).toEqual([]);
    expect(codes(zip.slice(0, -10))).toEqual(['xlsx/damaged']);
    expect(codes(u16(zip, zip.length - 12, 0xffff))).toEqual(['xlsx/unsupported-zip']);
    expect(codes(u16(zip, zip.length - 18, 1))).toEqual(['xlsx/unsupported-zip']);
    expect(codes(u16(zip, directory + 8, 1))).toEqual(['xlsx/encrypted-zip']);
    expect(codes(u16(zip, directory + 10, 12))).toEqual(['xlsx/unsupported-zip']);
    expect(codes(u16(zip, directory, 0))).toEqual(['xlsx/damaged']);
    expect(codes(u16(zip, directory + 42, 60_000))).toEqual(['xlsx/damaged']);
    expect(codes(u16(zip, directory + 20, 60_000))).toEqual(['xlsx/damaged']);
  });

  test('refuses two entries of one name, also in another case', async () => {
    const packed = await pack([strToU8('x')]);
    expect(codes(writeZip([entryOf('a.xml', packed), entryOf('A.xml', packed)]))).toEqual(['xlsx/damaged']);
  });

  test('refuses zip bombs before unpacking anything', async () => {
    const zeros = await pack([new Uint8Array(20_000_000)]);
    const bomb = writeZip([entryOf('a.xml', zeros)]);
    expect(codes(bomb)).toEqual(['xlsx/too-large']);
    expect(codes(bomb, { ...DEFAULT_LIMITS, ratio: 2000 })).toEqual([]);
    expect(codes(bomb, { ...DEFAULT_LIMITS, ratio: 2000, unpacked: 1_000_000 })).toEqual(['xlsx/too-large']);
    const many = writeZip(Array.from({ length: 20 }, (_, i) => entryOf(`${i}.xml`, zeros)));
    expect(codes(many, { ...DEFAULT_LIMITS, ratio: 2000, entries: 10 })).toEqual(['xlsx/too-large']);
  });

  test('sizes behind the data (data descriptors) do no harm', () => {
    // fflate's streaming zip writes descriptors; here the flag is set by hand and the local sizes are zeroed.
    const zip = zipSync({ 'a.xml': strToU8('<a>企业</a>') });
    const view = new DataView(zip.buffer);
    const directory = directoryAt(zip);
    view.setUint16(6, view.getUint16(6, true) | 8, true);
    for (const at of [14, 18, 22]) view.setUint32(at, 0, true);
    view.setUint16(directory + 8, view.getUint16(directory + 8, true) | 8, true);
    const result = readZip(zip, 'x', DEFAULT_LIMITS);
    expect(result.ok && unzipSync(writeZip(result.value))).toEqual({ 'a.xml': strToU8('<a>企业</a>') });
  });
});
