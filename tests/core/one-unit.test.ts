/** Amounts of one list are written in one unit, exactly, whatever their size. */
import { moneyIn } from '../../src/core/money';

const AMOUNTS = [296_800_000, 296_842_215, -42_215, 500_000, 0];

test.each([
  ['元', ['2,968,000元', '2,968,422.15元', '-422.15元', '5,000元', '0元']],
  ['千元', ['2,968,000元', '2,968,422.15元', '-422.15元', '5,000元', '0元']],
  ['万元', ['296.8万元', '296.842215万元', '-0.042215万元', '0.5万元', '0元']],
  // What has no unit is in that of most lists.
  ['', ['296.8万元', '296.842215万元', '-0.042215万元', '0.5万元', '0元']],
])('%s', (unit, written) => {
  const money = moneyIn(unit);
  expect(AMOUNTS.map((fen) => money(fen, 'zh'))).toEqual(written);
});

test('in English yuan', () => {
  const money = moneyIn('万元');
  expect([money(150_000_000n, 'en'), money(-2n, 'en')]).toEqual(['1,500,000 yuan', '-0.02 yuan']);
});
