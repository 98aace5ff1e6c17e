/** What the pane says while it works: what goes on and how far it has come in, a sentence out. */
import { text, type Text } from '../../core/lang';
import type { RowsDone } from '../../sheet/port/port';
import type { Busy } from '../state/state';

// The first number that a browser groups by a language costs it a tenth of a second.
const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

const share = ({ done, total }: Busy): string => (total > 0 ? ` ${Math.floor((done / total) * 100)}%` : '');

const rowsText = (rows: RowsDone | undefined): Text =>
  rows
    ? text(`（${grouped(rows.done)}/${grouped(rows.total)} 行）`, ` (row ${grouped(rows.done)} of ${grouped(rows.total)})`)
    : text('', '');

/** Computing goes item by item, each over all rows. */
const itemsText = ({ done, total }: Busy, rows: number): Text =>
  total > 0
    ? text(`（${done}/${total} 项，共 ${grouped(rows)} 行）`, ` (item ${done} of ${total}, ${grouped(rows)} rows)`)
    : text('', '');

const withRows = (zh: string, en: string, busy: Busy): Text => {
  const rows = rowsText(busy.rows);
  return text(`${zh}${share(busy)}${rows.zh}`, `${en}${share(busy)}${rows.en}`);
};

/** `rows`: of the sheet that is computed. */
export const busyText = (busy: Busy, rows: number): Text => {
  switch (busy.what) {
    case 'opening':
      return text('正在打开工作簿…', 'Opening the workbook…');
    case 'reading':
      return withRows('正在读取工作表…', 'Reading the sheet…', busy);
    case 'computing': {
      const items = itemsText(busy, rows);
      return text(`正在测算…${share(busy)}${items.zh}`, `Computing…${share(busy)}${items.en}`);
    }
    case 'planning':
      return text('正在排定写入内容…', 'Planning what to write…');
    case 'writing':
      return busy.rows && busy.rows.what !== 'written'
        ? withRows('正在核对写入结果…', 'Checking what was written…', busy)
        : withRows('正在写入…', 'Writing…', busy);
  }
};
