/** Everything that can be wrong with a workbook file, or with a sheet that is read; one factory per code. What stands in the way of writing is in write/problems.ts. */
import { text, type Text } from '../core/lang';
import type { Place, Problem, Severity } from '../core/problem';

export const make = (code: string, severity: Severity, place: Place, message: Text, found?: string): Problem => ({
  code: `xlsx/${code}`,
  severity,
  place,
  message,
  ...(found === undefined ? {} : { found }),
});

export const error = (code: string, place: Place, message: Text, found?: string): Problem =>
  make(code, 'error', place, message, found);

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

export const sharedWorkbook = (file: string): Problem =>
  make(
    'shared-workbook',
    'warning',
    { file },
    text(
      `“${file}”是共享工作簿，修订记录里不会有本次写入。建议先在“审阅”中取消共享`,
      `"${file}" is a shared workbook; its revision log will not know of what is written. Stop sharing it first (Review)`,
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
