/** Amounts that a sentence compares are written in one unit, exactly. */
import { oneUnit } from '../../src/core/money';

test.each([
  [
    [296_800_000, 296_842_200, -42_200],
    ['296.8万元', '296.8422万元', '-0.0422万元'],
  ],
  [
    [296_800_000, 296_842_215, 42_215],
    ['2,968,000元', '2,968,422.15元', '422.15元'],
  ],
  [
    [500_000, 0, 499_900],
    ['5,000元', '0元', '4,999元'],
  ],
  [
    [1_000_000, 0, 1_000_000],
    ['1万元', '0元', '1万元'],
  ],
])('%j', (amounts, written) => {
  const money = oneUnit(amounts);
  expect(amounts.map((fen) => money(fen, 'zh'))).toEqual(written);
});

test('in English yuan', () => {
  const money = oneUnit([150_000_000n, -2n]);
  expect([money(150_000_000n, 'en'), money(-2n, 'en')]).toEqual(['1,500,000 yuan', '-0.02 yuan']);
});
