/** Why nothing is written: a plan that no sheet can hold, and what of the user's is in the way. One factory per code. */
import { text } from '../../../core/lang';
import type { Place, Problem } from '../../../core/problem';
import { isSum } from '../../../sheet/port/own-formula';
import { error } from '../../problems';

// ---- the plan cannot be written as it is ----

export const textTooLong = (place: Place, length: number): Problem =>
  error(
    'text-too-long',
    place,
    text(
      `要写入 ${place.cell ?? ''} 的文字有 ${length} 个字符，超过单元格上限 32,767`,
      `The text for ${place.cell ?? ''} has ${length} characters, a cell holds at most 32,767`,
    ),
  );

export const notANumber = (place: Place): Problem =>
  error(
    'not-a-number',
    place,
    text(`要写入 ${place.cell ?? ''} 的数值不是有限的数`, `The number for ${place.cell ?? ''} is not finite`),
  );

export const beyondSheet = (place: Place): Problem =>
  error(
    'beyond-the-sheet',
    place,
    text(
      `测算结果要写到 ${place.cell ?? ''}，超出工作表的最大行列数（1,048,576 行、16,384 列）。结果写在最右一列内容之后：请删去或移走工作表最右端（或最下端）的内容，按 Ctrl+End 可到达，然后再写入`,
      `The results would reach ${place.cell ?? ''}, beyond the end of a sheet (1,048,576 rows, 16,384 columns). They go right of everything that is there: delete or move what stands at the far right (or bottom) of the sheet, where Ctrl+End leads, and write again`,
    ),
  );

/** `place` is on a sheet of ours, whatever stands on the user's. */
export const beyondOurs = (place: Place): Problem =>
  error(
    'beyond-the-sheet',
    place,
    text(
      `测算工作表“${place.sheet ?? ''}”的内容要写到 ${place.cell ?? ''}，超出工作表的最大行列数（1,048,576 行、16,384 列）。请把企业行分到几个工作簿，分批测算`,
      `What goes onto our sheet "${place.sheet ?? ''}" would reach ${place.cell ?? ''}, beyond the end of a sheet (1,048,576 rows, 16,384 columns). Split the rows over several workbooks and compute each`,
    ),
  );

export const badKey = (sheet: string, key: string): Problem =>
  error(
    'bad-key',
    { sheet, name: key },
    text(`列标识“${key}”重复，或不能用作名称`, `The column key "${key}" is used twice or cannot become a name`),
    key,
  );

// ---- something of the user's is in the way ----

export const sheetProtected = (sheet: string): Problem =>
  error(
    'protected-sheet',
    { sheet },
    text(
      `工作表“${sheet}”受保护，不能写入。请先在“审阅”中撤销工作表保护`,
      `The sheet "${sheet}" is protected. Unprotect it first (Review)`,
    ),
  );

export const workbookProtected = (): Problem =>
  error(
    'protected-workbook',
    {},
    text(
      '工作簿结构受保护，不能新增工作表。请先在“审阅”中撤销工作簿保护',
      'The structure of the workbook is protected, no sheet can be added. Unprotect the workbook first (Review)',
    ),
  );

/** `below`: the last row of our columns. */
export const contentInTheWay = (place: Place, found: string, count: number, below?: number): Problem => {
  const [zh, en] = isSum(found)
    ? [
        `这像是您在测算列下加的合计，而这一行现在要写测算结果。请把它移到${below === undefined ? '数据下方' : `第 ${below + 1} 行或更下面`}，或在这一行的企业名称列写上“合计”（合计行上您的公式会保持不变），再重做这一步`,
        `This looks like a sum of your own under our columns, and this row is to hold results now. Move it ${below === undefined ? 'below the data' : `to row ${below + 1} or below`}, or write “合计” in the name column of its row (formulas of yours on a totals row stay), then do this step again`,
      ]
    : [
        '请移走这些内容，或在表格右侧插入足够的空列，再重做这一步',
        'Move it, or insert enough empty columns right of the table, then do this step again',
      ];
  return error(
    'content-in-the-way',
    place,
    text(
      `${place.cell ?? ''} 已有内容“${found}”${count > 1 ? `，该列共 ${count} 个单元格有内容` : ''}，不会覆盖。${zh}`,
      `${place.cell ?? ''} holds "${found}"${count > 1 ? `, ${count} cells of that column are taken` : ''}; nothing is overwritten. ${en}`,
    ),
    found,
  );
};

export const mergeInTheWay = (place: Place, area: string): Problem =>
  error(
    'merge-in-the-way',
    place,
    text(
      `合并单元格 ${area} 挡住了测算列。请取消合并，再重做这一步`,
      `The merged cells ${area} are in the way of our columns. Unmerge them, then do this step again`,
    ),
    area,
  );

export const spillInTheWay = (place: Place, area: string): Problem =>
  error(
    'spill-in-the-way',
    place,
    text(
      `${area} 中有动态数组公式的溢出区域，写入会使其变为 #SPILL!。请移走该公式`,
      `A dynamic array spills into ${area}; writing there would turn it into #SPILL!. Move its formula first`,
    ),
    area,
  );

export const tableInTheWay = (place: Place, table: string, area: string): Problem =>
  error(
    'table-in-the-way',
    place,
    text(
      `表格“${table}”（${area}）挡住了测算列。请把该表格移到别处，再重做这一步`,
      `The table "${table}" (${area}) is in the way of our columns. Move the table, then do this step again`,
    ),
    table,
  );

export const rowsFiltered = (sheet: string, area: string): Problem =>
  error(
    'rows-filtered',
    { sheet },
    text(
      `工作表“${sheet}”的 ${area} 正在筛选，写入会错行。请先清除筛选（数据→清除），再写入`,
      `${area} of the sheet "${sheet}" is filtered; writing would put values into wrong rows. Clear the filter first (Data, Clear)`,
    ),
    area,
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
