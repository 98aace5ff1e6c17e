/** Causes that the amounts themselves tell: a rate that no article has, the base of the row above, and what several items have in common. */
import type { Found } from '../../src/audit/finding';
import { auditBook, differencesIn, type Line } from '../support/audit-book';
import { auditPolicy } from '../support/audit-pack';
import { GIVEN, HEADERS, rateLine } from '../support/audit-rates';
import { shipped } from '../support/packs';

/** 分 of a share in hundredths of a percent of so many 万元. */
const share = (wan: number, hundredths: number): number => Math.round((wan * 1_000_000 * hundredths) / 10_000);

interface Row {
  readonly wan: number;
  /** 分. */
  readonly given: number;
  readonly facts?: Line;
}

/** 10% on both lists, 6% on neither. */
const BOTH: Line = { 重点项目: '是', 集群项目: '是' };

const found = (rows: readonly Row[], items: readonly string[] = ['rate']): ReadonlyMap<number, Found> => {
  const lines = rows.map(({ wan, given, facts }, i) => rateLine(i, wan, given / 100, facts));
  return new Map(differencesIn(auditBook(auditPolicy(), HEADERS, lines), GIVEN, items).map((one) => [one.row - 2, one]));
};

/** Exact causes of the only row. */
const told = (row: Row, items?: readonly string[]): readonly string[] =>
  (found([row], items).get(0)?.causes ?? []).filter(({ exact }) => exact).map(({ id, text }) => `${id} ${text.zh}`);

describe('another rate', () => {
  test('comes out to the 分', () => {
    expect(told({ wan: 3_614.72, given: share(3_614.72, 900), facts: BOTH })).toEqual(['figure 按9%的比例计，应为10%']);
    expect(told({ wan: 3_012.13, given: share(3_012.13, 725) })).toEqual(['figure 按7.25%的比例计，应为6%']);
    const [first] = found([{ wan: 3_614.72, given: share(3_614.72, 900), facts: BOTH }]).get(0)?.causes ?? [];
    expect(first).toMatchObject({ exact: true, item: 'rate', comesTo: share(3_614.72, 900) });
    expect(first?.text.en).toBe('Another rate: 9% instead of 10%');
  });

  test('is one that is written with two decimals at most, and no accident', () => {
    expect(told({ wan: 3_012.13, given: share(3_012.13, 725) + 1 })).toEqual([]);
    expect(told({ wan: 31_234.567_891, given: 14_117_800_000 })).toEqual([]);
    // Every amount in whole 千元 is a rate of 1,000万元 in hundredths of a percent.
    expect(told({ wan: 1_000, given: share(1_000, 731) })).toEqual([]);
    expect(told({ wan: 1_000, given: share(1_000, 750) })).toEqual(['figure 按7.5%的比例计，应为6%']);
  });

  test('stands behind a cause that names a rule, and is none where the cap would have cut it', () => {
    expect(told({ wan: 3_614.72, given: share(3_614.72, 1_200), facts: BOTH })).toEqual([
      'points 几项加点相加了，应只取最高一项',
      'figure 按12%的比例计，应为10%',
    ]);
    expect(told({ wan: 30_013.37, given: share(30_013.37, 900) })).toEqual([]);
  });

  test('is found in a sum of items', () => {
    const wan = 3_012.13;
    expect(told({ wan, given: share(wan, 700) + share(wan, 300) }, ['rate', 'software'])).toContain(
      'figure 按7%的比例计，应为6%',
    );
  });
});

describe('the neighbour’s base', () => {
  const above = { wan: 4_021.13, given: share(4_021.13, 1_000), facts: BOTH };
  const below = { wan: 2_913.57, given: share(2_913.57, 800), facts: { 重点项目: '是' } };

  test('of the row above and of the row below', () => {
    const own = { wan: 3_333.37, given: share(above.wan, 600) };
    const causes = (given: number): readonly string[] =>
      found([above, { ...own, given }, below])
        .get(1)
        ?.causes.map(({ id, text, exact }) => `${exact} ${id} ${text.zh}`) ?? [];
    expect(causes(share(above.wan, 600))).toEqual(['true shifted “设备投资额”取了上一行的数']);
    expect(causes(share(below.wan, 600))).toEqual(['true shifted “设备投资额”取了下一行的数']);
  });

  test('says more than that a digit differs', () => {
    const rows = [
      { wan: 1_244.5, given: share(1_244.5, 1_000), facts: BOTH },
      { wan: 1_234.5, given: share(1_244.5, 600) },
    ];
    expect(
      found(rows)
        .get(1)
        ?.causes.map(({ id }) => id),
    ).toEqual(['shifted', 'digits']);
  });

  test('the first row has none above it', () => {
    expect(
      found([
        { wan: 3_333.37, given: share(above.wan, 600) },
        { ...below, given: share(below.wan, 800) },
      ]).get(0)?.causes,
    ).toEqual([]);
  });
});

describe('what several items have in common', () => {
  test('a base with VAT, in both at once', () => {
    const wan = 3_012.13;
    const given = share(wan * 1.13, 600) + share(wan * 1.13, 300);
    expect(told({ wan, given }, ['rate', 'software'])[0]).toBe('vat “设备投资额”按含税价计（13%增值税）');
  });

  test('a condition that none of them meets', () => {
    const policy = shipped('shaoxing-4151-2025');
    const headers = [
      '企业名称',
      '项目名称',
      '独立供地重大制造业项目',
      '固定资产投资额（万元）',
      '提前开工天数',
      '提前投产天数',
      GIVEN,
    ];
    const lines = [10_000, 9_999].map((wan, i): Line => ({
      企业名称: `绍兴第${i}机械有限公司`,
      项目名称: `项目${i}`,
      独立供地重大制造业项目: '是',
      '固定资产投资额（万元）': wan,
      提前开工天数: i === 0 ? 190 : 95,
      提前投产天数: i === 0 ? 190 : 95,
      [GIVEN]: i === 0 ? 600_000 : 300_000,
    }));
    const items = policy.items.filter(({ article }) => article === '(九)').map(({ id }) => id);
    const causes = differencesIn(auditBook(policy, headers, lines), GIVEN, items).map(({ row, causes: list }) => [
      row,
      list.filter(({ exact }) => exact).map(({ text }) => text.zh),
    ]);
    expect(causes).toEqual([[3, ['条件不满足仍按满足计：项目固定资产投资额 ≥ 1亿元']]]);
  });
});

describe('several rules at once', () => {
  const wan = 3_012.13;
  const gates = (facts: Line): readonly string[] => told({ wan, given: share(wan, 600), facts });

  test('are told only where one alone is not enough', () => {
    expect(gates({ 亩均评价: 'D' })).toEqual(['gate 应不予享受仍计奖：D 类不予享受（附则(四)）']);
    expect(gates({ 亩均评价: 'D', 失信: '是' })).toEqual(['gate 应不予享受仍计奖：几条限制都不符合']);
  });
});
