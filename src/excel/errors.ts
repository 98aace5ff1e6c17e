/** What Excel throws (`RichApi.Error` with a code) in, a problem in an officer's words out. */
import { text, type Text } from '../core/lang';
import { ProblemError, type Place, type Problem } from '../core/problem';
import { refusedByExcel } from './problems';

/** What each code means to somebody in front of Excel, and what to do. */
const MEANINGS: Readonly<Record<string, Text>> = {
  AccessDenied: text(
    '工作表或工作簿受保护，不能执行此操作。请先在“审阅”中撤销保护',
    'The sheet or the workbook is protected. Unprotect it first (Review)',
  ),
  InvalidOperationInCellEditMode: text(
    '正在编辑单元格。请先按 Enter 结束编辑，再重试',
    'A cell is being edited. Press Enter to end the edit, then try again',
  ),
  RequestPayloadSizeLimitExceeded: text(
    '一次写入的数据超过网页版 Excel 的 5 MB 上限。请减少行数，或改用桌面版 Excel',
    'One write is larger than the 5 MB that Excel on the web takes. Use fewer rows, or Excel on the desktop',
  ),
  ResponsePayloadSizeLimitExceeded: text(
    '一次读取的数据超过网页版 Excel 的 5 MB 上限。请缩短过长的文字，或改用桌面版 Excel',
    'One read is larger than the 5 MB that Excel on the web gives. Shorten very long texts, or use Excel on the desktop',
  ),
  FilteredRangeConflict: text(
    '数据正在筛选。请先清除筛选（数据→清除），再重试',
    'The data are filtered. Clear the filter (Data, Clear), then try again',
  ),
  MergedRangeConflict: text(
    '写入区域与合并单元格冲突。请取消合并后重试',
    'Merged cells are in the way. Unmerge them, then try again',
  ),
  ItemNotFound: text(
    '工作表或对象已改名或删除。请重新打开任务窗格后再试',
    'The sheet or object was renamed or deleted. Reopen the pane and try again',
  ),
  ItemAlreadyExists: text(
    '已有同名的工作表或名称。请改名后重试',
    'A sheet or name like this exists already. Rename it, then try again',
  ),
  InvalidReference: text('引用的单元格区域已不存在。请重试', 'The cells that were meant no longer exist. Try again'),
  InvalidBinding: text('与单元格的关联已失效。请重新打开任务窗格', 'The link to the cells has been lost. Reopen the pane'),
  InvalidSelection: text(
    '当前选择的内容不能用于此操作。请选择单元格后重试',
    'What is selected cannot be used here. Select cells, then try again',
  ),
  InvalidArgument: text(
    'Excel 不接受所给的内容。请把此提示连同工作簿交给维护人员',
    'Excel does not accept what it was given. Report this message together with the workbook',
  ),
  InvalidOperation: text(
    '在当前状态下不能执行此操作（例如工作表已隐藏）。请恢复后重试',
    'This cannot be done in the current state (a hidden sheet, for example). Change that, then try again',
  ),
  InactiveWorkbook: text(
    '工作簿不在前台。请切换回该工作簿的窗口，再重试',
    'The workbook is not the active one. Go back to its window, then try again',
  ),
  UnsupportedSheet: text(
    '这是图表或宏工作表，没有可测算的单元格。请切换到普通工作表',
    'This is a chart or macro sheet without cells to work on. Go to an ordinary sheet',
  ),
  RangeExceedsLimit: text('单元格区域过大。请减少行数或列数', 'The range of cells is too large. Use fewer rows or columns'),
  OperationCellsExceedLimit: text(
    '一次操作的单元格过多（上限 33,554,000）。请减少行数或列数',
    'Too many cells at once (at most 33,554,000). Use fewer rows or columns',
  ),
  FormulaLengthExceedsLimit: text('公式过长', 'A formula is too long'),
  NonBlankCellOffSheet: text(
    '操作会把有内容的单元格移出工作表。请清理表格末端后重试',
    'Cells with content would be pushed off the sheet. Clear the end of the sheet, then try again',
  ),
  InsertDeleteConflict: text(
    '插入或删除与现有内容冲突。请重试',
    'The insertion or deletion conflicts with what is there. Try again',
  ),
  MemoryLimitReached: text(
    'Excel 内存不足。请关闭其他工作簿后重试',
    'Excel has run out of memory. Close other workbooks, then try again',
  ),
  ActivityLimitReached: text(
    'Excel 已达到活动上限。请稍等片刻再试',
    'Excel has reached a limit of activity. Wait a moment, then try again',
  ),
  RequestAborted: text('操作已被 Excel 中止。请重试', 'Excel aborted the operation. Try again'),
  RequestTimeout: text('Excel 处理超时。请稍后重试', 'Excel took too long. Try again later'),
  Conflict: text('其他人同时在改动。请稍后重试', 'Somebody else is changing the workbook. Try again'),
  UndoNotSupported: text('此操作不能撤销', 'This operation cannot be undone'),
  ApiNotFound: text(
    '此版本的 Excel 缺少所需功能。请升级 Excel，或改用本程序的浏览器工作台',
    'This version of Excel lacks what is needed. Update Excel, or use our workbench in the browser',
  ),
  NotImplemented: text(
    '此版本的 Excel 尚未提供所需功能。请升级 Excel，或改用本程序的浏览器工作台',
    'This version of Excel does not have what is needed yet. Update Excel, or use our workbench in the browser',
  ),
  UnsupportedOperation: text('此版本的 Excel 不支持该操作', 'This version of Excel does not support the operation'),
  ServiceNotAvailable: text('Excel 服务暂不可用。请稍后重试', 'The Excel service is not available. Try again later'),
  GeneralException: text(
    'Excel 内部出错。请重试；若仍出错，请保存后重新打开工作簿',
    'Excel failed internally. Try again; if it happens again, save and reopen the workbook',
  ),
};

interface HostError {
  readonly code: string;
  readonly debugInfo?: { readonly errorLocation?: string };
}

const isHostError = (thrown: unknown): thrown is HostError =>
  typeof thrown === 'object' && thrown !== null && typeof (thrown as { code?: unknown }).code === 'string';

/** The code of an error that Excel threw, else undefined. */
export const hostCode = (thrown: unknown): string | undefined => (isHostError(thrown) ? thrown.code : undefined);

/** What it means, in words without a place. */
export const meaning = (thrown: unknown): Text => {
  const code = hostCode(thrown);
  const known = code === undefined ? undefined : MEANINGS[code];
  if (known) return known;
  const detail = code ?? (thrown instanceof Error ? thrown.message : String(thrown));
  return text(`Excel 报告了未知错误（${detail}）。请重试`, `Excel reported an unknown error (${detail}). Try again`);
};

/** The problems of anything thrown while talking to Excel. Our own pass through; a mistake in our code is no host error and is not hidden. */
export const problemsOf = (thrown: unknown, place: Place): readonly Problem[] => {
  if (thrown instanceof ProblemError) return thrown.problems;
  if (!isHostError(thrown)) throw thrown;
  const location = thrown.debugInfo?.errorLocation;
  const { zh, en } = meaning(thrown);
  const where = location ? `（${thrown.code}，${location}）` : `（${thrown.code}）`;
  return [refusedByExcel(thrown.code, place, text(`${zh}${where}`, `${en} (${thrown.code}${location ? `, ${location}` : ''})`))];
};
