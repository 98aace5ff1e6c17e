/** The eight clauses as formula texts, in yuan before rounding, for the peers that evaluate texts; certifications come in as an amount in 万元. */
import type { Clause } from '../../tests/support/vectors/clauses';
import type { NumberName } from '../../tests/support/vectors/cases';

/** What the columns are called there: the formula languages know no Chinese names, or not all of them. */
export const NAMES: Readonly<Record<NumberName, string>> = {
  营业收入: 'revenue',
  上年营业收入: 'before',
  最高年营业收入: 'best',
  设备投资额: 'equipment',
  容积率: 'ratio',
  用地面积: 'area',
  研发投入: 'research',
  上年研发投入: 'earlier',
  贷款额: 'loan',
  检测费: 'testing',
  认证费: 'certification',
  咨询费: 'consulting',
};

/** The cap of each clause in yuan; none for those that pay fixed sums. */
export const CAPS: Readonly<Record<Clause, number>> = {
  growth: 5_000_000,
  equipment: 15_000_000,
  plot: 5_000_000,
  increment: 2_000_000,
  titles: 1_000_000,
  tiers: 3_000_000,
  interest: 200_000,
  fees: 300_000,
};

const tier = (name: string): string =>
  `(${name} >= 5000000000 ? 4 : (${name} > 1000000000 ? 3 : (${name} >= 500000000 ? 2 : (${name} >= 100000000 ? 1 : 0))))`;

/** With `? :`, `and` and min(): what mathjs and ZEN both read. */
export const FORMULAS: Readonly<Record<Clause, string>> = {
  growth: '(before > 0 and revenue > before * 1.1) ? (revenue - before * 1.1) * 0.3 : 0',
  equipment: 'equipment >= 3000000 ? equipment * (0.06 + (cluster == 1 ? 0.04 : (key == 1 ? 0.02 : 0))) : 0',
  plot: 'ratio >= 2 ? (ratio - 2) * area * 150 : 0',
  increment: '(earlier > 0 and research >= earlier * 1.1) ? (research - earlier) * 0.3625 : 0',
  titles: 'title * 10000',
  tiers: `${tier('revenue')} > ${tier('best')} ? (revenue >= 5000000000 ? 3000000 : (revenue > 1000000000 ? 1000000 : (revenue >= 500000000 ? 500000 : 200000))) : 0`,
  interest: 'loan * 0.01005',
  fees: 'min(testing * 0.5, 100000) + min(certification * 0.3, 50000) + consulting * 0.065',
};
