/** Rows of which every amount that can stand on half a 分 does: the congruences of the eight clauses solved by hand, over all sizes that a cell can have. */
import { emptyCases, type Cases } from '../tests/support/vectors/cases';
import { mulberry32 } from './random';

/** Clauses of one row that have rounding to do, and so a tie. */
export const TIES_PER_ROW = 6;

/** A random whole number of random size below 10^digits. */
const sized = (random: () => number, digits: number): number => Math.floor(random() * 10 ** (1 + random() * (digits - 1)));

export const tieCases = (rows: number, seed: number): Cases => {
  const cases = emptyCases(rows);
  const { numbers, flags, level } = cases;
  const random = mulberry32(seed);
  const odd = (digits: number): number => 2 * sized(random, digits) + 1;
  for (let r = 0; r < rows; r += 1) {
    // 3(10·now − 11·before)/100: before is ten times c, now ends in c + 5.
    const c = sized(random, 12);
    numbers['上年营业收入'][r] = 10 * c;
    numbers['营业收入'][r] = 10 * (Math.floor((11 * c) / 10) + sized(random, 12)) + ((c + 5) % 10);
    numbers['最高年营业收入'][r] = sized(random, 13);
    // 6% of 25 分 more than a multiple of 50; 10% of 5 分 more than a multiple of 10. 8% has no ties.
    const cluster = r % 2;
    flags['集群项目'][r] = cluster;
    numbers['设备投资额'][r] = cluster === 1 ? 300_000_005 + 10 * sized(random, 13) : 300_000_025 + 50 * sized(random, 12);
    // (ratio − 2) × area is an odd multiple of a million.
    const tens = 10 ** Math.floor(random() * 6);
    numbers['容积率'][r] = 2_000_000 + tens * odd(3);
    numbers['用地面积'][r] = (1_000_000 / tens) * odd(5);
    // 29/80 of an odd multiple of 40, on a base that it is 10% of at least.
    const more = 40 * odd(11);
    numbers['上年研发投入'][r] = 1 + Math.floor(random() * more * 9);
    numbers['研发投入'][r] = (numbers['上年研发投入'][r] as number) + more;
    // 1.005% of an odd multiple of 100 yuan.
    numbers['贷款额'][r] = 10_000 * odd(10);
    // 500 t + 300 c + 65 k ≡ 500 (mod 1000), where 13 × 77 ≡ 1 (mod 200).
    const t = sized(random, 7);
    const f = sized(random, 7);
    const rest = (((100 - 100 * t - 60 * f) % 200) + 200) % 200;
    numbers['检测费'][r] = t;
    numbers['认证费'][r] = f;
    numbers['咨询费'][r] = 200 * sized(random, 11) + ((rest * 77) % 200);
    level[r] = 0;
  }
  return cases;
};
