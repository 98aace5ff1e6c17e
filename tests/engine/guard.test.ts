/** The columns' integers at 2^53: formulas whose inner values pass it while what they come to stays small, so that one that was not handed over would be a wrong 分. */
import { chooseAll } from '../../src/engine/choose';
import type { Policy } from '../../src/policy/model';
import { MINI } from '../support/mini-pack';
import { loadText } from '../support/packs';
import { referenceFen, type Row } from '../support/reference';
import { tableOf } from '../support/tables';
import { approximate } from '../support/vectors/approximate';
import { columns, scalar } from '../support/vectors/target';

/** 设备投资额 and 上级补助 in 分, 容积率 in millionths, 用地面积 and 建筑面积 in ten-thousandths. */
const FORMULAS: Readonly<Record<string, string>> = {
  subtract: 'max(设备投资额 * 容积率 - 上级补助 * 容积率, 0元)',
  add: 'max(设备投资额 * 容积率 + 上级补助 * 容积率 - 设备投资额 * 容积率 * 2 + 1元, 0元)',
  divide: '设备投资额 * (建筑面积 / 用地面积) / 容积率 * 1%',
  quotients: 'max(设备投资额 * (建筑面积 / 用地面积) - 上级补助 * (建筑面积 / 用地面积), 0元)',
  floor: 'floor(设备投资额 * 容积率 / 0.01元) * 1元 - floor(上级补助 * 容积率 / 0.01元) * 1元',
  minimum: '设备投资额 * 容积率 - min(设备投资额 * 容积率, 上级补助 * 容积率)',
  case: '(重点项目 ? 设备投资额 : 设备投资额 * 容积率) - (重点项目 ? 上级补助 : 上级补助 * 容积率)',
  compare: '设备投资额 * 容积率 > 上级补助 * 容积率 ? 3元 : 2元',
  equal: '设备投资额 * 容积率 == 上级补助 * 容积率 ? 3元 : 2元',
  // Rates are factors: the integers pass the limit in whoever reads the product.
  'rate-difference': 'max(设备投资额 * 100.0003% - 上级补助 * 100.0003%, 0元)',
  'rate-negative': 'max(-(上级补助 * 100.0003%) + 设备投资额 * 100.0003%, 0元)',
  'rate-divided': '设备投资额 * 100.0003% * 1% / (容积率 * 300.0001%)',
  'rate-floor': 'floor(设备投资额 * 100.0003% / 0.01元) * 1元 - floor(上级补助 * 100.0003% / 0.01元) * 1元',
  'rate-minimum': '设备投资额 * 100.0003% - min(设备投资额 * 100.0003%, 上级补助 * 100.0003%)',
  'rate-case': '(重点项目 ? 设备投资额 : 设备投资额 * 100.0003%) - (重点项目 ? 上级补助 : 上级补助 * 100.0003%)',
  'rate-compare': '设备投资额 * 100.0003% > 上级补助 * 100.0003% ? 3元 : 2元',
  'rate-product': 'max((设备投资额 * 100.0003%) * (容积率 * 50.0001%) - (上级补助 * 100.0003%) * (容积率 * 50.0001%), 0元)',
  'rate-beyond': 'max(设备投资额 * 100.0003% * 100.0001% * 100.0007% - 上级补助 * 100.0003% * 100.0001% * 100.0007%, 0元)',
};

const ROUNDINGS = ['{ to: 分, mode: half-up }', '{ to: 角, mode: down }', '{ to: 元, mode: up }', '{ to: 元, mode: half-up }'];

const items = Object.entries(FORMULAS).flatMap(([name, formula]) =>
  ROUNDINGS.map(
    (rounding, i) =>
      `          - { id: guard-${name}-${i + 1}, title: ${name}${i + 1}, en: ${name} ${i + 1}, grain: 项目, pays: '${formula}', rounding: ${rounding} }\n`,
  ),
);

/** The figures of a formula are cited as every pack cites them. */
const cited = (item: string): string => {
  const figures = [...item.matchAll(/(?<![\d.])\d+(?:\.\d+)?(?:元|%)|(?<=\* )2(?= \+)/g)].map(([figure]) => `'${figure}'`);
  return item.replace(' }\n', `, figures: [${[...new Set(figures)].filter((f) => f !== "'0元'").join(', ')}] }\n`);
};

const load = (): Policy => {
  const result = loadText(MINI.replace('          - id: per\n', `${items.map(cited).join('')}          - id: per\n`));
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message.en).join('\n'));
  return result.value;
};

const LIMIT = 9_007_199_254_740_991n;
const decimal = (value: bigint, places: number): string => {
  const digits = value.toString().padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
};

const RATIOS = [3_000_001n, 2_999_999n, 1_999_999n, 2_000_000n, 1_000_003n, 7n];

/** Amounts at which a product by the ratio, and by what aligns and rounds it, passes the limit; and the largest there are, at which it is far beyond. */
const amountsFor = (ratio: bigint): readonly bigint[] =>
  [-3n, -2n, -1n, 0n, 1n, 2n, 3n].flatMap((around) => [
    ...[1n, 2n, 4n, 100n, 200n, 1_000_000n].map((by) => LIMIT / (ratio * by) + around),
    LIMIT - 11n * (around + 3n),
  ]);

/** The second amount is a few 分 less, so that differences stay small. */
const rows = RATIOS.flatMap((ratio) =>
  amountsFor(ratio).flatMap((amount) =>
    [0n, 1n, 7n].flatMap((less) =>
      amount <= less
        ? []
        : [true, false].map((重点项目): Row => ({
            设备投资额: decimal(amount, 2),
            上级补助: decimal(amount - less, 2),
            容积率: decimal(ratio, 6),
            建筑面积: decimal(ratio, 4),
            用地面积: decimal(ratio / 3n + 2n, 4),
            重点项目,
          })),
    ),
  ),
);

const policy = load();
const chosen = chooseAll(policy, { year: 2025, readings: {}, parameters: {} });
if (!chosen.ok) throw new Error('choices');
const vectors = { policy, choices: chosen.value, table: tableOf(policy, rows) };
const SETTING = { policy, parameters: new Map<string, number>(), readings: new Map<string, string>() };

const inDoubles = (row: Row, item: Policy['items'][number]): number => {
  const numbers = Object.entries(row).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, Number(value) * (policy.inputs.get(name)?.scale ?? 1)] as const] : [],
  );
  const given = { numbers: Object.fromEntries(numbers), flags: { 重点项目: Number(row['重点项目']) }, options: {} };
  return item.amount ? Math.round(Number(approximate(item.amount.node, given, SETTING)) * 100) : 0;
};

test.each(Object.keys(FORMULAS))('%s', (name) => {
  let lost = 0;
  for (const item of policy.items.filter(({ id }) => id.startsWith(`guard-${name}-`))) {
    const byColumns = columns.amounts(vectors, item) as Float64Array;
    const byRow = scalar.amounts(vectors, item) as Float64Array;
    const wrong = rows.flatMap((row, r) => {
      const fen = referenceFen(item, row, { readings: { 门槛口径: '含' }, parameters: {} });
      if (item.amount?.rounding.to === 1 && inDoubles(row, item) !== fen) lost += 1;
      return Object.is(byColumns[r], fen) && Object.is(byRow[r], fen)
        ? []
        : [`${item.id}: columns ${byColumns[r]}, row ${byRow[r]}, reference ${fen}: ${JSON.stringify(row)}`];
    });
    expect(wrong.slice(0, 3)).toEqual([]);
  }
  // Rows that doubles get right as well would prove nothing.
  expect(lost).toBeGreaterThan(0);
});
