/** A number format's code in, what it says about a number out: a date, a percentage, a text, or nothing particular. */
import { NumberFormat } from '../../sheet/port';

// Codes that Excel knows by number (ECMA-376 18.8.30), with the East Asian ones; all in 27-36 and 50-58 are dates there.
const BUILT_IN: Readonly<Record<number, string>> = {
  0: 'General', 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 11: '0.00E+00', 12: '# ?/?', 13: '# ??/??',
  14: 'mm-dd-yy', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy', 18: 'h:mm AM/PM', 19: 'h:mm:ss AM/PM', 20: 'h:mm', 21: 'h:mm:ss', 22: 'm/d/yy h:mm',
  37: '#,##0 ;(#,##0)', 38: '#,##0 ;[Red](#,##0)', 39: '#,##0.00;(#,##0.00)', 40: '#,##0.00;[Red](#,##0.00)',
  45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mmss.0', 48: '##0.0E+0', 49: '@',
};

/** The code of a built-in number, undefined when there is none. */
export const builtInCode = (id: number): string | undefined => BUILT_IN[id] ?? ((id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? 'yyyy-m-d' : undefined);

export const classifyFormat = (code: string): NumberFormat => {
  // Only the first section counts; literals, padding, colours, conditions and locales say nothing. Elapsed times stay.
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';')[0] as string;
  if (/General|G\/通用格式/i.test(bare)) return NumberFormat.general;
  if (bare.includes('%')) return NumberFormat.percent;
  if (bare.includes('@')) return NumberFormat.text;
  // `E+00` is an exponent; `e` alone is a year in East Asian codes, and so are 年, 月, 日 when they stand unquoted.
  return /[ymdhs]|年|月|日|上午|(?:^|[^0-9#?])e/i.test(bare.replace(/E[+-]/gi, '')) ? NumberFormat.date : NumberFormat.general;
};
