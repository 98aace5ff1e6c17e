/** What could not be added beside the figures (notes, links, looks, the run's memory): warnings that cost no result, one factory per code. */
import { text, type Text } from '../core/lang';
import type { Place, Problem } from '../core/problem';
import { list, make } from './problems';

export const notesUnsupported = (count: number): Problem =>
  make(
    'no-notes',
    'warning',
    {},
    text(
      `此版本的 Excel 不支持由加载项写批注，${count} 条说明未写成批注。依据请见工作表“测算依据”`,
      `This version of Excel lets no add-in write notes; ${count} of them were not written. The evidence sheet has it all`,
    ),
  );

export const notesIncomplete = (sheet: string, written: number, count: number, reason: Text): Problem =>
  make(
    'notes-incomplete',
    'warning',
    { sheet },
    text(
      `批注未全部写入（共 ${count} 条，确认写入 ${written} 条）：${reason.zh}。依据请见工作表“测算依据”`,
      `Not all notes were written (${written} of ${count} for certain): ${reason.en}. The evidence sheet has it all`,
    ),
  );

export const tooManyNotes = (sheet: string, count: number, limit: number): Problem =>
  make(
    'too-many-notes',
    'warning',
    { sheet },
    text(
      `批注共 ${count} 条，只写入前 ${limit} 条，其余请见工作表“测算依据”`,
      `There are ${count} notes, only the first ${limit} were written; the evidence sheet has the rest`,
    ),
  );

export const userNoteKept = (place: Place): Problem =>
  make(
    'user-note',
    'warning',
    place,
    text(
      `${place.cell ?? ''} 已有他人的批注，未改动，说明未写入`,
      `${place.cell ?? ''} has somebody else's note; it was kept and ours was not written`,
    ),
  );

export const tooManyLinks = (sheet: string, count: number, limit: number): Problem =>
  make(
    'too-many-links',
    'warning',
    { sheet },
    text(
      `工作表“${sheet}”的链接共 ${count} 个，只写入前 ${limit} 个`,
      `The sheet "${sheet}" has ${count} links, only the first ${limit} were written`,
    ),
  );

export const notDressed = (what: Text, reason: Text): Problem =>
  make(
    'not-dressed',
    'warning',
    {},
    text(
      `数据已写入，但${what.zh}未能完成：${reason.zh}`,
      `The data were written, but ${what.en} could not be done: ${reason.en}`,
    ),
  );

export const tableBeside = (table: string, sheet: string): Problem =>
  make(
    'table-beside',
    'warning',
    { sheet, name: table },
    text(
      `测算列紧挨表格“${table}”而不在其中：用表格的按钮排序时只移动表格的列，测算结果会留在原处、与企业错位。请先拖动表格右下角把测算列并入表格，或排序后立即重新测算`,
      `Our columns stand beside the table "${table}", not in it: its sort buttons move the table's columns alone and leave the results beside other enterprises. Drag the table's lower right corner over our columns first, or compute again right after a sort`,
    ),
    table,
  );

export const precisionAsDisplayed = (): Problem =>
  make(
    'precision-as-displayed',
    'warning',
    {},
    text(
      '此工作簿启用了“将精度设为所显示的精度”，Excel 会按显示位数改动数值。建议在“选项→高级”中关闭',
      'This workbook has "Set precision as displayed" on: Excel changes values to what it shows. Turn it off (Options, Advanced)',
    ),
  );

export const memoryTooLarge = (length: number, limit: number): Problem =>
  make(
    'memory-too-large',
    'warning',
    {},
    text(
      `要记在工作簿中的设置有 ${length} 个字符，超过 ${limit}，未保存；下次打开需重新确认列`,
      `What should be remembered in the workbook has ${length} characters, more than ${limit}; it was not stored, confirm the columns again next time`,
    ),
  );

/** A sheet of ours holds something of somebody's; `followed`: formulas of the user's point to it. */
export const sheetKept = (was: string, as: string, holds: Text, followed: boolean): Problem =>
  make(
    'sheet-kept',
    'warning',
    { sheet: as },
    text(
      `工作表“${was}”上有不是本程序写的内容（${holds.zh}），没有覆盖：原表改名为“${as}”留下，本程序不再改动它，不需要时可删除${followed ? `；您引用“${was}”的公式现在指向“${as}”，不随新结果变动，请改引` : ''}`,
      `The sheet "${was}" holds what we did not write (${holds.en}); it was not overwritten but stays under the name "${as}". We leave it alone from now on; delete it when it is not needed${followed ? `. Your formulas that refer to "${was}" point to "${as}" now and do not follow new results` : ''}`,
    ),
    was,
  );

/** Formulas of the user's hold the name that it should get back. */
export const notReturned = (from: string, to: string): Problem =>
  make(
    'sheet-not-returned',
    'warning',
    { sheet: from },
    text(
      `工作表“${from}”（上次测算时因有您的内容而留下）没有改回“${to}”：您的公式引用了“${to}”，该表只清空、没有删除。请改引公式后删除“${to}”，再把“${from}”改名`,
      `The sheet "${from}", which the last run left standing with what you had put there, did not become "${to}" again: formulas of yours refer to "${to}", which was emptied and not deleted. Change them, delete "${to}" and rename "${from}"`,
    ),
    from,
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

/** A figure goes from the sheet, but a formula of the user's uses its name. */
export const nameKept = (sheet: string | undefined, where: string, name: string, value: string): Problem =>
  make(
    'name-kept',
    'warning',
    sheet === undefined ? {} : { sheet, cell: where },
    text(
      `${where} 的公式用到名称“${name}”，公式参数表中已没有这个数字；名称保留，值固定为 ${value}，不再随参数变动`,
      `${where} uses the name "${name}", whose figure is no longer on the sheet of figures; the name stays with the fixed value ${value}`,
    ),
    name,
  );

/** The officer has set Excel to calculate when it is told to. `differs`: some results are not there yet. */
export const calculatesByHand = (differs: boolean): Problem => {
  const now = differs
    ? text('部分结果尚未算出，已逐格核对公式文字', 'some results are not there yet, the texts of all formulas were compared')
    : text('目前的结果与测算一致', 'the results of now are those of the run');
  return make(
    'calculates-by-hand',
    'warning',
    {},
    text(
      `Excel 的计算方式为“手动”：公式已写入，${now.zh}。改动数据或参数后请按 F9 重算`,
      `Excel calculates by hand: the formulas were written, ${now.en}. Press F9 after a change of data or figures`,
    ),
  );
};

export const notCalculated = (): Problem =>
  make(
    'not-calculated',
    'warning',
    {},
    text(
      'Excel 尚未算出写入的公式，已逐格核对公式文字，未能核对结果。请按 F9 重算，再用“核对→验证结果”核对金额',
      'Excel has not calculated the formulas that were written; their texts were compared, their results could not be. Press F9, then check the amounts with Audit, Verify a result',
    ),
  );

/** Own sheets that were too large to be kept until the write was done. */
export const sheetsEmptied = (sheets: readonly string[]): Problem =>
  make(
    'sheets-emptied',
    'warning',
    {},
    text(
      `内容过多、中断前没有留底的测算工作表${list(sheets).zh}现在是空的；请重新测算，会重新生成`,
      `The sheets ${list(sheets).en} of ours were too large to be kept and are empty now; compute again, which makes them anew`,
    ),
  );

/** Somebody wrote on sheets of ours that were about to be emptied. */
export const ourSheetsEdited = (sheets: readonly string[]): Problem =>
  make(
    'edited-meanwhile',
    'error',
    sheets[0] === undefined ? {} : { sheet: sheets[0] },
    text(
      `测算工作表${list(sheets).zh}在写入前被人改动（可能有人同时编辑）。这些内容没有覆盖，本次没有写入。请重做这一步，届时会留存改动过的工作表`,
      `The sheets ${list(sheets).en} of ours were changed before they were written (somebody else may be editing). Nothing was overwritten and nothing was written. Do this step again: it leaves a changed sheet standing`,
    ),
  );

/** Somebody no longer waits for Excel, which may still do what it was last asked. */
export const left = (): Problem =>
  make(
    'left',
    'warning',
    {},
    text(
      '已不再等待 Excel，写入可能只完成了一半，您的数据没有改动。待 Excel 应答后请重新读取工作表，届时可清理写了一半的内容',
      'Excel is no longer waited for; the write may be half done, your data were not changed. Read the sheet again once Excel answers; what is half written can be cleaned up then',
    ),
  );
