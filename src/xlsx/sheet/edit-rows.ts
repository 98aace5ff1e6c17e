/**
 * The data of a sheet and the cells that we want in it go in; the new data, or what stands in the way, comes out. Everything else in
 * the rows stays byte for byte; our own cells of an earlier run are replaced where they stand.
 */
import type { Area, Progress } from '../../sheet/port/port';
import { overlap, parseArea } from '../../sheet/port/references';
import type { XmlBytes } from '../xml/bytes';
import { runsText, valueText } from '../xml/runs';
import { cellName } from './areas';
import { CellType, type Cursor } from './cursor';
import { rowEndsOf } from './row-ends';
import { cursorOver } from './walk';
import { breathe } from './grid';
import { ourFormulas, type OurFormulas } from './our-formulas';
import { byteSplicer, type ByteSplicer } from './splicer';

export interface RowEdits {
  /** Columns that get cells, ascending. */
  readonly columns: readonly number[];
  /** Left of this column all cells are the user's and stay. */
  readonly from: number;
  /** Rows that get cells, as ranges [first, beyond), not empty, ascending and apart. */
  readonly rows: readonly (readonly [number, number])[];
  /** Writes the cells for `columns[first]` up to `columns[beyond]`, but for those kept; `beside` is the format of the user's nearest cell to their left in the row. */
  readonly cells: (out: XmlBytes, row: number, first: number, beyond: number, beside: number) => void;
  /** The cell for `columns[i]` stays as it is, whatever it holds. */
  readonly kept: (row: number, i: number) => boolean;
  /** The cell is ours, left by an earlier run. */
  readonly owned: (row: number, column: number) => boolean;
  /** An owned cell that is not written again is to be emptied. */
  readonly cleared: (row: number, column: number) => boolean;
  /** Told of each cell of the user's, from `from` on. */
  readonly seen: (row: number, column: number, style: number) => void;
  /** The format that an owned cell gets back where it is not written again. */
  readonly back: (row: number, column: number) => number | undefined;
  /** What was found in the way has been looked at and may be replaced. */
  readonly tolerant: boolean;
}

/** A cell of the user's in the way. Text that lies among the shared strings is given by its number. */
export interface Obstacle {
  readonly kind: 'content' | 'formula' | 'array';
  readonly row: number;
  readonly column: number;
  readonly found: string | { readonly shared: number };
}

export interface EditedRows {
  /** The new data in pieces of whole rows; undefined when nothing changes. */
  readonly data: Iterable<Uint8Array> | undefined;
  readonly obstacles: readonly Obstacle[];
  /** The sheet holds formulas. */
  readonly formulas: boolean;
  /** Cells in columns of ours that were to be emptied but hold the user's formulas. */
  readonly keptFormulas: readonly { readonly row: number; readonly column: number }[];
}

interface Found {
  readonly obstacles: Obstacle[];
  readonly keptFormulas: { row: number; column: number }[];
  formulas: boolean;
  readonly ours: OurFormulas;
  /** Numbers of shared formulas of ours whose text stands in a cell that this write owns. */
  readonly going: Set<number>;
}

const CHUNK = 4096;
const decoder = new TextDecoder();

/** Says which of the rows to write comes next while a sheet is walked from top to bottom. */
const rowQueue = (ranges: RowEdits['rows']): { readonly next: number; advance(): void } => {
  let range = 0;
  const queue = {
    next: ranges[0]?.[0] ?? Infinity,
    advance: () => {
      queue.next += 1;
      if (queue.next < (ranges[range]?.[1] ?? Infinity)) return;
      range += 1;
      queue.next = ranges[range]?.[0] ?? Infinity;
    },
  };
  return queue;
};

/** `1:12` widened to hold our columns; undefined when it does already. */
const widerSpans = (spans: string, columns: readonly number[]): string | undefined => {
  const parts = spans.split(/[\s:]+/).map(Number);
  const first = Math.min(...parts, (columns[0] ?? 0) + 1);
  const last = Math.max(...parts, (columns[columns.length - 1] ?? 0) + 1);
  return Number.isFinite(first + last) && (first < Math.min(...parts) || last > Math.max(...parts))
    ? `${first}:${last}`
    : undefined;
};

export const editRows = async (
  bytes: Uint8Array,
  from: number,
  to: number,
  edits: RowEdits,
  progress?: Progress,
): Promise<EditedRows> => {
  const out = byteSplicer(bytes, from, to);
  const found: Found = { obstacles: [], keptFormulas: [], formulas: false, ours: ourFormulas(bytes), going: new Set() };
  const queue = rowQueue(edits.columns.length ? edits.rows : []);
  const c = cursorOver(bytes, from, to, -1, rowEndsOf(bytes));

  const newRows = (beyond: number, at: number): void => {
    for (; queue.next < beyond; queue.advance()) {
      const begin = out.out.length;
      out.out.ascii(`<row r="${queue.next + 1}">`);
      const first = out.out.length;
      edits.cells(out.out, queue.next, 0, edits.columns.length, 0);
      if (out.out.length > first) out.out.ascii('</row>');
      else out.out.back(begin);
    }
    out.put(at, at);
  };

  for (let n = 1; c.nextRow(); n += 1) {
    if (n % CHUNK === 0) {
      progress?.(c.position() - from, to - from);
      await breathe();
    }
    out.mayCut(c.rowStart);
    if (queue.next < c.row) newRows(c.row, c.rowStart);
    const isTarget = c.row === queue.next;
    if (c.rowEmpty) {
      if (isTarget) fillRow(bytes, c, edits, out);
    } else {
      if (isTarget) growSpans(bytes, c, edits.columns, out);
      editCells(bytes, c, edits, isTarget, out, found);
    }
    if (isTarget) queue.advance();
  }
  newRows(Infinity, to);
  const { ours: _ours, going: _going, ...rests } = found;
  return { ...rests, data: (found.obstacles.length && !edits.tolerant) || !out.changed ? undefined : out.pieces() };
};

/** Of `columns` from the one at `first` on, the index of the first that lies at `beyond` or right of it. */
const upTo = (columns: readonly number[], first: number, beyond: number): number => {
  let i = first;
  while (i < columns.length && (columns[i] as number) < beyond) i += 1;
  return i;
};

/** A `<row/>` opened and filled. */
const fillRow = (bytes: Uint8Array, c: Cursor, edits: RowEdits, out: ByteSplicer): void => {
  const open = decoder.decode(bytes.subarray(c.rowStart, c.rowOpenEnd)).replace(/\s*\/>$/, '>');
  const spans = c.spansStart === 0 ? undefined : decoder.decode(bytes.subarray(c.spansStart, c.spansEnd));
  const wider = spans === undefined ? undefined : widerSpans(spans, edits.columns);
  out.out.text(wider === undefined ? open : open.replace(/(\sspans\s*=\s*["'])[^"']*/, (_, before: string) => before + wider));
  edits.cells(out.out, c.row, 0, edits.columns.length, Math.max(0, c.rowStyle));
  out.out.ascii('</row>');
  out.put(c.rowStart, c.rowOpenEnd);
};

const growSpans = (bytes: Uint8Array, c: Cursor, columns: readonly number[], out: ByteSplicer): void => {
  if (c.spansStart === 0) return;
  const wider = widerSpans(decoder.decode(bytes.subarray(c.spansStart, c.spansEnd)), columns);
  if (wider !== undefined) out.replace(c.spansStart, c.spansEnd, wider);
};

const editCells = (bytes: Uint8Array, c: Cursor, edits: RowEdits, isTarget: boolean, out: ByteSplicer, found: Found): void => {
  const { columns } = edits;
  let i = 0;
  let beside = Math.max(0, c.rowStyle);
  // A cell to be removed waits for the next one, whose place may hang on it.
  let removal: { start: number; end: number; address: string } | undefined;
  const remove = (): void => {
    const style = edits.back(c.row, c.column);
    if (style !== undefined) out.replace(c.cellStart, c.cellEnd, `<c r="${cellName(c.row, c.column)}" s="${style}"/>`);
    else removal = { start: c.cellStart, end: c.cellEnd, address: cellName(c.row, c.column) };
  };
  const flush = (nextAddressed: boolean): void => {
    if (removal) out.replace(removal.start, removal.end, nextAddressed ? '' : `<c r="${removal.address}"/>`);
    removal = undefined;
  };
  c.passOver(edits.from);
  while (c.nextCell()) {
    flush(c.addressed);
    if (c.formulaStart !== 0) found.formulas = true;
    const owned = edits.owned(c.row, c.column);
    if (!owned) edits.seen(c.row, c.column, c.style);
    const ours = c.formulaStart !== 0 && found.ours.at(c);
    if (ours && livesByOurs(c, edits, found.going))
      found.obstacles.push({ kind: 'formula', row: c.row, column: c.column, found: '' });
    const array = arrayInTheWay(bytes, c, edits);
    if (array) found.obstacles.push(array);
    if (isTarget) {
      const next = upTo(columns, i, c.column);
      if (next > i) {
        edits.cells(out.out, c.row, i, next, beside);
        out.put(c.cellStart, c.cellStart);
        i = next;
      }
      if (columns[i] === c.column && edits.kept(c.row, i)) {
        i += 1;
        continue;
      }
      if (columns[i] === c.column) {
        const obstacle = contentInTheWay(bytes, c, edits, ours);
        if (obstacle) found.obstacles.push(obstacle);
        const before = out.out.length;
        edits.cells(out.out, c.row, i, i + 1, beside);
        if (out.out.length > before) out.put(c.cellStart, c.cellEnd);
        // A format of the user's on a cell that we leave out stays.
        else if (owned) remove();
        i += 1;
        continue;
      }
    }
    if (!owned) beside = c.style;
    else if (edits.cleared(c.row, c.column)) {
      if (c.formulaStart !== 0 && !ours) found.keptFormulas.push({ row: c.row, column: c.column });
      else remove();
    }
  }
  flush(true);
  if (!isTarget) return;
  edits.cells(out.out, c.row, i, columns.length, beside);
  out.put(c.rowCloseStart, c.rowCloseStart);
};

/** Somebody has copied a formula of ours on: it lives by the text in a cell that is to be replaced. Of another policy's formulas nothing is. */
const livesByOurs = (c: Cursor, edits: RowEdits, going: Set<number>): boolean => {
  if (c.formulaShared < 0) return false;
  const owned = edits.owned(c.row, c.column);
  if (c.formulaTextStart === c.formulaTextEnd) return !owned && going.has(c.formulaShared);
  if (owned) going.add(c.formulaShared);
  return false;
};

/** An array formula whose results reach into our cells, wherever it stands itself. */
const arrayInTheWay = (bytes: Uint8Array, c: Cursor, edits: RowEdits): Obstacle | undefined => {
  if (c.formulaRefStart === 0 || c.formulaKind === 'shared' || c.formulaKind === 'plain') return undefined;
  const found = decoder.decode(bytes.subarray(c.formulaRefStart, c.formulaRefEnd));
  const area: Area | undefined = parseArea(found);
  const hit =
    area &&
    edits.rows.some(([first, beyond]) =>
      edits.columns.some((column) => overlap(area, { row: first, column, rows: beyond - first, columns: 1 })),
    );
  return hit ? { kind: 'array', row: c.row, column: c.column, found } : undefined;
};

/** What stands in a cell that we want: a formula that is not as we wrote it or, outside of our own cells, anything. */
const contentInTheWay = (bytes: Uint8Array, c: Cursor, edits: RowEdits, ours: boolean): Obstacle | undefined => {
  const at = { row: c.row, column: c.column };
  if (c.formulaStart !== 0 && !(edits.owned(c.row, c.column) && ours))
    return { kind: 'formula', ...at, found: valueText(decoder.decode(bytes.subarray(c.formulaTextStart, c.formulaTextEnd))) };
  if (edits.owned(c.row, c.column)) return undefined;
  const raw = c.valueStart === 0 ? '' : valueText(decoder.decode(bytes.subarray(c.valueStart, c.valueEnd)));
  if (c.type === CellType.inline && c.inlineStart !== 0) {
    const found = runsText(decoder.decode(bytes.subarray(c.inlineStart, c.inlineEnd)));
    return found === '' ? undefined : { kind: 'content', ...at, found };
  }
  if (raw === '') return undefined;
  return {
    kind: 'content',
    ...at,
    found:
      c.type === CellType.shared ? { shared: Number(raw) } : c.type === CellType.flag ? (raw === '1' ? 'TRUE' : 'FALSE') : raw,
  };
};
