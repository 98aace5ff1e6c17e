/** SHA-256 by the host is that by script, however the bytes come, and is SHA-256. */
import fc from 'fast-check';
import { hashText, hexOf, scriptedHash, startHash } from '../../src/core/hash';

test('the host has one of its own', () => expect(startHash).not.toBe(scriptedHash));

test('the known answer', () => expect(hashText('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'));

test('the same by both, in pieces of any size', () =>
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 8 }), (pieces) => {
      const [host, scripted] = [startHash(), scriptedHash()].map((hash) =>
        hexOf(pieces.reduce((sum, piece) => sum.update(piece), hash)),
      );
      expect(host).toBe(scripted);
    }),
  ));
