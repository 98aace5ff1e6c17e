/** A number format code of Excel or WPS in (`#,##0.00;[Red]-0`, `yyyy"年"m"月"`, `G/通用格式`), what it says about a number out. */
import { NumberFormat } from './port';

// Quoted text, escaped and padded characters, fills, colours, conditions and locales say nothing; elapsed time ([h]) does.
const SILENT = /"[^"]*"?|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi;

export const numberFormatOf = (code: string): NumberFormat => {
  if (code === '' || /^(?:General|G\/通用格式|常规)$/i.test(code)) return NumberFormat.general;
  const positive = code.replace(SILENT, '').split(';')[0] ?? '';
  if (positive.trim() === '@') return NumberFormat.text;
  if (positive.includes('%')) return NumberFormat.percent;
  const letters = positive.replace(/general|G\/通用格式|e[+-]0+/gi, '');
  return /[ymdhs]|a{3}|b{2}|上午|下午/i.test(letters) ? NumberFormat.date : NumberFormat.general;
};
