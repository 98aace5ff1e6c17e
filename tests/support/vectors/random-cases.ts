/** Reproducible rows for the eight clauses: a seed in, amounts as sheets have them out, with edges, ties and blanks far oftener than chance would bring them. */
import { NUMBERS, UNKNOWN, emptyCases, type Cases, type NumberName } from './cases';

/** mulberry32. */
export const randomOf = (seed: number): (() => number) => {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

/** 分: thresholds and tiers of the eight clauses, and what the documents' own examples fall on. */
const EDGES = [
  0, 1, 299_999_999, 300_000_000, 300_000_001, 9_362_513_825, 9_999_999_999, 10_000_000_000, 10_000_000_001, 49_999_999_999,
  50_000_000_000, 50_000_000_001, 99_999_999_999, 100_000_000_000, 100_000_000_001, 500_000_000_000, 500_000_000_001,
  1_990_049_751, 1_990_049_752, 20_000_000, 20_000_001, 16_666_667,
];

/** What the growth of the second figure over the first comes to, in thousandths: 1.1 is the line of both clauses. */
const GROWTHS = [1_000, 1_050, 1_099, 1_100, 1_101, 1_200, 1_500, 900];

export const randomCases = (rows: number, seed: number): Cases => {
  const cases = emptyCases(rows);
  const random = randomOf(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;

  /** 1 to 6 decimals of 万元, amounts that end in 5 分, edges, and now and then something too large for one double. */
  const money = (): number => {
    const kind = random();
    if (kind < 0.02) return NaN;
    if (kind < 0.06) return pick(EDGES);
    if (kind < 0.3) return below(1e9) * 10 + 5;
    if (kind < 0.6) return below(10 ** (3 + below(6))) * 10 ** below(6);
    if (kind < 0.601) return Math.floor(9e15 / 10 ** (1 + below(4))) + below(1000);
    return Math.floor(random() ** 3 * 3e11);
  };
  const grown = (before: number, at: number): number => {
    const x = before * at;
    return Math.abs(x) < 9e15 ? Math.round(x / 1_000) + below(3) - 1 : before;
  };
  const pair = (now: NumberName, before: NumberName, negative: boolean, row: number): void => {
    let base = money();
    if (negative && random() < 0.05) base = -base;
    // A base that is a multiple of ten puts 1.1 times itself on a whole 分.
    if (random() < 0.3) base -= base % 10;
    cases.numbers[before][row] = base;
    cases.numbers[now][row] = random() < 0.5 && base > 0 ? Math.max(0, grown(base, pick(GROWTHS))) : money();
  };

  for (let row = 0; row < rows; row += 1) {
    for (const name of NUMBERS) cases.numbers[name][row] = money();
    pair('营业收入', '上年营业收入', true, row);
    pair('研发投入', '上年研发投入', false, row);
    cases.numbers['容积率'][row] =
      random() < 0.02 ? NaN : random() < 0.5 ? 1_900_000 + 10_000 * below(60) : Math.floor(random() * 4e6);
    cases.numbers['用地面积'][row] = random() < 0.02 ? NaN : random() < 0.5 ? below(1e5) * 100 : Math.floor(random() * 1e9);
    if (random() < 0.1) cases.numbers['咨询费'][row] = -(cases.numbers['咨询费'][row] as number);
    const flag = (): number => (random() < 0.02 ? UNKNOWN : random() < 0.4 ? 1 : 0);
    cases.flags['重点项目'][row] = flag();
    cases.flags['集群项目'][row] = flag();
    cases.level[row] = random() < 0.3 ? 1 + below(3) : 0;
  }
  return cases;
};
