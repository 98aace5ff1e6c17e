/** A policy in, its catalogue as text for a terminal out. */
import type { Lang } from '../../core/lang';
import { numberText } from '../../engine/explain/format';
import type { Input, Item, Policy } from '../../policy/model';
import { typeName } from '../../policy/units';
import { columnsText } from '../table-text';
import { GRAIN_WORDS, KIND_WORDS } from '../../policy/words';

type Say = (zh: string, en: string) => string;

const section = (title: string, lines: readonly string[]): string[] => (lines.length > 0 ? ['', `# ${title}`, ...lines] : []);

const itemRow = (item: Item, lang: Lang): string[] => [
  `  ${item.id}`,
  KIND_WORDS[item.kind][lang],
  GRAIN_WORDS[item.grain][lang],
  item.title[lang],
  item.figures.join(lang === 'zh' ? '、' : ', '),
];

const itemLines = (policy: Policy, lang: Lang): string[] => {
  const rows = columnsText(policy.items.map((item) => itemRow(item, lang)));
  let chapter = '';
  return policy.articles.flatMap((article) => {
    const own = policy.items.flatMap((item, i) => (item.article === article.number ? [rows[i] as string] : []));
    if (own.length === 0) return [];
    const heading = article.chapter[lang] === chapter ? [] : ['', article.chapter[lang]];
    chapter = article.chapter[lang];
    return [...heading, `${article.number} ${article.title[lang]}`, ...own];
  });
};

const typeOf = (input: Input, lang: Lang): string => {
  if (lang === 'zh') return input.displayUnit || typeName(input.type);
  if (input.type.kind === 'choice') return `one of ${input.type.options.join(', ')}`;
  return input.displayUnit || (input.type.kind === 'flag' ? 'yes/no' : input.type.kind);
};

const inputRow = (input: Input, lang: Lang): string[] => [
  `  ${input.name}`,
  typeOf(input, lang),
  GRAIN_WORDS[input.grain][lang],
  [...(lang === 'en' ? [input.en] : []), ...input.aliases, ...(input.title?.aliases ?? [])].join(lang === 'zh' ? '、' : ', '),
];

const readingLines = (policy: Policy, lang: Lang): string[] =>
  [...policy.readings.values()].flatMap((reading) => [
    `${reading.key}${reading.article ? ` ${reading.article}` : ''}  ${reading.question[lang]}`,
    ...columnsText(reading.options.map(({ key, label }) => [`  ${key === reading.default ? '*' : ' '} ${key}`, label[lang]])),
  ]);

const parameterLines = (policy: Policy, lang: Lang, say: Say): string[] =>
  columnsText(
    [...policy.parameters.values()].map((parameter) => {
      const values = parameter.values.map(({ from, to, value }) => `${from}~${to} ${numberText(value, parameter.type, lang)}`);
      const most = parameter.atMost
        ? say(
            `不超过 ${numberText(parameter.atMost, parameter.type, 'zh')}`,
            `at most ${numberText(parameter.atMost, parameter.type, 'en')}`,
          )
        : '';
      return [
        `  ${parameter.name}`,
        typeName(parameter.type),
        parameter.article,
        [...values, most].filter(Boolean).join(say('；', '; ')) || say('由配套文件规定', 'set by another document'),
        parameter.items.join(' '),
      ];
    }),
  );

export const catalogueText = (policy: Policy, lang: Lang): string => {
  const say: Say = (zh, en) => (lang === 'zh' ? zh : en);
  const titles = [...policy.inputs.values()].filter(({ title }) => title);
  const columns = [...policy.inputs.values()].filter(({ title }) => !title);
  const ruled = (
    rules: readonly {
      readonly id: string;
      readonly article: string;
      readonly title: { readonly zh: string; readonly en: string };
      readonly items: readonly string[];
    }[],
  ): string[] => columnsText(rules.map(({ id, article, title, items }) => [`  ${id}`, article, title[lang], items.join(' ')]));
  const lines = [
    policy.name[lang],
    `${policy.id} ${policy.version}  ${policy.from} ~ ${policy.to}  ${policy.document.issuer[lang]}${policy.document.number ? ` ${policy.document.number}` : ''}`,
    say(
      `${policy.articles.length} 条，${policy.items.length} 个条目，${columns.length} 项数据，${titles.length} 种认定`,
      `${policy.articles.length} articles, ${policy.items.length} items, ${columns.length} inputs, ${titles.length} recognitions`,
    ),
    ...section(
      say('条目（编号 · 算法 · 对象 · 名称 · 数字）', 'Items (id · kind · grain · title · figures)'),
      itemLines(policy, lang),
    ),
    ...section(
      say('数据项（名称 · 单位或类型 · 对象 · 其他写法）', 'Inputs (name · unit or type · grain · other headers)'),
      columnsText(columns.map((input) => inputRow(input, lang))),
    ),
    ...section(
      say('认定（可写在荣誉认定栏，或单列是/否）', 'Recognitions (in a certification cell, or a yes/no column)'),
      columnsText(titles.map((input) => inputRow(input, lang))),
    ),
    ...section(say('口径（* 为默认）', 'Readings (* is the default)'), readingLines(policy, lang)),
    ...section(say('参数', 'Parameters'), parameterLines(policy, lang, say)),
    ...section(say('限制条件', 'Gates'), ruled(policy.gates)),
    ...section(say('同一事项就高', 'Highest of a matter'), ruled(policy.matters)),
    ...section(say('年度上限', 'Yearly caps'), ruled(policy.limits)),
  ];
  return `${lines.join('\n')}\n`;
};
