/** Stated rules by which cells are read: each makes one message for all cells of a column that it was applied to. */
import { text, type Text } from '../../core/lang';
import type { Problem, Severity } from '../../core/problem';
import { spaced } from '../cells';
import { make, place, quoted, type At } from './problems';

/** One message for all cells of a column that were read by a stated rule. */
export const byRule =
  (
    code: string,
    severity: Severity,
    zh: (cells: string, found: string) => string,
    en: (cells: string, found: string) => string,
  ) =>
  (at: At, row: number, cells: Text, found?: string): Problem =>
    make(
      code,
      severity,
      place(at, row),
      text(
        `“${at.header}”：${zh(spaced(cells.zh), quoted(found ?? ''))}`,
        `“${at.header}”: ${en(cells.en, quoted(found ?? ''))}`,
      ),
      found,
    );

export const RULES = {
  numberAsText: byRule(
    'number-as-text',
    'info',
    (c) => `${c}的数字是文本，已按数值读取。`,
    (c) => `numbers typed as text were read as numbers: ${c}.`,
  ),
  unitInCell: byRule(
    'unit-in-cell',
    'info',
    (c) => `${c}的格内另写了单位，已按格内单位换算。`,
    (c) => `cells with a unit of their own were converted by it: ${c}.`,
  ),
  unitInFormat: byRule(
    'unit-in-format',
    'warning',
    (c) => `${c}的数字格式写有单位，与这一列的单位不同，已按格式所示单位换算。`,
    (c) => `the number format of ${c} names a unit that is not the column's; they were converted by it.`,
  ),
  scaledFormat: byRule(
    'scaled-format',
    'warning',
    (c, found) => `${c}的数字格式改了小数点的位置，已按显示的数读取（如 ${found}）。若单元格中的原数才是本意，请改格式。`,
    (c, found) =>
      `the number format of ${c} moves the decimal point; they were read as shown (such as ${found}). If the numbers in the cells are meant, change the format.`,
  ),
  dashAsBlank: byRule(
    'dash-as-blank',
    'info',
    (c) => `${c}填的是“—”“无”一类，按空白（缺数据）处理；没有发生额请填 0。`,
    (c) => `dashes and 无 count as blank: ${c}. Enter 0 where there was none.`,
  ),
  fractionAsPercent: byRule(
    'percent-by-size',
    'info',
    (c) => `表头没有注明 %，${c}按小数读取（0.12 即 12%）。`,
    (c) => `the header names no %; read as fractions (0.12 is 12%): ${c}.`,
  ),
  numberAsPercent: byRule(
    'percent-by-size',
    'info',
    (c) => `表头没有注明 %，${c}按百分数读取（12 即 12%）。`,
    (c) => `the header names no %; read as percentages (12 is 12%): ${c}.`,
  ),
  laterYear: byRule(
    'later-year',
    'info',
    (c) => `${c}注明的年份晚于测算年度，未计。`,
    (c) => `years later than the one that is settled were not counted: ${c}.`,
  ),
  projectTitleAgain: byRule(
    'project-title-again',
    'warning',
    (c, found) =>
      `${c}的清单与同一企业前面的行完全相同，其中按项目奖励的“${found}”只在前面一行计一次。如确由不同项目分别取得，请为它单设一栏，逐行填“是/否”。`,
    (c, found) =>
      `the lists in ${c} repeat an earlier row of the same enterprise; “${found}”, which is paid per project, counts once. Give it a yes/no column of its own if several projects earned it.`,
  ),
  mergedIdentity: byRule(
    'merged-identity',
    'info',
    (c) => `${c}是合并单元格，合并范围内各行都按同一内容读取。`,
    (c) => `merged cells count for each of their rows: ${c}.`,
  ),
  codeTidied: byRule(
    'code-tidied',
    'info',
    (c) => `${c}的代码含空格、小写或全角字符，已规范后使用。`,
    (c) => `codes with spaces, lower-case or full-width characters were tidied: ${c}.`,
  ),
  more: (count: number) =>
    byRule(
      'more-of-the-same',
      'warning',
      () => `还有 ${count} 格有同类问题，未逐一列出。`,
      () => `${count} more cells have the same problem.`,
    ),
} as const;
