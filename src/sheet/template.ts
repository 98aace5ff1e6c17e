/**
 * An empty workbook for a policy: the policy and the items that are wanted in; a sheet to fill in, with headers that recognition finds again
 * and lists to choose from, a sheet of instructions and one of recognitions, out.
 */
import { text, type Lang } from '../core/lang';
import { articleText } from '../core/article';
import { typeName } from '../policy/units';
import type { Gate, Input, Item, Policy } from '../policy/model';
import type { Area, CellValue } from './port/port';

export interface TemplateSheet {
  readonly name: string;
  readonly rows: readonly (readonly CellValue[])[];
  readonly widths: readonly number[];
  readonly freeze: { readonly rows: number; readonly columns: number };
  /** Cells that take one of a few values. */
  readonly merges?: readonly Area[];
  /** Words beside a cell that is selected. */
  readonly prompts?: readonly { readonly area: Area; readonly title: string; readonly text: string }[];
  readonly validations: readonly { readonly area: Area; readonly options: readonly string[] }[];
}

/** Rows made ready to be filled in. */
const ROWS = 1000;

/** Headers stay in the document's language, for recognition finds them again; the sheets around them do not. */
const LISTS = '荣誉认定';
const SHEETS = {
  data: text('企业数据', 'Enterprises'),
  help: text('填写说明', 'How to fill in'),
  titles: text('认定名称', 'Recognitions'),
} as const;

interface Identity {
  readonly header: string;
  readonly width: number;
  readonly help: { readonly zh: string; readonly en: string };
}

const NAME: Identity = {
  header: '企业名称',
  width: 28,
  help: { zh: '必填，与营业执照一致', en: 'Required, as on the business licence' },
};
const CODE: Identity = {
  header: '统一社会信用代码',
  width: 22,
  help: { zh: '18 位，按文本填写；同一企业各行相同', en: '18 characters, as text; the same in all rows of an enterprise' },
};
const REGION: Identity = {
  header: '所属区县',
  width: 12,
  help: { zh: '用于分区汇总，可不填', en: 'For the summary by district; optional' },
};
const PROJECT: Identity = {
  header: '项目名称',
  width: 28,
  help: { zh: '一个项目一行；没有项目的企业填一行即可', en: 'One row per project; one row for an enterprise without any' },
};

/** What an item needs beside its own inputs: the inputs of the rules that may bar it and of what was paid before. */
const inputsOf = (policy: Policy, items: readonly Item[]): readonly Input[] => {
  const ids = new Set(items.map(({ id }) => id));
  const applies = ({ items: barred }: Gate): boolean => barred.length === 0 || barred.some((id) => ids.has(id));
  const prior = policy.matters
    .filter((matter) => matter.items.some((id) => ids.has(id)))
    .flatMap(({ promotion }) => promotion?.prior ?? []);
  const names = new Set([
    ...items.flatMap(({ inputs }) => inputs),
    ...policy.gates.filter(applies).flatMap(({ inputs }) => inputs),
    ...prior,
  ]);
  return [...policy.inputs.values()].filter(({ name }) => names.has(name));
};

const headerOf = (input: Input): string => (input.displayUnit ? `${input.name}（${input.displayUnit}）` : input.name);

const optionsOf = (input: Input): readonly string[] =>
  input.type.kind === 'flag' ? ['是', '否'] : input.type.kind === 'choice' ? input.type.options : [];

const takes = (input: Input, lang: Lang): string => {
  const options = optionsOf(input);
  if (options.length > 0) return options.join(lang === 'zh' ? '、' : ', ');
  if (input.type.kind === 'text') return lang === 'zh' ? '文字' : 'text';
  const kind = input.whole ? (lang === 'zh' ? '整数' : 'a whole number') : lang === 'zh' ? '数字' : 'a number';
  return input.displayUnit
    ? // The header has the unit in the words that are read again.
      lang === 'zh'
      ? `${kind}，${input.displayUnit}`
      : `${kind}, in the unit of its header`
    : `${kind}${input.type.kind === 'number' ? '' : typeName(input.type)}`;
};

const usedBy = (policy: Policy, input: Input, items: readonly Item[]): string =>
  [
    ...items.filter(({ inputs }) => inputs.includes(input.name)).map(({ id }) => id),
    ...policy.gates.filter(({ inputs }) => inputs.includes(input.name)).map(({ article }) => article),
  ].join(' ');

const grainText = (input: Input, lang: Lang): string =>
  input.grain === 'project'
    ? lang === 'zh'
      ? '按项目填'
      : 'per project'
    : lang === 'zh'
      ? '按企业填，同一企业各行相同'
      : 'per enterprise, the same in all its rows';

const head = (cells: readonly string[]): CellValue[] => cells.map((value) => ({ value, style: 'header' }));

/** Columns that belong together, under one title. */
interface Group {
  readonly title: string;
  readonly columns: readonly Input[];
}

/** By the article that needs them, in the order of the document; what several articles need comes first, what only the rules between them need last. */
const groupsOf = (policy: Policy, items: readonly Item[], columns: readonly Input[], lang: Lang): readonly Group[] => {
  const articlesOf = (input: Input): readonly string[] => [
    ...new Set(items.filter(({ inputs }) => inputs.includes(input.name)).map(({ article }) => article)),
  ];
  const shared = columns.filter((input) => articlesOf(input).length > 1);
  const rules = columns.filter((input) => articlesOf(input).length === 0);
  const groups: readonly Group[] = [
    { title: lang === 'zh' ? '多个条款共用' : 'Several articles', columns: shared },
    ...policy.articles.map(({ number, title }) => ({
      title: `${articleText(number)}${title[lang]}`,
      columns: columns.filter((input) => articlesOf(input).length === 1 && articlesOf(input)[0] === number),
    })),
    { title: lang === 'zh' ? '限制条件和此前奖励' : 'Exclusions and earlier awards', columns: rules },
  ];
  return groups.filter((group) => group.columns.length > 0);
};

const HEADER_ROWS = 2;

const cellArea = (column: number, columns = 1, row = 0): Area => ({ row, column, rows: 1, columns });

const dataSheet = (
  identity: readonly Identity[],
  groups: readonly Group[],
  withList: boolean,
  help: (input: Input) => string,
  lang: Lang,
): TemplateSheet => {
  const columns = groups.flatMap((group) => group.columns);
  const basics = identity.length + (withList ? 1 : 0);
  const headers = [...identity.map(({ header }) => header), ...(withList ? [LISTS] : []), ...columns.map(headerOf)];
  const spans = [
    { title: lang === 'zh' ? '基本信息' : 'The enterprise', size: basics },
    ...groups.map(({ title, columns: own }) => ({ title, size: own.length })),
  ];
  const helps = [...identity.map((one) => one.help[lang]), ...(withList ? [LIST_HELP[lang]] : []), ...columns.map(help)];
  return {
    name: SHEETS.data[lang],
    rows: [
      spans.flatMap(({ title, size }): CellValue[] => [
        { value: title, style: 'header' },
        ...Array.from({ length: size - 1 }, (): CellValue => ({ value: null, style: 'header' })),
      ]),
      head(headers),
      // Codes of 18 digits are kept only by cells that are text before anything is typed into them.
      ...Array.from({ length: ROWS }, (): CellValue[] => [null, { value: null, style: 'text' }]),
    ],
    widths: [
      ...identity.map(({ width }) => width),
      ...(withList ? [30] : []),
      ...columns.map((input) => Math.min(30, Math.max(12, headerOf(input).length * 2 + 2))),
    ],
    freeze: { rows: HEADER_ROWS, columns: 1 },
    merges: spans.flatMap(({ size }, i) => {
      const from = spans.slice(0, i).reduce((sum, span) => sum + span.size, 0);
      return size > 1 ? [cellArea(from, size)] : [];
    }),
    prompts: headers.map((header, c) => ({ area: cellArea(c, 1, HEADER_ROWS - 1), title: header, text: helps[c] ?? '' })),
    validations: columns.flatMap((input, c) => {
      const options = optionsOf(input);
      return options.length > 0 ? [{ area: { row: HEADER_ROWS, column: basics + c, rows: ROWS, columns: 1 }, options }] : [];
    }),
  };
};

const HELP: readonly { readonly zh: string; readonly en: string }[] = [
  {
    zh: '在“企业数据”表中填写，一行一个项目；没有项目的企业填一行。不要改动列名。',
    en: 'Fill in the sheet Enterprises, one row per project; one row for an enterprise without any. Leave the headers as they are.',
  },
  {
    zh: '空白表示没有数据，不等于 0，也不等于“否”：没有发生额请填 0，不属于请填“否”。',
    en: 'A blank means no data, neither 0 nor no: enter 0 where there was none, 否 for no.',
  },
  {
    zh: '金额只填数字，单位以列名括号中的为准。用不到的列可以删除。',
    en: 'Enter amounts as numbers in the unit that the header names. Columns that are not needed may be deleted.',
  },
];

const LIST_HELP = {
  zh: '多项用“；”分隔，可在括号中注明认定年份，如“国家级……（2025）”；没有的填“无”。名称见“认定名称”表',
  en: 'Separate several by “；”, with the year in brackets where it matters; 无 for none. The sheet Recognitions lists the names',
};

const helpSheet = (
  policy: Policy,
  items: readonly Item[],
  identity: readonly Identity[],
  columns: readonly Input[],
  withList: boolean,
  lang: Lang,
): TemplateSheet => {
  const zh = lang === 'zh';
  const wrap = (value: string): CellValue => ({ value, style: 'wrap' });
  return {
    name: SHEETS.help[lang],
    rows: [
      [{ value: policy.name[lang], style: 'title' }],
      ...HELP.map((one): CellValue[] => [{ value: one[lang], style: 'text' }]),
      [],
      head(zh ? ['列名', '填写内容', '说明', '填写范围', '用于条目'] : ['Column', 'Takes', 'About', 'Scope', 'Used by']),
      ...identity.map((one): CellValue[] => [wrap(one.header), wrap(zh ? '文字' : 'text'), wrap(one.help[lang])]),
      ...(withList
        ? [[wrap(LISTS), wrap(zh ? '认定名称' : 'recognitions'), wrap(LIST_HELP[lang]), wrap(zh ? '按企业填' : 'per enterprise')]]
        : []),
      ...columns.map((input): CellValue[] => [
        wrap(headerOf(input)),
        wrap(takes(input, lang)),
        wrap([lang === 'en' ? input.en : '', input.help?.[lang] ?? ''].filter(Boolean).join('. ')),
        wrap(grainText(input, lang)),
        wrap(usedBy(policy, input, items)),
      ]),
    ],
    widths: [34, 26, 60, 26, 40],
    freeze: { rows: 0, columns: 0 },
    validations: [],
  };
};

const titleSheet = (titles: readonly Input[], lang: Lang): TemplateSheet => ({
  name: SHEETS.titles[lang],
  rows: [
    head(lang === 'zh' ? ['认定名称', '级别', '其他写法'] : ['Recognition', 'Level', 'Other spellings']),
    ...titles.map((input): CellValue[] => [
      input.name,
      input.title?.level ?? '',
      { value: (input.title?.aliases ?? []).join('、'), style: 'wrap' },
    ]),
  ],
  widths: [44, 12, 60],
  freeze: { rows: 1, columns: 0 },
  validations: [],
});

/** `items` are all of the policy's where none are named. */
export const composeTemplate = (policy: Policy, items: readonly Item[], lang: Lang): readonly TemplateSheet[] => {
  const inputs = inputsOf(policy, items);
  const titles = inputs.filter(({ title }) => title);
  const columns = inputs.filter(({ title }) => !title);
  const projects = items.some(({ grain }) => grain === 'project') || columns.some(({ grain }) => grain === 'project');
  const identity = [NAME, CODE, REGION, ...(projects ? [PROJECT] : [])];
  const withList = titles.length > 0;
  const groups = groupsOf(policy, items, columns, lang);
  const help = (input: Input): string =>
    [lang === 'en' ? input.en : '', takes(input, lang), grainText(input, lang), input.help?.[lang] ?? '']
      .filter(Boolean)
      .join(lang === 'zh' ? '；' : '; ');
  return [
    dataSheet(identity, groups, withList, help, lang),
    helpSheet(
      policy,
      items,
      identity,
      groups.flatMap((group) => group.columns),
      withList,
      lang,
    ),
    ...(withList ? [titleSheet(titles, lang)] : []),
  ];
};
