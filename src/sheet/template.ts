/**
 * An empty workbook for a policy: the policy and the items that are wanted in; a sheet to fill in, with headers that recognition finds again
 * and lists to choose from, a sheet of instructions and one of recognitions, out.
 */
import type { Lang } from '../core/lang';
import { typeName } from '../policy/units';
import type { Gate, Input, Item, Policy } from '../policy/model';
import type { Area, CellValue } from './port';

export interface TemplateSheet {
  readonly name: string;
  readonly rows: readonly (readonly CellValue[])[];
  readonly widths: readonly number[];
  readonly freeze: { readonly rows: number; readonly columns: number };
  /** Cells that take one of a few values. */
  readonly validations: readonly { readonly area: Area; readonly options: readonly string[] }[];
}

/** Rows made ready to be filled in. */
const ROWS = 1000;

const LISTS = '荣誉认定';

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
    ? `${kind}${lang === 'zh' ? '，' : ', '}${input.displayUnit}`
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

const dataSheet = (identity: readonly Identity[], columns: readonly Input[], withList: boolean): TemplateSheet => {
  const headers = [...identity.map(({ header }) => header), ...(withList ? [LISTS] : []), ...columns.map(headerOf)];
  const first = identity.length + (withList ? 1 : 0);
  return {
    name: '企业数据',
    // Codes of 18 digits are kept only by cells that are text before anything is typed into them.
    rows: [head(headers), ...Array.from({ length: ROWS }, (): CellValue[] => [null, { value: null, style: 'text' }])],
    widths: [
      ...identity.map(({ width }) => width),
      ...(withList ? [30] : []),
      ...columns.map((input) => Math.min(30, Math.max(12, headerOf(input).length * 2 + 2))),
    ],
    freeze: { rows: 1, columns: 1 },
    validations: columns.flatMap((input, c) => {
      const options = optionsOf(input);
      return options.length > 0 ? [{ area: { row: 1, column: first + c, rows: ROWS, columns: 1 }, options }] : [];
    }),
  };
};

const HELP: readonly { readonly zh: string; readonly en: string }[] = [
  {
    zh: '在“企业数据”表中填写，一行一个项目；没有项目的企业填一行。不要改动列名。',
    en: 'Fill in the sheet 企业数据, one row per project; one row for an enterprise without any. Leave the headers as they are.',
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
  en: 'Separate several by “；”, with the year in brackets where it matters; 无 for none. The sheet 认定名称 lists the names',
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
    name: '填写说明',
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
  name: '认定名称',
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
  return [
    dataSheet(identity, columns, withList),
    helpSheet(policy, items, identity, columns, withList, lang),
    ...(withList ? [titleSheet(titles, lang)] : []),
  ];
};
