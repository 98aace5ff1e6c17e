/** Everything that can stand in the way of reading or writing in Excel, in words: one factory per code. */
import { text, type Text } from '../core/lang';
import type { Place, Problem, Severity } from '../core/problem';
import { isSum } from '../sheet/own-formula';
import { cellName, cellPlace } from './address';

export const make = (code: string, severity: Severity, place: Place, message: Text, found?: string): Problem => ({
  code: `excel/${code}`,
  severity,
  place,
  message,
  ...(found === undefined ? {} : { found }),
});

const error = (code: string, place: Place, message: Text, found?: string): Problem => make(code, 'error', place, message, found);

export const list = (names: readonly string[]): Text =>
  text(names.map((n) => `“${n}”`).join('、'), names.map((n) => `"${n}"`).join(', '));

// ---- what is asked for does not exist or cannot be read ----

export const unknownSheet = (sheet: string, known: readonly string[]): Problem =>
  error(
    'unknown-sheet',
    { sheet },
    text(
      `工作簿中没有名为“${sheet}”的工作表，可能已改名或删除。现有：${list(known).zh}`,
      `The workbook has no sheet "${sheet}"; it may have been renamed or deleted. It has: ${list(known).en}`,
    ),
    sheet,
  );

export const rangeTooLarge = (sheet: string, area: string, cells: number, limit: number): Problem =>
  error(
    'range-too-large',
    { sheet },
    text(
      `工作表“${sheet}”的数据区为 ${area}，共 ${cells} 个单元格，超过上限 ${limit}。若下方或右侧有零散内容，请删除后再试`,
      `The data of the sheet "${sheet}" is ${area}: ${cells} cells, at most ${limit} are allowed. Delete stray content far below or right of the data`,
    ),
    area,
  );

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

// ---- while or after writing ----

/** Somebody changed the sheet's rows or columns, or its name, between two requests of ours. */
export const sheetMoved = (sheet: string): Problem =>
  error(
    'sheet-moved',
    { sheet },
    text(
      `写入时工作表“${sheet}”的行、列或名称被改动（可能有人同时编辑），没有写入。请重新测算`,
      `Rows, columns or the name of the sheet "${sheet}" changed while writing (somebody else may be editing); nothing was written. Compute again`,
    ),
  );

/** A few of the cells and what they hold, and how many there are. */
const cellsShown = (cells: readonly Changed[]): Text => {
  const shown = cells.slice(0, 3).map(({ row, column, content }) => {
    const value = String(content ?? '').replace(/^'/, '');
    return [cellName(row, column), value.length > 40 ? `${value.slice(0, 40)}…` : value] as const;
  });
  return text(
    `${shown.map(([cell, value]) => `${cell}（${value === '' ? '已清空' : `“${value}”`}）`).join('、')}${cells.length > 3 ? ` 等 ${cells.length} 格` : ''}`,
    `${shown.map(([cell, value]) => `${cell} (${value === '' ? 'emptied' : `"${value}"`})`).join(', ')}${cells.length > 3 ? ` and ${cells.length - 3} more` : ''}`,
  );
};

interface Changed {
  readonly row: number;
  readonly column: number;
  readonly content: string | number | boolean | null;
}

const firstPlace = (sheet: string, [first]: readonly Changed[]): Place =>
  first ? cellPlace(sheet, first.row, first.column) : { sheet };

/** Somebody typed into cells of ours after the plan was made. */
export const editedMeanwhile = (sheet: string, cells: readonly Changed[]): Problem =>
  error(
    'edited-meanwhile',
    firstPlace(sheet, cells),
    text(
      `工作表“${sheet}”的测算列在写入前被人改动：${cellsShown(cells).zh}（可能有人同时编辑）。这些内容没有覆盖，本次没有写入。请重做这一步，届时会列出这些改动，由您决定`,
      `Cells of our columns on the sheet "${sheet}" were changed before they were written: ${cellsShown(cells).en} (somebody else may be editing). They were not overwritten and nothing was written. Do this step again: it lists the changes for you to decide`,
    ),
  );

/** The way back leaves what somebody typed while we wrote. */
export const keptMeanwhile = (sheet: string, cells: readonly Changed[]): Problem =>
  make(
    'kept-meanwhile',
    'warning',
    firstPlace(sheet, cells),
    text(
      `写入期间，工作表“${sheet}”的测算列有内容不是本程序写的：${cellsShown(cells).zh}，已原样保留。请核对；下次测算会列出`,
      `While writing, cells of our columns on the sheet "${sheet}" came to hold what we did not write: ${cellsShown(cells).en}. It was left as it is; look at it, the next run lists it`,
    ),
  );

export const readBackDiffers = (place: Place, expected: Text, found: Text): Problem =>
  error(
    'read-back',
    place,
    text(
      `写入后读回 ${place.cell ?? ''} 为“${found.zh}”，应为“${expected.zh}”`,
      `Reading back ${place.cell ?? ''} gave "${found.en}" instead of "${expected.en}"`,
    ),
    found.zh,
  );

/** `plain`: cells of an earlier run got their contents back, but not their looks and links. */
export const restored = (sheet: string, plain: boolean): Problem => {
  const looks = plain
    ? text(
        '；测算工作表的格式以及链接、图表和批注在下次测算时重新生成',
        '; the looks of our sheets, links, charts and notes come back with the next run',
      )
    : text('', '');
  return make(
    'restored',
    'info',
    { sheet },
    text(
      `写入未完成，测算列和测算工作表已恢复到写入前的内容，您的数据没有改动${looks.zh}`,
      `Writing was not completed; our columns and sheets hold again what they held before, and your data were not changed${looks.en}`,
    ),
  );
};

/** `areas` of our columns on the user's sheet, and sheets of ours. */
export const notRestored = (sheet: string, areas: readonly string[], sheets: readonly string[]): Problem => {
  const columns = text(`测算列（${areas.join('、')}）`, `our columns (${areas.join(', ')})`);
  const ours = text(`工作表${list(sheets).zh}`, `${sheets.length > 1 ? 'the sheets' : 'the sheet'} ${list(sheets).en}`);
  const both = [...(areas.length > 0 ? [columns] : []), ...(sheets.length > 0 ? [ours] : [])];
  return error(
    'not-restored',
    areas.length > 0 ? { sheet } : { sheet: sheets[0] ?? sheet },
    text(
      `写入未完成，且未能恢复${both.map(({ zh }) => zh).join('和')}。您的数据没有改动；请重新测算，或不保存并重新打开工作簿`,
      `Writing was not completed and ${both.map(({ en }) => en).join(' and ')} could not be restored. Your data were not changed; run again, or close the workbook without saving`,
    ),
  );
};

// ---- done, but look at it ----

export const waiting = (seconds: number): Problem =>
  make(
    'waiting',
    'info',
    {},
    text(
      `Excel 已 ${seconds} 秒没有应答。若正在编辑单元格，请按 Enter 结束编辑；若有对话框，请先关闭。不想再等可以取消；正在写入时也可不再等待或关闭任务窗格，以后再清理未写完的内容`,
      `Excel has not answered for ${seconds} seconds. If a cell is being edited, press Enter; if a dialog is open, close it. You may cancel; while it writes you may also stop waiting or close the pane, and clean up what is half written later`,
    ),
  );

/** An error of Excel's own, translated by errors.ts. */
export const refusedByExcel = (code: string, place: Place, message: Text): Problem =>
  error(`host-${code.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()}`, place, message, code);
