/** Everything that can stand in the way of reading or writing in Excel, in words: one factory per code. */
import { text, type Text } from '../core/lang';
import type { Place, Problem, Severity } from '../core/problem';

export const make = (code: string, severity: Severity, place: Place, message: Text, found?: string): Problem => ({
  code: `excel/${code}`,
  severity,
  place,
  message,
  ...(found === undefined ? {} : { found }),
});

export const error = (code: string, place: Place, message: Text, found?: string): Problem =>
  make(code, 'error', place, message, found);

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

// ---- of Excel itself ----

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
