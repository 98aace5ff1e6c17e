/** XML made in bytes: every number and every text is, byte for byte, what the same text joined and encoded would be. */
import fc from 'fast-check';
import { cellHead, putCell } from '../../src/xlsx/sheet/cells';
import { xmlBytes } from '../../src/xlsx/xml/bytes';
import { cellText } from '../../src/xlsx/xml/text';

const written = (write: (out: ReturnType<typeof xmlBytes>) => void, capacity = 1): string => {
  const out = xmlBytes(capacity);
  write(out);
  return Buffer.from(out.bytes()).toString('utf8');
};

/** One decimal, as amounts are: a whole number over a power of ten. */
const decimals = fc
  .tuple(fc.maxSafeInteger(), fc.constantFrom(1, 10, 100, 1000, 10_000, 1e6, 1e9))
  .map(([whole, scale]) => whole / scale);

describe('numbers', () => {
  test('are printed as JavaScript prints them', () => {
    const corners = [0, -0, 1, 9, 10, 99_999_999, 100_000_000, 100_000_001, 999_999_999_999_999, 1e15, 2 ** 53, 1e21, 1e22];
    const small = [0.1, 0.25, 0.000001, 1e-7, 0.1 + 0.2, 123_456.78, 1.000001, 9_999_999_999_999.99, 99_999_999_999_999.98];
    const strange = [5e-324, Number.MAX_VALUE, NaN, Infinity, -Infinity];
    for (const value of [...corners, ...small, ...strange].flatMap((one) => [one, -one]))
      expect(written((out) => out.number(value))).toBe(String(value));
    fc.assert(
      fc.property(fc.oneof(fc.double(), decimals, fc.integer()), (value) => {
        expect(written((out) => out.number(value))).toBe(String(value));
      }),
      { numRuns: 500 },
    );
  });

  test('whole numbers, up to the largest', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.maxSafeNat(), (digits, value) => {
        const one = Math.floor(value / 10 ** digits);
        expect(written((out) => out.integer(one))).toBe(String(one));
      }),
    );
  });
});

describe('texts', () => {
  const letters = fc.constantFrom(
    ...['a', '企', '（', '，', '_', 'x', '0', ' ', '\t', '\n', '&', '<', '>', '"', '\u00a0', '\u3000', '\u2003', '\ufeff'],
    ...['\u0007', '\u007f', '\u0085', 'é', '\u07ff', '\ud83d\ude00', '\ud83d', '\uffff', '\uffe5', '\ufffd'],
  );
  const texts = fc.oneof(
    fc.array(letters, { maxLength: 12 }).map((all) => all.join('')),
    fc.string({ unit: 'binary' }),
  );

  test('one that is simple stands as it would, and any other is left to those who know how', () => {
    fc.assert(
      fc.property(texts, (value) => {
        const out = xmlBytes(1);
        out.ascii('before');
        const simple = out.simple(value);
        const careful = cellText(value) !== value || /^\s|\s$|[\n\t]|\s{2}/.test(value);
        if (simple) expect(careful).toBe(false);
        expect(Buffer.from(out.bytes()).equals(Buffer.from(`before${simple ? value : ''}`))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
    // What sheets are full of takes the short way.
    for (const value of [
      '绍兴市第1机械有限公司',
      '设备投资额 2,300万元 ×（6%+4个百分点）= 230万元；上限1,500万元',
      'A-1_b',
      '￥1',
    ])
      expect(xmlBytes().simple(value)).toBe(true);
  });

  test('a cell holds its text whatever it is', () => {
    fc.assert(
      fc.property(texts, (value) => {
        const space = /^\s|\s$|[\n\t]|\s{2}/.test(value) ? ' xml:space="preserve"' : '';
        const expected = `<c r="AB12" s="7" t="inlineStr"><is><t${space}>${cellText(value)}</t></is></c>`;
        expect(written((out) => putCell(out, cellHead(27), '12', 7, value))).toBe(Buffer.from(expected).toString('utf8'));
      }),
      { numRuns: 500 },
    );
  });
});

test('cells of every kind', () => {
  const cell = (...rest: [number, number | string | null, string?]): string =>
    written((out) => putCell(out, cellHead(0), '1', ...rest));
  expect(cell(0, null)).toBe('<c r="A1"/>');
  expect(cell(3, null)).toBe('<c r="A1" s="3"/>');
  expect(cell(0, -0)).toBe('<c r="A1"><v>0</v></c>');
  expect(cell(12, -1.5)).toBe('<c r="A1" s="12"><v>-1.5</v></c>');
  expect(cell(1, 2, '<f>1+1</f>')).toBe('<c r="A1" s="1"><f>1+1</f><v>2</v></c>');
  expect(cell(1, '无<', '<f>A1</f>')).toBe('<c r="A1" s="1" t="str"><f>A1</f><v>无&lt;</v></c>');
});

test('what was written can be taken back, and the buffer is the same again', () => {
  const out = xmlBytes(4);
  out.ascii('one');
  const length = out.length;
  out.text('二二二');
  out.raw(new Uint8Array(100).fill(0x61));
  expect(Buffer.from(out.bytes(length)).toString()).toBe(`二二二${'a'.repeat(100)}`);
  out.back(length);
  out.raw(new Uint8Array([0x2e]));
  expect(Buffer.from(out.bytes()).toString()).toBe('one.');
  out.back();
  expect(out.bytes()).toHaveLength(0);
});
