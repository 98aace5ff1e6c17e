/** Money in words and fractions in lowest terms, against the plainest way to write them. */
import fc from 'fast-check';
import { group, moneyText, yuanText } from '../../src/core/money';
import { rational } from '../../src/core/rational';
import { roundFen } from '../../src/engine/round';

const FEN = fc.oneof(
  fc.maxSafeInteger(),
  fc.integer({ min: -2_000_000, max: 2_000_000 }),
  fc.constantFrom(0, 100, 999_900, 1_000_000),
);

/** Decimals by division, zeros dropped one by one. */
const plainly = (fen: number, places: number): string => {
  const size = BigInt(Math.abs(fen));
  const unit = 10n ** BigInt(places);
  let fraction = (size % unit).toString().padStart(places, '0');
  while (fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  return `${fen < 0 ? '-' : ''}${(size / unit).toLocaleString('en-US')}${fraction === '' ? '' : `.${fraction}`}`;
};

test('万元 where that is exact, 元 elsewhere, the same for numbers and big integers', () =>
  fc.assert(
    fc.property(FEN, (fen) => {
      const exact = Math.abs(fen) >= 1_000_000 && fen % 100 === 0;
      expect(moneyText(fen, 'zh')).toBe(exact ? `${plainly(fen, 6)}万元` : `${plainly(fen, 2)}元`);
      expect(moneyText(fen, 'en')).toBe(`${plainly(fen, 2)} yuan`);
      expect(moneyText(BigInt(fen), 'zh')).toBe(moneyText(fen, 'zh'));
      expect(yuanText(BigInt(fen))).toBe(yuanText(fen));
    }),
  ));

test.each([
  [0, '0.00'],
  [5, '0.05'],
  [-5, '-0.05'],
  [1234567, '12345.67'],
])('%d 分 is %s', (fen, yuan) => expect(yuanText(fen)).toBe(yuan));

test.each([
  ['1', '1'],
  ['123', '123'],
  ['1234', '1,234'],
  ['123456', '123,456'],
  ['1234567', '1,234,567'],
])('%s in thousands', (digits, grouped) => expect(group(digits)).toBe(grouped));

/** Sizes on both sides of what doubles hold. */
const WHOLE = fc.oneof(fc.bigInt({ min: -(2n ** 120n), max: 2n ** 120n }), fc.bigInt({ min: -1000n, max: 1000n }));
const POSITIVE = fc.oneof(fc.bigInt({ min: 1n, max: 2n ** 120n }), fc.bigInt({ min: 1n, max: 1000n }));

test('a fraction is the same number in lowest terms', () =>
  fc.assert(
    fc.property(WHOLE, POSITIVE, POSITIVE, (n, d, k) => {
      const made = rational(n * k, d * k);
      expect(made.n * d).toBe(n * made.d);
      expect(made).toEqual(rational(n, d));
      let [a, b] = [made.n < 0n ? -made.n : made.n, made.d];
      while (b) [a, b] = [b, a % b];
      expect(a).toBe(1n);
    }),
  ));

test('rounding is to the nearest multiple: never further than half a step, halves away from zero', () =>
  fc.assert(
    fc.property(WHOLE, POSITIVE, fc.constantFrom(1, 100, 1_000_000), (n, d, to) => {
      const size = (x: bigint): bigint => (x < 0n ? -x : x);
      // Twice the distance between what is rounded and the result, in 1/d 分.
      const off = (fen: bigint): bigint => 2n * (size(fen * d) - size(n * 100n));
      const step = BigInt(to) * d;
      const half = roundFen({ n, d }, { to, mode: 'half-up' });
      const [down, up] = (['down', 'up'] as const).map((mode) => roundFen({ n, d }, { to, mode })) as [bigint, bigint];
      for (const fen of [half, down, up]) expect(fen % BigInt(to)).toBe(0n);
      expect(off(half) > -step && off(half) <= step).toBe(true);
      expect(off(down) <= 0n && off(down) > -2n * step).toBe(true);
      expect(off(up) >= 0n && off(up) < 2n * step).toBe(true);
      for (const fen of [half, down, up]) expect(fen === 0n || fen < 0n === n < 0n).toBe(true);
    }),
  ));
