import { shownAs } from '../../src/sheet/format-units';
import { LOOKS } from '../../src/sheet/port/looks';
import { numberFormatOf } from '../../src/sheet/port/number-format';
import { NumberFormat } from '../../src/sheet/port/port';

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
  ['[Red]0', 'general'],
  ['0"家"', 'general'],
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

test.each([
  ['General"元"', '元', 0],
  ['G/通用格式"元"', '元', 0],
  ['#,##0.00"元"', '元', 0],
  ['#,##0.00元', '元', 0],
  ['0.00"万元";[Red]-0.00"万元"', '万元', 0],
  ['#,##0.00" 万"', '万元', 0],
  ['0!.0000"万元"', '万元', 4],
  ['0\\.0000"万元"', '万元', 4],
  ['0"."0000"万元"', '万元', 4],
  ['0\\!.0000"万元"', '万元', 4],
  ['0!.0,"万元"', '万元', 4],
  ['0!.00,,"亿元"', '亿元', 8],
  ['0.00,,"百万元"', '百万元', 6],
  ['#,##0,', undefined, 3],
  ['#,##0.00,', undefined, 3],
  ['0!.0000', undefined, 4],
  ['0"亿元"', '亿元', 0],
  ['0.0"%"', '%', 0],
  ['#,##0.00"平方米"', '平方米', 0],
  ['0.00"亩"', '亩', 0],
  ['0"美元"', '美元', 0],
  ['_ * #,##0.00"元"_ ;_ * -#,##0.00"元"_ ', '元', 0],
] as const)('%s shows a number in %s, divided by ten to the power of %s', (code, unit, tens) => {
  const shown = shownAs(numberFormatOf(code));
  expect([shown?.unit?.name, shown?.tens]).toEqual([unit, tens]);
});

test.each(['#,##0.00', '0.00E+00', '0"家"', '# ?/?', '[$¥-804]#,##0.00', '#,##0.00_);(#,##0.00)', '"约"0', '0;0"元"'])(
  '%s says nothing of a unit',
  (code) => {
    expect(numberFormatOf(code)).toBe(NumberFormat.general);
    expect(shownAs(numberFormatOf(code))).toBeUndefined();
  },
);

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
