/** Everything that reading can report about rows that belong together: one factory per code. */
import { text, type Text } from '../../core/lang';
import type { Place, Problem, Severity } from '../../core/problem';
import { address, cellList, cellPlace, spaced } from '../cells';
import { columnLetters } from '../port/own-names';
import type { At } from './problems';

const make = (code: string, severity: Severity, place: Place, message: Text, found?: string): Problem => ({
  code,
  severity,
  place,
  message,
  ...(found !== undefined && { found }),
});

const rowPlace = (sheet: string, row: number, column: number | undefined): Place =>
  column === undefined ? { sheet, row: row + 1 } : cellPlace(sheet, row, column);

export const noNameNoCode = (sheet: string, row: number, column: number | undefined): Problem =>
  make(
    'row-without-enterprise',
    'error',
    rowPlace(sheet, row, column),
    text(
      `第 ${row + 1} 行没有企业名称和统一社会信用代码，按一个独立的企业计算。请补填。`,
      `Row ${row + 1} has neither a name nor a credit code and counts as an enterprise of its own. Fill one in.`,
    ),
  );

export const codeWithNames = (
  sheet: string,
  row: number,
  column: number,
  code: string,
  name: string,
  firstRow: number,
  firstName: string,
): Problem =>
  make(
    'code-with-two-names',
    'warning',
    cellPlace(sheet, row, column),
    text(
      `代码 ${code} 在第 ${firstRow + 1} 行是“${firstName}”，在第 ${row + 1} 行是“${name}”。已按同一企业归并，请核对。`,
      `Code ${code} is “${firstName}” in row ${firstRow + 1} and “${name}” in row ${row + 1}. They count as one enterprise; please check.`,
    ),
    name,
  );

export const nameWithCodes = (
  sheet: string,
  row: number,
  column: number,
  name: string,
  code: string,
  firstRow: number,
  firstCode: string,
): Problem =>
  make(
    'name-with-two-codes',
    'warning',
    cellPlace(sheet, row, column),
    text(
      `“${name}”在第 ${firstRow + 1} 行的代码是 ${firstCode}，在第 ${row + 1} 行是 ${code}。已按两家企业计算，请核对。`,
      `“${name}” has code ${firstCode} in row ${firstRow + 1} and ${code} in row ${row + 1}. They count as two enterprises; please check.`,
    ),
    code,
  );

export const nameOfSeveral = (sheet: string, row: number, column: number, name: string): Problem =>
  make(
    'name-ambiguous',
    'warning',
    cellPlace(sheet, row, column),
    text(
      `第 ${row + 1} 行没有代码，而“${name}”对应几个不同的代码，无法归并，按一个独立的企业计算。请补填代码。`,
      `Row ${row + 1} has no code and “${name}” has several; it counts as an enterprise of its own. Fill in the code.`,
    ),
    name,
  );

export const contradiction = (
  at: At,
  row: number,
  found: string,
  first: string,
  firstFound: string,
  enterprise: string,
): Problem =>
  make(
    'contradiction',
    'error',
    { ...cellPlace(at.sheet, row, at.column), ...(at.input !== undefined && { name: at.input }) },
    text(
      `“${enterprise}”的“${at.header}”前后不一：${first} 是“${firstFound}”，${address(row, at.column)} 是“${found}”。同一企业应相同，请改正；改正之前按缺数据处理。`,
      `“${at.header}” of “${enterprise}” contradicts itself: “${firstFound}” in ${first}, “${found}” in ${address(row, at.column)}. It should be the same for one enterprise; until then it counts as missing.`,
    ),
    found,
  );

export const duplicateRow = (
  sheet: string,
  row: number,
  column: number,
  project: string,
  enterprise: string,
  firstRow: number,
): Problem =>
  make(
    'duplicate-row',
    'warning',
    cellPlace(sheet, row, column),
    text(
      `第 ${row + 1} 行与第 ${firstRow + 1} 行是同一企业“${enterprise}”的同一项目“${project}”，可能重复申报。两行都已测算，请核对。`,
      `Rows ${firstRow + 1} and ${row + 1} name the same project “${project}” of “${enterprise}”. Both were computed; please check for a duplicate.`,
    ),
    project,
  );

export const mergedData = (
  sheet: string,
  row: number,
  column: number,
  rows: number,
  columns: number,
  header: string,
): Problem => {
  const area = `${address(row, column)}:${address(row + rows - 1, column + columns - 1)}`;
  return make(
    'merged-data',
    'error',
    cellPlace(sheet, row, column),
    text(
      `数据区有合并单元格 ${area}（“${header}”）：只有左上角一格有值，其余各行按空白处理。请取消合并并逐行填写。`,
      `Cells ${area} (“${header}”) are merged: only the first has a value, the others count as blank. Unmerge them and fill in each row.`,
    ),
  );
};

export const hiddenRows = (sheet: string, rows: readonly number[]): Problem =>
  make(
    'hidden-rows',
    'info',
    { sheet, row: (rows[0] ?? 0) + 1 },
    text(
      `数据中有 ${rows.length} 行被隐藏或筛选掉（第 ${rows
        .slice(0, 10)
        .map((r) => r + 1)
        .join('、')} 行${rows.length > 10 ? '等' : ''}），同样参加测算。`,
      `${rows.length} data rows are hidden or filtered away (rows ${rows
        .slice(0, 10)
        .map((r) => r + 1)
        .join(', ')}${rows.length > 10 ? ', …' : ''}); they count like the others.`,
    ),
  );

/** Both in the column's unit. */
export const totalMismatch = (at: At, row: number, stated: string, sum: string, unit: string, unreadable: number): Problem =>
  make(
    'total-mismatch',
    'warning',
    { ...cellPlace(at.sheet, row, at.column), ...(at.input !== undefined && { name: at.input }) },
    text(
      `合计对不上：${address(row, at.column)} “${at.header}”写的是 ${stated}，各行相加是 ${sum}${unit}${unreadable > 0 ? `（另有 ${unreadable} 格无法读取，未计入）` : ''}。请核对漏行、重行或改正合计。`,
      `The total does not add up: ${address(row, at.column)} “${at.header}” says ${stated}, the rows sum to ${sum}${unreadable > 0 ? ` (${unreadable} unreadable cells left out)` : ''}. Look for missing or repeated rows, or correct the total.`,
    ),
    stated,
  );

/** `usual` and `right` are in the column's unit. */
export const farAbove = (at: At, row: number, found: string, unit: string, usual: string, right: string): Problem =>
  make(
    'far-above',
    'warning',
    { ...cellPlace(at.sheet, row, at.column), ...(at.input !== undefined && { name: at.input }) },
    text(
      `“${at.header}”以${unit}为单位，这里填的是“${found}”，是本列一般数额（${usual}）的一千倍以上，可能是按元填写的。若是元，应填 ${right}；若确实如此，不必改动。已按表中所填测算。`,
      `“${at.header}” is in ${unit}, and this cell holds “${found}”, a thousand times what is usual in the column (${usual}) or more: perhaps it was entered in yuan. If so, it should be ${right}; if it is right, leave it. It was computed as it stands.`,
    ),
    found,
  );

export const badTotal = (at: At, row: number, found: string): Problem =>
  make(
    'total-unreadable',
    'warning',
    cellPlace(at.sheet, row, at.column),
    text(
      `合计行 ${address(row, at.column)}（“${at.header}”）填的是“${found}”，不是数字，无法核对。`,
      `Totals cell ${address(row, at.column)} (“${at.header}”) holds “${found}”, which is no number.`,
    ),
    found,
  );

/** Nobody reads a longer list. */
const MOST_CELLS = 8;

export const totalsNotCalculated = (sheet: string, cells: readonly string[], name?: string): Problem => {
  const list = cellList(cells.slice(0, MOST_CELLS), cells.length);
  return make(
    'total-not-calculated',
    'warning',
    { sheet, ...(cells[0] !== undefined && { cell: cells[0] }), ...(name !== undefined && { name }) },
    text(
      `合计行 ${spaced(list.zh)}的公式还没有计算结果，没有核对。请用 Excel 或 WPS 打开、保存一次后再来。`,
      `Totals cells ${list.en} hold formulas that no program has calculated yet, so they were not checked. Open and save the workbook once, then run again.`,
    ),
  );
};

export const noRows = (sheet: string): Problem =>
  make(
    'no-data',
    'error',
    { sheet },
    text(`工作表“${sheet}”没有可以测算的数据行。`, `Sheet “${sheet}” has no data rows to compute.`),
  );

export const columnOutside = (sheet: string, column: number, header: string): Problem =>
  make(
    'column-outside',
    'error',
    { sheet },
    text(
      `“${header}”原来在 ${columnLetters(column)} 列，现在工作表没有这一列。请重新识别。`,
      `“${header}” was column ${columnLetters(column)}, which the sheet no longer has. Recognise it again.`,
    ),
  );
