/** Everything that can stand in the way of writing a plan, and what a receipt tells; one factory per code. */
import { text, type Text } from '../../core/lang';
import type { Place, Problem } from '../../core/problem';
import { isSum } from '../../sheet/port/own-formula';
import { error, make } from '../problems';

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
      `${cell} 已有内容“${found}”${count > 1 ? `，该列共 ${count} 个单元格有内容` : ''}，不会覆盖。请移走这些内容，再重新测算`,
      `${cell} holds "${found}"${count > 1 ? `, ${count} cells of that column are taken` : ''}; nothing is overwritten. Move it, then run again`,
    ),
    found,
  );

/** `below`: the last row of our columns. */
export const formulaInTheWay = (sheet: string, cell: string, found: string, count: number, below: number): Problem =>
  error(
    'formula-in-the-way',
    at(sheet, cell),
    text(
      `${cell} 是公式“=${found}”${count > 1 ? `，该列共 ${count} 个公式` : ''}，不是本程序写入的，不会覆盖。${isSum(`=${found}`) ? `这像是您在测算列下加的合计，而这一行现在要写测算结果。请把它移到第 ${below + 1} 行或更下面，或在这一行的企业名称列写上“合计”（合计行上您的公式会保持不变），再重新测算` : '请移走公式后再试'}`,
      `${cell} holds the formula "=${found}"${count > 1 ? `, ${count} in that column` : ''} that is not ours; it is not overwritten. ${isSum(`=${found}`) ? `It looks like a sum of your own under our columns, and this row is to hold results now. Move it to row ${below + 1} or below, or write “合计” in the name column of its row (formulas of yours on a totals row stay), then run again` : 'Move it first'}`,
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
      `合并单元格 ${area} 挡住了测算列。请取消合并，再重新测算`,
      `The merged cells ${area} are in the way. Unmerge them, then run again`,
    ),
    area,
  );

export const tableInTheWay = (sheet: string, table: string, area: string): Problem =>
  error(
    'table-in-the-way',
    at(sheet, area.split(':')[0] ?? area),
    text(
      `表格“${table}”（${area}）挡住了测算列。请把该表格移到别处，再重新测算`,
      `The table "${table}" (${area}) is in the way. Move the table, then run again`,
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

/** An undo would take the sheet away, but formulas of the user's point to it. */
export const sheetEmptied = (sheet: string): Problem =>
  make(
    'sheet-emptied',
    'warning',
    { sheet },
    text(
      `工作表“${sheet}”被其他公式引用，只清空、未删除，以免公式变成 #REF!`,
      `Formulas point to the sheet "${sheet}": it was emptied and not deleted, so that they do not become #REF!`,
    ),
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
      `测算结果要写到 ${cell}，超出工作表的最大行列数（1,048,576 行、16,384 列）。结果写在最右一列内容之后：请删去或移走工作表最右端（或最下端）的内容，按 Ctrl+End 可到达，然后再写入`,
      `The results would reach ${cell}, beyond the end of a sheet (1,048,576 rows, 16,384 columns). They go right of everything that is there: delete or move what stands at the far right (or bottom) of the sheet, where Ctrl+End leads, and write again`,
    ),
  );

/** Of a sheet of ours, whatever stands on the user's. */
export const beyondOurs = (sheet: string, cell: string): Problem =>
  error(
    'beyond-the-sheet',
    at(sheet, cell),
    text(
      `测算工作表“${sheet}”的内容要写到 ${cell}，超出工作表的最大行列数（1,048,576 行、16,384 列）。请把企业行分到几个工作簿，分批测算`,
      `What goes onto our sheet "${sheet}" would reach ${cell}, beyond the end of a sheet (1,048,576 rows, 16,384 columns). Split the rows over several workbooks and compute each`,
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

/** A sheet of ours holds something of somebody's. */
export const sheetKept = (was: string, as: string, holds: readonly Text[]): Problem =>
  make(
    'sheet-kept',
    'warning',
    { sheet: as },
    text(
      `工作表“${was}”上有不是本程序写的内容（${holds.map(({ zh }) => zh).join('、')}），没有覆盖：原表改名为“${as}”留下，本程序不再改动它，不需要时可删除；其他表引用“${was}”的公式指向新表`,
      `The sheet "${was}" holds what we did not write (${holds.map(({ en }) => en).join(', ')}); it was not overwritten but stays under the name "${as}". We leave it alone from now on; delete it when it is not needed. Formulas on other sheets that refer to "${was}" point to the new sheet`,
    ),
    was,
  );

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

export const nameKept = (sheet: string | undefined, where: string, name: string, value: string): Problem =>
  make(
    'name-kept',
    'warning',
    sheet === undefined ? {} : at(sheet, where),
    text(
      `${where} 的公式用到名称“${name}”，公式参数表中已没有这个数字；名称保留，值固定为 ${value}，不再随参数变动`,
      `${where} uses the name "${name}", whose figure is no longer on the sheet of figures; the name stays with the fixed value ${value}`,
    ),
    name,
  );
