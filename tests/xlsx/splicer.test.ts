/** Edits of bytes: the edited stretch comes out in pieces that are small whatever the whole weighs, and joined they are what cutting and pasting a text would give. */
import fc from 'fast-check';
import { byteSplicer } from '../../src/xlsx/sheet/splicer';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
// A piece is good until the next one is asked for.
const kept = (pieces: Iterable<Uint8Array>): Uint8Array[] => Array.from(pieces, (piece) => piece.slice());
const joined = (pieces: Iterable<Uint8Array>): string => Buffer.concat(kept(pieces)).toString('utf8');

test('any edits, wherever pieces may end, give what the same edits of a text give', () => {
  const edit = fc.record({ skip: fc.nat(5), cut: fc.nat(4), text: fc.stringMatching(/^[a-c]{0,5}$/), may: fc.boolean() });
  fc.assert(
    fc.property(fc.stringMatching(/^[x-z]{40,80}$/), fc.array(edit, { maxLength: 8 }), (source, edits) => {
      const splicer = byteSplicer(encode(source), 0, source.length);
      let expected = '';
      let at = 0;
      for (const { skip, cut, text, may } of edits) {
        if (at + skip + cut > source.length) break;
        if (may) splicer.mayCut(at);
        splicer.replace(at + skip, at + skip + cut, text);
        expected += source.slice(at, at + skip) + text;
        at += skip + cut;
      }
      expected += source.slice(at);
      expect(joined(splicer.pieces())).toBe(expected);
      expect(splicer.changed || expected === source).toBe(true);
    }),
  );
});

test('eight times the bytes are more pieces, not larger ones', () => {
  const largest = (rows: number): readonly [number, number] => {
    const row = `${'x'.repeat(999)}\n`;
    const splicer = byteSplicer(encode(row.repeat(rows)), 0, row.length * rows);
    for (let r = 0; r < rows; r += 1) {
      splicer.mayCut(r * row.length);
      splicer.replace((r + 1) * row.length - 1, (r + 1) * row.length - 1, '金额');
    }
    expect(joined(splicer.pieces()) === `${'x'.repeat(999)}金额\n`.repeat(rows)).toBe(true);
    const sizes = kept(splicer.pieces()).map(({ length }) => length);
    expect(sizes.reduce((a, b) => a + b, 0)).toBe(rows * (row.length + 6));
    return [Math.max(...sizes), sizes.length];
  };
  const [one, eight] = [largest(2_000), largest(16_000)];
  expect(eight[0]).toBe(one[0]);
  expect(one[0]).toBeLessThan(1 << 20);
  expect(eight[1]).toBeGreaterThan(6 * one[1]);
});

test('what is replaced by itself is no change', () => {
  const splicer = byteSplicer(encode('abcdef'), 1, 5);
  splicer.replace(2, 4, 'cd');
  expect(splicer.changed).toBe(false);
  splicer.replace(5, 5, '!');
  expect([splicer.changed, joined(splicer.pieces())]).toEqual([true, 'bcde!']);
});
