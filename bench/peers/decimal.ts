/** The eight clauses by hand in decimal.js, from the same doubles. */
import { bestTitle } from './by-double';
import { emptyAmounts, peerModule, type Peer } from './peer';

/** The part of decimal.js that is used here. */
interface Decimal {
  add(other: Decimal | number | string): Decimal;
  sub(other: Decimal | number | string): Decimal;
  mul(other: Decimal | number | string): Decimal;
  gt(other: Decimal | number | string): boolean;
  gte(other: Decimal | number | string): boolean;
  toDecimalPlaces(places: number, mode: number): Decimal;
  toNumber(): number;
}
interface DecimalClass {
  new (value: number): Decimal;
  min(...values: (Decimal | number)[]): Decimal;
  readonly ROUND_HALF_UP: number;
}

export const decimal: Peer = {
  figure: 'decimal',
  name: 'decimal.js by hand',
  rows: 20_000,
  prepare: ({ rows, numbers, key, cluster, titles }) => {
    const { Decimal: D } = peerModule<{ readonly Decimal: DecimalClass }>('decimal.js');
    const at = (name: keyof typeof numbers, r: number): Decimal => new D(numbers[name][r] as number);
    const fen = (yuan: Decimal, cap: number): number =>
      D.min(yuan.mul(100).toDecimalPlaces(0, D.ROUND_HALF_UP), cap * 100).toNumber();
    const tier = (yuan: Decimal): number => (yuan.gte(5e9) ? 4 : yuan.gt(1e9) ? 3 : yuan.gte(5e8) ? 2 : yuan.gte(1e8) ? 1 : 0);
    return {
      run: () => {
        const out = emptyAmounts(rows);
        for (let r = 0; r < rows; r += 1) {
          const now = at('营业收入', r);
          const before = at('上年营业收入', r);
          const line = before.mul('1.1');
          if (before.gt(0) && now.gt(line)) out.growth[r] = fen(now.sub(line).mul('0.3'), 5_000_000);
          const equipment = at('设备投资额', r);
          if (equipment.gte(3_000_000))
            out.equipment[r] = fen(equipment.mul(cluster[r] ? '0.1' : key[r] ? '0.08' : '0.06'), 15_000_000);
          const ratio = at('容积率', r);
          if (ratio.gte(2)) out.plot[r] = fen(ratio.sub(2).mul(at('用地面积', r)).mul(150), 5_000_000);
          const research = at('研发投入', r);
          const earlier = at('上年研发投入', r);
          if (earlier.gt(0) && research.gte(earlier.mul('1.1')))
            out.increment[r] = fen(research.sub(earlier).mul('0.3625'), 2_000_000);
          out.titles[r] = bestTitle(titles[r] as string) * 1_000_000;
          const reached = tier(now);
          if (reached > tier(at('最高年营业收入', r)))
            out.tiers[r] = [0, 20_000_000, 50_000_000, 100_000_000, 300_000_000][reached] as number;
          out.interest[r] = fen(at('贷款额', r).mul('0.01005'), 200_000);
          out.fees[r] = fen(
            D.min(at('检测费', r).mul('0.5'), 100_000)
              .add(D.min(at('认证费', r).mul('0.3'), 50_000))
              .add(at('咨询费', r).mul('0.065')),
            300_000,
          );
        }
        return out;
      },
    };
  },
};
