/** What can be wrong with a command line and with the files that it names: one factory per code. */
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

// ---- the command line ----

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

export const missingYear = (from: string, to: string): Problem => {
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  const years = first === last ? text(`${first} 年`, first) : text(`${first} 年至 ${last} 年`, `${first} to ${last}`);
  return error(
    'missing-year',
    `请用 --year 指定测算年度：该政策自 ${from} 起至 ${to} 止，可用 ${years.zh}。`,
    `Give the year with --year: the policy runs from ${from} to ${to}, that is ${years.en}.`,
    { name: '--year' },
  );
};

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

export const notADataRow = (sheet: string, row: number, first: number, last: number): Problem =>
  error(
    'not-a-data-row',
    `工作表“${sheet}”第 ${row} 行不是数据行；数据行在第 ${first} 行至第 ${last} 行之间（合计行、分组行除外）。`,
    `Row ${row} of sheet “${sheet}” is no data row; they lie between rows ${first} and ${last} (totals and group rows apart).`,
    { sheet, row },
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

// ---- files that are read ----

export const fileMissing = (file: string, folder: string, near: string | undefined): Problem =>
  error(
    'file-missing',
    `找不到文件“${file}”。${near === undefined ? `请核对路径（当前目录：${folder}）。` : `是否想写“${near}”？`}`,
    `There is no file “${file}”.${near === undefined ? ` Check the path (current folder: ${folder}).` : ` Did you mean “${near}”?`}`,
    { file },
  );

export const notAFile = (file: string): Problem =>
  error('not-a-file', `“${file}”是文件夹，不是文件。`, `“${file}” is a folder, not a file.`, { file });

export const cannotRead = (file: string, reason: string): Problem =>
  error(
    'cannot-read',
    `无法读取“${file}”：${systemReason(reason).zh}`,
    `“${file}” cannot be read: ${systemReason(reason).en}`,
    { file },
    reason,
  );

export const emptyFile = (file: string): Problem => error('empty-file', `“${file}”是空文件。`, `“${file}” is empty.`, { file });

export const badEncoding = (file: string): Problem =>
  error(
    'bad-encoding',
    `“${file}”的文字编码既不是 UTF-8 也不是 GB18030（GBK）。请在 Excel 中另存为“CSV UTF-8”或 .xlsx。`,
    `“${file}” is neither UTF-8 nor GB18030 (GBK). Save it as “CSV UTF-8” or .xlsx in Excel.`,
    { file },
  );

export const csvQuotes = (file: string, line: number): Problem =>
  error(
    'csv-quotes',
    '引号不成对，从这一行起无法分清各列。请改正引号，或在 Excel 中另存为 .xlsx。',
    'A quotation mark is not closed or out of place; columns cannot be told apart from here on. Correct it, or save the file as .xlsx.',
    { file, line },
  );

export const tooManyCells = (file: string, rows: number, columns: number): Problem =>
  error(
    'too-large',
    `“${file}”有 ${rows} 行 ${columns} 列，超出一个工作表的范围（1,048,576 行、16,384 列）。请拆分。`,
    `“${file}” has ${rows} rows and ${columns} columns, more than a sheet holds (1,048,576 rows, 16,384 columns). Split it.`,
    { file },
  );

export const badJson = (file: string, line: number, detail: string): Problem =>
  error('json-syntax', `不是有效的 JSON：${detail}`, `This is not valid JSON: ${detail}`, { file, line }, detail);

export const jsonShape = (file: string, at: string, found: string): Problem =>
  error(
    'json-shape',
    `${at}是${found}。JSON 输入应为对象数组，每个对象一行，键为表头文字，值为文字、数字、true/false、null 或由它们组成的数组。`,
    `${at} is ${found}. JSON input is an array of objects, one per row, whose keys are header texts and whose values are texts, numbers, true/false, null or arrays of these.`,
    { file },
  );

export const sheetNameGiven = (file: string, sheet: string): Problem =>
  error(
    'no-sheets',
    `“${file}”不是工作簿，没有工作表，不能用 --sheet “${sheet}”。`,
    `“${file}” is no workbook and has no sheets; --sheet “${sheet}” does not apply.`,
    { file, name: '--sheet' },
  );

// ---- packs ----

export const packFolderMissing = (folder: string): Problem =>
  error('pack-folder-missing', `找不到政策包文件夹“${folder}”。`, `There is no pack folder “${folder}”.`, { file: folder });

export const packNotAFolder = (file: string): Problem =>
  error(
    'pack-not-a-folder',
    `“${file}”是文件；政策包是一个装有 YAML 文件的文件夹，请给出文件夹。`,
    `“${file}” is a file; a pack is a folder of YAML files. Name the folder.`,
    { file },
  );

export const packEmpty = (folder: string): Problem =>
  error('pack-empty', `文件夹“${folder}”中没有 .yaml 文件。`, `There is no .yaml file in “${folder}”.`, { file: folder });

// ---- files that are written ----

export const outputExists = (file: string): Problem =>
  error(
    'output-exists',
    `“${file}”已存在，未覆盖。请换一个文件名，或加 --force 覆盖。`,
    `“${file}” exists and was not overwritten. Choose another name, or add --force.`,
    { file },
  );

export const cannotWrite = (file: string, reason: string): Problem =>
  error(
    'cannot-write',
    `无法写入“${file}”：${systemReason(reason).zh}`,
    `“${file}” cannot be written: ${systemReason(reason).en}`,
    { file },
    reason,
  );

export const outputIsFolder = (file: string): Problem =>
  error('output-is-a-folder', `“${file}”是文件夹，请写明文件名。`, `“${file}” is a folder; name a file in it.`, { file });

export const sameOutput = (file: string): Problem =>
  error('same-output', `两个输出是同一个文件“${file}”。`, `Both outputs are the file “${file}”.`, { file });

export const wrongExtension = (file: string, expected: string): Problem =>
  error(
    'wrong-extension',
    `输出文件“${file}”的扩展名应为 ${expected}，否则 Excel 打不开。`,
    `The output “${file}” should end in ${expected}, or Excel would not open it.`,
    { file },
    file,
  );

const REASONS: Readonly<Record<string, Text>> = {
  EACCES: text('没有权限。', 'permission denied.'),
  EPERM: text(
    '没有权限，或文件正被 Excel 等程序占用，请先关闭。',
    'not permitted, or the file is open in Excel; close it first.',
  ),
  EBUSY: text('文件正被其他程序（如 Excel）占用，请先关闭。', 'another program such as Excel has it open; close it first.'),
  ENOENT: text('路径不存在。', 'the path does not exist.'),
  ENOTDIR: text('路径中有一段不是文件夹。', 'part of the path is not a folder.'),
  EROFS: text('所在磁盘是只读的。', 'the disk is read-only.'),
  ENOSPC: text('磁盘空间不足。', 'the disk is full.'),
  ENAMETOOLONG: text('文件名太长。', 'the name is too long.'),
  ERR_FS_FILE_TOO_LARGE: text('文件超过 2 GiB。', 'the file is larger than 2 GiB.'),
};

const systemReason = (reason: string): Text => REASONS[reason] ?? text(`${reason}。`, `${reason}.`);
