/** The floor: the eight clauses as one loop over columns in doubles, as a programmer writes it. It is not right: it loses 分 on ties. */
import { AMOUNT_OF } from './rows';
import { emptyAmounts, type Peer } from './peer';

/** The highest amount that a certification cell is paid, in 万元. */
export const bestTitle = (text: string): number => {
  let best = 0;
  for (const part of text.split('；')) {
    const amount = AMOUNT_OF.get(part);
    if (amount !== undefined && amount > best) best = amount;
  }
  return best;
};

const tier = (yuan: number): number => (yuan >= 5e9 ? 4 : yuan > 1e9 ? 3 : yuan >= 5e8 ? 2 : yuan >= 1e8 ? 1 : 0);
const TIERS = [0, 200_000, 500_000, 1_000_000, 3_000_000] as const;

const fen = (yuan: number): number => Math.round(yuan * 100);

export const byDouble: Peer = {
  name: 'hand-written loop, doubles',
  rows: 100_000,
  prepare: ({ rows, numbers, key, cluster, titles }) => {
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
          if (b > 0 && n > b * 1.1) growth[r] = Math.min(fen((n - b * 1.1) * 0.3), 500_000_000);
          const e = equipment[r] as number;
          if (e >= 3e6) bought[r] = Math.min(fen(e * (0.06 + (cluster[r] ? 0.04 : key[r] ? 0.02 : 0))), 1_500_000_000);
          const p = ratio[r] as number;
          if (p >= 2) plot[r] = Math.min(fen((p - 2) * (area[r] as number) * 150), 500_000_000);
          const x = research[r] as number;
          const y = earlier[r] as number;
          if (y > 0 && x >= y * 1.1) increment[r] = Math.min(fen((x - y) * 0.3625), 200_000_000);
          named[r] = bestTitle(titles[r] as string) * 1_000_000;
          const reached = tier(n);
          if (reached > tier(best[r] as number)) tiers[r] = (TIERS[reached] as number) * 100;
          interest[r] = Math.min(fen((loan[r] as number) * 0.01005), 20_000_000);
          const sum =
            Math.min((testing[r] as number) * 0.5, 100_000) +
            Math.min((certification[r] as number) * 0.3, 50_000) +
            (consulting[r] as number) * 0.065;
          fees[r] = Math.min(fen(sum), 30_000_000);
        }
        return out;
      },
    };
  },
};
