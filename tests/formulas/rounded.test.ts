/** Awards that a formula rounds, in each mode, on bases and rates up to the guard: the same as by BigInt wherever the guard lets an amount through. */
import { constant, hole, named, type Value } from '../../src/formulas/expression';
import { MOST, type Guards, type Quantity } from '../../src/formulas/quantity';
import { roundedFen } from '../../src/formulas/rounded';
import type { Rounding } from '../../src/policy/model';
import { randomFrom } from '../support/formula-rows';

const BASE = hole(0);
const BY = named('策算_率_分子');
const UNDER = named('策算_率_分母');

/** A base in 分 times a rate that figures hold. */
const share: Quantity = {
  num: { ...BASE, text: `${BASE.text}*${BY.text}`, run: (scope) => Number(BASE.run(scope)) * Number(BY.run(scope)) },
  den: UNDER,
  scale: 100,
  known: constant(true),
  positive: true,
  factors: { base: BASE, by: BY, positive: true },
};

const byHand = (base: bigint, by: bigint, under: bigint, { to, mode }: Rounding): bigint => {
  const bottom = under * BigInt(to);
  const top = base * by;
  const down = top / bottom;
  const rest = top - down * bottom;
  const more = mode === 'up' ? rest > 0n : mode === 'half-up' && 2n * rest >= bottom;
  return (down + (more ? 1n : 0n)) * BigInt(to);
};

/** Undefined where the formula gives no amount. */
const shown = (rounding: Rounding): ((base: number, by: number, under: number) => number | undefined) => {
  const guards: Guards = [];
  const { fen, comes } = roundedFen(share, rounding, guards);
  return (base, by, under) => {
    const scope = { hole: () => base, name: (name: string): Value => (name === BY.text ? by : under) };
    if (!guards.every((one) => Math.abs(Number(one.run(scope))) <= MOST)) return undefined;
    return comes.run(scope) === true ? Number(fen.run(scope)) : 0;
  };
};

const MODES = ['half-up', 'down', 'up'] as const;
const PLACES = [1, 100, 10_000, 1_000_000];

describe.each(MODES)('%s', (mode) => {
  test.each(PLACES)('to %i 分: no other amount than the right one', (to) => {
    const random = randomFrom(to + mode.length);
    const of = shown({ to, mode });
    let through = 0;
    for (const power of [4, 6, 8, 10, 12, 14])
      for (const decimals of [2, 3, 4, 5, 6])
        for (let n = 0; n < 40; n += 1) {
          const under = 100 * 10 ** decimals;
          const [base, by] = [Math.floor(random() * 10 ** power) + 1, Math.floor(random() * under) + 1];
          for (const one of [base, base - (base % under), base - (base % (under * to)) + 1]) {
            const found = of(one, by, under);
            if (found === undefined) continue;
            through += 1;
            if (BigInt(found) !== byHand(BigInt(one), BigInt(by), BigInt(under), { to, mode }))
              throw new Error(`${one} × ${by}/${under}: ${found}`);
          }
        }
    expect(through).toBeGreaterThan(500);
  });
});

test.each(MODES)('%s: parts of a product that are too large do not hide behind one another', (mode) => {
  // 200.00001% of 9,000亿元 is more than 10^14 分; so are 2 × 10^7 times what is left of it by 10^7.
  expect(shown({ to: 1, mode })(90_000_000_000_001, 20_000_001, 10_000_000)).toBeUndefined();
});

test('up to 1万亿元 with five decimals while the rate is no more than a third, and with four beyond', () => {
  const of = shown({ to: 1, mode: 'half-up' });
  const [most, last] = [1e14, 9_999_999];
  for (const base of [most, most - 1, most - (most % 10_000_000) - 1, last]) {
    expect(of(base, 3_333_331, 10_000_000)).toBeDefined();
    expect(of(base, 950_001, 1_000_000)).toBeDefined();
  }
  // 60.00001% of 99,999.99元.
  expect(of(last, 6_000_001, 10_000_000)).toBeUndefined();
  // A coarser place takes as much room as decimals do.
  const toYuan = shown({ to: 100, mode: 'half-up' });
  expect(toYuan(most - 1, 333_331, 1_000_000)).toBeDefined();
  expect(toYuan(999_999_999, 3_333_331, 10_000_000)).toBeUndefined();
});
