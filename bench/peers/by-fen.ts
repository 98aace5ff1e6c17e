/** The eight clauses as one loop over columns of whole 分, every product below 2^53: as exact as the engine, written out by hand for these clauses and sizes alone. */
import { bestTitle } from './by-double';
import { emptyAmounts, type Peer } from './peer';

const tier = (fen: number): number => (fen >= 5e11 ? 4 : fen > 1e11 ? 3 : fen >= 5e10 ? 2 : fen >= 1e10 ? 1 : 0);
const TIERS = [0, 20_000_000, 50_000_000, 100_000_000, 300_000_000] as const;

/** n ÷ d, halves up; both positive integers, 2n + d below 2^53. */
const halfUp = (n: number, d: number): number => Math.floor((2 * n + d) / (2 * d));

export const byFen: Peer = {
  name: 'hand-written loop, whole 分',
  rows: 100_000,
  prepare: ({ rows, cases: { numbers }, key, cluster, titles }) => {
    const now = numbers['营业收入'];
    const before = numbers['上年营业收入'];
    const best = numbers['最高年营业收入'];
    const equipment = numbers['设备投资额'];
    const ratio = numbers['容积率'];
    const area = numbers['用地面积'];
    const research = numbers['研发投入'];
    const earlier = numbers['上年研发投入'];
    const loan = numbers['贷款额'];
    const testing = numbers['检测费'];
    const certification = numbers['认证费'];
    const consulting = numbers['咨询费'];
    return {
      run: () => {
        const out = emptyAmounts(rows);
        const { growth, equipment: bought, plot, increment, titles: named, tiers, interest, fees } = out;
        for (let r = 0; r < rows; r += 1) {
          const n = now[r] as number;
          const b = before[r] as number;
          const over = 10 * n - 11 * b;
          if (b > 0 && over > 0) growth[r] = Math.min(halfUp(3 * over, 100), 500_000_000);
          const e = equipment[r] as number;
          if (e >= 300_000_000) bought[r] = Math.min(halfUp(e * (cluster[r] ? 10 : key[r] ? 8 : 6), 100), 1_500_000_000);
          const p = (ratio[r] as number) - 2_000_000;
          // Ratios have two decimals here, or the product would leave the integers of a double.
          if (p >= 0) plot[r] = Math.min(halfUp((p / 10_000) * (area[r] as number) * 15, 1_000), 500_000_000);
          const x = research[r] as number;
          const y = earlier[r] as number;
          if (y > 0 && 10 * x >= 11 * y) increment[r] = Math.min(halfUp((x - y) * 3_625, 10_000), 200_000_000);
          named[r] = bestTitle(titles[r] as string) * 1_000_000;
          const reached = tier(n);
          if (reached > tier(best[r] as number)) tiers[r] = TIERS[reached] as number;
          interest[r] = Math.min(halfUp((loan[r] as number) * 1_005, 100_000), 20_000_000);
          const thousandths =
            Math.min((testing[r] as number) * 500, 10_000_000_000) +
            Math.min((certification[r] as number) * 300, 5_000_000_000) +
            (consulting[r] as number) * 65;
          fees[r] = Math.min(halfUp(thousandths, 1_000), 30_000_000);
        }
        return out;
      },
    };
  },
};
