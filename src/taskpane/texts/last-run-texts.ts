/** The words for what has become of the last run: cells changed by hand, results out of date, and undoing it. */
import { text, type Text } from '../../core/lang';

export const many = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

export const LAST_RUN_TEXTS = {
  editsFound: (n: number): Text =>
    text(
      `测算列中有 ${n} 个单元格在上次测算后被人工修改。未经您选择不会覆盖：`,
      `${many(n, 'cell')} of our columns changed by hand since the last run. Nothing is overwritten unless you say so:`,
    ),
  editsCells: text('被修改的单元格', 'Changed cells'),
  /** `computed`: of an amount; '' where there is none. */
  editOf: (found: string, written: string | undefined, computed: string | undefined): Text => {
    const now = text(`现为“${found}”`, `now “${found}”`);
    const then = written === undefined ? text('', '') : text(`，写入时为“${written}”`, `, written as “${written}”`);
    if (computed === undefined) return text(now.zh + then.zh, now.en + then.en);
    if (computed === '')
      return text(`${now.zh}${then.zh}，本次测算没有金额`, `${now.en}${then.en}, no amount computed this time`);
    if (computed === written)
      return text(`${now.zh}，写入时和本次测算均为“${computed}”`, `${now.en}, written and computed again as “${computed}”`);
    return text(`${now.zh}${then.zh}，本次测算为“${computed}”`, `${now.en}${then.en}, computed this time as “${computed}”`);
  },
  editNotDecidable: (cell: string): Text =>
    text(
      `（${cell} 不能作为核定，已保留：只能是单项奖补的金额，或不含数字的文字）`,
      `(${cell} cannot be a decision and was kept: it takes an amount of one item, or words without figures)`,
    ),
  editsAnswer: text('如何处理', 'What becomes of them'),
  editChoice: {
    keep: text('保留人工值（合计、依据和汇总仍按测算值）', 'Keep them (sums, evidence and summary stay as computed)'),
    replace: text('改为本次测算值', 'Replace them'),
    decide: text('作为人工核定记录，注明理由', 'Record them as decisions, with a reason'),
  },
  editReason: text('核定理由', 'Reason'),
  editReasonHelp: text('写入凭据和依据，以后重新测算时沿用。', 'Stands in receipt and evidence, and holds for later runs.'),
  decidedAgainst: (computed: Text, reason: string): Text =>
    text(`测算为${computed.zh}，人工核定的理由：${reason}`, `Computed: ${computed.en}. Reason for deciding otherwise: ${reason}`),
  outOfDate: (what: Text): Text =>
    text(`表中的测算结果${what.zh}。请重新测算。`, `The results on the sheet are no longer right. ${what.en}. Compute again.`),
  maybeOutOfDate: text(
    '测算后工作表有变动，表中的测算结果可能已过期。重新读取后可知。',
    'The sheet has changed since the run; the results on it may be out of date. Read it again to know.',
  ),
  markExpired: text('在表中标注“已过期”', 'Mark them on the sheet'),
  expiredMarked: text('已在表中标注。', 'They are marked on the sheet.'),
  markedAndRight: text(
    '表中标注了“已过期”，而数据现在与测算时一致，测算结果仍然有效。',
    'The results are marked as out of date on the sheet, and the data are again as they were when they were computed: the results hold.',
  ),
  unmark: text('去掉“已过期”标注', 'Take the marks away'),
  undo: text('撤销上次测算…', 'Undo the last run…'),
  undoFirst: text(
    '将去掉上次测算写入的列和工作表。您自己的单元格不动。',
    'Columns and sheets of the last run will be taken away. Your own cells stay.',
  ),
  undoToBefore: text(
    '测算列和测算工作表将恢复到上次测算之前的内容。您自己的单元格不动。',
    'Our columns and sheets will hold again what they held before the last run. Your own cells stay.',
  ),
  undoEdited: (n: number): Text =>
    text(
      `测算后有 ${n} 处人工改动（或内容过多、无法核对的表）。测算列中的改动撤销后去掉；测算工作表有改动的，原表改名留下：`,
      `${many(n, 'cell')} changed by hand since (or too large a sheet to tell). Those in our columns go with the undo; a sheet of ours with changes stays under another name:`,
    ),
  undoNow: text('撤销', 'Undo'),
  undoNot: text('不撤销', 'Keep the run'),
  brokenOff: (at: string, sheet: string): Text =>
    text(
      `上一次写入（${at} 开始，工作表“${sheet}”）没有写完就中断了，测算列和测算工作表里可能是写了一半的内容。您的数据没有改动。清理后，它们恢复到那次写入之前，再重新测算即可。若此刻有别人正在写入，请等其写完后重新读取。`,
      `A write (begun at ${at}, sheet “${sheet}”) broke off half-way; our columns and sheets may be half written. Your data were not changed. Cleaning up puts them back as they were before that write; then compute again. If somebody else is writing just now, wait until that is done and read the sheet again.`,
    ),
  brokenOffElsewhere: text(
    '请在 Excel 中打开任务窗格清理，或使用写入之前的文件；在此之前不能写入。',
    'Open the task pane in Excel to clean it up, or use the file from before; until then nothing can be written.',
  ),
  takeBack: text('清理中断的写入', 'Clean up the broken-off write'),
  tookBack: text('已清理中断的写入。', 'The broken-off write was cleaned up.'),
  tookBackInPart: text(
    '已清理中断的写入，但有内容未能恢复：',
    'The broken-off write was cleaned up, but not all could be put back:',
  ),
  undone: text('已撤销上次测算。', 'The last run was undone.'),
  putBack: text('更早一次测算的结果已恢复：', 'The results of the run before it are back: '),
} as const;
