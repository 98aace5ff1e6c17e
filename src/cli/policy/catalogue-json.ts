/** A policy in, its catalogue as plain data out. Formulas stay in the pack; conditions are given as it writes them. */
import type { Lang } from '../../core/lang';
import { toDecimal } from '../../core/rational';
import { numberText } from '../../engine/explain/format';
import type { Input, Item, Parameter, Policy, ValueType } from '../../policy/model';

const typeJson = (type: ValueType): object =>
  type.kind === 'choice'
    ? { type: 'choice', options: type.options }
    : { type: type.kind === 'number' ? (type.flavour ?? 'number') : type.kind };

const itemJson = (item: Item, lang: Lang): object => ({
  id: item.id,
  article: item.article,
  title: item.title[lang],
  kind: item.kind,
  grain: item.grain,
  pays: item.amount?.basis ?? null,
  conditions: item.conditions.map((condition) => condition.text ?? ''),
  figures: item.figures,
  inputs: item.inputs,
  readings: item.readings,
  parameters: item.parameters,
  decidedBy: item.decidedBy ?? null,
  recipient: item.recipient?.[lang] ?? null,
  payer: item.payer?.[lang] ?? null,
  remark: item.remark?.[lang] ?? null,
});

const inputJson = (input: Input, lang: Lang): object => ({
  name: input.name,
  en: input.en,
  ...typeJson(input.type),
  unit: input.displayUnit,
  grain: input.grain,
  aliases: input.aliases,
  not: input.not,
  title: input.title ? { level: input.title.level ?? null, aliases: input.title.aliases } : null,
  optionAliases: input.optionAliases ?? {},
  min: input.min ? (toDecimal(input.min) ?? null) : null,
  max: input.max ? (toDecimal(input.max) ?? null) : null,
  whole: input.whole,
  help: input.help?.[lang] ?? null,
});

const parameterJson = (parameter: Parameter, lang: Lang): object => ({
  name: parameter.name,
  en: parameter.en,
  article: parameter.article,
  ...typeJson(parameter.type),
  values: parameter.values.map(({ from, to, value }) => ({ from, to, value: numberText(value, parameter.type, lang) })),
  atMost: parameter.atMost ? numberText(parameter.atMost, parameter.type, lang) : null,
  items: parameter.items,
  help: parameter.help?.[lang] ?? null,
});

export const catalogueJson = (policy: Policy, lang: Lang): object => ({
  policy: {
    id: policy.id,
    version: policy.version,
    sha256: policy.sha256,
    name: policy.name[lang],
    from: policy.from,
    to: policy.to,
    number: policy.document.number ?? null,
    issuer: policy.document.issuer[lang],
    published: policy.document.published ?? null,
    source: policy.source,
  },
  articles: policy.articles.map(({ number, title, chapter }) => ({
    number,
    title: title[lang],
    chapter: chapter[lang],
    items: policy.items.filter(({ article }) => article === number).map(({ id }) => id),
  })),
  items: policy.items.map((item) => itemJson(item, lang)),
  inputs: [...policy.inputs.values()].map((input) => inputJson(input, lang)),
  readings: [...policy.readings.values()].map((reading) => ({
    key: reading.key,
    question: reading.question[lang],
    article: reading.article,
    options: reading.options.map(({ key, label }) => ({ key, label: label[lang] })),
    default: reading.default,
    because: reading.because[lang],
  })),
  parameters: [...policy.parameters.values()].map((parameter) => parameterJson(parameter, lang)),
  gates: policy.gates.map(({ id, article, title, grain, bars, items, inputs }) => ({
    id,
    article,
    title: title[lang],
    grain,
    bars: bars.text ?? '',
    items,
    inputs,
  })),
  matters: policy.matters.map(({ id, article, title, grain, items, promotion }) => ({
    id,
    article,
    title: title[lang],
    grain,
    items,
    promotion: promotion !== undefined,
  })),
  limits: policy.limits.map(({ id, article, title, items }) => ({ id, article, title: title[lang], items })),
});
