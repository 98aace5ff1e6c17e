/** Columns, explanations and an independent reference agree to the 分, on random rows and on every edge. */
import { yuanText } from '../../src/core/money';
import { answer } from '../../src/engine/answer';
import { chooseAll } from '../../src/engine/choose';
import { evaluateItem } from '../../src/engine/evaluate';
import { makeFrames } from '../../src/engine/frame';
import { compilation } from '../../src/engine/kernel/compile';
import { STATUS, type Choices } from '../../src/engine/outcome';
import type { Policy } from '../../src/policy/model';
import { mini } from '../support/mini-pack';
import { referenceAnswer, type Row } from '../support/reference';
import { tableOf } from '../support/tables';

const policy: Policy = mini();
const PARAMETERS = { 叠加比例: '33.3%@文', 十亿档奖励: '123.45万元@文' };
const REFERENCE_PARAMETERS = { 叠加比例: '0.333', 十亿档奖励: '1234500', 年度费率: '0.05' };

const choicesFor = (readings: Record<string, string>): Choices => {
  const result = chooseAll(policy, { year: 2025, readings, parameters: PARAMETERS });
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message.en).join('; '));
  return result.value;
};

const ITEMS = policy.items.filter((item) => item.amount && !item.inputs.some((name) => policy.inputs.get(name)?.title));

/** What the columns say and what the scalar evaluator says, for every item and row, as `row item answer`. */
const compare = (rows: readonly Row[], readings: Record<string, string> = {}): void => {
  const choices = choicesFor(readings);
  const table = tableOf(policy, rows);
  const frames = makeFrames(table, policy);
  const differences: string[] = [];
  for (const item of ITEMS) {
    const frame = frames[item.grain];
    const { code, amount } = evaluateItem(item, compilation(policy, choices, frame));
    rows.forEach((row, r) => {
      const status = STATUS[code[r] as number] as string;
      const pays = status === 'awarded' || status === 'up_to';
      const columns = pays ? `${status} ${yuanText(amount?.[r] ?? 0)}` : status;
      const scalar = answer(item, { policy, choices, frame, unit: r });
      const replayed =
        STATUS[scalar.code] === 'awarded' || STATUS[scalar.code] === 'up_to'
          ? `${STATUS[scalar.code]} ${yuanText(scalar.fen)}`
          : STATUS[scalar.code];
      const expected = referenceAnswer(item, row, {
        readings: { 门槛口径: '含', ...readings },
        parameters: REFERENCE_PARAMETERS,
      });
      if (columns !== expected || replayed !== expected)
        differences.push(`${item.id} ${JSON.stringify(row)}: columns ${columns}, explanation ${replayed}, reference ${expected}`);
    });
  }
  expect(differences.slice(0, 5)).toEqual([]);
};

/** Reproducible numbers: mulberry32. */
const random = (seed: number): (() => number) => {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

const EDGES = [
  '0.00',
  '0.01',
  '2999999.99',
  '3000000.00',
  '3000000.01',
  '249999999.99',
  '250000000.00',
  '250000000.01',
  '93625138.25',
  '100000000.00',
  '100000000.01',
  '1000000000.00',
  '1000000000.01',
  '999999999.99',
];
const HUGE = ['45035996273704.95', '45035996273704.96', '90071992547409.91', '90071992547409.90', '7105427357601.25'];
const RATIOS = ['0', '1.5', '1.6', '1.9', '2', '1.999999', '2.000001', '2.1', '3.3'];

const randomRows = (count: number, seed: number): Row[] => {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const money = (): string | null => {
    const r = next();
    if (r < 0.08) return null;
    if (r < 0.25) return pick(EDGES);
    // Amounts that end in 5 分 fall on half-分 ties with 10%, 30% and 50%.
    if (r < 0.45) return `${Math.floor(next() * 1e8)}.${Math.floor(next() * 10)}5`;
    return `${Math.floor(next() ** 3 * 3e9)}.${String(Math.floor(next() * 100)).padStart(2, '0')}`;
  };
  const flag = (): boolean | null => (next() < 0.1 ? null : next() < 0.4);
  return Array.from({ length: count }, (): Row => {
    const before = money();
    const grown =
      before !== null && next() < 0.4
        ? (BigInt(before.replace('.', '')) * BigInt(pick([100, 109, 110, 111, 119, 120, 121, 150]))) / 100n
        : null;
    return {
      设备投资额: money(),
      年营业收入: money(),
      最高年营业收入: money(),
      去年贡献: next() < 0.05 ? '-5000.05' : before,
      今年贡献: grown === null ? money() : `${grown / 100n}.${String(grown % 100n).padStart(2, '0')}`,
      标准数: next() < 0.1 ? null : String(Math.floor(next() * 5)),
      建筑面积: String(Math.floor(next() * 1e7) / 100),
      用地面积: next() < 0.05 ? '0' : String(Math.floor(next() * 1e7) / 10000),
      容积率: next() < 0.1 ? null : next() < 0.5 ? pick(RATIOS) : String(Math.floor(next() * 4e6) / 1e6),
      上级补助: money(),
      重点项目: flag(),
      集群项目: flag(),
    };
  });
};

test('6,000 random rows, two seeds, both readings', () => {
  compare(randomRows(3_000, 1));
  compare(randomRows(3_000, 2), { 门槛口径: '不含' });
});

test('every edge of the money inputs against every flag', () => {
  const rows = [...EDGES, ...HUGE].flatMap((amount) =>
    [true, false, null].map((重点项目): Row => ({
      设备投资额: amount,
      年营业收入: amount,
      最高年营业收入: '100000000.00',
      上级补助: amount,
      今年贡献: amount,
      去年贡献: '90909090.91',
      标准数: '1',
      建筑面积: '1',
      用地面积: '3',
      容积率: '1.9',
      重点项目,
      集群项目: true,
    })),
  );
  compare(rows);
});

test('products beyond 2^53 are still exact', () => {
  const rows = HUGE.flatMap((amount) =>
    RATIOS.map((容积率): Row => ({
      设备投资额: amount,
      用地面积: '33333333.3333',
      建筑面积: '66666666.6667',
      容积率,
      重点项目: true,
      集群项目: false,
    })),
  );
  compare(rows);
});

test('columns longer than one chunk are continued without a seam', () => {
  const rows = Array.from({ length: 4100 }, (_, i): Row => ({
    设备投资额: `${3_000_000 + i}.05`,
    重点项目: i % 2 === 0,
    集群项目: false,
  }));
  compare(rows);
});
