/** The units of policy texts: what each measures and how many base units it has. Money's base unit is 元; counts are units of their own. */
import { rational, type Rational } from '../core/rational';
import type { Dimensions, ValueType } from './model';

interface Unit {
  readonly dims: Dimensions;
  readonly factor: Rational;
  readonly flavour?: 'rate' | 'point';
}

const unit = (base: string | null, factor: bigint | number = 1, per: bigint | number = 1, flavour?: 'rate' | 'point'): Unit => ({
  dims: base === null ? {} : { [base]: 1 },
  factor: rational(factor, per),
  ...(flavour && { flavour }),
});

const COUNTS = [
  '家',
  '件',
  '位',
  '次',
  '项',
  '场',
  '个',
  '人',
  '户',
  '名',
  '台',
  '套',
  '篇',
  '轮',
  '级',
  '档',
  '辆',
  '亩',
  '吨',
] as const;

export const UNITS: Readonly<Record<string, Unit>> = {
  元: unit('元'),
  百元: unit('元', 100),
  千元: unit('元', 1_000),
  万元: unit('元', 10_000),
  百万元: unit('元', 1_000_000),
  亿元: unit('元', 100_000_000),
  美元: unit('美元'),
  万美元: unit('美元', 10_000),
  亿美元: unit('美元', 100_000_000),
  '%': unit(null, 1, 100, 'rate'),
  百分点: unit(null, 1, 100, 'point'),
  个百分点: unit(null, 1, 100, 'point'),
  平方米: unit('平方米'),
  万平方米: unit('平方米', 10_000),
  年: unit('年'),
  月: unit('月'),
  个月: unit('月'),
  天: unit('天'),
  日: unit('天'),
  个位次: unit('位'),
  位次: unit('位'),
  倍: unit(null),
  ...Object.fromEntries(COUNTS.map((name) => [name, unit(name)])),
};

/** Longest first, so that 万元 wins over 元 where both could end a number. */
export const UNIT_NAMES: readonly string[] = Object.keys(UNITS).sort((a, b) => b.length - a.length);

export const times = (a: Dimensions, b: Dimensions, sign: 1 | -1): Dimensions => {
  const out: Record<string, number> = { ...a };
  for (const [name, power] of Object.entries(b)) {
    const sum = (out[name] ?? 0) + sign * power;
    if (sum === 0) delete out[name];
    else out[name] = sum;
  }
  return out;
};

export const sameDims = (a: Dimensions, b: Dimensions): boolean => Object.keys(times(a, b, -1)).length === 0;

export const isPlain = (dims: Dimensions): boolean => Object.keys(dims).length === 0;

/** Counted in 元 and nothing else. */
export const isMoney = (type: ValueType): boolean =>
  type.kind === 'number' && type.dims['元'] === 1 && Object.keys(type.dims).length === 1;

/** `元/平方米`, `元`, `%`, `百分点`, `数`: how a type is named in messages. */
export const typeName = (type: ValueType): string => {
  if (type.kind === 'flag') return '是否';
  if (type.kind === 'choice') return `选项（${type.options.join('、')}）`;
  if (type.kind === 'text') return '文字';
  if (type.flavour === 'point') return '百分点';
  if (type.flavour === 'rate' && isPlain(type.dims)) return '比例（%）';
  const powers = Object.entries(type.dims);
  const up = powers.filter(([, p]) => p > 0).map(([n, p]) => (p === 1 ? n : `${n}^${p}`));
  const down = powers.filter(([, p]) => p < 0).map(([n, p]) => (p === -1 ? n : `${n}^${-p}`));
  return powers.length === 0 ? '数（无单位）' : `${up.join('·') || '1'}${down.map((n) => `/${n}`).join('')}`;
};

export const FLAG: ValueType = { kind: 'flag' };
export const NUMBER: ValueType = { kind: 'number', dims: {} };
export const RATE: ValueType = { kind: 'number', dims: {}, flavour: 'rate' };
export const MONEY: ValueType = { kind: 'number', dims: { 元: 1 } };

/** The type and factor of a unit such as `万元`, `元/平方米/月`; undefined when a part is unknown. */
export const unitOf = (name: string): { readonly type: ValueType; readonly factor: Rational } | undefined => {
  const parts = name.split('/').map((part) => UNITS[part]);
  if (parts.some((part) => !part)) return undefined;
  const [first, ...rest] = parts as Unit[];
  if (!first) return undefined;
  const dims = rest.reduce((all, part) => times(all, part.dims, -1), first.dims);
  const factor = rest.reduce((all, part) => rational(all.n * part.factor.d, all.d * part.factor.n), first.factor);
  return { type: { kind: 'number', dims, ...(first.flavour && { flavour: first.flavour }) }, factor };
};
