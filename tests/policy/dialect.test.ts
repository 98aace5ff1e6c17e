/** The formula dialect: what policy text means, and what mathjs alone would have made of it (each line was measured to go wrong there). */
import { check } from '../../src/policy/dialect/check';
import { parseFormula } from '../../src/policy/dialect/parse';
import { parseQuantity } from '../../src/policy/dialect/quantities';
import type { Node, ValueType } from '../../src/policy/model';
import { FormulaError } from '../../src/policy/problems';
import { FLAG, MONEY, NUMBER, RATE } from '../../src/policy/units';
import { constantFlag, constantNumber } from '../support/constants';

const name = (n: string, type: ValueType): [string, Node] => [n, { op: 'input', type, name: n }];
const scope = new Map<string, Node>([
  name('营业收入', MONEY),
  name('设备投入', MONEY),
  name('面积', { kind: 'number', dims: { 平方米: 1 } }),
  name('增速', RATE),
  name('系数', NUMBER),
  name('新纳入规上', FLAG),
  name('等级', { kind: 'choice', options: ['A', 'B', 'D'] }),
  ['国家级小巨人', { op: 'recognised', type: FLAG, name: '国家级小巨人', when: 'year' }],
]);
const compile = (source: string): Node => check(parseFormula(source), scope);
const refusal = (source: string): string => {
  try {
    compile(source);
  } catch (error) {
    if (error instanceof FormulaError) return error.problem.code;
    throw error;
  }
  return 'accepted';
};

describe('percentages are literals, never an operator', () => {
  test.each([
    ['6% + 2%', '0.08'],
    ['6% + 2个百分点', '0.08'],
    ['0.06 + 2%', '0.08'],
    ['6%+4个百分点', '0.1'],
    ['1 + 10%', '1.1'],
    ['100% - 0.5%', '0.995'],
    ['200 × 3% + 2', '8'],
  ])('%s = %s', (source, value) => expect(constantNumber(compile(source))).toBe(value));

  test.each(['100万元 + 3%', '设备投入 + 2%', '100万元 + 3% + 2%', '3个百分点 + 100万元', '6% * 2个百分点', '2个百分点 - 1%'])(
    '%s is a unit clash',
    (source) => expect(refusal(source)).toBe('unit-clash'),
  );
  test.each(['50% 设备投入', '10% 3', '设备投入 6%', '3 (设备投入)', '5 m'])(
    '%s: a left-out multiplication sign is refused',
    (source) => expect(refusal(source)).toBe('not-allowed'),
  );
});

describe('units bind to their number', () => {
  test.each([
    ['1500万元', '15000000'],
    ['100万元/1500万元', '100/1500'],
    ['1亿元 ÷ 2万元', '5000'],
    ['150元/平方米 * 2平方米', '300'],
    ['１５００万元', '15000000'],
    ['１２．５％', '0.125'],
  ])('%s = %s', (source, value) =>
    expect(constantNumber(compile(source))).toBe(value.includes('/') ? constantNumber(compile(value)) : value),
  );

  test('设备投入/2万元 divides by 20,000 yuan', () => {
    const node = compile('设备投入/2万元');
    expect(node).toMatchObject({ op: 'divide', right: { op: 'literal', value: { n: 20000n, d: 1n } } });
  });
  test.each([
    '100/1500万元 > 1',
    '设备投入 + 面积',
    '300万元 > 面积',
    '面积 * 150元/平方米 > 1平方米',
    'min(设备投入, 面积)',
    '新纳入规上 ? 300万元 : 30平方米',
  ])('%s is a unit clash', (source) => expect(refusal(source)).toBe('unit-clash'));
  test('a number runs into the next word', () => expect(refusal('设备投入 >= 300万元以上')).not.toBe('accepted'));
});

describe('comparison is exact', () => {
  test.each([
    ['99999999999.99 == 100000000000', false],
    ['999999999999.99 >= 1000000000000', false],
    ['3000000 >= 3000000.0000001', false],
    ['1/3*3 == 1', true],
    ['0.1 + 0.2 == 0.3', true],
    ['123456789012345678901 > 123456789012345678900', true],
    ['100万元 == 1000000元', true],
    ['10亿元 <= 20亿元 < 50亿元', true],
    ['10亿元 <= 50亿元 < 50亿元', false],
  ])('%s is %s', (source, value) => expect(constantFlag(compile(source))).toBe(value));
});

describe('names', () => {
  test('Chinese names stop at full-width operators', () => {
    expect(compile('营业收入＞10亿元')).toMatchObject({ op: 'compare', by: '>', left: { name: '营业收入' } });
    expect(compile('设备投入×6％')).toMatchObject({ op: 'multiply', left: { name: '设备投入' } });
    expect(compile('（设备投入 － 5万元）× 6%')).toMatchObject({ op: 'multiply', left: { op: 'subtract' } });
    expect(compile('营业收入 ≥ 10亿元 且 新纳入规上')).toMatchObject({ op: 'and' });
  });
  test('an unknown name is refused with the nearest', () => {
    expect(() => compile('营业收人 > 1元')).toThrow('Did you mean “营业收入”');
    expect(refusal('i + 1')).toBe('unknown-name');
    expect(refusal('e')).toBe('unknown-name');
  });
  test('options of a choice are checked', () => {
    expect(compile('等级 == "D"')).toEqual({ op: 'is', type: FLAG, name: '等级', options: ['D'] });
    expect(compile('等级 != “D”')).toMatchObject({ op: 'not', of: { op: 'is' } });
    expect(compile('属于(等级, "A", "B")')).toMatchObject({ op: 'is', options: ['A', 'B'] });
    expect(refusal('等级 == "E"')).toBe('unknown-option');
    expect(refusal('"是" == "是"')).not.toBe('accepted');
    expect(refusal('新纳入规上 == 1')).toBe('not-allowed');
  });
  test('recognitions ask for a year', () => {
    expect(compile('首次(国家级小巨人)')).toMatchObject({ op: 'recognised', when: 'first' });
    expect(compile('曾获(国家级小巨人) and not 现有(国家级小巨人)')).toMatchObject({ op: 'and' });
    expect(refusal('首次(新纳入规上)')).toBe('not-allowed');
  });
});

describe('nothing else exists', () => {
  test.each([
    'x=5',
    '设备投入 = 5万元',
    'f(x)=f(x)',
    'evaluate("1+1")',
    'import(1)',
    'createUnit("x")',
    'parse("1")',
    'random()',
    'factorial(5)',
    'simplify(1)',
    'config(1)',
    '[1,2,3]',
    '{a: 1}',
    '设备投入[1]',
    '设备投入.constructor',
    '1:5',
    '3 in 4',
    '3 to 4',
    '2^3',
    '5!',
    '5 mod 2',
    '1 | 2',
    '~1',
    '设备投入; 营业收入',
    '"abc"',
    '1e5',
    '1,000,000 + 1',
    'a && b',
    'a || b',
    '(1 + 2',
    '1 +',
    '',
  ])('%s', (source) => expect(refusal(source)).not.toBe('accepted'));

  test('the message says what to write instead', () => {
    expect(() => compile('新纳入规上 && 新纳入规上')).toThrow('write and');
    expect(() => compile('1,000万元 > 设备投入')).toThrow('without thousands separators');
    expect(() => compile('设备投入 = 5万元')).toThrow('write == to compare');
  });
});

test('a quantity on its own', () => {
  expect(parseQuantity('1,500万元')?.value).toEqual({ n: 15000000n, d: 1n });
  expect(parseQuantity('2个百分点')?.type).toMatchObject({ flavour: 'point' });
  expect(parseQuantity('10元/平方米/月')?.type).toEqual({ kind: 'number', dims: { 元: 1, 平方米: -1, 月: -1 } });
  expect(parseQuantity('三百万元')).toBeUndefined();
  expect(parseQuantity('300万元以上')).toBeUndefined();
});
