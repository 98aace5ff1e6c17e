/**
 * The shared looks of our cell styles as a file wants them. Beside the user's data a cell keeps the look of its neighbour and only
 * gets what its style asks for; on a sheet of ours it gets lines around it as well.
 */
import { LOOKS } from '../../sheet/port/looks';
import type { CellStyle } from '../../sheet/port/port';

export interface FileLook {
  /** Undefined keeps what the base has. */
  readonly format?: string;
  /** Undefined keeps; `general` lets the value decide. */
  readonly horizontal?: 'general' | 'left' | 'center' | 'right';
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

// Blue and underlined, as people know links.
const LINK = { underline: true, color: 'FF0563C1' } as const;

// Texts of ours stay texts when somebody edits them.
const formatOf = (style: CellStyle): string => LOOKS[style].format ?? (style === 'text' || style === 'wrap' ? '@' : 'General');

const argb = (rgb: string | undefined): string | undefined => (rgb === undefined ? undefined : `FF${rgb}`);

const compact = (look: Readonly<Record<keyof FileLook, unknown>>): FileLook =>
  Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined));

const lookOf = (style: CellStyle, link: boolean, extra: FileLook): FileLook => {
  const { bold, size, color, fill, wrap, align, lineAbove } = LOOKS[style];
  return compact({
    format: formatOf(style),
    horizontal: align,
    vertical: undefined,
    wrap,
    bold,
    underline: undefined,
    size,
    color: argb(color),
    fill: argb(fill),
    border: lineAbove ? 'total' : undefined,
    ...extra,
    ...(link ? LINK : {}),
  });
};

/** A sheet has millions of cells and few looks: each is made once, and is the same object every time. */
const once = (make: (style: CellStyle, link: boolean) => FileLook): ((style: CellStyle, link: boolean) => FileLook) => {
  const known = new Map<string, FileLook>();
  return (style, link) => {
    const key = link ? `${style} link` : style;
    const look = known.get(key) ?? make(style, link);
    known.set(key, look);
    return look;
  };
};

/** For a data cell beside the user's data: its lines are the neighbour's. */
export const besideLook = once((style, link) => {
  const { border: _, ...look } = lookOf(style, link, { horizontal: LOOKS[style].align ?? 'general' });
  return look;
});

/** For a header cell beside the user's header: exactly as its neighbour. */
export const HEADER_BESIDE: FileLook = { format: 'General' };

/** For a cell of a sheet of ours. */
export const ownLook = once((style, link) =>
  style === 'title' || style === 'muted'
    ? lookOf(style, link, {})
    : lookOf(style, link, { vertical: style === 'wrap' ? 'top' : 'center', border: LOOKS[style].lineAbove ? 'total' : 'thin' }),
);
