/** Units as people write them in sheets: a word in, its place in the policy's units out, and whether it fits an input. */
import { rational, type Rational } from '../core/rational';
import type { Dimensions, Input, ValueType } from '../policy/model';
import { isPlain, sameDims, unitOf } from '../policy/units';
import { compact } from './normalise';

export interface SheetUnit {
  /** As messages show it: 万元, 平方米, %. */
  readonly name: string;
  readonly dims: Dimensions;
  /** How many base units one of it is. */
  readonly factor: Rational;
  readonly rate: boolean;
}

const SPELLINGS: Readonly<Record<string, string>> = {
  人民币: '元',
  元人民币: '元',
  人民币元: '元',
  RMB: '元',
  CNY: '元',
  圆: '元',
  人民币万元: '万元',
  万元人民币: '万元',
  万圆: '万元',
  万: '万元',
  RMB万元: '万元',
  人民币亿元: '亿元',
  亿元人民币: '亿元',
  亿: '亿元',
  M2: '平方米',
  'M²': '平方米',
  '㎡': '平方米',
  平米: '平方米',
  平方: '平方米',
  万M2: '万平方米',
  万平米: '万平方米',
  万平方: '万平方米',
  百分比: '%',
  百分数: '%',
  百分号: '%',
  月份: '月',
  人次: '人',
  年度: '年',
};

const EXTRA: Readonly<Record<string, { readonly dims: Dimensions; readonly factor: Rational; readonly rate?: boolean }>> = {
  千万元: { dims: { 元: 1 }, factor: rational(10_000_000n) },
  十万元: { dims: { 元: 1 }, factor: rational(100_000n) },
  公顷: { dims: { 亩: 1 }, factor: rational(15n) },
  '‰': { dims: {}, factor: rational(1n, 1000n), rate: true },
  小数: { dims: {}, factor: rational(1n), rate: true },
};

const read = (written: string): SheetUnit | undefined => {
  const key = compact(written).toUpperCase().replace(/^每/, '');
  if (key === '' || key.length > 12) return undefined;
  const extra = EXTRA[key];
  if (extra) return { name: key, dims: extra.dims, factor: extra.factor, rate: extra.rate ?? false };
  const name = key
    .split('/')
    .map((part) => SPELLINGS[part] ?? part.replace(/^每/, ''))
    .join('/');
  const unit = unitOf(name);
  if (!unit || unit.type.kind !== 'number') return undefined;
  return { name, dims: unit.type.dims, factor: unit.factor, rate: unit.type.flavour !== undefined };
};

// A column says its unit once, or in each of its cells; few words are asked for again and again.
const MOST_KNOWN = 1_000;
const known = new Map<string, SheetUnit | undefined>();

/** The unit that a text names, all of it: `万元`, `人民币万元`, `元/㎡`, `％`; undefined for anything else. */
export const unitNamed = (written: string): SheetUnit | undefined => {
  const before = known.get(written);
  if (before !== undefined || known.has(written)) return before;
  const unit = read(written);
  if (known.size < MOST_KNOWN) known.set(written, unit);
  return unit;
};

const COUNTED = new Set(['家', '件', '位', '次', '项', '场', '个', '人', '户', '名', '台', '套', '篇', '轮', '级', '档', '辆']);

const isCount = (dims: Dimensions): boolean => {
  const names = Object.entries(dims);
  return names.length === 1 && names[0]?.[1] === 1 && COUNTED.has(names[0][0]);
};

export const isRate = (type: ValueType): boolean => type.kind === 'number' && type.flavour !== undefined && isPlain(type.dims);

/** A number without a unit, a rate or not: 0.35 and 35% are the same. */
export const isPure = (type: ValueType): boolean => type.kind === 'number' && isPlain(type.dims);

/** Whether a column in this unit can feed the input. Counts fit each other: 个 for 家 is how people write. */
export const fits = (unit: SheetUnit, type: ValueType): boolean => {
  if (type.kind !== 'number') return false;
  if (unit.rate || type.flavour) return unit.rate && isPlain(type.dims) && isPlain(unit.dims);
  if (isCount(unit.dims)) return isCount(type.dims) || isPlain(type.dims);
  return sameDims(unit.dims, type.dims);
};

/** Base units per unit of the column; the input's usual unit where the sheet names none. */
export const factorOf = (input: Input, unit: string): Rational => {
  const named = unitNamed(unit) ?? unitNamed(input.displayUnit);
  return named && fits(named, input.type) ? named.factor : rational(1n);
};

/** Whether values mean nothing without a unit: money, areas, rates; a count or a year says itself what it is. */
export const needsUnit = (type: ValueType): boolean =>
  type.kind === 'number' && !isCount(type.dims) && !(isPlain(type.dims) && !type.flavour) && !sameDims(type.dims, { 年: 1 });
