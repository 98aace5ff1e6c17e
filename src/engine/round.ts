/** 元 as an exact fraction to whole 分 at a stated place and in a stated mode; halves go away from zero. */
import { floor, rational, type Rational } from '../core/rational';
import type { Rounding } from '../policy/model';
import { floorDivide } from './kernel/vector';

const HUNDRED = 100n;

/** Exact, on BigInt. */
export const roundFen = (yuan: Rational, { to, mode }: Rounding): bigint => {
  const negative = yuan.n < 0n;
  const size = rational((negative ? -yuan.n : yuan.n) * HUNDRED, yuan.d * BigInt(to));
  const down = floor(size);
  const up = down * size.d === size.n ? down : down + 1n;
  const units = mode === 'down' ? down : mode === 'up' ? up : floor(rational(2n * size.n + size.d, 2n * size.d));
  return (negative ? -units : units) * BigInt(to);
};

/** The same for num / den in units of `to` 分, on integers in doubles; |2·num| + 2·den must not exceed LIMIT. */
export const roundUnits = (num: number, den: number, mode: Rounding['mode']): number => {
  const size = Math.abs(num);
  const units =
    mode === 'half-up'
      ? floorDivide(2 * size + den, 2 * den)
      : mode === 'down'
        ? floorDivide(size, den)
        : -floorDivide(-size, den);
  return num < 0 ? -units : units;
};
