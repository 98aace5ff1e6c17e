/** The names of a pack: inputs and titles, readings, parameters; in, sections as written, out, model objects and the scope that formulas see. */
import { text, type Text } from '../core/lang';
import type { Problem } from '../core/problem';
import { ZERO, type Rational } from '../core/rational';
import { parseQuantity } from './dialect/quantities';
import type { At, Merged } from './merge';
import type { Input, Node, Parameter, Reading, ValueType } from './model';
import { badQuantity, dateGap, twoSpellings, unknownOption } from './problems';
import type { InputSpec } from './schema';
import { FLAG, NUMBER, RATE, sameDims, unitOf } from './units';

export interface Declarations {
  readonly inputs: ReadonlyMap<string, Input>;
  readonly readings: ReadonlyMap<string, Reading>;
  readonly parameters: ReadonlyMap<string, Omit<Parameter, 'items'>>;
  /** Every name but the terms, as the node that a use of it becomes. */
  readonly scope: ReadonlyMap<string, Node>;
}

type Report = (problems: readonly Problem[]) => void;

/** Decimal digits that the engine keeps of a value in its base unit, by type. Counts are whole. */
const DECIMALS: Readonly<Record<string, number>> = { 元: 2, 美元: 2, '%': 8, 平方米: 4, 亩: 4, 吨: 4, 数: 6 };

export const valueType = (spec: Pick<InputSpec, 'type' | 'options'>): ValueType => {
  if (spec.type === '是否') return FLAG;
  if (spec.type === '文字') return { kind: 'text' };
  if (spec.type === '选项')
    return { kind: 'choice', options: Array.isArray(spec.options) ? spec.options : Object.keys(spec.options ?? {}) };
  if (spec.type === '数') return NUMBER;
  if (spec.type === '%') return RATE;
  return unitOf(spec.type)?.type ?? NUMBER;
};

/** A quantity text of a given type, reported where it is none. */
export const quantityOf = (source: string, type: ValueType, at: At, report: Report): Rational | undefined => {
  const quantity = parseQuantity(source);
  const fits =
    quantity &&
    quantity.type.kind === 'number' &&
    type.kind === 'number' &&
    (quantity.value.n === 0n || sameDims(quantity.type.dims, type.dims));
  if (fits) return quantity.value;
  report([{ ...badQuantity(source, text('这里需要的、带单位的数', 'a number with the unit needed here')), place: at.place }]);
  return undefined;
};

const optional = (zh: string | undefined, en: string | undefined): Text | undefined =>
  zh === undefined ? undefined : text(zh, en ?? zh);

const inputOf = (name: string, spec: InputSpec, at: At, report: Report): Input => {
  const type = valueType(spec);
  const decimals = spec.decimals ?? DECIMALS[spec.type] ?? 0;
  const min = spec.min === undefined ? (type.kind === 'number' ? ZERO : undefined) : quantityOf(spec.min, type, at, report);
  const max = spec.max === undefined ? undefined : quantityOf(spec.max, type, at, report);
  const help = optional(spec.help, spec['help-en']);
  return {
    name,
    en: spec.en,
    type,
    grain: spec.grain === '企业' ? 'enterprise' : 'project',
    scale: type.kind === 'number' ? 10 ** decimals : 1,
    displayUnit: type.kind === 'number' ? (spec.unit ?? (spec.type === '元' ? '万元' : spec.type === '数' ? '' : spec.type)) : '',
    aliases: spec.aliases,
    not: spec.not,
    whole: type.kind === 'number' && decimals === 0,
    ...(min && { min }),
    ...(max && { max }),
    ...(spec.options && !Array.isArray(spec.options) && { optionAliases: spec.options }),
    ...(help && { help }),
  };
};

const dayAfter = (iso: string): string => new Date(Date.parse(`${iso}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** Reports aliases that spell two names. */
const spellings = (inputs: ReadonlyMap<string, Input>, places: ReadonlyMap<string, At>, report: Report): void => {
  const seen = new Map<string, string>();
  for (const input of inputs.values()) {
    for (const alias of [input.name, ...input.aliases, ...(input.title?.aliases ?? [])]) {
      const key = alias.normalize('NFKC').replace(/\s/g, '');
      const first = seen.get(key);
      if (first !== undefined && first !== input.name)
        report([{ ...twoSpellings(alias, first, input.name), place: places.get(input.name)?.place ?? {} }]);
      seen.set(key, input.name);
    }
  }
};

export const declare = (pack: Merged, report: Report): Declarations => {
  const inputs = new Map<string, Input>();
  const readings = new Map<string, Reading>();
  const parameters = new Map<string, Omit<Parameter, 'items'>>();
  const scope = new Map<string, Node>();
  const places = new Map<string, At>();

  for (const [name, { value, at }] of pack.inputs) {
    const input = inputOf(name, value, at, report);
    inputs.set(name, input);
    places.set(name, at);
    scope.set(name, { op: 'input', type: input.type, name });
  }
  for (const [name, { value, at }] of pack.titles) {
    const help = optional(value.help, value['help-en']);
    inputs.set(name, {
      name,
      en: value.en,
      type: FLAG,
      grain: value.grain === '企业' ? 'enterprise' : 'project',
      scale: 1,
      displayUnit: '',
      aliases: [],
      not: [],
      whole: true,
      title: { aliases: value.aliases, ...(value.level && { level: value.level }) },
      ...(help && { help }),
    });
    places.set(name, at);
    scope.set(name, { op: 'recognised', type: FLAG, name, when: 'year' });
  }
  spellings(inputs, places, report);

  for (const [key, { value, at }] of pack.readings) {
    const options = Object.entries(value.options).map(([option, label]) => ({ key: option, label: text(label.text, label.en) }));
    const keys = options.map((option) => option.key);
    if (!keys.includes(value.default)) report([{ ...unknownOption(key, value.default, keys), place: at.child('default').place }]);
    readings.set(key, {
      key,
      question: text(value.question, value.en),
      article: value.article,
      options,
      default: value.default,
      because: text(value.because, value['because-en']),
    });
    scope.set(key, { op: 'reading', type: { kind: 'choice', options: keys }, key, options: [] });
  }

  for (const [name, { value, at }] of pack.parameters) {
    const type = valueType({ type: value.type });
    const values = (value.values ?? []).flatMap(({ from, to, value: source }, i) => {
      const quantity = quantityOf(source, type, at.child('values', i, 'value'), report);
      return quantity ? [{ from, to, value: quantity }] : [];
    });
    values.slice(1).forEach((next, i) => {
      const last = values[i] as (typeof values)[number];
      if (next.from !== dayAfter(last.to))
        report([{ ...dateGap(name, last.to, next.from), place: at.child('values', i + 1).place }]);
    });
    const atMost = value['at most'] === undefined ? undefined : quantityOf(value['at most'], type, at.child('at most'), report);
    const help = optional(value.help, value['help-en']);
    parameters.set(name, {
      name,
      en: value.en,
      type,
      article: value.article,
      values,
      ...(atMost && { atMost }),
      ...(help && { help }),
    });
    scope.set(name, { op: 'parameter', type, name });
  }
  return { inputs, readings, parameters, scope };
};
