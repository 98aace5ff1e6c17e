/**
 * How each of our cell styles looks. Beside the user's data a cell takes the look of its neighbour and only gets what its style needs
 * (a number format, a colour that warns); on a sheet of ours it gets the whole look.
 */
import type { CellStyle } from '../../sheet/port';

export interface Look {
  /** Number format code; `General` where absent. Undefined keeps what the base has. */
  readonly format?: string;
  /** Undefined keeps; `general` lets the value decide. */
  readonly horizontal?: 'general' | 'center' | 'left';
  readonly vertical?: 'top' | 'center';
  readonly wrap?: boolean;
  readonly bold?: boolean;
  readonly underline?: boolean;
  readonly size?: number;
  /** ARGB. */
  readonly color?: string;
  readonly fill?: string;
  readonly border?: 'thin' | 'total';
}

const MONEY = '#,##0.00';

const FORMATS: Readonly<Record<CellStyle, string>> = {
  title: 'General', header: 'General', text: '@', wrap: '@', money: MONEY, wan: '#,##0.00####', percent: '0.00%', integer: '#,##0', date: 'yyyy-mm-dd',
  error: 'General', warning: 'General', muted: 'General', total: 'General', 'total-money': MONEY,
};

// Dark enough to be read on white: contrast 7 : 1, 5 : 1 and 5 : 1.
const COLORS: Readonly<Partial<Record<CellStyle, string>>> = { error: 'FFA80000', warning: 'FF8A5A00', muted: 'FF6B6B6B' };

const LINK: Look = { underline: true, color: 'FF0563C1' };

const colored = (style: CellStyle): Look => (COLORS[style] === undefined ? {} : { color: COLORS[style] });

const isTotal = (style: CellStyle): boolean => style === 'total' || style === 'total-money';

/** For a data cell beside the user's data. */
export const besideLook = (style: CellStyle, link: boolean): Look => ({
  format: FORMATS[style],
  horizontal: 'general',
  ...colored(style),
  ...(isTotal(style) || style === 'header' || style === 'title' ? { bold: true } : {}),
  ...(style === 'wrap' ? { wrap: true } : {}),
  ...(link ? LINK : {}),
});

/** For a header cell beside the user's header: exactly as its neighbour. */
export const HEADER_BESIDE: Look = { format: 'General' };

/** For a cell of a sheet of ours. */
export const ownLook = (style: CellStyle, link: boolean): Look => {
  const format = FORMATS[style];
  if (style === 'title') return { format, bold: true, size: 14, vertical: 'center', ...(link ? LINK : {}) };
  if (style === 'muted') return { format, ...colored(style), ...(link ? LINK : {}) };
  if (style === 'header') return { format, bold: true, fill: 'FFDCE6F1', border: 'thin', horizontal: 'center', vertical: 'center', wrap: true, ...(link ? LINK : {}) };
  return {
    format,
    vertical: style === 'wrap' ? 'top' : 'center',
    border: isTotal(style) ? 'total' : 'thin',
    ...(style === 'wrap' ? { wrap: true } : {}),
    ...(isTotal(style) ? { bold: true, fill: 'FFF2F2F2' } : {}),
    ...colored(style),
    ...(link ? LINK : {}),
  };
};
