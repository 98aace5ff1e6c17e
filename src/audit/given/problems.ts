/** What can be wrong with the columns of given amounts: one factory per code. */
import { text, type Text } from '../../core/lang';
import type { Problem } from '../../core/problem';
import { cellList, spaced } from '../../sheet/cells';
import { columnLetters } from '../../sheet/port/own-names';

interface Headed {
  readonly column: number;
  /** With the group titles above it. */
  readonly header: string;
}

/** Headers may be alike, so each is told with its column. */
const quoted = (columns: readonly Headed[], lang: 'zh' | 'en'): string =>
  columns
    .map(({ column, header }) =>
      lang === 'zh' ? `${columnLetters(column)} 列“${header}”` : `${columnLetters(column)} “${header}”`,
    )
    .join(lang === 'zh' ? '、' : ', ');

export const givenNone = (sheet: string): Problem => ({
  code: 'given-none',
  severity: 'error',
  place: { sheet },
  message: text(
    `工作表“${sheet}”中没有认出待核对的金额列（如“补助金额”“拟奖补金额”“核定奖励”）。请指定是哪一列。`,
    `No column of given amounts (such as 补助金额 or 核定奖励) was found on sheet “${sheet}”. Say which column it is.`,
  ),
});

export const givenAmbiguous = (sheet: string, headers: readonly Headed[]): Problem => ({
  code: 'given-ambiguous',
  severity: 'error',
  place: { sheet },
  message: text(
    `工作表“${sheet}”有几列金额，看不出核对哪一列、各对应哪些条目：${quoted(headers, 'zh')}。请指定。`,
    `Sheet “${sheet}” has several columns of amounts, and it is not clear which to check against which items: ${quoted(headers, 'en')}. Say which.`,
  ),
});

export const givenOther = (sheet: string, headers: readonly Headed[]): Problem => ({
  code: 'given-not-awards',
  severity: 'error',
  place: { sheet },
  message: text(
    `工作表“${sheet}”只有申报或拨付的金额（${quoted(headers, 'zh')}），它们不等于应奖补的金额。如确要核对，请指定该列。`,
    `Sheet “${sheet}” has only amounts applied for or paid out (${quoted(headers, 'en')}), which are not what the policy awards. Name the column to check it all the same.`,
  ),
});

export const givenLeft = (sheet: string, used: readonly Headed[], left: readonly Headed[]): Problem => ({
  code: 'given-columns-left',
  severity: 'info',
  place: { sheet },
  message: text(
    `核对的金额列是 ${quoted(used, 'zh')}；${quoted(left, 'zh')}是另外的金额，未核对。`,
    `The columns checked are ${quoted(used, 'en')}; ${quoted(left, 'en')} are other amounts and were not checked.`,
  ),
});

/** Of the same kind as what was checked, so perhaps of the same policy. */
export const givenMissed = (sheet: string, used: readonly Headed[], missed: readonly Headed[]): Problem => ({
  code: 'given-columns-missed',
  severity: 'warning',
  place: { sheet },
  message: text(
    `核对的金额列是 ${quoted(used, 'zh')}；${quoted(missed, 'zh')}看不出对应哪些条目，没有核对。请指定对应的条目。`,
    `The columns checked are ${quoted(used, 'en')}; it is not clear which items ${quoted(missed, 'en')} are of, so they were not checked. Say which items.`,
  ),
});

export const unitFromValues = (sheet: string, header: string, unit: string, agree: number, rows: number): Problem => ({
  code: 'given-unit-from-values',
  severity: 'warning',
  place: { sheet, name: header },
  message: text(
    `“${header}”没有注明单位，按“${unit}”核对（${rows} 行中有 ${agree} 行一致）。不对请指定单位。`,
    `“${header}” states no unit; checked as ${unit} (${agree} of ${rows} rows agree). Give the unit if that is wrong.`,
  ),
});

export const givenEmpty = (sheet: string, column: string): Problem => ({
  code: 'given-empty',
  severity: 'error',
  place: { sheet, name: column },
  message: text(
    `工作表“${sheet}”的 ${column} 列没有表头也没有数据，不能作为金额列。请另指定。`,
    `Column ${column} of sheet “${sheet}” has neither a header nor data, so it is no column of amounts. Name another.`,
  ),
});

/** Also where data columns were not recognised: then nothing agrees in any unit. */
export const unitUnknown = (sheet: string, header: string, rows: number): Problem => ({
  code: 'given-unit-unknown',
  severity: 'error',
  place: { sheet, name: header },
  message: text(
    `“${header}”没有注明单位，按“元”和按“万元”都没有一行与重算一致（${rows} 行有金额），这一列没有核对。请注明单位；如测算所需的数据列没有认出，请一并指定。`,
    `“${header}” states no unit, and neither as 元 nor as 万元 does any of its ${rows} amounts agree with the recomputed ones, so the column was not checked. Give the unit, and the data columns too where they were not recognised.`,
  ),
});

/** `nearest`: the item that lacks the fewest columns. */
export const nothingKnown = (
  sheet: string,
  header: string,
  places: number,
  nearest: { readonly title: Text; readonly lacks: readonly Text[] } | undefined,
): Problem => {
  const lacks = nearest?.lacks ?? [];
  return {
    code: 'given-nothing-known',
    severity: 'warning',
    place: { sheet, name: header },
    message: text(
      `工作表“${sheet}”没有认出任何条目测算所需的全部数据列，“${header}”的 ${places} 处金额都列为“无法核对”。${nearest ? `最接近的是“${nearest.title.zh}”，还缺 ${lacks.map(({ zh }) => `“${zh}”`).join('、')}。` : ''}请补上数据列，或指定哪一列是什么数据。`,
      `On sheet “${sheet}” no item has all the data columns that it needs; all ${places} amounts of “${header}” are listed as open. ${nearest ? `The nearest is “${nearest.title.en}”, which lacks ${lacks.map(({ en }) => `“${en}”`).join(', ')}. ` : ''}Add the columns, or say which column is what.`,
    ),
  };
};

export const givenIsInput = (sheet: string, header: string, input: Text): Problem => ({
  code: 'given-is-input',
  severity: 'error',
  place: { sheet, name: header },
  message: text(
    `“${header}”是测算用的数据列（${input.zh}），不是奖补金额，没有核对。请另指定金额列；如这一列确是金额，请先把“${input.zh}”对应到别的列。`,
    `“${header}” is a column of data (${input.en}) and not one of awards, so nothing was checked. Name another column; if it does hold awards, map “${input.en}” to another column first.`,
  ),
});

export const givenNoNumber = (sheet: string, header: string, cell: string, found: string): Problem => ({
  code: 'given-no-number',
  severity: 'error',
  place: { sheet, name: header, cell },
  found,
  message: text(
    `“${header}”一列没有一个金额（${cell} 是“${found}”），不能核对。请指定填有金额的列。`,
    `Column “${header}” has not one amount (${cell} says “${found}”) and cannot be checked. Name the column that holds the amounts.`,
  ),
});

/** Parts of levels that could not be told to be of an audited amount. */
export const splitsUnread = (sheet: string, columns: readonly string[]): Problem => ({
  code: 'splits-unread',
  severity: 'warning',
  place: { sheet },
  message: text(
    `${columns.join('、')} 像是各级分担的部分，但看不出合起来是哪一列奖补金额，没有核对相加是否相符。`,
    `${columns.join(', ')} look like parts of several levels, but not of which award, so whether they add up was not checked.`,
  ),
});

/** Nobody reads a longer list. */
const MOST_CELLS = 8;

export const constantsInFormulas = (sheet: string, header: string, cells: readonly string[]): Problem => {
  const shown = cells.slice(0, MOST_CELLS);
  const all = shown.length === cells.length;
  return {
    code: 'given-constants-in-formulas',
    severity: 'warning',
    place: { sheet, name: header, ...(cells[0] !== undefined && { cell: cells[0] }) },
    message: text(
      `“${header}”一列是公式，${shown.join('、')}${all ? '' : ` 等 ${cells.length} 个单元格`}却是固定数：现在的金额与重算一致，数据改动后不会跟着变。请恢复公式或注明原因。`,
      `“${header}” is a column of formulas, but ${shown.join(', ')}${all ? '' : ` and others (${cells.length} cells)`} hold${all && shown.length === 1 ? 's' : ''} constants: they agree as of now and will not follow when data changes. Restore the formulas or note why.`,
    ),
  };
};

/** Each cell is a finding besides: that the program was never asked to compute is one thing to say. */
export const givenNotCalculated = (sheet: string, header: string, cells: readonly string[]): Problem => {
  const list = cellList(cells.slice(0, MOST_CELLS), cells.length);
  return {
    code: 'given-not-calculated',
    severity: 'error',
    place: { sheet, name: header, ...(cells[0] !== undefined && { cell: cells[0] }) },
    message: text(
      `“${header}”：${spaced(list.zh)}的公式还没有计算结果，无法核对。请用 Excel 或 WPS 打开、保存一次后再核对。`,
      `“${header}”: formulas that no program has calculated yet, so that nothing can be checked (${list.en}). Open and save the workbook once, then audit again.`,
    ),
  };
};

export const unknownGivenItem = (id: string, near: string | undefined): Problem => ({
  code: 'given-unknown-item',
  severity: 'error',
  place: { name: id },
  found: id,
  message: text(
    `没有条目“${id}”。${near === undefined ? '' : `是否想写“${near}”？`}`,
    `There is no item “${id}”.${near === undefined ? '' : ` Did you mean “${near}”?`}`,
  ),
});
