/**
 * How cells of the user's looked before columns of ours came to stand there: looks in, the text that is kept with a run's record out, and
 * back. What a cell holds is no part of it, since a column of ours only goes where nothing stands.
 */
import { BETWEEN, packRecord, unpackRecord } from './own-record';

/** What has the usual look is absent. */
export interface KeptLook {
  /** Excel's code. */
  readonly format?: string;
  /** `#RRGGBB`, as all colours. */
  readonly fill?: string;
  readonly font?: {
    readonly name?: string;
    readonly size?: number;
    readonly color?: string;
    readonly bold?: true;
    readonly italic?: true;
    readonly strikethrough?: true;
    /** In Excel's words: `Single`, `Double`, … */
    readonly underline?: string;
  };
  readonly wrap?: true;
  /** In Excel's words: `Center`, … */
  readonly horizontal?: string;
  readonly vertical?: string;
  readonly borders?: Partial<Readonly<Record<Side, Line>>>;
  /** As a file says it, where it was read from one: fonts, fills and lines in all their parts. */
  readonly xml?: string;
}

export type Side = 'top' | 'bottom' | 'left' | 'right';

/** In Excel's words: `Continuous`, `Thin`. */
export type Line = readonly [style: string, weight: string, color: string];

export interface ColumnLook {
  /** Of the column of ours that came to stand there. */
  readonly key: string;
  /** In points. Absent where it was that of the sheet. */
  readonly width?: number;
  readonly hidden?: true;
  /** Of the outline that it was grouped in, which a file alone tells; and whether it was the end of a group that is folded up. */
  readonly level?: number;
  readonly collapsed?: true;
  /** Not of a place of before, but of the column of ours itself, which has gone and may come back: its width, and whether it was hidden. */
  readonly gone?: true;
  /** From the first header row down: how many cells look like that; null has the usual look. */
  readonly cells: readonly (readonly [rows: number, look: KeptLook | null])[];
}

export const withLooks = (record: string, looks: readonly ColumnLook[]): string =>
  record === '' || looks.length === 0 ? record : record + BETWEEN + packRecord(JSON.stringify(looks));

const isLook = (value: unknown): value is ColumnLook => {
  const look = value as Partial<ColumnLook> | null;
  return typeof look?.key === 'string' && Array.isArray(look.cells);
};

/** Of the newest record that has some. */
export const looksIn = (kept: readonly string[]): readonly ColumnLook[] => {
  const packed = kept.flatMap((one) => one.split(BETWEEN)[1] ?? []);
  const text = unpackRecord(packed.slice(0, 1));
  if (text === undefined) return [];
  const found: unknown = JSON.parse(text);
  return Array.isArray(found) ? found.filter(isLook) : [];
};
