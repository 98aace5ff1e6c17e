/** What was made of a piece is handed out again wherever its characters stand, and of no other piece. */
import { mulberry32 } from '../../bench/random';
import { pieceFinder } from '../../src/sheet/read/pieces';

const lettersOf = (text: string): Uint16Array => Uint16Array.from(text, (letter) => letter.charCodeAt(0));

test('each text is made once, whatever stands around it', () => {
  const random = mulberry32(7);
  const below = (n: number): number => Math.floor(random() * n);
  let made = 0;
  const find = pieceFinder((piece) => {
    made += 1;
    return { piece };
  });
  const seen = new Map<string, object>();
  // Few letters, so that pieces are often each other's beginnings and ends; enough of them that the table grows four times.
  for (let k = 0; k < 60_000; k += 1) {
    const text = Array.from({ length: 4 + below(12) }, () => '省市级厂（2'[below(6)]).join('');
    const from = below(text.length);
    const to = from + 1 + below(text.length - from);
    const piece = text.slice(from, to);
    const found = find(text, lettersOf(text), from, to);
    expect(found.piece).toBe(piece);
    expect(seen.get(piece) ?? found).toBe(found);
    seen.set(piece, found);
  }
  expect(made).toBe(seen.size);
  expect(seen.size).toBeGreaterThan(8_192);
});

test('pieces whose codes are alike are told apart by their characters', () => {
  const find = pieceFinder((piece) => piece);
  // Of 400,000 codes of 32 bits about twenty are bound to be alike.
  for (let k = 0; k < 400_000; k += 1) {
    const piece = String.fromCharCode(0x4e00 + (k % 1000), 0x4e00 + Math.floor(k / 1000), 0x3400 + ((k * 7919) % 6000));
    if (find(piece, lettersOf(piece), 0, piece.length) !== piece) throw new Error(`${piece} was taken for another`);
  }
});
