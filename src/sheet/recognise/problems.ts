/** Everything that recognition can report: one factory per code. */
import { text, type Text } from '../../core/lang';
import type { Place, Problem, Severity } from '../../core/problem';
import { address } from '../cells';
import { columnLetters } from '../port/own-names';

const make = (code: string, severity: Severity, place: Place, message: Text, found?: string): Problem => ({
  code,
  severity,
  place,
  message,
  ...(found !== undefined && { found }),
});

const at = (sheet: string, row: number, column: number): Place => ({ sheet, cell: address(row, column), row: row + 1 });

export const emptySheet = (sheet: string): Problem =>
  make(
    'empty-sheet',
    'error',
    { sheet },
    text(
      `工作表“${sheet}”是空的。请选择有企业数据的工作表。`,
      `Sheet “${sheet}” is empty. Choose the sheet with the enterprise rows.`,
    ),
  );

export const noHeader = (sheet: string, rows: number): Problem =>
  make(
    'no-header',
    'error',
    { sheet },
    text(
      `在工作表“${sheet}”前 ${rows} 行没有找到表头。表头应含“企业名称”“统一社会信用代码”等列名，一行一个企业或项目；也可以手动指定表头所在的行。`,
      `No header found in the first ${rows} rows of sheet “${sheet}”. It should have names such as 企业名称 and 统一社会信用代码, with one enterprise or project per row; the header row can also be chosen by hand.`,
    ),
  );

export const twoHeaders = (sheet: string, first: number, second: number): Problem =>
  make(
    'two-headers',
    'error',
    { sheet, row: second + 1 },
    text(
      `工作表“${sheet}”像是有两张表：第 ${first + 1} 行和第 ${second + 1} 行都是表头。请指定用哪一行作表头，或把两张表分放到两个工作表。`,
      `Sheet “${sheet}” seems to hold two tables: rows ${first + 1} and ${second + 1} are both headers. Choose one, or put the tables on two sheets.`,
    ),
  );

export const sideBySide = (sheet: string, row: number, left: number, right: number): Problem =>
  make(
    'two-headers',
    'error',
    at(sheet, row, right),
    text(
      `工作表“${sheet}”像是并排放着两张表：${columnLetters(left)} 列和 ${columnLetters(right)} 列都是企业名称。请把两张表分放到两个工作表。`,
      `Sheet “${sheet}” seems to hold two tables side by side: columns ${columnLetters(left)} and ${columnLetters(right)} are both enterprise names. Put them on two sheets.`,
    ),
  );

export const clauseRegister = (sheet: string, row: number, words: readonly string[]): Problem =>
  make(
    'clause-register',
    'error',
    { sheet, row: row + 1 },
    text(
      `工作表“${sheet}”是政策条款清单（表头有：${words.join('、')}），不是企业数据，无法测算。请选择一行一个企业或项目的工作表。`,
      `Sheet “${sheet}” is a register of clauses (its header has ${words.join(', ')}), not of enterprises. Choose a sheet with one enterprise or project per row.`,
    ),
    words.join('、'),
  );

export const labelForm = (sheet: string, column: number, words: readonly string[]): Problem =>
  make(
    'label-form',
    'error',
    { sheet },
    text(
      `工作表“${sheet}”是单个企业的填报表（${columnLetters(column)} 列自上而下是：${words.join('、')}……），不是一行一个企业的汇总表。请先汇总成“第一行列名、以下每行一个企业或项目”的表。`,
      `Sheet “${sheet}” is a form for one enterprise (column ${columnLetters(column)} reads ${words.join(', ')}, …), not a list. Bring the forms into a table with names in the first row and one enterprise or project per row.`,
    ),
    words.join('、'),
  );

export const noData = (sheet: string, row: number): Problem =>
  make(
    'no-data',
    'error',
    { sheet, row: row + 1 },
    text(
      `工作表“${sheet}”第 ${row + 1} 行是表头，但下面没有数据行。`,
      `Row ${row + 1} of sheet “${sheet}” is a header, and there are no data rows below it.`,
    ),
  );

export const hintRow = (sheet: string, row: number): Problem =>
  make(
    'hint-row',
    'warning',
    { sheet, row: row + 1 },
    text(
      `第 ${row + 1} 行只有 1 和 0，没有企业名称，像是表头下面的填报提示，没有作为数据。如是数据，请在该行填上企业名称。`,
      `Row ${row + 1} has only 1 and 0 and no enterprise, like hints below a header, and was not taken for data. If it is data, put the enterprise’s name into it.`,
    ),
  );

export const ambiguousColumn = (
  sheet: string,
  row: number,
  input: string,
  columns: readonly { readonly column: number; readonly header: string }[],
): Problem => {
  const zh = columns.map((c) => `${columnLetters(c.column)} 列“${c.header}”`).join('、');
  const en = columns.map((c) => `${columnLetters(c.column)} “${c.header}”`).join(', ');
  return make(
    'ambiguous-column',
    'error',
    { ...at(sheet, row, columns[0]?.column ?? 0), name: input },
    text(
      `“${input}”有几列都对得上：${zh}。请指定用哪一列；指定之前按没有这一列处理。`,
      `Several columns could be “${input}”: ${en}. Choose one; until then it counts as absent.`,
    ),
  );
};

export const columnTwice = (sheet: string, row: number, column: number, header: string, inputs: readonly string[]): Problem =>
  make(
    'column-mapped-twice',
    'error',
    at(sheet, row, column),
    text(
      `${columnLetters(column)} 列“${header}”同时对应${inputs.map((i) => `“${i}”`).join('和')}。一列只能对应一项，请指定；指定之前这几项都按没有这一列处理。`,
      `Column ${columnLetters(column)} “${header}” is mapped to ${inputs.map((i) => `“${i}”`).join(' and ')}. A column feeds one input; until you choose, none of them has it.`,
    ),
    header,
  );

export const unknownColumn = (sheet: string, input: string, column: number): Problem =>
  make(
    'column-without-header',
    'error',
    { sheet, name: input },
    text(
      `给“${input}”指定的 ${columnLetters(column)} 列没有表头，请改选有列名的列。`,
      `Column ${columnLetters(column)}, chosen for “${input}”, has no header. Choose one that has a name.`,
    ),
  );

export const unitNotFit = (sheet: string, row: number, column: number, input: string, unit: string, usual: string): Problem =>
  make(
    'unit-not-fit',
    'error',
    { ...at(sheet, row, column), name: input },
    text(
      `“${input}”的单位不能是“${unit}”，应为 ${usual} 一类的单位；按没有这一列处理。`,
      `“${input}” cannot be in ${unit}; it takes a unit such as ${usual}. It counts as absent.`,
    ),
    unit,
  );

/** A header that is the wanted one, but for a unit that it cannot be in. */
export const unitMismatch = (
  sheet: string,
  row: number,
  { column, header, unit }: { readonly column: number; readonly header: string; readonly unit: string },
  { input, usual }: { readonly input: string; readonly usual: string },
): Problem =>
  make(
    'unit-mismatch',
    'warning',
    { ...at(sheet, row, column), name: input },
    text(
      `表头“${header}”的单位是“${unit}”，“${input}”应是“${usual}”一类的单位，因此没有采用这一列。请换算后填写，并改写表头的单位。`,
      `“${header}” is in ${unit}, and “${input}” takes a unit such as ${usual}, so the column was not taken. Convert the figures and put the unit into the header.`,
    ),
    header,
  );

export const unitAssumed = (
  sheet: string,
  row: number,
  columns: readonly { readonly column: number; readonly header: string; readonly unit: string }[],
): Problem => {
  const unit = columns[0]?.unit ?? '';
  return make(
    'unit-assumed',
    'warning',
    at(sheet, row, columns[0]?.column ?? 0),
    text(
      `表中没有注明这些列的单位，暂按“${unit}”读取：${columns.map((c) => `“${c.header}”`).join('、')}。请在表头写明单位，如“（${unit}）”，或在此处指定。`,
      `The sheet states no unit for ${columns.map((c) => `“${c.header}”`).join(', ')}; read as ${unit}. Write the unit into the header, e.g. （${unit}）, or choose it here.`,
    ),
  );
};

export const noIdentity = (sheet: string, row: number): Problem =>
  make(
    'no-identity',
    'warning',
    { sheet, row: row + 1 },
    text(
      '没有找到企业名称或统一社会信用代码列：每一行按一个独立的企业计算。同一企业有多行时请补上这一列。',
      'No column with the enterprise’s name or credit code: each row counts as an enterprise of its own. Add one where enterprises have several rows.',
    ),
  );

export const noInputs = (sheet: string, row: number): Problem =>
  make(
    'no-input-columns',
    'error',
    { sheet, row: row + 1 },
    text(
      '表头中没有一列是该政策要用的数据，算不出任何奖补。请核对所选政策，或手动指定各列。',
      'None of the columns is one that the policy reads, so nothing can be computed. Check the policy, or map the columns by hand.',
    ),
  );

export const rememberedGone = (sheet: string, input: string, header: string): Problem =>
  make(
    'remembered-column-gone',
    'warning',
    { sheet, name: input },
    text(
      `上次“${input}”用的是“${header}”列，这次表中没有找到；已重新识别，请核对。`,
      `“${input}” was read from “${header}” last time, which is not on the sheet now; it was matched afresh, please check.`,
    ),
    header,
  );

export const repeatedHeader = (sheet: string, rows: readonly number[]): Problem =>
  make(
    'repeated-header',
    'info',
    { sheet, row: (rows[0] ?? 0) + 1 },
    text(
      `表头在第 ${rows.map((r) => r + 1).join('、')} 行重复出现（分页表头），已跳过。`,
      `The header is repeated in rows ${rows.map((r) => r + 1).join(', ')}; those rows are skipped.`,
    ),
  );

/** `whole` is the header of the column that it is a part of, as far as that can be told. */
export const partTaken = (
  sheet: string,
  row: number,
  { column, header }: { readonly column: number; readonly header: string },
  input: string,
  whole: string | undefined,
): Problem => {
  const of = whole === undefined ? text('', '') : text(`（应是“${whole}”的一部分）`, ` (a part of “${whole}”, it seems)`);
  return make(
    'part-column',
    'warning',
    { ...at(sheet, row, column), name: input },
    text(
      `“${header}”是“其中”项${of.zh}，已用作“${input}”。请核对：如果条款要的是全额，请手动指定另一列。`,
      `“${header}” is headed 其中${of.en} and was taken for “${input}”. Please check: where the clause means the whole, choose another column.`,
    ),
    header,
  );
};

export const claimTaken = (
  sheet: string,
  row: number,
  { column, header }: { readonly column: number; readonly header: string },
  input: string,
  claim: 'verified' | 'applied',
): Problem =>
  make(
    'claimed-column',
    claim === 'verified' ? 'info' : 'warning',
    { ...at(sheet, row, column), name: input },
    claim === 'verified'
      ? text(`“${header}”是核定数，已用作“${input}”。`, `“${header}” is the figure as verified and was taken for “${input}”.`)
      : text(
          `“${header}”是申报数，表中没有认出核定数，已用作“${input}”。如有核定的一列请手动指定。`,
          `“${header}” is the figure as applied for; none as verified was recognised, so it was taken for “${input}”. Choose another column where one was verified.`,
        ),
    header,
  );

/** A header of one year where an input of another is wanted; several inputs may want the same column. */
export const yearMismatch = (
  sheet: string,
  row: number,
  { column, header, year }: { readonly column: number; readonly header: string; readonly year: number },
  wanted: readonly { readonly input: string; readonly year: number }[],
  settled: number,
): Problem =>
  make(
    'year-mismatch',
    'warning',
    { ...at(sheet, row, column), name: wanted[0]?.input ?? '' },
    text(
      `表头“${header}”是 ${year} 年的，测算 ${settled} 年度时${wanted.map((w) => `“${w.input}”应为 ${w.year} 年的数据`).join('、')}，因此没有采用这一列。请核对表头或测算年度；确实就是这一列时请手动指定。`,
      `“${header}” is of ${year}. Settling ${settled}, ${wanted.map((w) => `“${w.input}” has to be of ${w.year}`).join(', ')}, so the column was not taken. Check the header or the year; where it is the right column, choose it by hand.`,
    ),
    header,
  );
