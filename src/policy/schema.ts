/**
 * The shape of a pack file: the single source of the published JSON Schema (npm run schema) and of the checks on reading.
 * Formulas are strings here; what they mean is checked by the loader. Descriptions show up in editors.
 */
import { z } from 'zod';
import { relation } from './schema-relations';

const formula = z
  .union([z.string(), z.number()])
  .transform(String)
  .describe('A formula of the dialect, e.g. 当年设备投资额 * 6%');
const formulas = z.union([formula, z.array(formula)]);
const name = z.string().min(1);
const names = z.array(name);
const quantity = z.union([z.string(), z.number()]).transform(String).describe('A number with its unit: 300万元, 6%, 2个百分点');
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const bilingual = { title: name, en: name.describe('English title') };

export const GRAINS = ['企业', '项目', '园区', '协会', '机构', '平台', '个人', '活动'] as const;

export const TYPES = [
  '元',
  '美元',
  '%',
  '平方米',
  '亩',
  '吨',
  '年',
  '月',
  '天',
  '家',
  '件',
  '位',
  '次',
  '项',
  '场',
  '个',
  '人',
  '名',
  '台',
  '辆',
  '数',
  '是否',
  '选项',
  '文字',
] as const;

const input = z
  .strictObject({
    type: z.enum(TYPES).describe('The unit that the engine keeps, or 是否 / 选项 / 文字'),
    en: name,
    grain: z
      .enum(['企业', '项目'])
      .default('项目')
      .describe('项目: may differ row by row. 企业: the same for all rows of an enterprise'),
    unit: z.string().optional().describe('The unit usually printed in the header, e.g. 万元'),
    aliases: names.default([]),
    not: names.default([]).describe('Look-alike headers that mean something else'),
    options: z
      .union([names, z.record(name, names)])
      .optional()
      .describe('For 选项: the options, with other spellings'),
    min: quantity.optional(),
    max: quantity.optional(),
    decimals: z
      .number()
      .int()
      .min(0)
      .max(8)
      .optional()
      .describe('Digits kept after the point in the base unit, where not the type’s own'),
    help: z.string().optional(),
    'help-en': z.string().optional(),
  })
  .describe('A column that the policy reads');

const title = z
  .strictObject({
    en: name,
    level: z.string().optional(),
    aliases: names.default([]),
    grain: z.enum(['企业', '项目']).default('企业'),
    help: z.string().optional(),
    'help-en': z.string().optional(),
  })
  .describe('A recognition, list or prize: a word in a certification cell, or a yes/no column');

const reading = z
  .strictObject({
    question: name,
    en: name,
    article: name,
    options: z.record(name, z.strictObject({ text: name, en: name })),
    default: name,
    because: name,
    'because-en': name,
  })
  .describe('口径: where a careful officer has to decide');

const parameter = z
  .strictObject({
    type: z.enum(TYPES),
    en: name,
    article: name,
    values: z
      .array(z.strictObject({ from: isoDate, to: isoDate, value: quantity }))
      .optional()
      .describe('Dated values; absent for a figure that another document sets'),
    'at most': quantity.optional(),
    help: z.string().optional(),
    'help-en': z.string().optional(),
  })
  .describe('A figure set elsewhere (entered by the officer with its document), or dated');

const term = z
  .strictObject({ is: formula, en: z.string().optional().describe('English name'), article: name, figures: names.default([]) })
  .describe('A named intermediate quantity');

const raise = z.strictObject({ points: quantity, when: formula });

export const COMBINATIONS = ['amount', 'share of the highest', 'share of the sum', 'place'] as const;

/** Measures in a formula's place hold for a unit; what chooses between ways (`when`) may read readings only. */
const ranking = z.strictObject({
  'ranks within': name.describe('A choice input: units with the same option compete with each other'),
  by: z
    .array(z.strictObject({ of: formula, weight: quantity }))
    .min(1)
    .describe('The measures with their weights, 100% together'),
  'combined as': z
    .array(z.strictObject({ as: z.enum(COMBINATIONS), when: formula.optional() }))
    .min(1)
    .describe('How the measures are added up: the first whose condition on readings holds'),
  'ties to the higher': z
    .array(z.strictObject({ of: formula, when: formula.optional() }))
    .default([])
    .describe('What parts equal scores, where a reading says so; without one they stay equal'),
  classes: z
    .array(z.strictObject({ class: name, least: formula, most: formula }))
    .min(1)
    .describe('The classes from the first place down, each with the least and the most of it in a group'),
  'decided in': name.describe('The choice input with the class that was decided; its options are the classes'),
});

/** One entry per mechanism; exactly one of the leading keys must be present. Each is lowered by src/policy/mechanisms. */
const pays = z.union([
  formula,
  z.strictObject({ 'up to': formula }),
  z.strictObject({ rate: formula, of: formula, 'raised to the highest of': z.array(raise).optional() }),
  z.strictObject({ 'rate up to': formula, of: formula }),
  z.strictObject({
    'tiers of': formula,
    tiers: z
      .array(
        z.strictObject({
          from: quantity.optional(),
          above: quantity.optional(),
          pays: formula.optional(),
          'up to': formula.optional(),
        }),
      )
      .min(1),
    'best before': formula
      .optional()
      .describe('首次突破: the best value of earlier years; a tier reached before does not pay again'),
  }),
  z.strictObject({
    per: formula,
    each: formula.optional(),
    'each up to': formula.optional(),
    step: quantity.optional().describe('Whole steps only: 每增加100亿元'),
  }),
  z.strictObject({ matches: formula, share: formula.default('100%') }),
  z.strictObject({
    'share of growth': formula,
    of: formula,
    from: formula,
    above: quantity,
    'up to growth of': quantity.optional(),
  }),
  z.strictObject({ points: quantity, on: formula, of: formula }),
  z.strictObject({ 'each year': formula, 'up to': z.boolean().optional() }),
  ranking,
  z.strictObject({ open: formula }),
  z.strictObject({ see: name, en: name }),
  z.strictObject({ gives: name, en: name }),
]);

const rounding = z.strictObject({
  to: z.enum(['分', '角', '元', '百元', '千元', '万元']),
  decimals: z.number().int().min(0).max(6).optional(),
  mode: z.enum(['half-up', 'down', 'up']).default('half-up'),
});

const item = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  ...bilingual,
  grain: z.enum(GRAINS).default('企业'),
  requires: formulas.optional(),
  pays,
  cap: formula.optional(),
  prior: name.optional().describe('The input that holds what was paid before: deducted'),
  rounding: rounding.optional(),
  recipient: z.string().optional(),
  'recipient-en': z.string().optional(),
  payer: z.string().optional(),
  'payer-en': z.string().optional(),
  figures: names.default([]).describe('Every figure of the item as the document prints it'),
  readings: names.default([]).describe('Readings that touch the item without standing in its formula'),
});

const under = z.strictObject({ reading: name, option: name }).optional();

const article = z.strictObject({
  article: name.describe('As the document numbers it: (八), 附则(四)'),
  ...bilingual,
  payer: z.string().optional().describe('Who pays, or the office in charge (责任单位), for every item that names none'),
  'payer-en': z.string().optional(),
  items: z.array(item).default([]),
  'other figures': z.record(name, name).default({}).describe('Printed figures that no item uses (targets, names, dates) and why'),
  'not encoded': z.string().optional().describe('Why an article has no items yet'),
});

const gate = z.strictObject({
  id: name,
  article: name,
  ...bilingual,
  grain: z.enum(['企业', '项目']).default('企业'),
  bars: formula,
  items: names.default([]),
  figures: names.default([]),
});
const matter = z.strictObject({
  id: name,
  article: name,
  ...bilingual,
  grain: z.enum(['企业', '项目']).default('企业'),
  items: names.min(2),
  promotion: z
    .strictObject({ prior: name.optional() })
    .optional()
    .describe('Items from the lowest grade to the highest: a higher grade pays only the difference to what was paid before'),
  under,
});
const limit = z.strictObject({
  id: name,
  article: name,
  ...bilingual,
  items: names.min(1),
  cap: formula,
  figures: names.default([]),
  under,
});

/** A pack may be split over files; all sections but `policy` may stand in any of them. */
export const packFile = z.strictObject({
  $schema: z.string().optional(),
  policy: z
    .strictObject({
      id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
      version: name,
      name,
      en: name,
      short: name,
      'short-en': name,
      issuer: name,
      'issuer-en': name,
      number: z.string().optional(),
      published: isoDate.optional(),
      from: isoDate,
      to: isoDate,
      source: z.strictObject({ file: name, sha256: z.string().regex(/^[0-9a-f]{64}$/), characters: z.number().int().positive() }),
      rounding: rounding.default({ to: '分', mode: 'half-up' }),
    })
    .optional(),
  inputs: z.record(name, input).optional(),
  titles: z.record(name, title).optional(),
  readings: z.record(name, reading).optional(),
  parameters: z.record(name, parameter).optional(),
  terms: z.record(name, term).optional(),
  chapters: z.array(z.strictObject({ chapter: name, ...bilingual, articles: z.array(article) })).optional(),
  gates: z.array(gate).optional(),
  matters: z.array(matter).optional(),
  relations: z.array(relation).optional(),
  limits: z.array(limit).optional(),
});

export type PackFile = z.infer<typeof packFile>;
export type ArticleSpec = z.infer<typeof article>;
export type ItemSpec = z.infer<typeof item>;
export type PaysSpec = z.infer<typeof pays>;
export type InputSpec = z.infer<typeof input>;
export type TitleSpec = z.infer<typeof title>;
export type RoundingSpec = z.infer<typeof rounding>;
