/** Numbers that were typed as text: `1,234.5`, `１２３`, `5万元`, `12.5%`, `(300)`, `—` in; the decimal text and the unit, or what is wrong, out. */
import { rational, type Rational } from '../../core/rational';
import { compact } from '../normalise';
import { unitNamed, type SheetUnit } from '../units';

export type NumberText =
  | { readonly kind: 'number'; readonly decimal: string; readonly unit?: SheetUnit; readonly magnitude?: Rational }
  /** An explicit nothing: —, 无, /. */
  | { readonly kind: 'none' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'bad'; readonly why: 'text' | 'grouping' | 'unit' };

const NONE = /^(?:[-—–―_/\\~]+|无|没有|暂无|空|无此项|不涉及|不适用|未发生|N\/?A|NIL|NONE|NULL)$/i;
const NUMBER = /^([-+−]|负)?(\d[\d,]*|(?=\.\d))(\.\d+)?(E[-+]?\d{1,3})?(.*)$/i;
const MAGNITUDES: Readonly<Record<string, Rational>> = { 万: rational(10_000n), 亿: rational(100_000_000n) };

export const isNone = (written: string): boolean => NONE.test(compact(written));

export const parseNumberText = (written: string): NumberText => {
  const text = compact(written).replace(/^(?:人民币|RMB|CNY|[¥￥])/i, '');
  if (text === '') return { kind: 'blank' };
  if (NONE.test(text)) return { kind: 'none' };
  const bracketed = /^\((.+)\)$/.exec(text);
  const match = NUMBER.exec(bracketed?.[1] ?? text);
  if (!match) return { kind: 'bad', why: 'text' };
  const [, sign = '', whole = '', fraction = '', exponent = '', rest = ''] = match;
  if (bracketed && sign) return { kind: 'bad', why: 'text' };
  if (whole.includes(',') && !/^\d{1,3}(?:,\d{3})+$/.test(whole)) return { kind: 'bad', why: 'grouping' };
  const negative = sign === '-' || sign === '−' || sign === '负' || bracketed !== null;
  const decimal = `${negative ? '-' : ''}${whole.replaceAll(',', '') || '0'}${fraction}${exponent}`;
  if (rest === '' || rest === '整') return { kind: 'number', decimal };
  const magnitude = MAGNITUDES[rest];
  if (magnitude) return { kind: 'number', decimal, magnitude };
  const unit = unitNamed(rest.replace(/整$/, ''));
  return unit
    ? { kind: 'number', decimal, unit }
    : { kind: 'bad', why: /^[\u4e00-\u9fffa-z/%‰²]{1,6}$/i.test(rest) ? 'unit' : 'text' };
};
