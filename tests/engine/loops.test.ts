/** The kernels' loops on what is rare: no value, unknown conditions, integers that doubles do not hold. */
import { FLAG_BEFORE, FLAG_NOW, CellState } from '../../src/engine/table';
import { UNKNOWN, flagFact } from '../../src/engine/fact';
import { chooseUp, combineUp, compareUp, notUp, pickUp } from '../../src/engine/kernel/loops';
import { LIMIT } from '../../src/engine/kernel/vector';

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
