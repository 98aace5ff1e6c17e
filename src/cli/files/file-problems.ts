/** What can be wrong with the files that a command line names: one factory per code. */
import { text, type Text } from '../../core/lang';
import type { Problem } from '../../core/problem';

const error = (code: string, zh: string, en: string, place: Problem['place'], found?: string): Problem => ({
  code,
  severity: 'error',
  place,
  message: text(zh, en),
  ...(found !== undefined && { found }),
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

export const notAWorkbook = (file: string): Problem =>
  error(
    'not-a-workbook',
    `“${file}”不是工作簿；复核需要策算写出的 .xlsx 或 .xlsm。`,
    `“${file}” is no workbook; what is verified is an .xlsx or .xlsm that this program wrote.`,
    { file },
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

export const stdoutBroken = (reason: string): Problem =>
  error(
    'cannot-write',
    `标准输出无法写入，已停止，输出不完整：${systemReason(reason).zh}`,
    `Standard output cannot be written; stopped, the output is not complete: ${systemReason(reason).en}`,
    {},
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
  EDQUOT: text('磁盘配额已用完。', 'the disk quota is used up.'),
  EFBIG: text('文件超过系统允许的大小。', 'the file is larger than the system allows.'),
  ENAMETOOLONG: text('文件名太长。', 'the name is too long.'),
  ERR_FS_FILE_TOO_LARGE: text('文件超过 2 GiB。', 'the file is larger than 2 GiB.'),
};

const systemReason = (reason: string): Text => REASONS[reason] ?? text(`${reason}。`, `${reason}.`);

export const editedRefused = (file: string, count: number): Problem =>
  error(
    'edited-refused',
    `测算后有 ${count} 处人工改动（或内容过多、无法核对的表），已停止。撤销会去掉测算列中的改动，测算工作表有改动的原表改名留下；确认后请加 --discard。`,
    `${count} cells were changed by hand since the run (or sheets are too large to tell): nothing was done. An undo takes away those in our columns, and leaves sheets of ours with changes under another name; add --discard to go on.`,
    { file },
  );
