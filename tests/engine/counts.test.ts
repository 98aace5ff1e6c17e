/** What a settlement costs, in counts that no machine changes: units handed to the exact path, bytes kept, and the same amounts as a program without either. */
import { benchTable } from '../../bench/tables';
import { program } from '../../bench/handwritten/program';
import { chooseAll } from '../../src/engine/choose';
import * as exact from '../../src/engine/answer';
import { line } from '../../src/engine/explain/explain';
import { Code, type ItemOutcome, type Settlement } from '../../src/engine/outcome';
import { settle } from '../../src/engine/settle';
import type { Policy } from '../../src/policy/model';
import { shipped } from '../support/packs';

jest.mock('../../src/engine/answer', () => {
  const real = jest.requireActual<typeof exact>('../../src/engine/answer');
  return { ...real, answer: jest.fn(real.answer) };
});
const answered = jest.mocked(exact.answer);

const choicesFor = (policy: Policy): Settlement['choices'] => {
  const chosen = chooseAll(policy, { year: Number(policy.from.slice(0, 4)), readings: {}, parameters: {} });
  if (!chosen.ok) throw new Error(policy.id);
  return chosen.value;
};

const bytesOf = (outcome: ItemOutcome): number =>
  Object.values(outcome)
    .filter((part: unknown) => ArrayBuffer.isView(part))
    .reduce((sum, { byteLength }) => sum + byteLength, 0);
const unitsOf = (outcomes: readonly ItemOutcome[]): number => outcomes.reduce((sum, { code }) => sum + code.length, 0);

const settled = (policy: Policy, rows: number): { readonly settlement: Settlement; readonly handed: number } => {
  const table = benchTable(policy, rows);
  answered.mockClear();
  const settlement = settle(policy, table, choicesFor(policy));
  return { settlement, handed: answered.mock.calls.length };
};

const policy = shipped('shaoxing-4151-2025');

test('less than one unit in a thousand needs the exact path, and twice the rows need no more than twice as much', () => {
  const [one, two] = [settled(policy, 2_000), settled(policy, 4_000)];
  expect(one.handed / unitsOf(one.settlement.outcomes)).toBeLessThan(1e-3);
  expect(two.handed).toBeLessThanOrEqual(2 * one.handed + 50);
});

test('an item that pays keeps at most 16 bytes a row, the others share their zeros', () => {
  const { outcomes } = settled(policy, 4_000).settlement;
  const pays = ({ code }: ItemOutcome): boolean => code.includes(Code.awarded) || code.includes(Code.upTo);
  const paying = outcomes.filter(pays);
  expect(paying.length).toBeGreaterThan(100);
  expect(paying.reduce((sum, one) => sum + bytesOf(one), 0) / unitsOf(paying)).toBeLessThanOrEqual(16);
  // The zeros of all that pay nothing are one array.
  const idle = outcomes.filter((one) => !pays(one) && one.item.amount);
  expect(new Set(idle.map(({ amount }) => amount)).size).toBeLessThanOrEqual(2);
});

test.each([7, 8])('the policy pays what a program made for it alone pays (table %i)', (seed) => {
  const table = benchTable(policy, 3_000, seed);
  const byHand = program(policy, choicesFor(policy))(table);
  const { outcomes } = settle(policy, table, choicesFor(policy));
  let paid = 0;
  const differ = outcomes.flatMap(({ item, code, amount }, i) =>
    [...code].flatMap((c, unit) => {
      const fen = c === Code.awarded || c === Code.upTo ? amount[unit] : 0;
      if (fen) paid += 1;
      return fen === (byHand[i]?.[unit] ?? 0) ? [] : [`${item.id} ${unit}: ${fen} ${byHand[i]?.[unit]}`];
    }),
  );
  expect(differ).toEqual([]);
  expect(paid).toBeGreaterThan(1_000);
});

test('lines of evidence share their lists of readings: few lists, however many awards', () => {
  const lists = (rows: number): readonly [number, number] => {
    const { settlement } = settled(policy, rows);
    const found = settlement.outcomes.flatMap(({ code }, index) =>
      Array.from(code.keys())
        .filter((unit) => code[unit] === Code.awarded || code[unit] === Code.upTo)
        .map((unit) => line(settlement, index, unit).readings),
    );
    return [new Set(found).size, found.length];
  };
  const [one, two] = [lists(200), lists(400)];
  expect(two[1]).toBeGreaterThan(1.5 * one[1]);
  expect(two[0]).toBeLessThan(2 * policy.items.length);
  expect(two[0] - one[0]).toBeLessThan(policy.items.length / 4);
});
