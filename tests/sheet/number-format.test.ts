import { LOOKS } from '../../src/sheet/looks';
import { numberFormatOf } from '../../src/sheet/number-format';
import { NumberFormat } from '../../src/sheet/port';

test.each([
  ['General', 'general'],
  ['', 'general'],
  ['G/通用格式', 'general'],
  ['0.00', 'general'],
  ['#,##0.00_);[Red](#,##0.00)', 'general'],
  ['0.00E+00', 'general'],
  ['0"年"', 'general'],
  ['\\d0', 'general'],
  ['_d0', 'general'],
  ['[$¥-804]#,##0.00', 'general'],
  ['General"元"', 'general'],
  ['[Red]0', 'general'],
  ['0"%"', 'general'],
  ['0%', 'percent'],
  ['0.00%;[Red]-0.00%', 'percent'],
  ['@', 'text'],
  ['@" 元"', 'text'],
  ['m/d/yyyy', 'date'],
  ['yyyy"年"m"月"d"日"', 'date'],
  ['[$-804]yyyy-mm-dd', 'date'],
  ['[h]:mm', 'date'],
  ['aaaa', 'date'],
  ['h:mm AM/PM', 'date'],
  ['上午/下午h"时"', 'date'],
  ['yyyy', 'date'],
] as const)('%s is %s', (code, kind) => {
  expect(numberFormatOf(code)).toBe(NumberFormat[kind]);
});

test('every colour of a look can be read on its fill', () => {
  const light = (hex: string): number =>
    [0, 2, 4]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
      .reduce((sum, c, i) => sum + c * ([0.2126, 0.7152, 0.0722][i] ?? 0), 0);
  for (const { color = '000000', fill = 'FFFFFF' } of Object.values(LOOKS)) {
    expect((light(fill) + 0.05) / (light(color) + 0.05)).toBeGreaterThanOrEqual(4.5);
  }
});
