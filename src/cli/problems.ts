/** What can be wrong with a command line: one factory per code. What can be wrong with files is in file-problems.ts. */
import { text, type Text } from '../core/lang';
import { nearest } from '../core/nearest';
import type { Place, Problem } from '../core/problem';

const error = (code: string, zh: string, en: string, place: Place = {}, found?: string): Problem => ({
  code,
  severity: 'error',
  place,
  message: text(zh, en),
  ...(found !== undefined && { found }),
});

const hint = (name: string, known: Iterable<string>): Text => {
  const near = nearest(name, known);
  return near === undefined ? text('', '') : text(`是否想写“${near}”？`, ` Did you mean “${near}”?`);
};

export const unknownCommand = (found: string, known: readonly string[]): Problem => {
  const near = hint(found, known);
  return error(
    'unknown-command',
    `没有命令“${found}”。${near.zh}可用：${known.join('、')}。`,
    `There is no command “${found}”.${near.en} Known: ${known.join(', ')}.`,
    { name: found },
    found,
  );
};

export const noCommand = (known: readonly string[]): Problem =>
  error(
    'no-command',
    `请给出命令：${known.join('、')}。用法见 cesuan --help。`,
    `Give a command: ${known.join(', ')}. See cesuan --help.`,
  );

export const unknownOption = (command: string, found: string, known: readonly string[]): Problem => {
  const near = hint(found, known);
  const see = `cesuan ${command} --help`;
  return error(
    'unknown-option-name',
    `没有选项“${found}”。${near.zh || `可用的选项见 ${see}。`}`,
    `There is no option “${found}”.${near.en || ` See ${see}.`}`,
    { name: found },
    found,
  );
};

export const missingValue = (option: string, value: string): Problem =>
  error(
    'missing-value',
    `选项“${option}”后面缺少 ${value}。值以“-”开头时请写成 ${option}=${value}。`,
    `Option “${option}” needs ${value}. Write ${option}=${value} where it begins with “-”.`,
    { name: option },
  );

export const unexpectedValue = (option: string, found: string): Problem =>
  error(
    'unexpected-value',
    `选项“${option}”不带值，却写了“${found}”。`,
    `Option “${option}” takes no value, but “${found}” was given.`,
    { name: option },
    found,
  );

export const optionTwice = (option: string, first: string, second: string): Problem =>
  error(
    'option-twice',
    `选项“${option}”给了两次，且不一致：“${first}”和“${second}”。请只留一个。`,
    `Option “${option}” was given twice, with “${first}” and “${second}”. Keep one.`,
    { name: option },
    second,
  );

export const missingArgument = (command: string, names: readonly string[]): Problem =>
  error(
    'missing-argument',
    `缺少 ${names.join('、')}。用法见 cesuan ${command} --help。`,
    `${names.join(', ')} is missing. See cesuan ${command} --help.`,
  );

export const extraArgument = (command: string, found: string): Problem =>
  error(
    'extra-argument',
    `多出了“${found}”。路径中有空格时请加引号；用法见 cesuan ${command} --help。`,
    `“${found}” is too much. Put quotes around a path with spaces; see cesuan ${command} --help.`,
    {},
    found,
  );

export const missingOption = (command: string, usage: string, known: readonly string[] = []): Problem =>
  error(
    'missing-option',
    `命令 ${command} 需要 ${usage}。${known.length > 0 ? `可用：${known.join('、')}。` : ''}`,
    `${command} needs ${usage}.${known.length > 0 ? ` Known: ${known.join(', ')}.` : ''}`,
    { name: usage.split(' ')[0] ?? usage },
  );

export const badValue = (option: string, found: string, expected: Text): Problem =>
  error(
    'bad-value',
    `选项“${option}”的值“${found}”不对，应为${expected.zh}。`,
    `The value “${found}” of “${option}” is wrong; it should be ${expected.en}.`,
    { name: option },
    found,
  );

/** `of` names the policy where there are several. */
export const missingYear = (from: string, to: string, of?: Text): Problem => {
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  const years = first === last ? text(`${first} 年`, first) : text(`${first} 年至 ${last} 年`, `${first} to ${last}`);
  return error(
    'missing-year',
    `请用 --year 指定测算年度：${of ? `“${of.zh}”` : '该政策'}自 ${from} 起至 ${to} 止，可用 ${years.zh}。`,
    `Give the year with --year: ${of ? `“${of.en}”` : 'the policy'} runs from ${from} to ${to}, that is ${years.en}.`,
    { name: '--year' },
  );
};

export const policyTwice = (id: string): Problem =>
  error(
    'policy-twice',
    `政策“${id}”给了两次，请只留一个。`,
    `Policy “${id}” is named twice; keep one.`,
    { name: '--policy' },
    id,
  );

export const onePolicyOnly = (command: string, found: readonly string[]): Problem =>
  error(
    'one-policy-only',
    `命令 ${command} 一次说明一个政策的条目，--policy 请只给一个，这里有 ${found.length} 个：${found.join('、')}。`,
    `${command} is about an item of one policy; --policy names ${found.length}: ${found.join(', ')}. Keep one.`,
    { name: '--policy' },
  );

export const unknownItem = (found: string, known: readonly string[]): Problem => {
  const near = hint(found, known);
  return error(
    'unknown-item',
    `该政策没有条目“${found}”。${near.zh}全部条目见 cesuan catalogue。`,
    `The policy has no item “${found}”.${near.en} All items: cesuan catalogue.`,
    { name: found },
    found,
  );
};

export const unknownArticle = (found: string, known: readonly string[]): Problem => {
  const near = hint(found, known);
  return error(
    'unknown-article',
    `该政策没有条款“${found}”。${near.zh}全部条款见 cesuan catalogue。`,
    `The policy has no article “${found}”.${near.en} All articles: cesuan catalogue.`,
    { name: found },
    found,
  );
};

export const unknownInput = (found: string, known: readonly string[]): Problem => {
  const near = hint(found, known);
  return error(
    'unknown-input',
    `--map 中的“${found}”不是该政策要用的数据项。${near.zh}全部数据项见 cesuan catalogue。`,
    `“${found}” in --map is no input of the policy.${near.en} All inputs: cesuan catalogue.`,
    { name: found },
    found,
  );
};

export const unknownColumn = (input: string, found: string, headers: readonly string[]): Problem => {
  const near = hint(found, headers);
  return error(
    'unknown-column',
    `给“${input}”指定的列“${found}”不存在。${near.zh}请写列名（表头文字）或列号（如 F）。`,
    `Column “${found}”, given for “${input}”, does not exist.${near.en} Write a header or a column letter such as F.`,
    { name: input },
    found,
  );
};

export const columnNameTwice = (input: string, header: string, letters: readonly string[]): Problem =>
  error(
    'column-name-twice',
    `给“${input}”指定的列名“${header}”在表中出现多次（${letters.join('、')} 列），请改写列号。`,
    `The header “${header}”, given for “${input}”, stands over columns ${letters.join(', ')}; write a column letter.`,
    { name: input },
    header,
  );

export const columnMappedTwice = (column: string, inputs: readonly string[]): Problem =>
  error(
    'column-mapped-twice',
    `--map 把“${column}”列同时给了${inputs.map((i) => `“${i}”`).join('和')}。一列只能对应一项。`,
    `--map gives column “${column}” to ${inputs.map((i) => `“${i}”`).join(' and ')}. A column feeds one input.`,
    { name: inputs[0] ?? '' },
    column,
  );

export const inputMappedTwice = (input: string): Problem =>
  error('input-mapped-twice', `“${input}”用 --map 指定了两次，请只留一个。`, `“${input}” is mapped twice by --map; keep one.`, {
    name: input,
  });

export const givenTwice = (option: string, name: string): Problem =>
  error('option-twice', `${option} 中的“${name}”给了两次，请只留一个。`, `“${name}” was given twice with ${option}; keep one.`, {
    name,
  });

export const notADataRow = (file: string, sheet: string, row: number, first: number, last: number): Problem =>
  error(
    'not-a-data-row',
    `工作表“${sheet}”第 ${row} 行不是数据行；数据行在第 ${first} 行至第 ${last} 行之间（合计行、分组行除外）。`,
    `Row ${row} of sheet “${sheet}” is no data row; they lie between rows ${first} and ${last} (totals and group rows apart).`,
    { file, sheet, row },
  );

/** A run in the workbook had another option, or a figure, that the command line does not repeat. */
export const rememberedChoice = (
  file: string,
  sheet: string,
  option: '--reading' | '--set',
  name: string,
  before: string,
): Problem => ({
  code: 'remembered-choice',
  severity: 'warning',
  place: { file, sheet, name },
  found: before,
  message: text(
    `该工作簿上次测算用的是“${name}=${before}”，本次没有指定，未沿用。要沿用请加 ${option} "${name}=${before}"。`,
    `The last run in this workbook used “${name}=${before}”, which was not given now and does not apply. Add ${option} "${name}=${before}" to keep it.`,
  ),
});
