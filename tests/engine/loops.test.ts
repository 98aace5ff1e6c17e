/** The kernels' loops on what is rare: no value, unknown conditions, integers that doubles do not hold. */
import { FLAG_BEFORE, FLAG_NOW, CellState } from '../../src/engine/table';
import { bitsOf } from '../../src/engine/columns';
import { STATUS } from '../../src/engine/outcome';
import { tallyOf } from '../../src/engine/tally';
import { UNKNOWN, flagFact } from '../../src/engine/fact';
import type { Compilation } from '../../src/engine/kernel/compile';
import { finisher } from '../../src/engine/kernel/finish';
import { atMost, compareUp, pickUp } from '../../src/engine/kernel/loops';
import { chooseUp, combineUp, notUp } from '../../src/engine/kernel/threes';
import { LIMIT, noDoubt, selectRange, selection } from '../../src/engine/kernel/vector';
import type { Amount } from '../../src/policy/model';

const THREE = [0, 1, UNKNOWN] as const;
const run = <T extends Uint8Array | Float64Array>(out: T, loop: (out: T) => void): number[] => {
  loop(out);
  return [...out];
};

test.each([
  ['<', [1, 0, 0]],
  ['<=', [1, 1, 0]],
  ['>', [0, 0, 1]],
  ['>=', [0, 1, 1]],
  ['==', [0, 1, 0]],
  ['!=', [1, 0, 1]],
] as const)('%s of less, same and more; unknown without a value; a mark where an integer is too large', (by, answers) => {
  const a = Float64Array.of(1, 2, 3, NaN, 2, LIMIT);
  const b = Float64Array.of(2, 2, 2, 2, NaN, 1);
  const marks = new Uint8Array(6);
  const out = run(new Uint8Array(6), (to) => compareUp(by, to, a, 2, b, 2, 6, marks));
  expect(out.slice(0, 5)).toEqual([...answers, UNKNOWN, UNKNOWN]);
  expect([...marks]).toEqual([0, 0, 0, 0, 0, 1]);
});

test('two large integers that are exact each are compared, and mark nothing', () => {
  const marks = new Uint8Array(1);
  expect(
    run(new Uint8Array(1), (to) => compareUp('<', to, Float64Array.of(LIMIT - 1), 1, Float64Array.of(LIMIT), 1, 1, marks)),
  ).toEqual([1]);
  expect([...marks]).toEqual([0]);
});

test('the side that is not taken may have no value, or one that is too large', () => {
  const holds = Uint8Array.of(1, 0, 1, 0, UNKNOWN, UNKNOWN, 1, 0, 1);
  const a = Float64Array.of(7, NaN, NaN, 7, 5, 5, 5, LIMIT, LIMIT);
  const b = Float64Array.of(NaN, 8, 8, NaN, 5, 6, LIMIT, 5, 5);
  const marks = new Uint8Array(9);
  const out = run(new Float64Array(9), (to) => pickUp(to, holds, a, 3, b, 3, 9, marks));
  expect(out.slice(0, 8)).toEqual([21, 24, NaN, NaN, 15, NaN, 15, 15]);
  expect([...marks]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1]);
});

test('conditions in threes: every pair of “and” and “or”, every triple of a choice, “not”', () => {
  for (const a of THREE)
    for (const b of THREE) {
      const both = [0, 1].map(
        (decisive) => run(Uint8Array.of(a), (to) => combineUp(to, Uint8Array.of(b), decisive as 0 | 1, 1))[0],
      );
      const [and, or] = [
        a === 0 || b === 0 ? 0 : a === 1 && b === 1 ? 1 : UNKNOWN,
        a === 1 || b === 1 ? 1 : a === 0 && b === 0 ? 0 : UNKNOWN,
      ];
      expect(both).toEqual([and, or]);
      for (const holds of THREE)
        expect(run(new Uint8Array(1), (to) => chooseUp(to, Uint8Array.of(holds), Uint8Array.of(a), Uint8Array.of(b), 1))).toEqual(
          [holds === 1 ? a : holds === 0 ? b : a === b ? a : UNKNOWN],
        );
    }
  expect(run(new Uint8Array(3), (to) => notUp(to, Uint8Array.from(THREE), 3))).toEqual([1, 0, UNKNOWN]);
});

test('conditions in threes come to the same at any length and wherever their bytes begin', () => {
  const three = (seed: number): Uint8Array => Uint8Array.from({ length: 32 }, (_, i) => ((i * seed) % 7) % 3);
  const [all, others, third] = [three(5), three(3), three(2)];
  const one = (loop: (out: Uint8Array) => void, begins = 0): number => {
    const out = Uint8Array.of(begins);
    loop(out);
    return out[0] as number;
  };
  for (const from of [0, 1, 2, 3])
    for (const length of [0, 1, 3, 4, 5, 8, 11, 27]) {
      const [a, b, c] = [all, others, third].map((bytes) => bytes.subarray(from, from + length)) as [
        Uint8Array,
        Uint8Array,
        Uint8Array,
      ];
      const byByte = (loop: (out: Uint8Array, i: number) => void, begins?: Uint8Array): number[] =>
        Array.from({ length }, (_, i) => one((out) => loop(out, i), begins?.[i]));
      for (const decisive of [0, 1] as const) {
        const out = Uint8Array.from(a);
        combineUp(out, b, decisive, length);
        expect([...out]).toEqual(byByte((to, i) => combineUp(to, b.slice(i, i + 1), decisive, 1), a));
      }
      const chosen = new Uint8Array(length);
      chooseUp(chosen, a, b, c, length);
      expect([...chosen]).toEqual(byByte((to, i) => chooseUp(to, a.slice(i, i + 1), b.slice(i, i + 1), c.slice(i, i + 1), 1)));
      const none = new Uint8Array(length);
      notUp(none, a, length);
      expect([...none]).toEqual(byByte((to, i) => notUp(to, a.slice(i, i + 1), 1)));
      expect(bitsOf(a, length)).toBe(a.reduce((bits, byte) => bits | byte, 0));
    }
});

test('an integer against a line that is the same for all: at most or not, and no answer where one has no value or is too large', () => {
  const a = Float64Array.of(1, 2, 3, -4);
  const out = new Uint8Array(4);
  expect([atMost(out, a, 2, 4, true, 4), ...out]).toEqual([true, 1, 1, 0, 1]);
  expect([atMost(out, a, 2, 4, false, 4), ...out]).toEqual([true, 0, 0, 1, 0]);
  for (const rare of [NaN, LIMIT, -LIMIT]) expect(atMost(out, Float64Array.of(1, rare), 2, 4, true, 2)).toBe(false);
});

test('codes are counted wherever their array ends', () => {
  for (const length of [0, 1, 4, 6, 11]) {
    const code = Uint8Array.from({ length }, (_, i) => (i * 3) % 7);
    expect([...tallyOf(code)]).toEqual(STATUS.map((_, c) => code.filter((one) => one === c).length));
  }
});

test('bits of a column wherever it begins and however long it is', () => {
  for (const from of [0, 1, 2, 3])
    for (const length of [0, 1, 3, 4, 5, 8, 11]) {
      const all = Uint8Array.from({ length: 16 }, (_, i) => (i * 7) % 4);
      const states = Uint8Array.from({ length: 16 }, (_, i) => (i % 5 === 3 ? CellState.blank : CellState.value));
      const [values, state] = [all.subarray(from, from + length), states.subarray(from, from + length)];
      const fact = flagFact(values, state);
      const plainly = (bit: number): number[] =>
        Array.from(values, (value, i) => (state[i] === CellState.value ? Number((value & bit) !== 0) : UNKNOWN));
      expect([[...fact.now], [...fact.before]]).toEqual([plainly(FLAG_NOW), plainly(FLAG_BEFORE)]);
    }
});

test.each([
  [368_380_375_770_071, 523],
  [385_972_561_814_487, 548],
  [403_564_747_858_903, 573],
])('a factor whose hundredfold passes 2^53 is not rounded before it is divided: %p', (times, fen) => {
  // A little less than half a 分 more: the hundredfold in doubles is exactly half.
  const scale = 2 ** 46;
  expect((BigInt(times) * 100n) / BigInt(scale)).toBe(BigInt(fen));
  expect((times * 100) / scale).toBe(fen + 0.5);
  const doubt = noDoubt(1);
  const kernel = { times, scale, run: () => ({ num: Float64Array.of(1), den: null }) };
  const using = { chunk: 1, doubt, number: () => kernel } as unknown as Compilation;
  const selected = selection(1);
  selectRange(selected, 0, 1);
  const finish = finisher({ node: {}, rounding: { to: 1, mode: 'half-up' } } as Amount, using);
  const paid = finish(selected).fen[0];
  expect(doubt.marks[0] === 1 ? fen : paid).toBe(fen);
});
