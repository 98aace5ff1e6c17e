/** Expressions: their text, what they come to, and the sign by which a formula of ours is known again. */
import {
  all,
  any,
  compared,
  constant,
  either,
  FAULT,
  fillHoles,
  floor,
  hole,
  isNumber,
  minus,
  named,
  not,
  over,
  plain,
  plus,
  shown,
  texts,
  times,
  whole,
  type Expression,
  type Value,
} from '../../src/formulas/expression';
import { isOurs, signed } from '../../src/sheet/port/own-formula';

const A = hole(0);
const B = hole(1);
const text = (of: Expression): string => fillHoles(of.text, (index) => ['F5', 'G5'][index] ?? '');
const run = (of: Expression, a: Value, b: Value = null): Value =>
  of.run({ hole: (index) => (index === 0 ? a : b), name: (name) => (name === '策算_率' ? 3 : FAULT) });

test('operators keep their order', () => {
  expect(text(times(plus(A, B), constant(2)))).toBe('(F5+G5)*2');
  expect(text(minus(A, minus(B, named('策算_率'))))).toBe('F5-(G5-策算_率)');
  expect(text(over(A, times(constant(2), B)))).toBe('F5/(2*G5)');
  expect(text(not(compared(A, '>=', B)))).toBe('F5<G5');
  expect(text(texts(constant('最高'), shown(over(A, constant(100)), 2)))).toBe('"最高"&TEXT(F5/100,"#,##0.00")');
});

test('what does not depend on a cell is worked out beforehand', () => {
  expect(text(all(compared(constant(1), '<', constant(2)), compared(A, '=', B)))).toBe('F5=G5');
  expect(text(any(all(A, B), all(A, B), constant(false)))).toBe('AND(F5,G5)');
  expect(text(either(constant(true), A, B))).toBe('F5');
  expect(text(all(A, all(B, A)))).toBe('AND(F5,G5)');
});

test('cells are read as a spreadsheet reads them', () => {
  expect(run(whole(times(plain(A), constant(100))), 12.34)).toBe(1234);
  expect(run(plain(A), '12')).toBe(0);
  expect(run(isNumber(A), '12')).toBe(false);
  expect(run(compared(A, '=', constant('是')), null)).toBe(false);
  expect(run(compared(A, '=', constant(0)), null)).toBe(true);
  expect(run(compared(A, '=', constant('y')), 'Y')).toBe(true);
  expect(run(compared(A, '>', constant(100)), '1')).toBe(true);
  expect(run(plus(A, B), 'x', 1)).toBe(FAULT);
  // All parts are looked at, and only the branch that is taken.
  expect(run(all(constant(1), compared(plus(A, B), '>', constant(0))), 'x')).toBe(FAULT);
  expect(run(either(isNumber(A), plus(A, B), constant('缺数据')), 'x', 1)).toBe('缺数据');
  expect(run(over(A, B), 1, 0)).toBe(FAULT);
  expect(run(floor(over(minus(constant(0), A), constant(2))), 3)).toBe(-2);
  expect(run(shown(over(A, constant(1_000_000)), 6, true), 1_234_500_000)).toBe('1,234.5');
});

test('a formula is known again where its cells have moved, and not where somebody has changed it', () => {
  const formula = signed('IF(F5="是",ROUND(N($G5)*100,0)/100,"")');
  expect(formula).toMatch(/^IF\(N\("策算 [0-9a-f]{8}"\)=0,/);
  expect(isOurs(`=${formula}`)).toBe(true);
  expect(isOurs(formula.replaceAll('F5', 'H12').replaceAll('$G5', '$AA12'))).toBe(true);
  expect(isOurs(formula.replace('*100', '*101'))).toBe(false);
  expect(isOurs('IF(F5="是",1,"")')).toBe(false);
});
