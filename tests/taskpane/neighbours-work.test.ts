/** What one step to the next award costs, in counts that no machine changes: answers replayed, codes looked at; and that columns tell what the exact answers tell. */
import { benchTable } from '../../bench/tables';
import * as exact from '../../src/engine/answer';
import { chooseAll } from '../../src/engine/choose';
import { AT_ONCE, canBeCapped, cappedAmong } from '../../src/engine/explain/capped';
import { Code, type ItemOutcome, type Settlement } from '../../src/engine/outcome';
import { framesOf, settle } from '../../src/engine/settle';
import type { Table } from '../../src/engine/table';
import type { Policy } from '../../src/policy/model';
import { neighbour, type Direction, type Kind } from '../../src/taskpane/neighbours';
import { miniText } from '../support/mini-pack';
import { loadText, shipped } from '../support/packs';
import { tableOf } from '../support/tables';

jest.mock('../../src/engine/answer', () => {
  const real = jest.requireActual<typeof exact>('../../src/engine/answer');
  return { ...real, answer: jest.fn(real.answer) };
});
const answered = jest.mocked(exact.answer);

const settled = (policy: Policy, table: Table): Settlement => {
  const chosen = chooseAll(policy, { year: 2025, readings: {}, parameters: {} });
  if (!chosen.ok) throw new Error(policy.id);
  return settle(policy, table, chosen.value);
};

const pays = (code: number | undefined): boolean => code === Code.awarded || code === Code.upTo;

test('columns cut where the exact answer cuts, almost without asking it', () => {
  const policy = shipped('shaoxing-4151-2025');
  const settlement = settled(policy, benchTable(policy, 3_000));
  const { choices, table, outcomes } = settlement;
  let [asked, cut] = [0, 0];
  outcomes.forEach((outcome, index) => {
    if (!canBeCapped(settlement, index)) return;
    const { item, code, shared, limit } = outcome;
    const units = [...code.keys()].filter((unit) => pays(code[unit]));
    answered.mockClear();
    const found = [];
    for (let at = 0; at < units.length; at += AT_ONCE)
      found.push(...cappedAmong(settlement, index, units.slice(at, at + AT_ONCE)));
    expect(answered.mock.calls.length).toBeLessThanOrEqual(units.length / 100);
    const frame = framesOf(table, policy)[item.grain];
    const expected = units.filter((unit) => {
      if (shared?.[unit] === 1 || (limit?.[unit] ?? -1) >= 0) return true;
      const { rounded, capped } = exact.answer(item, { policy, choices, frame, unit });
      return rounded !== undefined && capped !== undefined && capped < rounded;
    });
    expect([item.id, found]).toEqual([item.id, expected]);
    asked += units.length;
    cut += found.length;
  });
  expect(asked).toBeGreaterThan(2_000);
  expect(cut).toBeGreaterThan(200);
  expect(asked - cut).toBeGreaterThan(300);
});

/** A cap that follows the investment, which only the last row is cut by: 4% of it where 8% are due; 60% where 6% are. */
const moving = (): Settlement => {
  const loaded = loadText(
    miniText(
      ['            cap: 1500万元\n', '            cap: "重点项目 ? 设备投资额 * 4% : 设备投资额 * 60%"\n'],
      ['figures: [300万元, 6%, 2个百分点, 4个百分点, 1500万元]', 'figures: [300万元, 6%, 2个百分点, 4个百分点, 4%, 60%]'],
      ['cap: 2000万元, figures: [2000万元]', 'cap: 90000000万元, figures: [90000000万元]'],
    ),
  );
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message.en).join('\n'));
  const rows = 4_000;
  return settled(
    loaded.value,
    tableOf(
      loaded.value,
      Array.from({ length: rows }, (_, i) => ({ 设备投资额: String(3_000_001 + i), 重点项目: i === rows - 1, 集群项目: false })),
    ),
  );
};

test('a cap that moves with the row is told without a single replay', () => {
  const settlement = moving();
  const rate = settlement.policy.items.findIndex(({ id }) => id === 'rate');
  expect(settlement.outcomes[rate]?.code.every((code) => code === Code.awarded)).toBe(true);
  answered.mockClear();
  const items = settlement.policy.items.map(({ id }) => id);
  const step = (from: { row: number; item?: number } | undefined, direction: Direction): unknown => {
    const found = neighbour(settlement, from, 'capped', direction);
    return found && [found.row, items[found.item]];
  };
  // Nothing is cut before the ceiling of 30%, which has a fixed cap of its own: 90万元 lie at 300万元.
  const last = settlement.table.rows - 1;
  expect(step(undefined, -1)).toEqual([last, 'share-ceiling']);
  expect(step({ row: last, item: items.indexOf('share-ceiling') }, -1)).toEqual([last, 'rate']);
  expect(step({ row: last, item: rate }, -1)).toEqual([last - 1, 'share-ceiling']);
  expect(answered).not.toHaveBeenCalled();
});

const ROWS = 100_000;
const ITEMS = 275;

/** Two of all items have such an answer: one at half the rows, one at the very end. */
const vast = (code: Code): { readonly settlement: Settlement; readonly looks: () => number } => {
  let looks = 0;
  const watched = (codes: Uint8Array): Uint8Array =>
    new Proxy(codes, {
      get: (target, key) => {
        if (typeof key === 'string' && /^\d+$/.test(key)) looks += 1;
        const value: unknown = Reflect.get(target, key, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  const outcomes = Array.from({ length: ITEMS }, (_, i): ItemOutcome => {
    const codes = new Uint8Array(ROWS).fill(i % 3 === 0 ? Code.missing : Code.notEligible);
    if (i === 100) codes[ROWS / 2] = code;
    if (i === 200) codes[ROWS - 1] = code;
    return { item: { grain: 'project' } as ItemOutcome['item'], code: watched(codes), amount: new Float64Array(0) };
  });
  const settlement = { table: { rows: ROWS }, outcomes, firstRow: new Int32Array(0) } as unknown as Settlement;
  return {
    settlement,
    looks: () => {
      const since = looks;
      looks = 0;
      return since;
    },
  };
};

test.each([
  ['displaced', Code.displaced],
  ['undecided', Code.upTo],
  ['undecided', Code.undetermined],
] as const)(
  '100,000 rows × 275 items, %s (%i): items without such answers are passed over, empty rows are looked at once',
  (kind: Kind, code) => {
    const { settlement, looks } = vast(code);
    answered.mockClear();
    const first = neighbour(settlement, undefined, kind, 1);
    expect(first).toEqual({ row: ROWS / 2, item: 100 });
    expect(looks()).toBeLessThanOrEqual(ROWS + 2 * AT_ONCE);
    const second = neighbour(settlement, first, kind, 1);
    expect(second).toEqual({ row: ROWS - 1, item: 200 });
    expect(looks()).toBeLessThanOrEqual(ROWS + 2 * AT_ONCE);
    // Everything is known now: a step there or back looks at the blocks of the answers alone.
    for (const [from, direction, found] of [
      [second, 1, undefined],
      [second, -1, first],
      [first, -1, undefined],
      [undefined, -1, second],
      [{ row: 0 }, 1, first],
    ] as const) {
      expect(neighbour(settlement, from, kind, direction)).toEqual(found);
      expect(looks()).toBeLessThanOrEqual(4 * AT_ONCE);
    }
    expect(answered).not.toHaveBeenCalled();
  },
);
