/** Everything that can be wrong with a pack, in words: one factory per code. The loader adds file, line, article and item. */
import { text, type Text } from '../core/lang';
import { nearest } from '../core/nearest';
import type { Place, Problem, Severity } from '../core/problem';
import type { ValueType } from './model';
import { typeName } from './units';

const make =
  (code: string, severity: Severity = 'error') =>
  (message: Text, found?: string, place: Place = {}): Problem => ({
    code,
    severity,
    place,
    message,
    ...(found !== undefined && { found }),
  });

const hint = (name: string, known: Iterable<string>): Text => {
  const near = nearest(name, known);
  return near ? text(`是否想写“${near}”？`, ` Did you mean “${near}”?`) : text('', '');
};

export const withPlace = (problem: Problem, place: Place): Problem => ({ ...problem, place: { ...place, ...problem.place } });

/** Thrown inside the formula passes and caught by the loader, which knows the line. */
export class FormulaError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message.en);
    this.name = 'FormulaError';
  }
}

export const syntax = (formula: string, at: number | undefined, detail: Text): Problem =>
  make('formula-syntax')(
    text(
      `公式写法有误${at === undefined ? '' : `（第 ${at} 个字符附近）`}：${detail.zh}`,
      `The formula cannot be read${at === undefined ? '' : ` (near character ${at})`}: ${detail.en}`,
    ),
    formula,
  );

export const unknownName = (name: string, known: Iterable<string>): Problem => {
  const near = hint(name, known);
  return make('unknown-name')(
    text(
      `未知的名称“${name}”。${near.zh || '请在 inputs、titles、parameters、readings 或 terms 中声明它。'}`,
      `Unknown name “${name}”.${near.en || ' Declare it under inputs, titles, parameters, readings or terms.'}`,
    ),
    name,
  );
};

export const unknownFunction = (name: string, known: Iterable<string>): Problem => {
  const near = hint(name, known);
  return make('unknown-function')(
    text(
      `没有函数“${name}”。${near.zh}可用：${[...known].join('、')}。`,
      `There is no function “${name}”.${near.en} Known: ${[...known].join(', ')}.`,
    ),
    name,
  );
};

export const notAllowed = (what: string, instead: Text): Problem =>
  make('not-allowed')(
    text(`公式中不能使用“${what}”：${instead.zh}`, `“${what}” is not allowed in a formula: ${instead.en}`),
    what,
  );

export const unitClash = (operation: string, left: ValueType, right: ValueType): Problem =>
  make('unit-clash')(
    text(
      `单位不合：${typeName(left)} ${operation} ${typeName(right)}。两边的单位必须一致，百分点只能加在比例上。`,
      `Units clash: ${typeName(left)} ${operation} ${typeName(right)}. Both sides need the same unit; points add only to a rate.`,
    ),
    operation,
  );

export const wrongType = (expected: ValueType, actual: ValueType, where: Text): Problem =>
  make('wrong-type')(
    text(
      `${where.zh}应为${typeName(expected)}，实际为${typeName(actual)}。`,
      `${where.en} should be ${typeName(expected)} and is ${typeName(actual)}.`,
    ),
    typeName(actual),
  );

export const unknownOption = (name: string, option: string, options: readonly string[]): Problem => {
  const near = hint(option, options);
  return make('unknown-option')(
    text(
      `“${name}”没有选项“${option}”。${near.zh}可选：${options.join('、')}。`,
      `“${name}” has no option “${option}”.${near.en} Options: ${options.join(', ')}.`,
    ),
    option,
  );
};

export const unknownKey = (key: string, known: readonly string[]): Problem => {
  const near = hint(key, known);
  return make('unknown-key')(
    text(
      `不认识的键“${key}”。${near.zh}此处可用：${known.join('、')}。`,
      `Unknown key “${key}”.${near.en} Known here: ${known.join(', ')}.`,
    ),
    key,
  );
};

export const shape = (path: string, detail: Text): Problem =>
  make('pack-shape')(text(`“${path}”：${detail.zh}`, `“${path}”: ${detail.en}`), path);

export const yamlSyntax = (detail: string, file: string, line: number): Problem =>
  make('yaml-syntax')(text(`不是有效的 YAML：${detail}`, `This is not valid YAML: ${detail}`), undefined, { file, line });

export const duplicateName = (name: string, first: string): Problem =>
  make('duplicate-name')(
    text(`“${name}”重复声明，已在 ${first} 中声明过。`, `“${name}” is declared twice; first under ${first}.`),
    name,
  );

export const duplicateItem = (id: string): Problem =>
  make('duplicate-name')(
    text(`条目编号“${id}”重复；每个条目须有自己的编号。`, `Item id “${id}” is used twice; every item needs its own.`),
    id,
  );

export const mixedGrain = (id: string): Problem =>
  make('mixed-grain')(
    text(
      `事项“${id}”的各条目须属于同一层级（都按项目，或都按企业）；按项目就高的事项只能含按项目的条目。`,
      `The items of matter “${id}” must share one grain; a matter within one project takes project items only.`,
    ),
    id,
  );

export const rankedProjects = (id: string): Problem =>
  make('mixed-grain')(
    text(`条目“${id}”排名的对象是企业，不能按项目（grain: 项目）。`, `Item “${id}” ranks enterprises; its grain cannot be 项目.`),
    id,
  );

export const twoSpellings = (alias: string, first: string, second: string): Problem =>
  make('two-spellings')(
    text(
      `“${alias}”同时是“${first}”和“${second}”的写法；一种写法只能指一个名称。`,
      `“${alias}” spells both “${first}” and “${second}”; it can mean only one.`,
    ),
    alias,
  );

export const badQuantity = (found: string, expected: Text): Problem =>
  make('bad-quantity')(text(`“${found}”不是${expected.zh}。`, `“${found}” is not ${expected.en}.`), found);

export const figureNotCited = (figure: string, article: string): Problem =>
  make('figure-not-cited')(
    text(
      `公式中的数字“${figure}”没有列入 figures；每个数字都须出自条款${article}。`,
      `The figure “${figure}” is not listed under figures; every figure belongs to article ${article}.`,
    ),
    figure,
  );

export const figureNotUsed = (figure: string): Problem =>
  make('figure-not-used')(
    text(`figures 列出的“${figure}”没有用在公式里。`, `“${figure}” is listed under figures and stands in no formula.`),
    figure,
  );

export const mechanism = (found: readonly string[], known: readonly string[]): Problem =>
  make('mechanism')(
    found.length > 1
      ? text(`pays 只能有一种算法，这里有：${found.join('、')}。`, `pays takes one mechanism; found ${found.join(', ')}.`)
      : text(`pays 没有可识别的算法。可用：${known.join('、')}。`, `pays has no known mechanism. Known: ${known.join(', ')}.`),
    found.join('、'),
  );

export const unknownReference = (kind: Text, id: string, known: Iterable<string>): Problem => {
  const near = hint(id, known);
  return make('unknown-reference')(text(`没有${kind.zh}“${id}”。${near.zh}`, `There is no ${kind.en} “${id}”.${near.en}`), id);
};

export const dateGap = (name: string, before: string, after: string): Problem =>
  make('date-gap')(
    text(
      `参数“${name}”在 ${before} 与 ${after} 之间没有值；各时段须首尾相接。`,
      `Parameter “${name}” has no value between ${before} and ${after}; its stretches must join.`,
    ),
    name,
  );

export const circular = (names: readonly string[]): Problem =>
  make('circular')(
    text(`名称互相引用，无法计算：${names.join(' → ')}。`, `These names refer to each other: ${names.join(' → ')}.`),
    names[0],
  );

export const notInForce = (policy: Text, year: number, from: string, to: string): Problem =>
  make('not-in-force')(
    text(
      `“${policy.zh}”政策自 ${from} 起至 ${to} 止，${year} 年尚未施行。请改用期限内的年度。`,
      `The policy “${policy.en}” runs from ${from} to ${to}; it was not yet in force in ${year}. Choose a year within.`,
    ),
    String(year),
  );

export const expired = (policy: Text, year: number, from: string, to: string): Problem =>
  make('expired', 'warning')(
    text(
      `“${policy.zh}”政策自 ${from} 起至 ${to} 止，已经到期，${year} 年的结果仅供参考。`,
      `The policy “${policy.en}” ran from ${from} to ${to} and has ended; results for ${year} are for reference only.`,
    ),
    String(year),
  );

export const aboveCeiling = (name: string, found: string, ceiling: Text): Problem =>
  make('above-ceiling')(
    text(
      `“${name}”填的是 ${found}，超过条款规定的上限 ${ceiling.zh}。`,
      `“${name}” is ${found}, above the article’s ceiling of ${ceiling.en}.`,
    ),
    found,
    { name },
  );

export const withoutDocument = (name: string): Problem =>
  make('parameter-without-document', 'warning')(
    text(
      `参数“${name}”没有注明依据文号；请写成 ${name}=数值@文号。`,
      `Parameter “${name}” names no document; write ${name}=VALUE@DOCUMENT.`,
    ),
    undefined,
    { name },
  );
