/** Rankings with quotas: exact scores, places that ties share, classes within their ranges, and no difference for the order of rows. */
import fc from 'fast-check';
import { rational } from '../../src/core/rational';
import { chooseAll } from '../../src/engine/choose';
import { explain } from '../../src/engine/explain/explain';
import type { Settlement } from '../../src/engine/outcome';
import { combine } from '../../src/engine/ranking/combine';
import { placed, possibleClasses } from '../../src/engine/ranking/places';
import { rankingProblems } from '../../src/engine/ranking/tell';
import { settle } from '../../src/engine/settle';
import type { Combination } from '../../src/policy/model';
import { shipped } from '../support/packs';
import type { Row } from '../support/reference';
import { tableOf } from '../support/tables';

const policy = shipped('shangyu-clusters-2017');
const index = policy.items.findIndex(({ ranking }) => ranking);

const one = (sales: string | null, tax: string | null, more: Row = {}): Row => ({
  所属产业集群: '时尚轻纺',
  区内注册登记: true,
  上年度销售收入: sales,
  上年度税收: tax,
  ...more,
});

const run = (rows: readonly Row[], names?: readonly string[], readings: Readonly<Record<string, string>> = {}): Settlement => {
  const choices = chooseAll(policy, { year: 2017, readings, parameters: {} });
  if (!choices.ok) throw new Error(choices.problems.map(({ message }) => message.en).join('; '));
  return settle(policy, tableOf(policy, rows, names ?? rows.map((_, i) => `企业${i}`)), choices.value);
};

/** `企业0 1-2`: names and places of a cluster. */
const places = ({ rankings, table }: Settlement, group = '时尚轻纺'): readonly string[] =>
  (rankings[0]?.groups.find(({ name }) => name === group)?.standings ?? []).map(
    ({ unit, place, last }) => `${table.enterprises[unit]?.name ?? ''} ${place}${last > place ? `-${last}` : ''}`,
  );

describe('places', () => {
  test('equal scores share the places that they take up', () =>
    expect(placed([3, 1, 2, 2, 1, 1], (a, b) => b - a).map(({ one: n, place, last }) => [n, place, last])).toEqual([
      [3, 1, 1],
      [2, 2, 3],
      [2, 2, 3],
      [1, 4, 6],
      [1, 4, 6],
      [1, 4, 6],
    ]));

  const RANGES = [
    { least: 1, most: 3 },
    { least: 5, most: 10 },
    { least: 10, most: 20 },
  ];
  // 1 to 3 first, then 5 to 10, then 10 to 20: 16 at least, 33 at most.
  test.each([
    [1, 1, [0], false],
    [2, 2, [0, 1], false],
    [3, 3, [0, 1], false],
    [4, 4, [1], false],
    [6, 6, [1], false],
    [7, 7, [1, 2], false],
    [13, 13, [1, 2], false],
    [14, 14, [2], false],
    [16, 16, [2], false],
    [17, 17, [2], true],
    [33, 33, [2], true],
    [34, 34, [], true],
    [1, 2, [0, 1], false],
    [3, 4, [0, 1], false],
    [6, 7, [1, 2], false],
    [16, 17, [2], true],
    [1, 40, [0, 1, 2], true],
  ])('place %i to %i', (place, last, classes, none) => expect(possibleClasses(place, last, RANGES)).toEqual({ classes, none }));

  test('every way of picking the numbers, and no other, is possible', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 14 }),
        (sizes, place) => {
          const ranges = sizes.map(([least, more]) => ({ least, most: least + more }));
          const picks = ranges.reduce<number[][]>(
            (all, { least, most }) =>
              all.flatMap((before) => Array.from({ length: most - least + 1 }, (_, i) => [...before, least + i])),
            [[]],
          );
          const found = new Set(
            picks.map((numbers) => {
              let left = place;
              return numbers.findIndex((n) => (left -= n) <= 0);
            }),
          );
          const { classes, none } = possibleClasses(place, place, ranges);
          expect(new Set([...classes, ...(none ? [-1] : [])])).toEqual(found);
        },
      ),
    ));
});

describe('scores', () => {
  const figures = [
    [rational(100n), rational(10n)],
    [rational(50n), rational(30n)],
    [rational(0n), rational(0n)],
  ];
  const weights = [rational(2n, 5n), rational(3n, 5n)];
  test.each<[Combination, string[]]>([
    ['amount', ['46/1', '38/1', '0/1']],
    ['share of the highest', ['3/5', '4/5', '0/1']],
    ['share of the sum', ['5/12', '7/12', '0/1']],
    ['place', ['8/5', '7/5', '3/1']],
  ])('%s', (as, scores) => expect(combine(as, figures, weights).map(({ score }) => `${score.n}/${score.d}`)).toEqual(scores));
  test('a measure of which nobody has anything parts nobody', () =>
    expect(combine('share of the sum', [[rational(0n)], [rational(0n)]], [rational(1n)]).map(({ score }) => score.n)).toEqual([
      0n,
      0n,
    ]));
  test('equal figures share the better place', () =>
    expect(
      combine('place', [[rational(5n)], [rational(5n)], [rational(4n)]], [rational(1n)]).map(({ score }) => score.n),
    ).toEqual([1n, 1n, 3n]));
});

describe('a cluster', () => {
  test('differences that floating numbers lose still decide; equal ones tie', () => {
    // In doubles 0.4 × 3 is 1.2000000000000002, and 0.6 × 2 is 1.2.
    expect(places(run([one('3', '0'), one('0', '2')]))).toEqual(['企业0 1-2', '企业1 1-2']);
    expect(places(run([one('90000000000000.01', '0'), one('90000000000000.00', '0')]))).toEqual(['企业0 1', '企业1 2']);
    const share = { 两项合计方法: '占集群合计' };
    expect(places(run([one('1', '2'), one('2', '1'), one('1', '2'), one('3', '5')], undefined, share))).toEqual([
      '企业3 1',
      '企业0 2-3',
      '企业2 2-3',
      '企业1 4',
    ]);
  });

  test('who is outside, unregistered or lacks something is not ranked, and does not move others', () => {
    const settlement = run([
      one('300', '10'),
      one('900', '90', { 所属产业集群: '不属于八大产业集群' }),
      one('800', '80', { 区内注册登记: false }),
      one('700', null),
      one(null, '70'),
      one('600', '60', { 所属产业集群: null }),
      one('500', '50', { 区内注册登记: null }),
      one('200', '10', { 所属产业集群: '新能源新材料' }),
      one('100', '10'),
    ]);
    expect(places(settlement)).toEqual(['企业0 1', '企业8 2']);
    expect(places(settlement, '新能源新材料')).toEqual(['企业7 1']);
    expect(settlement.rankings[0]?.groups[0]?.missing).toEqual([3, 4, 6]);
    expect(settlement.rankings[0]?.unplaced).toEqual([5]);
    const status = (unit: number): string => explain(settlement, index, unit).status;
    expect([0, 1, 2, 3, 4, 5, 6].map(status)).toEqual([
      'not_money',
      'not_eligible',
      'not_eligible',
      'missing',
      'missing',
      'missing',
      'missing',
    ]);
    expect(explain(settlement, index, 3).missing).toEqual([{ input: '上年度税收', rows: [3], why: 'blank' }]);
    expect(explain(settlement, index, 5).missing).toEqual([{ input: '所属产业集群', rows: [5], why: 'blank' }]);
    expect(rankingProblems(settlement).map(({ code, message }) => [code, message.zh])).toEqual([
      ['ranking-incomplete', '时尚轻纺：企业3、企业4、企业6缺数据，未参加排名；补齐后其他企业的名次可能变动。'],
      ['ranking-incomplete', '未填所属分组：企业5缺数据，未参加排名；补齐后其他企业的名次可能变动。'],
    ]);
  });

  test('ties are told, louder where a limit between classes may fall among them', () => {
    const rows = [...Array.from({ length: 3 }, (_, i) => one(`${9 - i}`, '1')), one('2', '1'), one('2', '1')];
    // Places 4 and 5 are of the second class however the numbers are picked.
    expect(rankingProblems(run(rows)).map(({ severity }) => severity)).toEqual(['info']);
    expect(rankingProblems(run(rows.slice(2))).map(({ severity, message }) => [severity, message.zh])).toEqual([
      ['warning', '时尚轻纺：企业1、企业2得分相同，第2名（并列2家）；扶持类型的界限可能落在其间，请核定先后。'],
    ]);
  });

  test('an enterprise on several rows is ranked once, and not where its rows disagree', () => {
    const settlement = run([one('5', '1'), one('5', '1'), one('4', '1'), one('3', '1')], ['甲', '甲', '乙', '乙']);
    expect(places(settlement)).toEqual(['甲 1']);
    expect(settlement.rankings[0]?.groups[0]?.missing).toEqual([1]);
  });

  test('the place is explained: parts, score, place, size, numbers, ties', () => {
    const settlement = run([one('300', '0'), one('0', '200'), one('1', null)]);
    const { steps, note } = explain(settlement, index, 0);
    expect(
      steps
        .filter(({ kind }) => kind !== 'condition' && kind !== 'reading')
        .map(({ label, value }) => `${label.zh}：${value.zh}`),
    ).toEqual([
      '得分（各项原值加权相加）：120元',
      '“时尚轻纺”中的名次：第1名（并列2家）',
      '参加排名：已排2家，另有1家缺数据未排',
      '每组扶持家数：龙头企业1–3家，骨干企业5–10家，配套企业10–20家',
      '按名次可列为：龙头企业或骨干企业（由核定家数决定）',
    ]);
    expect(note.zh).toContain('时尚轻纺第1名（并列2家），已排2家，另有1家缺数据未排；可列为龙头企业或骨干企业');
  });

  test('without one of its columns nothing is ranked', () => {
    const { 上年度税收: _, ...without } = one('1', '1');
    expect(run([without]).rankings).toEqual([]);
  });

  test('a proposed place never pays: only the decided class does', () => {
    const rows = [
      one('900', '90', { 设备技术投资额: '1000000', 三个一批类型: '未列入' }),
      one('1', '1', { 设备技术投资额: '1000000', 三个一批类型: '龙头企业' }),
    ];
    const settlement = run(rows, undefined, { 上浮补助计算: '只计上浮', 上浮后补助上限: '不受现有上限' });
    expect(places(settlement)).toEqual(['企业0 1', '企业1 2']);
    const leading = settlement.outcomes.find(({ item }) => item.id === '4-3-leading');
    expect([...(leading?.amount ?? [])]).toEqual([0, 2_000_000]);
  });

  test.each(['加权金额', '占集群最高值', '占集群合计', '名次加权'])('%s: the order of rows makes no difference', (method) =>
    fc.assert(
      fc.property(
        fc
          .array(
            fc.record({
              sales: fc.option(fc.nat(4), { freq: 8 }),
              tax: fc.option(fc.nat(3), { freq: 8 }),
              cluster: fc.constantFrom('时尚轻纺', '新能源新材料', '不属于八大产业集群', null),
            }),
            { minLength: 1, maxLength: 12 },
          )
          .chain((all) =>
            fc.tuple(
              fc.constant(all),
              fc.shuffledSubarray(
                all.map((_, i) => i),
                { minLength: all.length, maxLength: all.length },
              ),
            ),
          ),
        ([all, order]) => {
          const rows = all.map(({ sales, tax, cluster }) =>
            one(sales === null ? null : String(sales), tax === null ? null : String(tax), { 所属产业集群: cluster }),
          );
          const told = (settlement: Settlement): unknown =>
            settlement.rankings[0]?.groups.map(({ name, standings, missing }) => ({
              name,
              standings: standings.map(({ unit, ...rest }) => ({
                ...rest,
                who: settlement.table.enterprises[unit]?.name,
                score: `${rest.score.n}/${rest.score.d}`,
                figures: rest.figures.map(String).length,
                parts: rest.parts.length,
              })),
              missing: missing.map((unit) => settlement.table.enterprises[unit]?.name).sort(),
            }));
          const names = rows.map((_, i) => `企业${String(i).padStart(2, '0')}`);
          const readings = { 两项合计方法: method };
          const straight = told(run(rows, names, readings));
          const mixed = told(
            run(
              order.map((i) => rows[i] as Row),
              order.map((i) => names[i] as string),
              readings,
            ),
          );
          expect(mixed).toEqual(straight);
        },
      ),
      { numRuns: 60 },
    ),
  );
});

describe('a sheet that lacks a column of the ranking', () => {
  const messages = (row: Row): string[] => rankingProblems(run([row])).map(({ message }) => message.zh);
  test('is told which, where it says the clusters', () =>
    expect(messages({ 所属产业集群: '时尚轻纺', 上年度税收: '500' })).toEqual([
      '没有排名：表中没有“区内注册登记”、“上年度销售收入”列；补上这些列后即可排名。',
    ]));
  test('is not bothered where it has nothing to do with it', () => expect(messages({ 上年度税收: '500' })).toEqual([]));
});
