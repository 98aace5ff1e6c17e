import fc from 'fast-check';
import { parseDecimal, rational, multiply } from '../../src/core/rational';
import { checkCharacter, readCode } from '../../src/sheet/read/credit-code';
import { fastScaled, multiplierOf, scaledNumber, scaledText } from '../../src/sheet/read/decimal';
import { parseFlagText, yearOfSerial } from '../../src/sheet/read/flag-text';
import { parseNumberText } from '../../src/sheet/read/number-text';
import { splitList, titleReader } from '../../src/sheet/read/title-text';
import { policy, title } from '../support/policies';

describe('decimals', () => {
  const WAN = multiplierOf(rational(1_000_000n));
  const YUAN = multiplierOf(rational(100n));

  test.each([
    [1234.56, YUAN, 123456, true],
    [0.1 + 0.2, YUAN, 30, true],
    [1.005, YUAN, 101, false],
    [-1.005, YUAN, -101, false],
    [0.285, YUAN, 29, false],
    [2300, WAN, 2_300_000_000, true],
    [0.000001, WAN, 1, true],
    [0.0000005, WAN, 1, false],
    [8.31, WAN, 8_310_000, true],
    [4.35, YUAN, 435, true],
    [1.15, YUAN, 115, true],
    [99999999999.99, YUAN, 9_999_999_999_999, true],
    [123456789012.345, YUAN, 12_345_678_901_235, false],
    [0, YUAN, 0, true],
    [-0, YUAN, 0, true],
  ])('%p times %p is %p, exact %p', (x, by, value, exact) => {
    expect(scaledNumber(x, by)).toEqual({ value, exact });
  });

  test('beyond 2^53 nothing is kept', () =>
    expect(scaledNumber(1e14, multiplierOf(rational(1000n)))).toEqual({ value: NaN, exact: false }));
  test('a multiplier that is no power of ten', () => {
    expect(scaledNumber(0.3, multiplierOf(rational(20n, 3n)))).toEqual({ value: 2, exact: true });
    expect(scaledNumber(0.1, multiplierOf(rational(20n, 3n)))).toEqual({ value: 1, exact: false });
  });

  test('the fast way never says anything else than the decimal text does', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e13, max: 1e13, noNaN: true }), fc.constantFrom(1, 100, 10_000, 1_000_000), (x, ten) => {
        const fast = fastScaled(x, ten);
        if (Number.isNaN(fast)) return;
        const exact = multiply(parseDecimal(x.toPrecision(15)) as { n: bigint; d: bigint }, rational(BigInt(ten)));
        expect(exact.d).toBe(1n);
        expect(BigInt(fast)).toBe(exact.n);
      }),
      { numRuns: 5000 },
    );
  });

  test('what is rounded without the decimal text is what the text rounds to, near halves and whole numbers as well', () => {
    const near = fc.constantFrom(0, 0.0004, 0.0011, 0.25, 0.4989, 0.4996, 0.5, 0.5004, 0.5011, 0.75, 0.9989, 0.9996);
    const whole = fc.integer({ min: -120_000_000_000, max: 120_000_000_000 });
    const off = fc.double({ min: -1e-5, max: 1e-5, noNaN: true });
    fc.assert(
      fc.property(whole, near, off, fc.constantFrom(1, 100, 10_000, 1_000_000), (n, part, little, ten) => {
        const x = (n + part + little) / ten;
        const by = multiplierOf(rational(BigInt(ten)));
        const { value, exact } = scaledText(x.toPrecision(15), by);
        expect(scaledNumber(x, by)).toEqual({ value: value + 0, exact });
      }),
      { numRuns: 20_000 },
    );
  });

  test('every amount with two decimals is taken by the fast way, to the 分', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999_999_999, max: 9_999_999_999_999 }), (fen) => {
        expect(fastScaled(fen / 100, 100) + 0).toBe(fen);
        expect(fastScaled(fen / 1_000_000, 1_000_000) + 0).toBe(fen);
        expect(scaledText(`${fen < 0 ? '-' : ''}${Math.abs(fen) / 100}`, YUAN).value + 0).toBe(fen);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('numbers as text', () => {
  test.each([
    ['1,234.5', '1234.5', undefined],
    ['１２３', '123', undefined],
    [' 12 345 ', '12345', undefined],
    ['5万元', '5', '万元'],
    ['￥1,000元', '1000', '元'],
    ['12.5%', '12.5', '%'],
    ['１２．５％', '12.5', '%'],
    ['-3.5', '-3.5', undefined],
    ['(300)', '-300', undefined],
    ['（300.5）', '-300.5', undefined],
    ['.5', '0.5', undefined],
    ['1.2E+05', '1.2E+05', undefined],
    ['120㎡', '120', '平方米'],
  ])('%s', (written, decimal, unit) => {
    expect(parseNumberText(written)).toMatchObject({
      kind: 'number',
      decimal,
      ...(unit !== undefined && { unit: { name: unit } }),
    });
  });
  test('a bare magnitude', () =>
    expect(parseNumberText('5万')).toMatchObject({ kind: 'number', decimal: '5', magnitude: { n: 10_000n, d: 1n } }));
  test.each(['—', '-', '/', '无', '－－', 'N/A', '不涉及'])('%s is an explicit nothing', (written) =>
    expect(parseNumberText(written)).toEqual({ kind: 'none' }),
  );
  test.each([
    ['约500', 'text'],
    ['500余万', 'unit'],
    ['100-200', 'text'],
    ['1,23', 'grouping'],
    ['1,2345', 'grouping'],
    ['五百', 'text'],
    ['1.2.3', 'text'],
    ['5只', 'unit'],
    ['--5', 'text'],
  ])('%s is refused: %s', (written, why) => expect(parseNumberText(written)).toEqual({ kind: 'bad', why }));
});

describe('yes and no', () => {
  test.each(['是', '√', '1', 'Y', 'yes', '有', 'TRUE', ' 是 ', '✓'])('%s is yes', (t) =>
    expect(parseFlagText(t)).toEqual({ kind: 'yes', years: [] }),
  );
  test.each(['否', '×', '0', 'N', '无', 'false', '—', '/', '没有', 'X'])('%s is no', (t) =>
    expect(parseFlagText(t)).toEqual({ kind: 'no' }),
  );
  test.each([
    ['2025', [2025]],
    ['2025年', [2025]],
    ['是（2025年）', [2025]],
    ['2025年6月认定', [2025]],
    ['2023、2025', [2023, 2025]],
    ['2025-06-01', [2025]],
  ])('%s has years %p', (t, years) => expect(parseFlagText(t)).toEqual({ kind: 'yes', years }));
  test.each(['可能', '待定', '2', '3家', '不详'])('%s is neither', (t) => expect(parseFlagText(t)).toEqual({ kind: 'bad' }));
  test('years of serials in both date systems', () => {
    expect(yearOfSerial(45658, false)).toBe(2025); // 2025-01-01
    expect(yearOfSerial(45657, false)).toBe(2024);
    expect(yearOfSerial(44196, true)).toBe(2025);
    expect(yearOfSerial(44195, true)).toBe(2024);
  });
});

describe('lists of recognitions', () => {
  const parse = titleReader(
    policy([
      title('省级智能工厂', ['省智能工厂']),
      title('市级智能工厂'),
      title('国家级专精特新“小巨人”企业', ['专精特新小巨人']),
      title('省级首台（套）'),
      title('工业互联网APP优秀解决方案、工业软件优秀产品'),
    ]),
    (entry) => entry,
  );
  const read = (text: string) => parse(text).map((e) => [e.titles[0] ?? `?${e.text}`, ...e.years]);

  test.each([
    ['省级智能工厂（2025）；市级智能工厂', [['省级智能工厂', 2025], ['市级智能工厂']]],
    [
      '省智能工厂(2024年)、国家级专精特新「小巨人」企业\n2023年市级智能工厂',
      [['省级智能工厂', 2024], ['国家级专精特新“小巨人”企业'], ['市级智能工厂', 2023]],
    ],
    ['1.省级智能工厂 2.x', [['?省级智能工厂2.x']]],
    ['1、省级智能工厂；2、市级智能工厂（2025年度，第一批）', [['省级智能工厂'], ['市级智能工厂', 2025]]],
    ['省级智能工厂(培育，2025)', [['?省级智能工厂(培育)', 2025]]],
    ['市级智能工厂培育', [['?市级智能工厂培育']]],
    ['获评省级智能工厂称号', [['省级智能工厂']]],
    ['省级首台套', [['省级首台（套）']]],
    ['工业互联网APP优秀解决方案、工业软件优秀产品', [['工业互联网APP优秀解决方案、工业软件优秀产品']]],
    ['省级智能工厂（2023、2025）', [['省级智能工厂', 2023, 2025]]],
    ['2025年5月省级智能工厂', [['省级智能工厂', 2025]]],
    ['无', []],
    ['—', []],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));

  test('separators inside brackets and quotation marks do not separate', () => {
    const parts: string[] = [];
    const cell = '甲（一、二）；“乙、丙”， 丁\u3000\n戊|| |己';
    splitList(cell, new Uint16Array(cell.length), (from, to) => parts.push(cell.slice(from, to)));
    expect(parts).toEqual(['甲（一、二）', '“乙、丙”', '丁', '戊', '己']);
  });
});

describe('credit codes', () => {
  test('the check character of a well-known code', () => expect(checkCharacter('91330600146085217')).toBeDefined());
  test.each(['91110000802100433B', '91440300708461136T', '91310000132260250X'])('%s is whole', (code) =>
    expect(readCode(code)).toEqual({ code, tidied: false }),
  );
  test('lower case, spaces and full width are tidied', () => {
    expect(readCode(' 9111 0000 8021 0043 3b')).toEqual({ code: '91110000802100433B', tidied: true });
    expect(readCode('９１１１００００８０２１００４３３Ｂ')).toEqual({ code: '91110000802100433B', tidied: true });
  });
  test.each([
    ['91110000802100433A', { fault: 'check', expected: 'B' }],
    ['914403001922038000', { fault: 'digits lost' }],
    ['9.14403E+17', { fault: 'digits lost' }],
    ['911100008021004', { fault: 'length', length: 15 }],
    ['9111000080210043OB', { fault: 'letter', letter: 'O', instead: '0' }],
    ['9111000080210043SB', { fault: 'letter', letter: 'S', instead: '5' }],
  ])('%s', (written, fault) => expect(readCode(written)).toEqual(fault));
});
