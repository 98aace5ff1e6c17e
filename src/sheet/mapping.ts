/**
 * Which column feeds what, as plain data: made by `recognise`, changed by the officer, remembered in the workbook as JSON.
 * Rows and columns are 0-based and of the sheet.
 */
import type { Text } from '../core/lang';
import type { Role } from './recognise/vocabulary';

/** `header`: in the column's own header; `row`: in a row of units; `line`: 单位：万元 above the table; `next`: in the cell beside; `format`: in the number format of its cells; `usual`: stated nowhere, the policy's usual unit. */
export type UnitSource = 'header' | 'row' | 'line' | 'next' | 'format' | 'usual' | 'officer' | 'none';

export interface MappedColumn {
  readonly column: number;
  /** The joined header path: `设备投资 / 当年完成（万元）`. */
  readonly header: string;
  /** What explanations and messages call it: the last header without its unit, or the whole path where that does not tell it from another. */
  readonly label: string;
  /** '' where the input needs none. */
  readonly unit: string;
  readonly unitSource: UnitSource;
  readonly by: 'sheet' | 'officer';
}

/** A row between the data rows that is no data. `covers` are the rows that a totals row sums. */
export interface SkippedRow {
  readonly row: number;
  readonly kind: 'total' | 'subtotal' | 'group' | 'header';
  readonly covers?: { readonly from: number; readonly to: number };
}

export interface Mapping {
  readonly sheet: string;
  readonly headerRow: number;
  readonly headerRows: number;
  /** First and last data row; totals rows may lie before, between and after. */
  readonly firstRow: number;
  readonly lastRow: number;
  readonly skipped: readonly SkippedRow[];
  readonly columns: Readonly<Record<string, MappedColumn>>;
  readonly identity: Readonly<Partial<Record<Role, MappedColumn>>>;
  /** Certification columns with lists. */
  readonly lists: readonly MappedColumn[];
  /** Inputs that the officer has said no column feeds. */
  readonly declined: readonly string[];
}

/** What the officer decided. `null` says that no column feeds it. */
export interface MappingChoices {
  readonly header?: { readonly row: number; readonly rows: number };
  readonly lastRow?: number;
  readonly columns?: Readonly<Record<string, number | null>>;
  readonly units?: Readonly<Record<string, string>>;
  readonly identity?: Readonly<Partial<Record<Role, number | null>>>;
  readonly lists?: readonly number[];
}

export interface Alternative {
  readonly column: number;
  readonly header: string;
  readonly confidence: number;
  readonly reason: Text;
}

/** How one input or identity column was found. */
export interface ColumnMatch extends Alternative {
  /** The input's name; a role or `list` for identity columns. */
  readonly input: string;
  readonly unit: string;
  readonly unitSource: UnitSource;
  readonly alternatives: readonly Alternative[];
}

export interface Recognition {
  readonly mapping: Mapping;
  readonly matches: readonly ColumnMatch[];
  readonly identity: readonly ColumnMatch[];
  /** Inputs without a sure column, and what might be theirs. */
  readonly suggestions: readonly { readonly input: string; readonly alternatives: readonly Alternative[] }[];
  /** Every column that has a header, for a list to choose from. */
  readonly headers: readonly { readonly column: number; readonly header: string }[];
}
