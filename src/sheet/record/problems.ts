/** What there is to say of hand-made changes, decisions and results that have gone stale: one factory per code. */
import { text, type Text } from '../../core/lang';
import type { Problem, Severity } from '../../core/problem';
import { cellPlace } from '../cells';
import { amountText } from '../compose/amounts';
import { columnLetters } from '../port/own-names';
import { unitText, type Decision } from './decisions';
import type { WritePlan } from '../port/port';
import { rowOfEdit, type Edit } from './edits';
import { shown, writtenBefore } from './kept-problems';
import type { LostColumn } from './lost-columns';

const make = (code: string, severity: Severity, place: Problem['place'], message: Text, found?: string): Problem => ({
  code,
  severity,
  place,
  message,
  ...(found !== undefined && { found }),
});

export const misplacedAwards = (sheet: string): Problem =>
  make(
    'misplaced-awards',
    'warning',
    { sheet },
    text(
      '数据行在上次测算后被排序或移动，而测算列没有跟着移动，旧结果与企业错位；本次测算已重新对齐。',
      'Rows were sorted or moved after the last run without our columns, so that old results stood beside other enterprises; this run puts them right.',
    ),
  );

/** Results of another year stand there. */
export const yearReplaced = (sheet: string, then: number, now: number): Problem =>
  make(
    'year-replaced',
    'warning',
    { sheet },
    text(
      `表中上次写入的是 ${then} 年度的测算结果，将被本次 ${now} 年度的替换。`,
      `The results on the sheet are of ${then}; this run replaces them by those of ${now}.`,
    ),
  );

/** An award column is emptied that had awards in it. */
export const awardsEmptied = (sheet: string, title: Text, { item, column, awards, sum, missing }: LostColumn): Problem => {
  const [where, money] = [columnLetters(column), amountText(sum, '元')];
  const why = missing.length === 0 ? undefined : text(`缺列 ${missing.join('、')}`, `no column for ${missing.join(', ')}`);
  return make(
    'awards-emptied',
    'warning',
    { sheet, item },
    text(
      `${where} 列“${title.zh}”将清空，上次有 ${awards} 笔、${money} 元：${why ? `${why.zh}。请恢复该列的表头，或人工指定该列` : '本次没有可享受、或能判定可享受的'}。`,
      `Column ${where}, “${title.en}”, is emptied; the last run had ${awards} ${awards === 1 ? 'award' : 'awards'} there, ${money} yuan: ${why ? `${why.en}. Restore the header of that column or choose the column` : 'nobody is due any now, or nobody can be told to be'}.`,
    ),
  );
};

export const decisionLost = (sheet: string, { item, unit, reason }: Decision): Problem =>
  make(
    'decision-lost',
    'warning',
    { sheet, item },
    text(
      `人工核定（${unitText(unit).zh}，理由：${reason}）在表中找不到对应的行或事项，本次未采用，仍保留记录。`,
      `A decision (${unitText(unit).en}, reason: ${reason}) has no row or item on the sheet; it was not applied and is kept.`,
    ),
  );

export const decisionOutdated = (sheet: string, { item, unit }: Decision, then: Text, now: Text): Problem =>
  make(
    'decision-outdated',
    'warning',
    { sheet, item },
    text(
      `人工核定（${unitText(unit).zh}）作出时测算为${then.zh}，现在测算为${now.zh}，请复核该核定。`,
      `When a decision (${unitText(unit).en}) was made, ${then.en} had been computed; now it is ${now.en}. Please review it.`,
    ),
  );

export const staleRow = (sheet: string, row: number, message: Text): Problem =>
  make('stale-row', 'warning', { sheet, row: row + 1 }, message);

export const nothingToUndo = (sheet: string): Problem =>
  make(
    'nothing-to-undo',
    'error',
    { sheet },
    text('工作簿里没有可撤销的测算。', 'There is no run in this workbook that could be undone.'),
  );

export const undoTooLarge = (sheet: string): Problem =>
  make(
    'undo-too-large',
    'error',
    { sheet },
    text(
      '上次测算的内容过多，工作簿中没有保存撤销所需的原样；请用测算前的文件。',
      'The last run was too large for the workbook to keep what an undo needs; use the file from before it.',
    ),
  );

/** Nothing is left of our columns to put anything back into. */
export const columnsDeleted = (sheet: string): Problem =>
  make(
    'columns-deleted',
    'info',
    { sheet },
    text(
      '测算列在测算之后已被删除，不再恢复；这次撤销删除本政策留下的测算工作表和记录。',
      'The columns of the run were deleted since and do not come back; this undo takes away the sheets and the record that the policy has left.',
    ),
  );

/** Somebody deleted sheets of ours since the run. */
export const sheetsDeleted = (sheets: readonly string[]): Problem =>
  make(
    'sheets-deleted',
    'info',
    {},
    text(
      `工作表${sheets.map((one) => `“${one}”`).join('、')}在测算之后已被删除，撤销不再恢复。`,
      `The ${sheets.length === 1 ? 'sheet' : 'sheets'} ${sheets.map((one) => `“${one}”`).join(', ')} ${sheets.length === 1 ? 'was' : 'were'} deleted since the run; the undo does not bring ${sheets.length === 1 ? 'it' : 'them'} back.`,
    ),
  );

export const sheetReturned = ({ from, to }: NonNullable<WritePlan['returned']>[number]): Problem =>
  make(
    'sheet-returned',
    'info',
    { sheet: from },
    text(
      `工作表“${from}”（上次测算时因有您的内容而留下）改回“${to}”，您写的内容仍在上面。`,
      `The sheet “${from}”, which the last run left standing with what you had put there, becomes “${to}” again, with all that is on it.`,
    ),
  );

/** A sheet of ours that goes, though nobody can tell whether it was changed. */
export const sheetUnchecked = (sheet: string): Problem =>
  make(
    'sheet-unchecked',
    'warning',
    { sheet },
    text(
      '此表内容过多，工作簿中没有保存原样，无法逐格列出测算后的改动；若有人改动过，撤销时原表会改名为“…（留存1）”留下，否则删除。',
      'This sheet was too large for the workbook to keep a copy, so that changes by hand since the run cannot be listed; where there are any, the sheet stays under the name “… (kept 1)”, else an undo takes it away.',
    ),
  );

export const editedSince = (sheet: string, edit: Edit): Problem =>
  make(
    'edited-since',
    'warning',
    cellPlace(sheet, rowOfEdit(edit), edit.column),
    text(
      `测算后此格被人工改为${shown(edit.found).zh}${writtenBefore(edit, 'zh')}；撤销会去掉这一改动。`,
      `Since the run this cell was changed by hand to ${shown(edit.found).en}${writtenBefore(edit, 'en')}; an undo takes that away.`,
    ),
    edit.found === null ? '' : String(edit.found),
  );

/** The same on a sheet of ours, which then stays as it is beside what comes back. */
export const editedOnOurs = (sheet: string, edit: Edit): Problem =>
  make(
    'edited-since',
    'warning',
    cellPlace(sheet, edit.row, edit.column),
    text(
      `测算后此格被人工改为${shown(edit.found).zh}${writtenBefore(edit, 'zh')}；撤销时此表改名为“…（留存1）”留下，这一改动仍在其中。`,
      `Since the run this cell was changed by hand to ${shown(edit.found).en}${writtenBefore(edit, 'en')}; an undo leaves this sheet, with the change, under the name “… (kept 1)”.`,
    ),
    edit.found === null ? '' : String(edit.found),
  );

/** Below the cells of a sheet that are listed. */
export const moreEdited = (sheet: string, n: number): Problem =>
  make(
    'more-edited-since',
    'warning',
    { sheet },
    text(
      `此表另有 ${n} 个单元格在测算后被人工修改，也留在改名后的表中。`,
      `On this sheet ${n} more ${n === 1 ? 'cell was' : 'cells were'} changed by hand since the run; they stay on it under its other name, too.`,
    ),
  );

export const sortedMeanwhile = (sheet: string, undone: boolean): Problem =>
  make(
    'sorted-meanwhile',
    'error',
    { sheet },
    undone
      ? text(
          '写入期间有人对数据行重新排序，测算结果会与企业错位，已撤销本次写入。请重新测算。',
          'Somebody sorted the rows while the results were written; they would stand beside other enterprises, so the write was taken back. Compute again.',
        )
      : text(
          '写入期间有人对数据行重新排序，测算结果与企业错位，且未能撤销。请立即重新测算。',
          'Somebody sorted the rows while the results were written: they stand beside other enterprises and could not be taken back. Compute again at once.',
        ),
  );

/** Of an undo. */
export const formulasAsValues = (sheet: string, cells: number): Problem =>
  make(
    'formulas-as-values',
    'warning',
    { sheet },
    text(
      `测算列中有 ${cells} 格原是公式，撤销后写回的是当时算出的数值：行、列、表头或“公式参数”已不在原处（或公式太长，工作簿中没有保存），按原文写回会引用错误的单元格。需要公式的，撤销后再测算一次并选择写成公式。`,
      `${cells} ${cells === 1 ? 'cell of ours was a formula and comes' : 'cells of ours were formulas and come'} back as what they had come to: rows, columns, headers or Formula figures are not where they were (or the formulas were too long for the workbook to keep), and the texts of then would refer to wrong cells. Where formulas are wanted, compute once more after the undo and have them written.`,
    ),
  );
