/** 元 as an exact fraction to whole 分 at a stated place and in a stated mode; halves go away from zero. */
import type { Rational } from '../core/rational';
import type { Rounding } from '../policy/model';
import { floorDivide } from './kernel/vector';

const HUNDRED = 100n;

/** Exact, on BigInt. */
export const roundFen = (yuan: Rational, { to, mode }: Rounding): bigint => {
  const negative = yuan.n < 0n;
  const size = (negative ? -yuan.n : yuan.n) * HUNDRED;
  const step = yuan.d * BigInt(to);
  const down = size / step;
  const rest = size - down * step;
  const goesUp = mode === 'up' ? rest > 0n : mode === 'half-up' && 2n * rest >= step;
  const units = goesUp ? down + 1n : down;
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
