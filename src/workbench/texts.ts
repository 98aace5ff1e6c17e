/** Every text of the workbench around the pane, Chinese and English side by side. */
import { text, type Lang, type Text } from '../core/lang';
import type { Problem } from '../core/problem';

export const texts = {
  title: text('策算工作台', 'Cesuan workbench'),
  open: text('打开…', 'Open…'),
  openLabel: text('打开 .xlsx 工作簿', 'Open an .xlsx workbook'),
  save: text('另存为…', 'Save a copy'),
  sample: text('示例', 'Sample'),
  changed: text('（未保存）', ' (not saved)'),
  unsaved: (before: string, next: string): Text =>
    text(
      `“${before}”里写入的内容还没有保存，打开“${next}”后就没有了。`,
      `What was written into “${before}” is not saved yet and will be gone when “${next}” is opened.`,
    ),
  saveFirst: text('另存后打开', 'Save a copy, then open'),
  openAnyway: text('不保存，直接打开', 'Open without saving'),
  stay: text('不打开', 'Do not open'),
  drop: text('把 .xlsx 文件拖放到这里打开', 'Drop an .xlsx file here to open it'),
  loading: text('正在读取…', 'Reading…'),
  sheets: text('工作表', 'Sheets'),
  gridOf: (sheet: string): Text => text(`工作表 ${sheet}`, `Sheet ${sheet}`),
  sheetNotRead: (sheet: string): Text =>
    text(
      `没有读出工作表“${sheet}”。文件没有改动，其他工作表可以照常查看。`,
      `The sheet “${sheet}” could not be read. The file has not been changed; the other sheets can be looked at as before.`,
    ),
  ownSheet: text('策算写入的工作表', 'written by Cesuan'),
  workbook: text('工作簿', 'Workbook'),
  resize: text('调整窗格宽度', 'Width of the pane'),
  noSample: text(
    '没有载入示例工作簿。请打开您自己的 .xlsx 文件。',
    'The sample workbook could not be loaded. Open an .xlsx file of your own.',
  ),
  about: text('工作台（不需要 Excel）', 'Workbench (no Excel needed)'),
  local: text('文件只在本机浏览器中处理，不上传。', 'Files stay in this browser; nothing is sent anywhere.'),
} as const;

export const messageOf = (problems: readonly Problem[], lang: Lang): string =>
  problems.map(({ message }) => message[lang]).join(' ');
