/** Settlement across items and rows, in the written order; each rule changes the answer and leaves its trace. */
import { parseDecimal } from '../../src/core/rational';
import { chooseAll, type Wanted } from '../../src/engine/choose';
import { explain } from '../../src/engine/explain/explain';
import type { Explanation } from '../../src/engine/explanation';
import { Code, type Choices, type ItemOutcome, type Settlement } from '../../src/engine/outcome';
import { settle } from '../../src/engine/settle';
import { scaleToBudget } from '../../src/engine/settle/budget';
import { cityPart } from '../../src/engine/settle/split';
import { CellState, type Column, type FlagColumn, type Table } from '../../src/engine/table';
import type { Policy } from '../../src/policy/model';
import { listedOf } from '../support/listed';
import { mini, miniText } from '../support/mini-pack';
import { loadText } from '../support/packs';
import type { Row } from '../support/reference';
import { tableOf } from '../support/tables';

const policy: Policy = mini();

const choose = (wanted: Partial<Wanted> = {}): Choices => {
  const choices = chooseAll(policy, { year: 2025, readings: {}, parameters: {}, ...wanted });
  if (!choices.ok) throw new Error(choices.problems.map(({ message }) => message.en).join('; '));
  return choices.value;
};

const run = (table: Table, wanted: Partial<Wanted> = {}): Settlement => settle(policy, table, choose(wanted));

const say = (settlement: Settlement, id: string, unit = 0): string => {
  const { status, amount, displacedBy } = told(settlement, id, unit);
  return [status, amount === null ? '' : (amount / 100).toFixed(2), displacedBy ?? ''].filter(Boolean).join(' ');
};

const told = (settlement: Settlement, id: string, unit = 0): Explanation =>
  explain(
    settlement,
    policy.items.findIndex((item) => item.id === id),
    unit,
  );

/** Titles by year: 2025 is now, earlier is before. */
const withTitles = (table: Table, titles: Readonly<Record<string, readonly (number | null)[][]>>, listed = true): Table => {
  const columns: FlagColumn[] = [];
  for (const input of policy.inputs.values()) {
    if (!input.title) continue;
    const years = titles[input.name] ?? Array.from({ length: table.rows }, () => []);
    const column: FlagColumn = {
      kind: 'flag',
      input: input.name,
      header: '荣誉认定',
      column: 20,
      state: Uint8Array.from(years, (one) => (one.includes(null) ? CellState.blank : CellState.value)),
      values: Uint8Array.from(years, (one) =>
        one.reduce<number>((bits, year) => bits | (year === 2025 ? 1 : year === null ? 0 : 2), 0),
      ),
    };
    columns.push(column);
  }
  const told = listed ? listedOf(columns) : columns;
  return { ...table, columns: new Map([...table.columns, ...told.map((column): [string, Column] => [column.input, column])]) };
};

const base: Row = { 亩均评价: 'A', 失信: false };

describe('gates', () => {
  const rows: Row[] = [
    { ...base, 标准数: '2' },
    { ...base, 标准数: '2', 亩均评价: 'D' },
    { ...base, 标准数: '2', 失信: true },
    { ...base, 标准数: '2', 亩均评价: null },
    { ...base, 标准数: '0', 亩均评价: 'D' },
  ];
  const settlement = run(tableOf(policy, rows));
  test('a barred enterprise gets nothing, with the rule', () => {
    expect(say(settlement, 'per', 0)).toBe('awarded 400000.00');
    expect(say(settlement, 'per', 1)).toBe('not_eligible');
    expect(told(settlement, 'per', 1).note.zh).toBe('不予享受：D 类不予享受（附则(四)） · 测（二）');
    expect(say(settlement, 'per', 2)).toBe('not_eligible');
  });
  test('a blank in the gate’s column is missing, not passed', () => {
    expect(say(settlement, 'per', 3)).toBe('missing');
    expect(told(settlement, 'per', 3).missing).toEqual([{ input: '亩均评价', rows: [3], why: 'blank' }]);
  });
  test('what is known of the rule is not named as missing', () => {
    const loaded = loadText(
      miniText(
        ['bars: 亩均评价 == "D" }', 'bars: 亩均评价 == "D" and not 失信 }'],
        ['  - { id: dishonest, article: 附则(四), title: 严重失信, en: Serious dishonesty, bars: 失信 }\n', ''],
      ),
    );
    if (!loaded.ok) throw new Error('pack');
    const changed = loaded.value;
    const choices = chooseAll(changed, { year: 2025, readings: {}, parameters: {} });
    if (!choices.ok) throw new Error('choices');
    const lacking = (row: Row): readonly string[] => {
      const { missing } = explain(
        settle(changed, tableOf(changed, [{ 标准数: '2', ...row }]), choices.value),
        changed.items.findIndex(({ id }) => id === 'per'),
        0,
      );
      return missing.map(({ input, why }) => `${input} ${why}`);
    };
    expect(lacking({ 亩均评价: 'D' })).toEqual(['失信 no column']);
    expect(lacking({ 亩均评价: 'D', 失信: null })).toEqual(['失信 blank']);
    expect(lacking({ 亩均评价: null, 失信: null })).toEqual(['亩均评价 blank', '失信 blank']);
    expect(lacking({ 亩均评价: 'A', 失信: null })).toEqual([]);
  });
  test('a gate of one item leaves others alone that lack the same columns, and says so with each that it bars', () => {
    const few = tableOf(policy, [{ 亩均评价: 'D' }, { 亩均评价: 'A' }]);
    const { outcomes: ungated } = settle({ ...policy, gates: [] }, few, choose());
    const alike = ungated.flatMap(({ item: { id, grain, amount }, code }) =>
      amount && grain === 'enterprise' && code.every((c) => c === Code.missing) ? [id] : [],
    );
    expect(alike.length).toBeGreaterThan(2);
    const [only, ...others] = alike as [string, ...string[]];
    const of = (gates: Policy['gates']): ReadonlyMap<string, ItemOutcome> =>
      new Map(settle({ ...policy, gates }, few, choose()).outcomes.map((outcome) => [outcome.item.id, outcome]));
    const [dClass] = policy.gates.filter(({ id }) => id === 'd-class') as [Policy['gates'][number]];
    const one = of([{ ...dClass, items: [only] }]);
    expect([...(one.get(only)?.code ?? [])]).toEqual([Code.notEligible, Code.missing]);
    for (const id of others) expect([...(one.get(id)?.code ?? [])]).toEqual([Code.missing, Code.missing]);
    const all = of([dClass]);
    for (const id of alike) {
      expect([...(all.get(id)?.code ?? [])]).toEqual([Code.notEligible, Code.missing]);
      expect([...(all.get(id)?.gate ?? [])]).toEqual([0, -1]);
    }
  });
  test('an item that fails by itself keeps its own reason', () => expect(told(settlement, 'per', 4).note.zh).toContain('标准数'));
  test('without a column the rule is said to be unchecked, or holds everything back, as chosen', () => {
    const table = tableOf(policy, [{ 标准数: '1', 失信: false }]);
    const computed = run(table);
    expect(say(computed, 'per')).toBe('awarded 200000.00');
    expect(computed.unchecked.map((g) => policy.gates[g]?.id)).toEqual(['d-class']);
    expect(told(computed, 'per').note.zh).toContain('附则(四)未核查');
    const held = run(table, { readings: { 限制条件缺列: '视为缺数据' } });
    expect(say(held, 'per')).toBe('missing');
    expect(told(held, 'per').missing).toEqual([{ input: '亩均评价', rows: [0], why: 'no column' }]);
  });
  test('an exception’s column alone does not make the rule checkable', () => {
    const changed = {
      ...policy,
      gates: policy.gates.map((gate) => (gate.id === 'd-class' ? { ...gate, inputs: ['亩均评价', '失信'] } : gate)),
    };
    const choices = chooseAll(changed, { year: 2025, readings: {}, parameters: {} });
    if (!choices.ok) throw new Error('choices');
    const settlement3 = settle(changed, tableOf(changed, [{ 标准数: '1', 失信: false }]), choices.value);
    expect(settlement3.unchecked.map((g) => changed.gates[g]?.id)).toEqual(['d-class']);
    expect(settlement3.totals.awarded).toBe(20_000_000);
  });
  test('a rule that a reading has switched off leaves nothing unchecked', () => {
    const off = { op: 'constant', type: { kind: 'flag' }, value: false } as const;
    const changed: Policy = {
      ...policy,
      gates: policy.gates.map((gate) => ({
        ...gate,
        bars: { ...gate.bars, node: { op: 'and', type: { kind: 'flag' }, of: [off, gate.bars.node] } },
      })),
    };
    const choices = chooseAll(changed, { year: 2025, readings: {}, parameters: {} });
    if (!choices.ok) throw new Error('choices');
    const settled = settle(changed, tableOf(changed, [{ 标准数: '1' }]), choices.value);
    expect(settled.unchecked).toEqual([]);
    expect(settled.totals.awarded).toBe(20_000_000);
  });
  test('a barred award does not displace another', () => {
    const table = withTitles(tableOf(policy, [{ ...base, 亩均评价: 'D' }]), { 国家奖: [[2025]], 省奖: [[2025]] });
    const settlement2 = run(table);
    expect(say(settlement2, 'prize-provincial')).toBe('not_eligible');
    expect(told(settlement2, 'prize-provincial').displacedBy).toBeUndefined();
  });
});

describe('highest only', () => {
  test('the lower prize is displaced, with what it would have paid', () => {
    const settlement = run(withTitles(tableOf(policy, [base]), { 国家奖: [[2025]], 省奖: [[2025]] }));
    expect(say(settlement, 'prize-national')).toBe('awarded 500000.00');
    expect(say(settlement, 'prize-provincial')).toBe('displaced 200000.00 prize-national');
    expect(told(settlement, 'prize-provincial').note.zh).toContain('由“国家奖”取代');
    expect(settlement.totals).toMatchObject({ awarded: 50_000_000, upTo: 100_000_000 });
  });
  test('rows of one enterprise add their certifications, and it is paid once', () => {
    const table = withTitles(tableOf(policy, [base, base], ['甲', '甲']), { 国家奖: [[], []], 省奖: [[2025], []] });
    const settlement = run(table);
    expect(settlement.outcomes.find(({ item }) => item.id === 'prize-provincial')?.code).toHaveLength(1);
    expect(say(settlement, 'prize-provincial')).toBe('awarded 200000.00');
  });
});

describe('a ceiling against an exact award of the same matter', () => {
  const changed: Policy = {
    ...policy,
    matters: [
      {
        id: 'mixed',
        article: '(二)',
        title: { zh: '就高', en: 'Highest' },
        grain: 'enterprise',
        items: ['ceiling', 'prize-national', 'prize-provincial'],
      },
    ],
  };
  const settleChanged = (parameters: Record<string, string>): Settlement => {
    const choices = chooseAll(changed, { year: 2025, readings: {}, parameters });
    if (!choices.ok) throw new Error('choices');
    return settle(changed, withTitles(tableOf(changed, [base]), { 国家奖: [[2025]], 省奖: [[2025]] }), choices.value);
  };
  test('both stand until the amount is decided; lower exact awards are displaced by the exact one', () => {
    const settlement = settleChanged({});
    expect(say(settlement, 'ceiling')).toBe('up_to 1000000.00');
    expect(say(settlement, 'prize-national')).toBe('awarded 500000.00');
    expect(say(settlement, 'prize-provincial')).toBe('displaced 200000.00 prize-national');
    expect(told(settlement, 'ceiling').note.zh).toContain('同一事项核定后就高');
  });
  test('once decided the higher stands', () => {
    expect(say(settleChanged({ ceiling: '60万元@纪要' }), 'prize-national')).toBe('displaced 500000.00 ceiling');
    expect(say(settleChanged({ ceiling: '40万元@纪要' }), 'ceiling')).toBe('displaced 400000.00 prize-national');
  });
});

describe('difference on promotion', () => {
  const stars = (
    years: Readonly<Record<string, readonly (number | null)[][]>>,
    row: Row = base,
    wanted: Partial<Wanted> = {},
  ): Settlement => run(withTitles(tableOf(policy, [row]), years), wanted);
  test('without an earlier grade the whole amount', () =>
    expect(say(stars({ 四星园区: [[2025]] }), 'star-4')).toBe('awarded 400000.00'));
  test('two grades in one year pay the higher once', () => {
    const settlement = stars({ 三星园区: [[2025]], 四星园区: [[2025]] });
    expect(say(settlement, 'star-4')).toBe('awarded 400000.00');
    expect(say(settlement, 'star-3')).toBe('displaced 200000.00 star-4');
  });
  test('an earlier grade without the amount paid is missing, never guessed', () => {
    const settlement = stars({ 三星园区: [[2023]], 四星园区: [[2025]] });
    expect(say(settlement, 'star-4')).toBe('missing');
  });
  test('the amount paid is deducted', () => {
    const settlement = stars({ 三星园区: [[2023]], 四星园区: [[2025]] }, { ...base, 已奖金额: '150000.55' });
    expect(say(settlement, 'star-4')).toBe('awarded 249999.45');
    expect(told(settlement, 'star-4').note.zh).toContain('减已奖150,000.55元');
  });
  test('the officer may let it be estimated', () => {
    expect(
      say(stars({ 三星园区: [[2023]], 五星园区: [[2025]] }, base, { readings: { 此前奖励金额: '按现行标准推算' } }), 'star-5'),
    ).toBe('awarded 400000.00');
    expect(
      say(
        stars({ 三星园区: [[2022]], 四星园区: [[2023]], 五星园区: [[2025]] }, base, {
          readings: { 此前奖励金额: '按现行标准推算' },
        }),
        'star-5',
      ),
    ).toBe('awarded 200000.00');
  });
  test('an amount paid that cannot be read, or that rows disagree on, is missing', () => {
    const titles = { 三星园区: [[], []], 四星园区: [[2025], []] };
    const table = withTitles(
      tableOf(
        policy,
        [
          { ...base, 已奖金额: '100.00' },
          { ...base, 已奖金额: '200.00' },
        ],
        ['甲', '甲'],
      ),
      titles,
    );
    expect(say(run(table), 'star-4')).toBe('missing');
  });
  test('an earlier payment above the new amount leaves nothing, never less', () =>
    expect(say(stars({ 四星园区: [[2025]] }, { ...base, 已奖金额: '400000.01' }), 'star-4')).toBe('awarded 0.00'));
  test('a grade held before is not a first recognition', () =>
    expect(say(stars({ 四星园区: [[2024, 2025]] }), 'star-4')).toBe('not_eligible'));
  test('a blank certification cell is missing', () => expect(say(stars({ 四星园区: [[null]] }), 'star-4')).toBe('missing'));
});

describe('caps per enterprise and year', () => {
  const key: Row = { ...base, 重点项目: false, 集群项目: false };
  test('filled in the order of the rows', () => {
    const rows: Row[] = ['200000000.00', '100000000.00', '300000000.00'].map((设备投资额) => ({ ...key, 设备投资额 }));
    const settlement = run(tableOf(policy, rows, ['甲', '甲', '乙']));
    expect([0, 1, 2].map((r) => say(settlement, 'rate', r))).toEqual([
      'awarded 12000000.00',
      'awarded 6000000.00',
      'awarded 15000000.00',
    ]);
    expect([0, 1, 2].map((r) => say(settlement, 'share-ceiling', r))).toEqual([
      'up_to 900000.00',
      'up_to 900000.00',
      'up_to 900000.00',
    ]);
    const more = run(tableOf(policy, [...rows, { ...key, 设备投资额: '90000000.00' }], ['甲', '甲', '乙', '甲']));
    expect(say(more, 'rate', 3)).toBe('awarded 2000000.00');
    expect(told(more, 'rate', 3).note.zh).toContain('年度上限，核 200万元');
    expect(say(more, 'share-ceiling', 0)).toBe('up_to 0.00');
  });
});

describe('one project on several rows', () => {
  const rows: Row[] = ['200000000.00', '200000000.00'].map((设备投资额) => ({
    ...base,
    设备投资额,
    重点项目: true,
    集群项目: false,
  }));
  test('shares the cap of an item', () => {
    const table = { ...tableOf(policy, rows, ['甲', '甲']), projectOf: Int32Array.of(0, 0) };
    const settlement = run(table);
    expect([0, 1].map((r) => say(settlement, 'rate', r))).toEqual(['awarded 15000000.00', 'awarded 0.00']);
    expect(told(settlement, 'rate', 1).note.zh).toContain('同一项目各行合计封顶，核 0元');
    expect([0, 1].map((r) => say(run(tableOf(policy, rows, ['甲', '甲'])), 'rate', r))).toEqual([
      'awarded 15000000.00',
      'awarded 5000000.00',
    ]);
  });
  test('is one in a matter within a project', () => {
    const changed: Policy = {
      ...policy,
      limits: [],
      matters: [
        { id: 'p', article: '(一)', title: { zh: '就高', en: 'Highest' }, grain: 'project', items: ['rate', 'odd-rate'] },
      ],
    };
    const choices = chooseAll(changed, { year: 2025, readings: {}, parameters: {} });
    if (!choices.ok) throw new Error('choices');
    const two: Row[] = [
      { ...base, 设备投资额: '1000.00', 重点项目: false, 集群项目: false },
      { ...base, 设备投资额: '5000000.00', 重点项目: false, 集群项目: false },
    ];
    const settlement = settle(changed, { ...tableOf(changed, two, ['甲', '甲']), projectOf: Int32Array.of(0, 0) }, choices.value);
    expect(say(settlement, 'rate', 1)).toBe('awarded 300000.00');
    expect(say(settlement, 'odd-rate', 0)).toBe('displaced 10.05 rate');
  });
});

describe('contradictions between rows of one enterprise', () => {
  test('are missing, not a pick; a blank is completed by the other row', () => {
    const settlement = run(
      tableOf(
        policy,
        [
          { ...base, 标准数: '1' },
          { ...base, 标准数: '2' },
        ],
        ['甲', '甲'],
      ),
    );
    expect(say(settlement, 'per')).toBe('missing');
    expect(told(settlement, 'per').missing).toEqual([{ input: '标准数', rows: [0, 1], why: 'contradiction' }]);
    expect(
      say(
        run(
          tableOf(
            policy,
            [
              { ...base, 标准数: null },
              { ...base, 标准数: '2' },
            ],
            ['甲', '甲'],
          ),
        ),
        'per',
      ),
    ).toBe('awarded 400000.00');
  });
});

describe('parameters', () => {
  const row: Row = { ...base, 上级补助: '1000000.00' };
  test('undetermined until entered, then exact, capped by the article', () => {
    expect(say(run(tableOf(policy, [row])), 'match')).toBe('undetermined');
    expect(say(run(tableOf(policy, [row]), { parameters: { 叠加比例: '50%@绍财〔2025〕1号' } }), 'match')).toBe(
      'awarded 500000.00',
    );
    const step = told(run(tableOf(policy, [row]), { parameters: { 叠加比例: '50%@绍财〔2025〕1号' } }), 'match')
      .steps.flatMap(({ children }) => children)
      .find(({ kind }) => kind === 'parameter');
    expect(step?.value.zh).toBe('50%（绍财〔2025〕1号）');
  });
  test('above the ceiling, of another unit, unknown, or without a document', () => {
    const enter = (parameters: Record<string, string>): string[] =>
      chooseAll(policy, { year: 2025, readings: {}, parameters }).problems.map(({ code }) => code);
    expect(enter({ 叠加比例: '50.1%@文' })).toEqual(['above-ceiling']);
    expect(enter({ 叠加比例: '50万元@文' })).toEqual(['bad-parameter']);
    expect(enter({ 叠加率: '5%@文' })).toEqual(['unknown-parameter']);
    expect(enter({ 叠加比例: '5%' })).toEqual(['parameter-without-document']);
    expect(enter({ ceiling: '100.01万元@文' })).toEqual(['above-ceiling']);
  });
  test('a ceiling becomes an award when its amount is decided', () => {
    const table = withTitles(tableOf(policy, [base]), { 国家奖: [[2025]] });
    expect(say(run(table), 'ceiling')).toBe('up_to 1000000.00');
    expect(say(run(table, { parameters: { ceiling: '80万元@纪要' } }), 'ceiling')).toBe('awarded 800000.00');
  });
  test('a decision on so much per unit, or on a rate, replaces that figure', () => {
    const steps = tableOf(policy, [{ ...base, 容积率: '1.9', 设备投资额: '1000000.00' }]);
    expect(say(run(steps), 'steps')).toBe('up_to 4000000.00');
    expect(say(run(steps, { parameters: { steps: '30万元@纪要' } }), 'steps')).toBe('awarded 1200000.00');
    expect(say(run(steps), 'share-ceiling')).toBe('up_to 300000.00');
    expect(say(run(steps, { parameters: { 'share-ceiling': '12.5%@纪要' } }), 'share-ceiling')).toBe('awarded 125000.00');
    expect(
      chooseAll(policy, { year: 2025, readings: {}, parameters: { 'share-ceiling': '31%@纪要' } }).problems.map(
        ({ code }) => code,
      ),
    ).toEqual(['above-ceiling']);
    expect(say(run(steps, { parameters: { 'share-ceiling': '5万元@纪要' } }), 'share-ceiling')).toBe('awarded 50000.00');
    expect(
      chooseAll(policy, { year: 2025, readings: {}, parameters: { steps: '5%@纪要' } }).problems.map(({ code }) => code),
    ).toEqual(['bad-parameter']);
  });
  test('dated values follow the year', () => {
    const table = tableOf(policy, [{ ...base, 年营业收入: '1100000000.00' }]);
    expect(say(run(table), 'over')).toBe('awarded 5000000.00');
    expect(say(run(table, { year: 2026 }), 'over')).toBe('awarded 6250000.00');
  });
});

test('years before the policy are refused, years after it warned of', () => {
  expect(chooseAll(policy, { year: 2024, readings: {}, parameters: {} })).toMatchObject({
    ok: false,
    problems: [{ code: 'not-in-force' }],
  });
  expect(chooseAll(policy, { year: 2027, readings: {}, parameters: {} })).toMatchObject({
    ok: true,
    problems: [{ code: 'expired', severity: 'warning' }],
  });
  expect(chooseAll(policy, { year: Number.NaN, readings: {}, parameters: {} }).ok).toBe(false);
});

test('a base of zero is reported, not computed', () => {
  const settlement = run(tableOf(policy, [{ ...base, 今年贡献: '5.00', 去年贡献: '0.00' }]));
  expect(say(settlement, 'growth-rate')).toBe('missing');
  expect(told(settlement, 'growth-rate').missing).toEqual([{ input: '去年贡献', rows: [0], why: 'zero base' }]);
  expect(say(settlement, 'growth')).toBe('not_eligible');
});

describe('budget and split', () => {
  test('shares sum to the budget to the 分, the remainder going to the largest fractions', () => {
    expect(scaleToBudget([100, 100, 100], 100)).toEqual([34, 33, 33]);
    expect(scaleToBudget([1, 2, 3], 100)).toEqual([1, 2, 3]);
    expect(scaleToBudget([], 100)).toEqual([]);
    const amounts = [9007199254740991, 12345678901, 7, 999999999999];
    expect(scaleToBudget(amounts, 1_000_000_007).reduce((sum, fen) => sum + fen, 0)).toBe(1_000_000_007);
  });
  test('the settlement is scaled and split', () => {
    const rows: Row[] = [1, 2, 3].map((n) => ({ ...base, 标准数: String(n) }));
    const settlement = run(tableOf(policy, rows), { budget: 100_000_001, cityShare: parseDecimal('0.4') });
    expect([0, 1, 2].map((u) => say(settlement, 'per', u))).toEqual([
      'awarded 166666.67',
      'awarded 333333.34',
      'awarded 500000.00',
    ]);
    expect(settlement.totals.awarded).toBe(100_000_001);
    const city = settlement.outcomes.find(({ item }) => item.id === 'per')?.city;
    expect([...(city ?? [])]).toEqual([6_666_667, 13_333_334, 20_000_000]);
  });
  test('half a 分 goes to the city', () => expect(cityPart(5, { n: 1n, d: 2n })).toBe(3));
});
