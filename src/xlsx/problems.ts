/** Everything that can be wrong with a workbook file or stand in the way of writing one; one factory per code. */
import { text, type Text } from '../core/lang';
import type { Place, Problem, Severity } from '../core/problem';

const make = (code: string, severity: Severity, place: Place, message: Text, found?: string): Problem => ({
  code: `xlsx/${code}`,
  severity,
  place,
  message,
  ...(found === undefined ? {} : { found }),
});

const error = (code: string, place: Place, message: Text, found?: string): Problem => make(code, 'error', place, message, found);

// ---- the file ----

export const notWorkbook = (file: string, what: Text): Problem =>
  error(
    'not-a-workbook',
    { file },
    text(
      `“${file}”不是 .xlsx 工作簿：${what.zh}。请用 Excel 或 WPS 打开后另存为“Excel 工作簿（.xlsx）”`,
      `"${file}" is not an .xlsx workbook: ${what.en}. Open it in Excel or WPS and save it as an Excel workbook (.xlsx)`,
    ),
  );

export const oldXls = (file: string): Problem =>
  error(
    'old-xls',
    { file },
    text(
      `“${file}”是旧版 .xls 格式（Excel 97-2003）。请用 Excel 或 WPS 另存为 .xlsx 后再试`,
      `"${file}" is in the old .xls format (Excel 97-2003). Save it as .xlsx in Excel or WPS first`,
    ),
  );

export const encrypted = (file: string): Problem =>
  error(
    'encrypted',
    { file },
    text(
      `“${file}”设有打开密码。请先在 Excel 或 WPS 中取消密码（文件→信息→保护工作簿→用密码进行加密，清空密码）后另存`,
      `"${file}" is encrypted with a password. Remove the password in Excel or WPS and save it first`,
    ),
  );

export const binaryWorkbook = (file: string): Problem =>
  error(
    'xlsb',
    { file },
    text(
      `“${file}”是二进制工作簿（.xlsb）。请另存为 .xlsx 后再试`,
      `"${file}" is a binary workbook (.xlsb). Save it as .xlsx first`,
    ),
  );

export const damagedFile = (file: string, detail: Text): Problem =>
  error(
    'damaged',
    { file },
    text(
      `“${file}”已损坏：${detail.zh}。请重新取得该文件，或用 Excel 打开修复后另存`,
      `"${file}" is damaged: ${detail.en}. Get the file again, or let Excel repair and save it`,
    ),
  );

export const damagedPart = (file: string, part: string, detail: string): Problem =>
  error(
    'damaged-part',
    { file, name: part },
    text(
      `“${file}”中的部件 ${part} 已损坏，无法读取。请用 Excel 打开修复后另存`,
      `The part ${part} of "${file}" is damaged (${detail}). Let Excel repair and save the file`,
    ),
    detail,
  );

export const unsupportedZip = (file: string, found: string): Problem =>
  error(
    'unsupported-zip',
    { file },
    text(
      `“${file}”的压缩方式（${found}）不受支持。请用 Excel 打开后另存为 .xlsx`,
      `"${file}" is packed in a way that is not supported (${found}). Open it in Excel and save it as .xlsx`,
    ),
    found,
  );

export const encryptedEntry = (file: string, entry: string): Problem =>
  error(
    'encrypted-zip',
    { file, name: entry },
    text(
      `“${file}”的压缩包带有密码（${entry}）。请解除密码后再试`,
      `The zip of "${file}" has a password (${entry}). Remove it first`,
    ),
  );

const LIMIT_NAMES = {
  entries: text('文件内部件数', 'the number of parts'),
  unpacked: text('解压后字节数', 'the unpacked size in bytes'),
  ratio: text('压缩比', 'the compression ratio'),
} as const;

export const tooLarge = (file: string, what: keyof typeof LIMIT_NAMES, found: number, limit: number): Problem =>
  error(
    'too-large',
    { file },
    text(
      `“${file}”超出可处理的范围：${LIMIT_NAMES[what].zh}为 ${found}，上限 ${limit}。若文件可信，请拆分后再试`,
      `"${file}" is beyond the limits: ${LIMIT_NAMES[what].en} is ${found}, at most ${limit} is allowed. Split the file if you trust it`,
    ),
    String(found),
  );

export const strictWorkbook = (file: string): Problem =>
  error(
    'strict-ooxml',
    { file },
    text(
      `“${file}”是“Strict Open XML”格式。请用 Excel 另存为普通的“Excel 工作簿（.xlsx）”`,
      `"${file}" is a Strict Open XML workbook. Save it in Excel as an ordinary Excel workbook (.xlsx)`,
    ),
  );

export const unusualXml = (file: string, part: string, found: Text): Problem =>
  error(
    'unusual-xml',
    { file, name: part },
    text(
      `“${file}”的部件 ${part} 写法特殊（${found.zh}），为避免损坏不予处理。请用 Excel 打开后另存`,
      `The part ${part} of "${file}" is written in an unusual way (${found.en}); it is left alone so as not to damage it. Open the file in Excel and save it`,
    ),
  );

export const missingSheetPart = (file: string, sheet: string): Problem =>
  error(
    'missing-sheet',
    { file, sheet },
    text(
      `“${file}”缺少工作表“${sheet}”的内容。请用 Excel 打开修复后另存`,
      `"${file}" lacks the content of the sheet "${sheet}". Let Excel repair and save the file`,
    ),
  );

export const signed = (file: string): Problem =>
  make(
    'signed',
    'warning',
    { file },
    text(
      `“${file}”带有数字签名；写入后签名失效，需要重新签署`,
      `"${file}" is digitally signed; writing makes the signature invalid, sign it again afterwards`,
    ),
  );

// ---- reading a sheet ----

export const unknownSheet = (file: string, sheet: string, known: readonly string[]): Problem =>
  error(
    'unknown-sheet',
    { file, sheet },
    text(
      `“${file}”中没有名为“${sheet}”的工作表；现有：${known.join('、')}`,
      `"${file}" has no sheet "${sheet}"; it has: ${known.join(', ')}`,
    ),
    sheet,
  );

export const notWorksheet = (file: string, sheet: string): Problem =>
  error(
    'not-a-worksheet',
    { file, sheet },
    text(`“${sheet}”是图表或对话框工作表，没有单元格`, `"${sheet}" is a chart or dialog sheet without cells`),
  );

export const rowsOutOfOrder = (file: string, sheet: string, row: number): Problem =>
  error(
    'row-order',
    { file, sheet, row },
    text(
      `工作表“${sheet}”第 ${row} 行在文件中的次序错乱。请用 Excel 打开后另存`,
      `Row ${row} of the sheet "${sheet}" stands out of order in the file. Open it in Excel and save it`,
    ),
  );

export const rangeTooLarge = (file: string, sheet: string, row: number, cells: number, limit: number): Problem =>
  error(
    'range-too-large',
    { file, sheet, row },
    text(
      `工作表“${sheet}”的数据区一直到第 ${row} 行，共 ${cells} 个单元格，超过上限 ${limit}。若下方有零散内容，请删除后再试`,
      `The data of the sheet "${sheet}" reaches to row ${row}: ${cells} cells, at most ${limit} are allowed. Delete stray content far below the data`,
    ),
    String(cells),
  );

// ---- writing ----

const at = (sheet: string, cell: string): Place => ({ sheet, cell });

export const sheetProtected = (sheet: string): Problem =>
  error(
    'protected-sheet',
    { sheet },
    text(
      `工作表“${sheet}”受保护，不能写入。请先在“审阅”中撤销工作表保护`,
      `The sheet "${sheet}" is protected. Unprotect it first (Review)`,
    ),
  );

export const workbookProtected = (file: string): Problem =>
  error(
    'protected-workbook',
    { file },
    text(
      '工作簿结构受保护，不能新增工作表。请先在“审阅”中撤销工作簿保护',
      'The structure of the workbook is protected, no sheet can be added. Unprotect the workbook first (Review)',
    ),
  );

export const contentInTheWay = (sheet: string, cell: string, found: string, count: number): Problem =>
  error(
    'content-in-the-way',
    at(sheet, cell),
    text(
      `${cell} 已有内容“${found}”${count > 1 ? `，该列共 ${count} 个单元格有内容` : ''}，不会覆盖。请移走这些内容，或让测算列写到别处`,
      `${cell} holds "${found}"${count > 1 ? `, ${count} cells of that column are taken` : ''}; nothing is overwritten. Move it, or have the columns written elsewhere`,
    ),
    found,
  );

export const formulaInTheWay = (sheet: string, cell: string, found: string, count: number): Problem =>
  error(
    'formula-in-the-way',
    at(sheet, cell),
    text(
      `${cell} 是公式“=${found}”${count > 1 ? `，该列共 ${count} 个公式` : ''}，不是本程序写入的，不会覆盖。请移走公式后再试`,
      `${cell} holds the formula "=${found}"${count > 1 ? `, ${count} in that column` : ''} that is not ours; it is not overwritten. Move it first`,
    ),
    `=${found}`,
  );

export const arrayInTheWay = (sheet: string, cell: string, area: string): Problem =>
  error(
    'array-in-the-way',
    at(sheet, cell),
    text(
      `${cell} 的数组公式占用 ${area}，测算列不能写入其中。请移走数组公式`,
      `The array formula in ${cell} covers ${area}; the columns cannot go there. Move it first`,
    ),
    area,
  );

export const mergeInTheWay = (sheet: string, area: string): Problem =>
  error(
    'merge-in-the-way',
    at(sheet, area.split(':')[0] ?? area),
    text(
      `合并单元格 ${area} 挡住了测算列。请取消合并，或让测算列写到别处`,
      `The merged cells ${area} are in the way. Unmerge them, or have the columns written elsewhere`,
    ),
    area,
  );

export const tableInTheWay = (sheet: string, table: string, area: string): Problem =>
  error(
    'table-in-the-way',
    at(sheet, area.split(':')[0] ?? area),
    text(
      `表格“${table}”（${area}）挡住了测算列。请让测算列写到别处，或移动该表格`,
      `The table "${table}" (${area}) is in the way. Have the columns written elsewhere, or move the table`,
    ),
    table,
  );

export const sheetNameTaken = (sheet: string): Problem =>
  error(
    'sheet-name-taken',
    { sheet },
    text(
      `已有名为“${sheet}”的工作表，且不是本程序生成的，不会覆盖。请将其改名`,
      `There is a sheet "${sheet}" already that is not ours; it is not overwritten. Rename it`,
    ),
    sheet,
  );

export const badSheetName = (sheet: string): Problem =>
  error(
    'bad-sheet-name',
    { sheet },
    text(
      `“${sheet}”不能用作工作表名：须为 1 至 31 个字符，不含 \\ / ? * [ ] :，首尾不是单引号`,
      `"${sheet}" cannot be a sheet's name: 1 to 31 characters, none of \\ / ? * [ ] :, no apostrophe at either end`,
    ),
    sheet,
  );

export const beyondSheet = (sheet: string, cell: string): Problem =>
  error(
    'beyond-the-sheet',
    at(sheet, cell),
    text(
      `测算结果要写到 ${cell}，超出工作表的最大行列数（1,048,576 行、16,384 列）`,
      `The results would reach ${cell}, beyond the end of a sheet (1,048,576 rows, 16,384 columns)`,
    ),
  );

export const textTooLong = (sheet: string, cell: string, length: number): Problem =>
  error(
    'text-too-long',
    at(sheet, cell),
    text(
      `要写入 ${cell} 的文字有 ${length} 个字符，超过单元格上限 32,767`,
      `The text for ${cell} has ${length} characters, a cell holds at most 32,767`,
    ),
  );

export const notANumber = (sheet: string, cell: string): Problem =>
  error('not-a-number', at(sheet, cell), text(`要写入 ${cell} 的数值不是有限的数`, `The number for ${cell} is not finite`));

export const badColumnKey = (sheet: string, key: string): Problem =>
  error(
    'bad-key',
    { sheet, name: key },
    text(`列标识“${key}”重复，或不能用作名称`, `The column key "${key}" is used twice or cannot become a name`),
    key,
  );

export const readBackDiffers = (sheet: string, cell: string): Problem =>
  error(
    'read-back',
    at(sheet, cell),
    text(
      `写入后读回 ${cell} 与应写内容不一致，已放弃写入`,
      `Reading back ${cell} gave something else than was written; the write was given up`,
    ),
  );

// ---- done, but look at it ----

export const userNoteKept = (sheet: string, cell: string): Problem =>
  make(
    'user-note',
    'warning',
    at(sheet, cell),
    text(`${cell} 已有他人的批注，未改动，说明未写入`, `${cell} has somebody else's note; it was kept and ours was not written`),
  );

export const threadKept = (sheet: string, cell: string): Problem =>
  make(
    'thread',
    'warning',
    at(sheet, cell),
    text(
      `${cell} 有批注会话（新式批注），未改动，说明未写入`,
      `${cell} has a threaded comment; it was kept and our note was not written`,
    ),
  );

export const filterExtended = (sheet: string, from: string, to: string): Problem =>
  make(
    'filter-extended',
    'info',
    { sheet },
    text(
      `筛选区域由 ${from} 扩展为 ${to}，使测算列随企业行一起排序`,
      `The filter was extended from ${from} to ${to}, so that our columns are sorted together with their rows`,
    ),
    from,
  );

export const tableHeaderKept = (sheet: string, cell: string, table: string): Problem =>
  make(
    'table-header-kept',
    'info',
    at(sheet, cell),
    text(
      `${cell} 位于表格“${table}”中间，数据已清空，标题保留（表格的每列都要有标题）`,
      `${cell} lies inside the table "${table}": its data were emptied, the title stays (each column of a table needs one)`,
    ),
  );

export const formulaKept = (sheet: string, cell: string): Problem =>
  make(
    'formula-kept',
    'warning',
    at(sheet, cell),
    text(`${cell} 是公式，不是本程序写入的，予以保留`, `${cell} holds a formula that is not ours; it was kept`),
  );
