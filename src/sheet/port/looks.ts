/**
 * How each of our few cell styles looks, once for all adapters: a style in, number format, font, fill and alignment out.
 * Colours are RGB hex without `#`; each pair of text and fill has a contrast of at least 4.5:1.
 */
import type { CellStyle } from './port';

export interface Look {
  /** Excel's code; absent = General. */
  readonly format?: string;
  readonly bold?: true;
  /** Points; absent = the sheet's own. */
  readonly size?: number;
  readonly color?: string;
  readonly fill?: string;
  readonly wrap?: true;
  readonly align?: 'left' | 'center' | 'right';
  /** A thin line above, as totals have. */
  readonly lineAbove?: true;
}

const MONEY = '#,##0.00';

export const LOOKS: Readonly<Record<CellStyle, Look>> = {
  title: { bold: true, size: 14 },
  header: { bold: true, fill: 'DDEBF7', wrap: true, align: 'center' },
  text: { align: 'left' },
  wrap: { wrap: true, align: 'left' },
  money: { format: MONEY },
  wan: { format: '#,##0.00####' },
  percent: { format: '0.00%' },
  integer: { format: '#,##0' },
  date: { format: 'yyyy-mm-dd', align: 'center' },
  error: { color: '9C0006', fill: 'FFC7CE' },
  warning: { color: '7F6000', fill: 'FFF2CC' },
  muted: { color: '595959' },
  total: { bold: true, lineAbove: true },
  'total-money': { bold: true, lineAbove: true, format: MONEY },
};
