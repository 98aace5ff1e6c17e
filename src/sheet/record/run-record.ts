/** What a run keeps of itself: what it wrote, which rows it was about, and what had stood there before. To a text, and back; anything else is no record. */
import { parseOwnKey } from '../own-keys';
import { packRecord, unpackRecord } from '../port/own-record';
import type { FiguresThen } from '../parameters/then';
import type { CellValue, OwnColumn, OwnSheet, WritePlan } from '../port/port';
import { withBlanks, withoutBlanks, type Shortened } from './blanks';
import { asValue, packFormulas, unpackFormulas, type KeptFormula } from './kept-formulas';
import type { RowMarks } from './row-marks';

/** A plan without what only writing needs. */
export type Stored = Pick<
  WritePlan,
  'sheet' | 'headerRow' | 'headerRows' | 'firstRow' | 'rowCount' | 'columns' | 'sheets' | 'memory' | 'cellNames'
>;

/** A cell of an image that somebody had changed by hand: its row on the sheet, and what a run had written there. */
export interface Edited {
  readonly key: string;
  readonly row: number;
  readonly was: CellValue;
}

/** What had stood there before a run. */
export interface Image {
  readonly plan: Stored;
  readonly rows: RowMarks;
  /** Absent where there are none, and in records of earlier versions. */
  readonly edited?: readonly Edited[];
  /** Of the same rows: the inputs that what stood there was computed from, where a row had changed since. */
  readonly counted?: readonly number[];
  readonly heads?: string;
  /** Of the run that wrote it. */
  readonly parameters?: FiguresThen;
  /** Cells that were formulas of ours and are in the plan as values. */
  readonly values?: number;
}

export interface RunRecord {
  /** ISO time of the run. */
  readonly at: string;
  readonly written: Stored;
  /** Of the rows of `written`, from its first row on. */
  readonly rows: RowMarks;
  /** Of the columns that the run read: where they stood, and their headers. A formula is put back only while they stand there. */
  readonly heads?: string;
  /** Figures of other documents that the run counted with. Absent in records of earlier versions. */
  readonly parameters?: FiguresThen;
  /** What the run put on sheets for officers to fill in, and what runs that were taken back left there; such a sheet goes with its last run while nobody has filled anything in. */
  readonly made?: readonly OwnSheet[];
  /** null: nothing of ours stood there. Absent: too much to keep, or an undo has used it up. */
  readonly before?: Image | null;
  /** Columns of ours stood there, and nothing was known of what was in them. */
  readonly blind?: true;
  /** Columns that fed awards of earlier runs and are not found any more. */
  readonly lacking?: readonly string[];
  /** Set where there was too much to keep: keys of the sheets of `written` that are there without rows. */
  readonly unkept?: readonly string[];
}

/** By policy id: a run of one policy leaves the records of the others as they are. */
export type RunRecords = Readonly<Record<string, RunRecord>>;

/** Of one policy: sheets that are not its own, such as the one that officers fill in, are no part of it. */
export const stored = (plan: WritePlan, policy: string): Stored => {
  const { sheet, headerRow, headerRows, firstRow, rowCount, columns, sheets, memory, cellNames } = plan;
  const own = sheets.filter(({ key }) => parseOwnKey(key)?.policy === policy);
  return {
    ...{ sheet, headerRow, headerRows, firstRow, rowCount, columns, sheets: own, memory },
    ...(cellNames && { cellNames }),
  };
};

/** Cells of own sheets beyond which the largest sheets are kept as their keys alone: edits in columns are still found, and a first run can be taken back. */
const SHEET_CELLS = 400_000;

const cells = ({ rows, more }: OwnSheet): number =>
  rows.reduce((n, row) => n + row.length, 0) + (more ? more.length * more.width : 0);

const cellsIn = ({ sheets }: Stored): number => sheets.reduce((sum, sheet) => sum + cells(sheet), 0);

/** Keys of the sheets that there is no room for, the small ones being kept first. */
const tooLarge = (sheets: readonly OwnSheet[]): readonly string[] => {
  let room = SHEET_CELLS;
  return [...sheets]
    .sort((a, b) => cells(a) - cells(b))
    .filter((sheet) => (room -= cells(sheet)) < 0)
    .map(({ key }) => key);
};

const withoutCells = ({ key, name, widths, freeze }: OwnSheet): OwnSheet => ({ key, name, rows: [], widths, freeze });

const small = (record: RunRecord): RunRecord => {
  const { before, written } = record;
  if (cellsIn(written) + (before ? cellsIn(before.plan) : 0) <= SHEET_CELLS) return record;
  const { before: _before, ...rest } = record;
  const unkept = [...new Set([...(record.unkept ?? []), ...tooLarge(written.sheets)])];
  const sheets = written.sheets.map((sheet) => (unkept.includes(sheet.key) ? withoutCells(sheet) : sheet));
  return { ...rest, written: { ...written, sheets }, unkept, ...(before === null && { before }) };
};

/** An undo of a later run could not write them again. */
export const isWhole = ({ written, unkept = [] }: RunRecord): boolean => written.sheets.length > 0 && unkept.length === 0;

/** Columns in a text are without their blanks; a record of format 1 has them, which reads the same. */
const FORMAT = 2;
const FORMATS: readonly unknown[] = [1, FORMAT];

interface WrittenColumn extends Omit<OwnColumn, 'values'> {
  readonly values: Shortened;
  readonly formulas?: readonly KeptFormula[];
}

interface Written extends Omit<Stored, 'columns'> {
  readonly columns: readonly WrittenColumn[];
}

/** Characters of formulas, each counted once, beyond which the record of a run keeps none: an undo then puts back what they came to. */
const FORMULA_CHARACTERS = 4_000_000;

const writtenOf = ({ columns, sheets, firstRow, ...plan }: Stored): Written => ({
  ...plan,
  firstRow,
  columns: columns.map((column) => {
    const formulas = packFormulas(column.values, firstRow, column.column);
    return { ...column, values: withoutBlanks(column.values, asValue), ...(formulas.length > 0 && { formulas }) };
  }),
  sheets: sheets.map(({ more, ...one }) => ({ ...one, rows: [...one.rows, ...(more ?? [])] })),
});

const formulasIn = ({ columns }: Written): readonly KeptFormula[] => columns.flatMap(({ formulas = [] }) => formulas);

const withoutFormulas = (plan: Written): Written => ({
  ...plan,
  columns: plan.columns.map(({ formulas: _formulas, ...column }) => column),
});

const textOf = ({ written, before, ...rest }: RunRecord): unknown => {
  const [now, then] = [writtenOf(written), before ? writtenOf(before.plan) : undefined];
  const formulas = [now, then].map((plan) => (plan ? formulasIn(plan) : []));
  const fits = formulas.flat().reduce((sum, [text]) => sum + text.length, 0) <= FORMULA_CHARACTERS;
  if (fits) return { ...rest, written: now, ...(before !== undefined && { before: before && { ...before, plan: then } }) };
  const lost = (formulas[1] ?? []).reduce((sum, [, ...places]) => sum + places.length, before?.values ?? 0);
  return {
    ...rest,
    written: withoutFormulas(now),
    ...(before !== undefined && { before: before && then && { ...before, plan: withoutFormulas(then), values: lost } }),
  };
};

/** '' for none. */
export const recordsText = (records: RunRecords): string =>
  Object.keys(records).length === 0
    ? ''
    : JSON.stringify({
        format: FORMAT,
        policies: Object.fromEntries(Object.entries(records).map(([policy, one]) => [policy, textOf(small(one))])),
      });

const isMarks = (value: unknown): boolean => {
  const marks = value as Partial<RowMarks> | null | undefined;
  return Array.isArray(marks?.keys) && Array.isArray(marks.inputs);
};

const isColumn = (value: unknown): boolean => {
  const column = value as Partial<OwnColumn> | null | undefined;
  return typeof column?.key === 'string' && Array.isArray(column.values) && Array.isArray(column.header);
};

/** Undefined for anything else than a plan as it is written. */
const storedOf = (value: unknown): Stored | undefined => {
  const plan = value as Partial<Written> | null | undefined;
  const whole =
    typeof plan?.sheet === 'string' &&
    Array.isArray(plan.columns) &&
    plan.columns.every(isColumn) &&
    Array.isArray(plan.sheets) &&
    typeof plan.memory === 'string' &&
    [plan.headerRow, plan.headerRows, plan.firstRow, plan.rowCount].every((n) => Number.isInteger(n));
  if (!whole) return undefined;
  const written = value as Written;
  const columns = written.columns.flatMap(({ formulas, ...column }) => {
    const plain = withBlanks(column.values, written.rowCount);
    const values = plain && (formulas === undefined ? plain : unpackFormulas(plain, formulas));
    return values ? [{ ...column, values }] : [];
  });
  return columns.length === written.columns.length ? { ...written, columns } : undefined;
};

const recordOf = (value: unknown): RunRecord | undefined => {
  const found = value as Partial<RunRecord> | null | undefined;
  const written = storedOf(found?.written);
  if (typeof found?.at !== 'string' || !written || !isMarks(found.rows)) return undefined;
  const record = { ...(found as RunRecord), written };
  const { before } = record;
  if (before === undefined || before === null) return record;
  const plan = storedOf(before.plan);
  const sound = isMarks(before.rows) && (before.counted === undefined || Array.isArray(before.counted));
  return plan && sound ? { ...record, before: { ...before, plan } } : undefined;
};

export const readRunRecords = (text: string | undefined): RunRecords => {
  if (text === undefined) return {};
  try {
    const found = JSON.parse(text) as { readonly format?: unknown; readonly policies?: Record<string, unknown> } | null;
    if (!FORMATS.includes(found?.format) || typeof found?.policies !== 'object') return {};
    return Object.fromEntries(
      Object.entries(found.policies).flatMap(([policy, one]) => {
        const record = recordOf(one);
        return record ? [[policy, record]] : [];
      }),
    );
  } catch {
    return {};
  }
};

/** As a plan and a port carry them. */
export const packedRecords = (records: RunRecords): string => packRecord(recordsText(records));

/** Of the first that is sound. */
export const unpackedRecords = (packed: readonly string[]): RunRecords => readRunRecords(unpackRecord(packed));

/** The policy whose run was the last one. */
export const lastPolicy = (records: RunRecords): string | undefined =>
  Object.entries(records).sort(([, a], [, b]) => (a.at < b.at ? 1 : -1))[0]?.[0];
