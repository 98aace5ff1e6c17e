/** A number format code of Excel or WPS in (`#,##0.00;[Red]-0`, `yyyy"年"m"月"`, `G/通用格式`), what it says about a number out. */
import { shownAsCode } from '../format-units';
import { NumberFormat } from './port';

// Quoted text, escaped and padded characters, fills, colours, conditions and locales say nothing; elapsed time ([h]) does.
const SILENT = /"[^"]*"?|[\\!].|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi;

/** What positive numbers get: up to the first semicolon that is not itself quoted or drawn. */
const sectionOf = (code: string): string => /^(?:"[^"]*"?|[\\!_*].|\[[^\]]*\]|[^;])*/.exec(code)?.[0] ?? '';

/** One of NumberFormat, or what `shownAs` reads. */
export const numberFormatOf = (code: string): number => {
  if (code === '' || /^(?:General|G\/通用格式|常规)$/i.test(code)) return NumberFormat.general;
  const positive = code.replace(SILENT, '').split(';')[0] ?? '';
  if (positive.trim() === '@') return NumberFormat.text;
  if (positive.includes('%')) return NumberFormat.percent;
  const letters = positive.replace(/general|G\/通用格式|e[+-]0+/gi, '');
  if (/[ymdhs]|a{3}|b{2}|上午|下午/i.test(letters)) return NumberFormat.date;
  return shownAsCode(sectionOf(code)) || NumberFormat.general;
};
