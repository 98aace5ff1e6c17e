/**
 * What the eight clauses pay, written out by hand on BigInt from the text of the pack: nothing of the engine, of the policy's model or of a library in it.
 * 分 per row; 0n where nothing is paid; null where a blank leaves it open, or where the amount is too large to be told.
 */
import { UNKNOWN, type Cases, type NumberName } from './cases';
import type { Clause } from './clauses';

export interface Paid {
  /** 分 before the cap, rounded half up. */
  readonly rounded: bigint;
  /** 分 that are paid. */
  readonly fen: bigint;
  /** Whether the amount stood on exactly half a 分. */
  readonly tie: boolean;
}

const NOTHING: Paid = { rounded: 0n, fen: 0n, tie: false };

/** The largest amount in 分 that is told; what would be more is said to be too large, capped or not. */
const LARGEST = 9_007_199_254_740_991n;

/** n ÷ d in 分, half up and then capped; an amount at or below zero pays nothing. */
const pay = (n: bigint, d: bigint, cap: bigint): Paid | null => {
  if (n <= 0n) return NOTHING;
  const rounded = (2n * n + d) / (2n * d);
  if (rounded > LARGEST) return null;
  if (rounded === 0n) return NOTHING;
  return { rounded, fen: rounded < cap ? rounded : cap, tie: (2n * n) % d === 0n && ((2n * n) / d) % 2n === 1n };
};

const fixed = (fen: bigint): Paid => ({ rounded: fen, fen, tie: false });
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

type Read = (name: NumberName) => bigint | null;
type Known = 0 | 1 | typeof UNKNOWN;

interface Facts {
  readonly of: Read;
  readonly key: Known;
  readonly cluster: Known;
  readonly level: number;
}

/** What a blank leaves open is open, unless something else has failed already. */
const BY_HAND: Readonly<Record<Clause, (facts: Facts) => Paid | null>> = {
  // 30% of what exceeds 1.1 times the year before, whose figure must be positive.
  growth: ({ of }) => {
    const now = of('营业收入');
    const before = of('上年营业收入');
    if (before !== null && before <= 0n) return NOTHING;
    if (before === null || now === null) return null;
    const excess = 10n * now - 11n * before;
    return excess <= 0n ? NOTHING : pay(3n * excess, 100n, 500_000_000n);
  },
  // 6%, or 8% for key projects, or 10% in a cluster, from 3 million yuan up.
  equipment: ({ of, key, cluster }) => {
    const spent = of('设备投资额');
    if (spent === null) return null;
    if (spent < 300_000_000n) return NOTHING;
    if (cluster === UNKNOWN || (cluster === 0 && key === UNKNOWN)) return null;
    return pay(spent * (cluster === 1 ? 10n : key === 1 ? 8n : 6n), 100n, 1_500_000_000n);
  },
  // (ratio - 2) × area × 150 yuan.
  plot: ({ of }) => {
    const ratio = of('容积率');
    const area = of('用地面积');
    if (ratio === null) return null;
    if (ratio < 2_000_000n) return NOTHING;
    return area === null ? null : pay((ratio - 2_000_000n) * area * 15_000n, 10_000_000_000n, 500_000_000n);
  },
  // 36.25% of the increase, where it is 10% at least of a positive figure.
  increment: ({ of }) => {
    const now = of('研发投入');
    const before = of('上年研发投入');
    if (before !== null && before <= 0n) return NOTHING;
    if (before === null || now === null) return null;
    return 10n * now < 11n * before ? NOTHING : pay((now - before) * 3_625n, 10_000n, 200_000_000n);
  },
  titles: ({ level }) => (level === 0 ? NOTHING : fixed(level === 1 ? 100_000_000n : level === 2 ? 50_000_000n : 20_000_000n)),
  // The highest tier reached, unless it was reached before: from 100 million, from 500 million, above 1 billion, from 5 billion.
  tiers: ({ of }) => {
    const now = of('营业收入');
    const best = of('最高年营业收入');
    const tier = (fen: bigint): number =>
      fen >= 500_000_000_000n ? 4 : fen > 100_000_000_000n ? 3 : fen >= 50_000_000_000n ? 2 : fen >= 10_000_000_000n ? 1 : 0;
    // Who has reached the highest before reaches none for the first time, whatever this year's figure is.
    if (now === null) return best !== null && tier(best) === 4 ? NOTHING : null;
    const reached = tier(now);
    if (reached === 0) return NOTHING;
    if (best === null) return null;
    return tier(best) >= reached ? NOTHING : fixed([0n, 20_000_000n, 50_000_000n, 100_000_000n, 300_000_000n][reached] as bigint);
  },
  interest: ({ of }) => {
    const loan = of('贷款额');
    return loan === null ? null : pay(loan * 1_005n, 100_000n, 20_000_000n);
  },
  fees: ({ of }) => {
    const testing = of('检测费');
    const certification = of('认证费');
    const consulting = of('咨询费');
    if (testing === null || certification === null || consulting === null) return null;
    const thousandths = least(testing * 500n, 10_000_000_000n) + least(certification * 300n, 5_000_000_000n) + consulting * 65n;
    return pay(thousandths, 1_000n, 30_000_000n);
  },
};

/** Reads the row of `cases` that it is asked for; blanks are null. */
export const byHand = ({ numbers, flags, level }: Cases): ((clause: Clause, row: number) => Paid | null) => {
  const facts = { row: 0, key: 0 as Known, cluster: 0 as Known, level: 0 };
  const of: Read = (name) => {
    const value = numbers[name][facts.row] as number;
    return Number.isNaN(value) ? null : BigInt(value);
  };
  const read = Object.assign(facts, { of });
  return (clause, row) => {
    facts.row = row;
    facts.key = flags['重点项目'][row] as Known;
    facts.cluster = flags['集群项目'][row] as Known;
    facts.level = level[row] as number;
    return BY_HAND[clause](read);
  };
};
