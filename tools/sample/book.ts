/** The sample workbook without its chart: rows in, the bytes that exceljs writes, out. */
import ExcelJS from 'exceljs';
import { COLUMNS, DISTRICTS, SUMMED, YES_NO, type ColumnKey } from './columns';
import type { SampleCell, SampleRow } from './sketch';

export const DATA_SHEET = '申报汇总';
export const STATS_SHEET = '区县统计';

const FONT = { name: '等线', size: 11 };
const THIN = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const;
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };
const fill = (argb: string): ExcelJS.Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });

/** 1-based, as exceljs counts. */
const TITLE_ROW = 1;
const UNIT_ROW = 2;
const HEADER_ROW = 3;
export const FIRST_DATA_ROW = 5;

export const letterOf = (key: ColumnKey): string => {
  let letters = '';
  for (let n = COLUMNS.findIndex((c) => c.key === key) + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
};

const header = (sheet: ExcelJS.Worksheet): void => {
  COLUMNS.forEach((column, i) => {
    const at = i + 1;
    sheet.getColumn(at).width = column.width;
    const top = sheet.getCell(HEADER_ROW, at);
    const name = sheet.getCell(HEADER_ROW + 1, at);
    if (column.group === '') {
      top.value = column.name;
      sheet.mergeCells(HEADER_ROW, at, HEADER_ROW + 1, at);
    } else {
      name.value = column.name;
      const starts = COLUMNS[i - 1]?.group !== column.group;
      const span = COLUMNS.filter((c) => c.group === column.group).length;
      if (starts) {
        top.value = column.group;
        if (span > 1) sheet.mergeCells(HEADER_ROW, at, HEADER_ROW, at + span - 1);
      }
    }
    for (const cell of [top, name]) {
      cell.font = { ...FONT, bold: true };
      cell.fill = fill('FFDDEBF7');
      cell.border = BORDER;
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    }
  });
  sheet.getRow(HEADER_ROW).height = 20;
  sheet.getRow(HEADER_ROW + 1).height = 50;
};

const CENTRED: ReadonlySet<ColumnKey> = new Set([...YES_NO, 'number', 'district', 'grade']);

const growthOf = (row: SampleRow): ExcelJS.CellValue | undefined => {
  if (typeof row.revenueBefore !== 'number' || row.revenueBefore === 0) return undefined;
  return typeof row.revenue === 'number' ? row.revenue / row.revenueBefore - 1 : { error: '#N/A' };
};

const plain = (cell: SampleCell | undefined): ExcelJS.CellValue =>
  cell !== null && typeof cell === 'object' ? ({ error: cell.error } as ExcelJS.CellErrorValue) : (cell ?? null);

const dataRow = (sheet: ExcelJS.Worksheet, row: SampleRow, at: number): void => {
  COLUMNS.forEach((column, i) => {
    const cell = sheet.getCell(at, i + 1);
    cell.font = FONT;
    cell.border = BORDER;
    if (column.format) cell.numFmt = column.format;
    cell.alignment = {
      vertical: 'middle',
      ...(column.key === 'honours' ? { wrapText: true } : CENTRED.has(column.key) ? { horizontal: 'center' } : {}),
    };
    if (column.key === 'growth') {
      const result = growthOf(row);
      if (result !== undefined)
        cell.value = {
          formula: `${letterOf('revenue')}${at}/${letterOf('revenueBefore')}${at}-1`,
          result,
        } as ExcelJS.CellFormulaValue;
    } else cell.value = plain(row[column.key]);
  });
  // A code that was typed as a number has lost its format with its last digits.
  if (typeof row.code === 'number') sheet.getCell(at, COLUMNS.findIndex((c) => c.key === 'code') + 1).numFmt = 'General';
  if (typeof row.honours === 'string' && row.honours.length > 24) sheet.getRow(at).height = 32;
  if (row.hidden) sheet.getRow(at).hidden = true;
};

const totalsRow = (sheet: ExcelJS.Worksheet, rows: readonly SampleRow[], at: number): void => {
  const last = FIRST_DATA_ROW + rows.length - 1;
  COLUMNS.forEach((column, i) => {
    const cell = sheet.getCell(at, i + 1);
    cell.font = { ...FONT, bold: true };
    cell.fill = fill('FFF2F2F2');
    cell.border = BORDER;
    if (column.key === 'name') cell.value = '合计';
    if (!SUMMED.includes(column.key)) return;
    // As a spreadsheet does it: numbers that were typed as text are not in the sum.
    const hundredths = rows.reduce(
      (sum, row) => sum + (typeof row[column.key] === 'number' ? Math.round((row[column.key] as number) * 10_000) : 0),
      0,
    );
    cell.value = {
      formula: `SUM(${letterOf(column.key)}${FIRST_DATA_ROW}:${letterOf(column.key)}${last})`,
      result: hundredths / 10_000,
    };
    if (column.format) cell.numFmt = column.format;
  });
};

const dataSheet = (book: ExcelJS.Workbook, rows: readonly SampleRow[]): void => {
  const sheet = book.addWorksheet(DATA_SHEET, {
    views: [{ state: 'frozen', xSplit: 2, ySplit: HEADER_ROW + 1 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  header(sheet);
  sheet.mergeCells(TITLE_ROW, 1, TITLE_ROW, COLUMNS.length);
  sheet.getCell(TITLE_ROW, 1).value = '2025年度绍兴市先进制造业强市“4151”计划专项政策申报汇总表（示例）';
  sheet.getCell(TITLE_ROW, 1).font = { name: '黑体', size: 16, bold: true };
  sheet.getCell(TITLE_ROW, 1).alignment = { horizontal: 'center' };
  sheet.getRow(TITLE_ROW).height = 28;
  sheet.getCell(UNIT_ROW, 1).value = '填报部门：示例区经济和信息化局（企业、项目和数据均为虚构）';
  sheet.getCell(UNIT_ROW, COLUMNS.length).value = '单位：万元';
  sheet.getCell(UNIT_ROW, COLUMNS.length).alignment = { horizontal: 'right' };
  rows.forEach((row, i) => dataRow(sheet, row, FIRST_DATA_ROW + i));
  const last = FIRST_DATA_ROW + rows.length - 1;
  totalsRow(sheet, rows, last + 1);
  sheet.getCell(last + 2, 1).value = '注：设备投资额为当年实际完成数；一企多项目的，企业情况逐行填写，荣誉认定填在第一行。';
  sheet.getCell(last + 3, 1).value = '填表人：示例';

  for (const key of YES_NO) {
    const letter = letterOf(key);
    for (let r = FIRST_DATA_ROW; r <= last; r++)
      sheet.getCell(`${letter}${r}`).dataValidation = { type: 'list', allowBlank: true, formulae: ['"是,否"'] };
  }
  const grade = letterOf('grade');
  const equipment = letterOf('equipment');
  sheet.addConditionalFormatting({
    ref: `${grade}${FIRST_DATA_ROW}:${grade}${last}`,
    rules: [
      {
        type: 'cellIs',
        operator: 'equal',
        formulae: ['"D"'],
        priority: 1,
        style: {
          font: { color: { argb: 'FF9C0006' } },
          fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFFC7CE' } },
        },
      },
    ],
  });
  sheet.addConditionalFormatting({
    ref: `${equipment}${FIRST_DATA_ROW}:${equipment}${last}`,
    rules: [
      {
        type: 'colorScale',
        priority: 2,
        cfvo: [{ type: 'min' }, { type: 'max' }],
        color: [{ argb: 'FFFFFFFF' }, { argb: 'FF9BC2E6' }],
      },
    ],
  });
  sheet.getCell(`${equipment}${HEADER_ROW + 1}`).note = '按当年实际完成的设备投入填报，凭发票和付款凭证核对。';
};

const statsSheet = (book: ExcelJS.Workbook, rows: readonly SampleRow[]): void => {
  const sheet = book.addWorksheet(STATS_SHEET);
  const last = FIRST_DATA_ROW + rows.length - 1;
  const range = (key: ColumnKey): string => `${DATA_SHEET}!$${letterOf(key)}$${FIRST_DATA_ROW}:$${letterOf(key)}$${last}`;
  sheet.addRow(['各区县申报情况']);
  sheet.addRow(['区县', '项目数', '设备投资额（万元）']);
  DISTRICTS.forEach((district, i) => {
    const own = rows.filter((row) => row.district === district);
    const sum =
      own.reduce((all, row) => all + (typeof row.equipment === 'number' ? Math.round(row.equipment * 10_000) : 0), 0) / 10_000;
    sheet.addRow([
      district,
      { formula: `COUNTIF(${range('district')},A${i + 3})`, result: own.length } as ExcelJS.CellFormulaValue,
      { formula: `SUMIF(${range('district')},A${i + 3},${range('equipment')})`, result: sum } as ExcelJS.CellFormulaValue,
    ]);
  });
  [14, 10, 22].forEach((width, i) => (sheet.getColumn(i + 1).width = width));
  sheet.getCell('A1').font = { name: '黑体', size: 14 };
};

/** Fixed dates and names: the same bytes every time, once the zip is packed anew. */
export const bookBytes = async (rows: readonly SampleRow[]): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook();
  const day = new Date(Date.UTC(2025, 10, 3, 1, 0, 0));
  Object.assign(book, { creator: '示例', lastModifiedBy: '示例', created: day, modified: day });
  dataSheet(book, rows);
  statsSheet(book, rows);
  return new Uint8Array(await book.xlsx.writeBuffer());
};
