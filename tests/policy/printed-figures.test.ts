import { figureKey, parseFigure } from '../../src/policy/figures';

const key = (printed: string): string | undefined => {
  const quantity = parseFigure(printed);
  return quantity && figureKey(quantity);
};

test.each([
  ['三年', '3年'],
  ['十年', '10年'],
  ['前5年', '5年'],
  ['100万', '100万元'],
])('%s is read as %s', (printed, plain) => expect(key(printed)).toBe(key(plain)));

test.each(['十二年', '五百亿元', '年'])('%s is no figure that can be read', (printed) => expect(key(printed)).toBeUndefined());
