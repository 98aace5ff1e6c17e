/**
 * Results whose inputs have changed since: the sheet as it is and the run's record in, the rows that changed out; and a plan that says so
 * in the status column, which is ours.
 */
import { text, type Lang, type Text } from '../../core/lang';
import type { CellValue, Grid, OwnColumnAt, WritePlan } from '../port/port';
import type { Mapping } from '../mapping';
import { ownKey } from '../own-keys';
import { seenOf } from '../compose/seen';
import { alignRows, byPosition } from './align';
import { findEdits, isRepeatedHeader, plainAt, plainOf } from './edits';
import { BLANK_ROW, rowMarks, type RowMarks } from './row-marks';
import { STATUS_WORDS } from '../compose/words';
import { packedRecords, type RunRecord, type RunRecords } from './run-record';

export interface StaleRow {
  /** Of the sheet, 0-based. */
  readonly row: number;
  readonly why: 'changed' | 'new' | 'apart';
}

export interface Stale {
  readonly rows: readonly StaleRow[];
  /** Rows of the run that are gone; the rest of an enterprise may hang on them. */
  readonly gone: number;
  /** Names of figures of other documents that are no longer what the run counted with. */
  readonly figures?: readonly string[];
  /** Columns that the run read and nobody finds now. */
  readonly lacking?: readonly string[];
}

export const NOT_STALE: Stale = { rows: [], gone: 0 };

/** Tables have no more. */
const MOST_HEADER_ROWS = 6;
const STALE = text('已过期', 'Out of date');

/** The rows of now beside those of the run. */
interface Beside {
  /** Of the sheet: where the first of `marks` lies. */
  readonly top: number;
  readonly marks: RowMarks;
  /** For each row of now, the row of then whose results stand there, or -1. */
  readonly then: Int32Array;
  /** The rows were sorted or moved and our columns did not follow, so that results stand beside other rows than their own. */
  readonly apart: boolean;
  /** The header once more, among the data. */
  readonly repeated: (row: number) => boolean;
}

const beside = (grid: Grid, own: readonly OwnColumnAt[], mapping: Mapping, record: RunRecord): Beside | undefined => {
  const [at] = own;
  if (!at) return undefined;
  const { written, rows } = record;
  const top = at.row + written.firstRow - written.headerRow;
  // Rows that were put in below our columns count too.
  const bottom = Math.max(at.row + at.rows, mapping.lastRow + 1);
  const marks = rowMarks(grid, mapping, top, Math.max(0, bottom - top));
  const apart = findEdits(grid, own, record, mapping).misplaced;
  const repeated = (row: number): boolean => isRepeatedHeader(grid, own, record, row);
  return { top, marks, apart, repeated, then: (apart ? byPosition : alignRows)(rows, marks) };
};

const staleOf = ({ top, marks, then, apart, repeated }: Beside, { rows: before }: RunRecord, mapping: Mapping): Stale => {
  const skipped = new Set(mapping.skipped.map(({ row }) => row));
  const found = new Uint8Array(before.inputs.length);
  const rows: StaleRow[] = [];
  then.forEach((from, i) => {
    const row = top + i;
    if (from >= 0) found[from] = 1;
    // A totals row is not data, and a row of nothing at all is none.
    if (skipped.has(row)) return;
    if (from < 0) {
      if (marks.inputs[i] !== BLANK_ROW) rows.push({ row, why: 'new' });
    } else if (before.inputs[from] !== marks.inputs[i]) rows.push({ row, why: apart ? 'apart' : 'changed' });
  });
  return {
    rows: rows.filter(({ row, why }) => why !== 'new' || !repeated(row)),
    gone: before.inputs.filter((mark, i) => mark !== BLANK_ROW && found[i] === 0).length,
  };
};

export const findStale = (grid: Grid, ownColumns: readonly OwnColumnAt[], record: RunRecord, mapping: Mapping): Stale => {
  const both = beside(grid, ownColumns, mapping, record);
  return both ? staleOf(both, record, mapping) : NOT_STALE;
};

export const isStale = ({ rows, gone, figures = [], lacking = [] }: Stale): boolean =>
  rows.length + gone + figures.length + lacking.length > 0;

/** `3 行数据已改、1 行新增`: for the pane and the header. */
export const staleText = ({ rows, gone, figures = [], lacking = [] }: Stale): Text => {
  const [changed, added, apart] = (['changed', 'new', 'apart'] as const).map(
    (one) => rows.filter(({ why }) => why === one).length,
  ) as [number, number, number];
  const parts = [
    [apart, '行与测算结果错位（数据已排序或移动，测算列未跟随）', 'row', 'sorted or moved without our columns'],
    [changed, '行数据已改', 'row', 'changed'],
    [added, '行新增', 'row', 'added'],
    [gone, '行已不在', 'row', 'gone'],
    [figures.length, '项政策参数已改', 'figure', 'of other documents changed'],
  ] as const;
  const said = parts.filter(([n]) => n > 0);
  const [zh, en] = [
    said.map(([n, words]) => `${n} ${words}`),
    said.map(([n, , what, words]) => `${n} ${what}${n === 1 ? '' : 's'} ${words}`),
  ];
  if (lacking.length > 0) {
    zh.push(`找不到列“${lacking.join('”“')}”`);
    en.push(`no column for ${lacking.join(', ')}`);
  }
  return text(`${STALE.zh}：${zh.join('、')}`, `${STALE.en}: ${en.join(', ')}`);
};

const PREFIX = text(`${STALE.zh}；`, `${STALE.en}; `);

const isMark = (said: CellValue | undefined): boolean => {
  const plain = plainOf(said);
  return typeof plain === 'string' && (plain.startsWith(PREFIX.zh) || plain.startsWith(PREFIX.en));
};

const marked = (said: CellValue | undefined, lang: Lang): CellValue => {
  const plain = plainOf(said);
  const value = isMark(said) ? plain : `${PREFIX[lang]}${typeof plain === 'string' ? plain : ''}`;
  return { value: String(value), style: 'warning' };
};

/** As the run wrote it: cells that lack data stand out without a mark, too. */
const unmarked = (said: CellValue | null): CellValue => {
  if (!isMark(said)) return said;
  const plain = String(plainOf(said));
  const value = plain.slice((plain.startsWith(PREFIX.zh) ? PREFIX.zh : PREFIX.en).length);
  const { zh, en } = STATUS_WORDS.missing;
  return value.includes(zh) || value.includes(en) ? { value, style: 'warning' } : value;
};

/** The header of the status column says so already. */
export const isMarked = (grid: Grid, ownColumns: readonly OwnColumnAt[], policy: string): boolean => {
  const at = ownColumns.find(({ key }) => key === ownKey(policy, 'status'));
  if (!at) return false;
  const headers = Array.from({ length: Math.min(at.rows, MOST_HEADER_ROWS) }, (_, i) =>
    String(plainAt(grid, at.row + i, at.column) ?? ''),
  );
  return headers.some((header) => header.includes(`（${STALE.zh}`) || header.includes(` (${STALE.en.toLowerCase()}`));
};

/**
 * Marks in the status column: on each row that changed, and in its header; those of rows that hold again what the run read go, all of them where
 * nothing is out of date any more. `memory` stays as it is. Undefined where there is nothing to mark and no mark.
 */
export const markStale = (
  grid: Grid,
  ownColumns: readonly OwnColumnAt[],
  policy: string,
  records: RunRecords,
  mapping: Mapping,
  memory: string,
  lang: Lang,
  others: Pick<Stale, 'figures' | 'lacking'> = {},
): WritePlan | undefined => {
  const record = records[policy];
  if (!record) return undefined;
  const { written } = record;
  const status = ownKey(policy, 'status');
  const at = ownColumns.find(({ key }) => key === status);
  const column = written.columns.find(({ key }) => key === status);
  if (!at || !column) return undefined;
  const both = beside(grid, ownColumns, mapping, record);
  if (!both) return undefined;
  const stale: Stale = { ...staleOf(both, record, mapping), ...others };
  const expired = isStale(stale);
  if (!expired && !isMarked(grid, ownColumns, policy)) return undefined;
  const { top, then } = both;
  const within = at.row + at.rows - top;
  const changed = new Set(stale.rows.map(({ row }) => row));
  const plainHeader = plainOf(column.header.at(-1));
  const name =
    String(plainHeader ?? '')
      .split('（已过期')[0]
      ?.split(' (out of date')[0] ?? '';
  const now = lang === 'zh' ? `${name}（${staleText(stale).zh}）` : `${name} (${staleText(stale).en.toLowerCase()})`;
  const title = expired ? now : name;
  const values = Array.from({ length: within }, (_, i): CellValue => {
    const from = then[i] ?? -1;
    const value = from < 0 ? null : (column.values[from] ?? null);
    const row = top + i;
    const found = plainAt(grid, row, at.column);
    if (!changed.has(row))
      return found === plainOf(value) ? unmarked(value) : { value: found === null ? null : String(found), keep: true };
    // What somebody has typed into the status stays.
    return found !== plainOf(value) ? { value: found === null ? null : String(found), keep: true } : marked(value, lang);
  });
  const header = [...column.header.slice(0, -1), title];
  const said = [...column.values];
  then.forEach((from, i) => {
    const set = values[i];
    if (from < said.length && from >= 0 && set !== undefined && !(typeof set === 'object' && set?.keep)) said[from] = set;
  });
  const writtenNow = {
    ...written,
    columns: written.columns.map((one) => (one.key === status ? { ...one, header, values: said } : one)),
  };
  return {
    sheet: grid.sheet,
    headerRow: at.row,
    headerRows: written.headerRows,
    firstRow: top,
    rowCount: within,
    columns: [{ ...column, column: at.column, header, values }],
    dropped: [],
    sheets: [],
    memory,
    record: packedRecords({ ...records, [policy]: { ...record, written: writtenNow } }),
    // Sorted meanwhile, a mark would stand beside another enterprise.
    seen: seenOf(grid, mapping, ownColumns, top, within),
  };
};
