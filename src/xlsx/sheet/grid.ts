/**
 * A sheet part in, a `Grid` out: the cells that hold values, in columns of typed arrays. Cells with a format only do not count.
 * Gives way to the host every few thousand rows, so that a screen stays alive.
 */
import { ProblemError } from '../../core/problem';
import { Kind, NumberFormat, UNCALCULATED, type Area, type Grid, type GridColumn, type Progress } from '../../sheet/port/port';
import { MAX_COLUMNS, MAX_ROWS, parseArea } from '../../sheet/port/references';
import type { Limits } from '../limits';
import { damagedPart, rangeTooLarge, rowsOutOfOrder } from '../problems';
import type { SharedStrings } from '../parts/strings';
import { attribute, BadXml, child, childrenOf, isTrue } from '../xml/tree';
import { ourFormulas } from './our-formulas';
import { CellType, RowOrder, type Cursor } from './cursor';
import { noteRowEnds } from './row-ends';
import { cursorOver } from './walk';
import type { SheetParts } from './frame';
import { parseNumber } from './number';
import { textsOf } from './texts';

export interface GridSource {
  readonly file: string;
  readonly sheet: string;
  readonly part: string;
  readonly parts: SheetParts;
  readonly strings: SharedStrings;
  /** NumberFormat per cell format number. */
  readonly formats: Uint8Array;
  readonly date1904: boolean;
  readonly limits: Limits;
}

interface Column {
  kinds: Uint8Array;
  values: Float64Array;
  formats: Uint8Array;
  formulas?: Uint8Array;
}

const CHUNK = 4096;
/** Of a shared text that no cell has asked for yet. */
const UNSEEN = -2;

/** Lets timers and painting have their turn. */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

const serialOf = (iso: string, date1904: boolean): number => {
  const m = /^(?:(\d{4})-(\d\d)-(\d\d))?(?:T?(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?Z?)?$/.exec(iso);
  if (!m) return Number.NaN;
  const time = (Number(m[4] ?? 0) * 3600 + Number(m[5] ?? 0) * 60 + Number(m[6] ?? 0)) / 86400;
  if (m[1] === undefined) return time;
  const days = Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3])) / 86_400_000 + 25569;
  // Before 1 March 1900 the 1900 system is a day off: it has a 29 February 1900 that never was.
  return time + (date1904 ? days - 1462 : days < 61 ? days - 1 : days);
};

export const readGrid = async (source: GridSource, progress?: Progress): Promise<Grid> => {
  const {
    parts: { bytes, from, to, frame },
    formats,
  } = source;
  const texts = textsOf();
  const shared = new Int32Array(source.strings.count).fill(UNSEEN);
  const decoder = new TextDecoder();

  const hint = parseArea(attribute(child(frame.root, 'dimension'), 'ref') ?? '');
  let capacity = Math.max(16, Math.min(hint?.rows ?? 0, MAX_ROWS, Math.ceil((to - from) / 16)));
  const columns: (Column | undefined)[] = [];
  const hiddenRows: number[] = [];
  const arrays: Area[] = [];
  let base = -1;
  let last = -1;

  const columnAt = (index: number): Column =>
    (columns[index] ??= {
      kinds: new Uint8Array(capacity),
      values: new Float64Array(capacity),
      formats: new Uint8Array(capacity),
    });

  // Columns without any value share one blank column, so only the others weigh.
  const checkSize = (rows: number, row: number): void => {
    const cells = rows * columns.reduce((sum, column) => sum + (column ? 1 : 0), 0);
    if (cells > source.limits.cells)
      throw new ProblemError([rangeTooLarge(source.file, source.sheet, row + 1, cells, source.limits.cells)]);
  };

  const grow = (needed: number, row: number): void => {
    checkSize(needed, row);
    capacity = Math.min(Math.max(needed, capacity * 2), MAX_ROWS);
    for (const column of columns) {
      if (!column) continue;
      const wider = <T extends Uint8Array | Float64Array>(old: T, next: T): T => (next.set(old), next);
      column.kinds = wider(column.kinds, new Uint8Array(capacity));
      column.values = wider(column.values, new Float64Array(capacity));
      column.formats = wider(column.formats, new Uint8Array(capacity));
      if (column.formulas) column.formulas = wider(column.formulas, new Uint8Array(capacity));
    }
  };

  const ours = ourFormulas(bytes);
  let value = 0;
  let uncalculated = -1;
  const asText = (number: number, c: Cursor): Kind => {
    if (number < 0 && c.formulaStart === 0) return Kind.empty;
    // A formula that comes to no letters is not blank.
    value = number < 0 ? texts.text('') : number;
    return Kind.text;
  };
  const sharedText = (index: number): number => {
    const before = shared[index] ?? -1;
    if (before !== UNSEEN) return before;
    return (shared[index] = source.strings.numberOf(index, texts));
  };
  // Kind of the cell at the cursor; its value is left in `value`.
  const kindOf = (c: Cursor): Kind => {
    if (c.type === CellType.inline)
      return c.inlineStart === 0 ? Kind.empty : asText(texts.runs(bytes, c.inlineStart, c.inlineEnd), c);
    if (c.valueStart === 0 || c.valueStart === c.valueEnd) {
      if (c.formulaStart === 0) return Kind.empty;
      // A formula that no program has calculated: its result is unknown, which is not blank.
      if (c.type === CellType.text) return asText(-1, c);
      if (uncalculated < 0) uncalculated = texts.text(UNCALCULATED);
      value = uncalculated;
      return Kind.error;
    }
    switch (c.type) {
      case CellType.number: {
        value = parseNumber(bytes, c.valueStart, c.valueEnd);
        return Number.isFinite(value) ? Kind.number : asText(texts.value(bytes, c.valueStart, c.valueEnd), c);
      }
      case CellType.shared:
        return asText(sharedText(parseNumber(bytes, c.valueStart, c.valueEnd)), c);
      case CellType.flag:
        value = bytes[c.valueStart] === 0x31 || bytes[c.valueStart] === 0x74 ? 1 : 0;
        return Kind.flag;
      case CellType.error: {
        const number = texts.value(bytes, c.valueStart, c.valueEnd);
        value = number < 0 ? texts.text('') : number;
        return Kind.error;
      }
      case CellType.date: {
        const text = decoder.decode(bytes.subarray(c.valueStart, c.valueEnd)).trim();
        value = serialOf(text, source.date1904);
        return Number.isFinite(value) ? Kind.number : asText(text === '' ? -1 : texts.text(text), c);
      }
      default:
        return asText(texts.value(bytes, c.valueStart, c.valueEnd), c);
    }
  };

  const put = (c: Cursor, kind: Kind): void => {
    if (base < 0) base = c.row;
    const i = c.row - base;
    if (i >= capacity) grow(i + 1, c.row);
    last = c.row;
    const column = columnAt(c.column);
    column.kinds[i] = kind;
    column.values[i] = value;
    column.formats[i] = c.type === CellType.date ? NumberFormat.date : (formats[c.style] ?? NumberFormat.general);
    if (c.formulaStart !== 0) (column.formulas ??= new Uint8Array(capacity))[i] = ours.at(c) ? 2 : 1;
  };

  const walk = async (): Promise<void> => {
    const c = cursorOver(bytes, from, to);
    const ends = noteRowEnds(bytes);
    for (let n = 1; c.nextRow(); n += 1) {
      if (c.row >= MAX_ROWS) throw new BadXml(`row ${c.row + 1}`);
      if (c.hidden) hiddenRows.push(c.row);
      while (c.nextCell()) {
        if (c.formulaRefStart !== 0 && (c.formulaKind === 'array' || c.formulaKind === 'dataTable')) {
          const area = parseArea(decoder.decode(bytes.subarray(c.formulaRefStart, c.formulaRefEnd)));
          if (area && area.rows * area.columns > 1) arrays.push(area);
        }
        if (c.column >= MAX_COLUMNS) throw new BadXml(`column ${c.column + 1}`);
        const kind = kindOf(c);
        if (kind !== Kind.empty) put(c, kind);
      }
      ends.note(c);
      if (n % CHUNK === 0) {
        progress?.(c.position() - from, to - from);
        await breathe();
      }
    }
  };

  try {
    await walk();
  } catch (error) {
    if (error instanceof RowOrder) throw new ProblemError([rowsOutOfOrder(source.file, source.sheet, error.row)]);
    if (error instanceof BadXml) throw new ProblemError([damagedPart(source.file, source.part, error.message)]);
    throw error;
  }
  progress?.(to - from, to - from);

  const firstColumn = Math.max(
    0,
    columns.findIndex((column) => column !== undefined),
  );
  const rows = base < 0 ? 0 : last - base + 1;
  const count = base < 0 ? 0 : columns.length - firstColumn;
  checkSize(rows, last);
  markArrays(columns, arrays, base, rows);
  const blank: GridColumn = { kinds: new Uint8Array(rows), values: new Float64Array(rows), formats: new Uint8Array(rows) };
  return {
    sheet: source.sheet,
    firstRow: Math.max(0, base),
    firstColumn,
    rows,
    columns: Array.from({ length: count }, (_, i) => trimmed(columns[firstColumn + i], rows) ?? blank),
    strings: texts.list(),
    merges: childrenOf(child(frame.root, 'mergeCells'), 'mergeCell').flatMap(
      (node) => parseArea(attribute(node, 'ref') ?? '') ?? [],
    ),
    hiddenRows: hiddenRows.filter((row) => row >= base && row < base + rows),
    hiddenColumns: hiddenColumns(source.parts, firstColumn, count),
    date1904: source.date1904,
  };
};

const trimmed = (column: Column | undefined, rows: number): GridColumn | undefined =>
  column && column.kinds.length !== rows
    ? {
        kinds: column.kinds.slice(0, rows),
        values: column.values.slice(0, rows),
        formats: column.formats.slice(0, rows),
        ...(column.formulas ? { formulas: column.formulas.slice(0, rows) } : {}),
      }
    : column;

/** Members of an array formula hold only results; they are formulas all the same. */
const markArrays = (columns: readonly (Column | undefined)[], arrays: readonly Area[], base: number, rows: number): void => {
  for (const area of arrays)
    for (let c = area.column; c < Math.min(area.column + area.columns, columns.length); c += 1) {
      const column = columns[c];
      if (!column) continue;
      column.formulas ??= new Uint8Array(column.kinds.length);
      const end = Math.min(area.row + area.rows - base, rows);
      for (let i = Math.max(0, area.row - base); i < end; i += 1) if (column.kinds[i] !== Kind.empty) column.formulas[i] = 1;
    }
};

const hiddenColumns = (parts: SheetParts, first: number, count: number): readonly number[] => {
  const hidden: number[] = [];
  for (const node of childrenOf(child(parts.frame.root, 'cols'), 'col')) {
    if (!isTrue(attribute(node, 'hidden')) && Number(attribute(node, 'width') ?? 1) > 0) continue;
    const min = Number(attribute(node, 'min')) - 1;
    const max = Number(attribute(node, 'max')) - 1;
    for (let column = Math.max(min, first); column <= Math.min(max, first + count - 1); column += 1) hidden.push(column);
  }
  return hidden;
};
