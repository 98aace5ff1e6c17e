/** A policy in, its page in docs/policies out (Markdown, one per language): articles, items, figures, readings, parameters and the rules between items. */
import type { Lang } from '../src/core/lang';
import { describeItem, describeTerms } from '../src/engine/explain/describe';
import { numberText } from '../src/engine/explain/format';
import type { Item, Parameter, Policy } from '../src/policy/model';
import { typeName } from '../src/policy/units';
import { GRAIN_WORDS, KIND_WORDS } from '../src/policy/words';

type Say = (zh: string, en: string) => string;
type Row = readonly string[];

const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\s*\n\s*/g, ' ') || '—';

const table = (head: Row, rows: readonly Row[]): string[] => [
  `| ${head.join(' | ')} |`,
  `|${head.map(() => '---').join('|')}|`,
  ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
];

const section = (title: string, head: Row, rows: readonly Row[]): string[] =>
  rows.length > 0 ? ['', `## ${title}`, '', ...table(head, rows)] : [];

const basis = ({ kind, amount, decidedBy }: Item, say: Say): string =>
  amount?.basis === 'ceiling' && decidedBy
    ? say('最高 ', 'at most ')
    : kind === 'open'
      ? say('由文件规定：', 'set elsewhere: ')
      : '';

const paysText = (policy: Policy, item: Item, lang: Lang, say: Say): string => {
  const { pays, cap } = describeItem(policy, item, lang);
  if (pays === undefined) return item.remark?.[lang] ?? '';
  return `${basis(item, say)}${pays}${cap === undefined ? '' : say(`；上限 ${cap}`, `; capped at ${cap}`)}`;
};

const whom = ({ recipient, payer, grain }: Item, lang: Lang, say: Say): string =>
  [
    GRAIN_WORDS[grain][lang],
    ...(recipient ? [say(`给 ${recipient.zh}`, `to ${recipient.en}`)] : []),
    ...(payer ? [say(`由 ${payer.zh}`, `by ${payer.en}`)] : []),
  ].join(say('；', '; '));

const articleLines = (policy: Policy, lang: Lang, say: Say, list: (names: readonly string[]) => string): string[] => {
  let chapter = '';
  return policy.articles.flatMap((article) => {
    const items = policy.items.filter((item) => item.article === article.number);
    const heading = article.chapter[lang] === chapter ? [] : ['', `## ${article.chapter[lang]}`];
    chapter = article.chapter[lang];
    return [
      ...heading,
      '',
      `### ${article.number} ${article.title[lang]}`,
      '',
      ...table(
        say('编号|条目|算法|对象|条件|奖补|数字|口径', 'id|item|kind|who|conditions|pays|figures|readings').split('|'),
        items.map((item) => [
          `\`${item.id}\``,
          item.title[lang],
          KIND_WORDS[item.kind][lang],
          whom(item, lang, say),
          describeItem(policy, item, lang).conditions.join(say('；', '; ')),
          paysText(policy, item, lang, say),
          list(item.figures),
          list(item.readings),
        ]),
      ),
    ];
  });
};

const parameterRow = (parameter: Parameter, lang: Lang, say: Say): Row => [
  parameter.name + (lang === 'en' ? ` (${parameter.en})` : ''),
  typeName(parameter.type),
  parameter.article,
  parameter.values
    .map(({ from, to, value }) => `${from}~${to} ${numberText(value, parameter.type, lang)}`)
    .join(say('；', '; ')) || say('由其他文件规定', 'set by another document'),
  parameter.atMost ? numberText(parameter.atMost, parameter.type, lang) : '',
  parameter.items.map((id) => `\`${id}\``).join(' '),
];

const head = (policy: Policy, lang: Lang, say: Say): string[] => {
  const { document, source } = policy;
  const twin = lang === 'zh' ? `[English](${policy.id}.en.md)` : `[中文](${policy.id}.md)`;
  return [
    `# ${policy.name[lang]}`,
    '',
    `${twin} · ${say('由 `npm run policy-pages` 生成，请勿手改', 'written by `npm run policy-pages`; do not edit')}`,
    '',
    ...table(say('项目|内容', 'what|value').split('|'), [
      [say('编号与版本', 'id and version'), `\`${policy.id}\` ${policy.version}`],
      [say('发文机关', 'issuer'), [document.issuer[lang], document.number].filter(Boolean).join(' ')],
      [say('执行期限', 'in force'), `${policy.from} ~ ${policy.to}`],
      [
        say('核对原文', 'checked against'),
        say(
          `\`${source.file}\`，${source.characters} 个字符，SHA-256 \`${source.sha256}\``,
          `\`${source.file}\`, ${source.characters} characters, SHA-256 \`${source.sha256}\``,
        ),
      ],
      [
        say('规模', 'size'),
        say(
          `${policy.articles.length} 条，${policy.items.length} 个条目（${policy.items.filter(({ amount }) => amount).length} 个涉及资金），${policy.readings.size} 个口径`,
          `${policy.articles.length} articles, ${policy.items.length} items (${policy.items.filter(({ amount }) => amount).length} with money), ${policy.readings.size} readings`,
        ),
      ],
    ]),
  ];
};

export const policyPage = (policy: Policy, lang: Lang): string => {
  const say: Say = (zh, en) => (lang === 'zh' ? zh : en);
  const list = (names: readonly string[]): string => names.join(say('、', ', '));
  const ids = (items: readonly string[]): string =>
    items.length ? items.map((id) => `\`${id}\``).join(' ') : say('全部条目', 'all items');
  const lines = [
    ...head(policy, lang, say),
    ...articleLines(policy, lang, say, list),
    ...section(say('中间量', 'Terms'), say('名称|公式', 'term|formula').split('|'), [...describeTerms(policy, lang)]),
    ...section(
      say('口径', 'Readings'),
      say('口径|条款|问题|选项（粗体为默认）|理由', 'reading|article|question|options (default in bold)|why').split('|'),
      [...policy.readings.values()].map(({ key, article, question, options, default: chosen, because }) => [
        key,
        article,
        question[lang],
        options
          .map((option) =>
            option.key === chosen ? `**${option.key}** ${option.label[lang]}` : `${option.key} ${option.label[lang]}`,
          )
          .join('<br>'),
        because[lang],
      ]),
    ),
    ...section(
      say('参数', 'Parameters'),
      say('参数|类型|条款|数值|上限|用于', 'parameter|type|article|value|at most|used by').split('|'),
      [...policy.parameters.values()].map((parameter) => parameterRow(parameter, lang, say)),
    ),
    ...section(
      say('限制条件', 'Gates'),
      say('编号|条款|名称|范围', 'id|article|name|items').split('|'),
      policy.gates.map(({ id, article, title, items }) => [`\`${id}\``, article, title[lang], ids(items)]),
    ),
    ...section(
      say('同一事项', 'Matters'),
      say('编号|条款|名称|规则|条目', 'id|article|name|rule|items').split('|'),
      policy.matters.map(({ id, article, title, promotion, under, items }) => [
        `\`${id}\``,
        article,
        title[lang],
        `${promotion ? say('晋级补差', 'difference on promotion') : say('就高', 'highest only')}${under ? say(`（口径“${under.reading}”为“${under.option}”时）`, ` (where ${under.reading} is ${under.option})`) : ''}`,
        ids(items),
      ]),
    ),
    ...section(
      say('年度上限', 'Limits per enterprise and year'),
      say('编号|条款|名称|条目', 'id|article|name|items').split('|'),
      policy.limits.map(({ id, article, title, items }) => [`\`${id}\``, article, title[lang], ids(items)]),
    ),
    ...section(
      say('数据项与认定', 'Inputs and recognitions'),
      say('名称|单位或类型|对象|其他写法', 'name|unit or type|grain|other spellings').split('|'),
      [...policy.inputs.values()].map(({ name, en, type, displayUnit, grain, aliases, title }) => [
        lang === 'zh' ? name : `${name} (${en})`,
        title ? say('认定', 'recognition') : displayUnit || typeName(type),
        GRAIN_WORDS[grain][lang],
        list([...aliases, ...(title?.aliases ?? [])]),
      ]),
    ),
  ];
  return `${lines.join('\n')}\n`;
};
