/**
 * What the screen asks of a result, wherever the result is: what was computed and the question's particulars in; as much as is shown at once, out.
 * Answers are plain data of a size that does not grow with the sheet; a policy and its items never travel.
 */
import type { Problem, Severity } from '../core/problem';
import type { Step } from '../engine/explanation';
import { explainAward, type AwardExplanation } from '../run/explain-award';
import type { Computed } from '../run/compute';
import type { Decision } from '../sheet/record/decisions';
import { findRows, tableRowAt } from './find-rows';
import { neighbour, type Direction, type Kind } from './neighbours';
import { cellOfInput } from './places';
import type { Cell, Shown } from './state/state';
import { itemsOfRow, paidUnits, unitAt, type UnitAward } from './summary';

/** A row of the table, as a person knows it. */
export interface RowHead {
  readonly row: number;
  /** On the sheet, 1-based. */
  readonly number: number;
  readonly name: string;
  readonly code: string | null;
  readonly project: string;
}

export interface Paid extends Pick<RowHead, 'row' | 'number' | 'name'> {
  readonly amount: number;
}

export interface ShownWorking {
  readonly row: number;
  readonly index: number;
  readonly enterprise: string;
  readonly explanation: Omit<AwardExplanation, 'item'>;
  /** Where the values come from, by `cellKey`. */
  readonly cells: Readonly<Record<string, Cell>>;
}

export const cellKey = ({ input, row }: { readonly input: string; readonly row: number }): string => `${input}@${row}`;

/** Rows of one missing input that are shown. */
const ROWS_MISSING = 3;
const WORST: readonly Severity[] = ['error', 'warning', 'info'];

const headOf = ({ settlement: { table }, read }: Computed, row: number): RowHead => {
  const { name, code } = table.enterprises[table.enterpriseOf[row] ?? 0] ?? { name: '', code: null };
  return { row, number: table.rowNumbers[row] ?? 0, name, code, project: read.projects[row] ?? '' };
};

/** From the highest amount down. */
const paid = (computed: Computed, index: number, from: number, count: number) => {
  const units = paidUnits(computed.settlement, index);
  const awards = units.slice(from, from + count).map(({ row, amount }): Paid => {
    const { number, name } = headOf(computed, row);
    return { row, number, name, amount };
  });
  return { all: units.length, awards };
};

const row = (computed: Computed, at: number): { readonly head: RowHead; readonly items: readonly UnitAward[] } => ({
  head: headOf(computed, at),
  items: itemsOfRow(computed.settlement, at),
});

const find = (computed: Computed, query: string): readonly RowHead[] =>
  findRows(computed.settlement.table, query).map((at) => headOf(computed, at));

/** The table row that shows a row of the sheet (0-based). */
const at = ({ settlement: { table } }: Computed, sheet: string, sheetRow: number): number | undefined =>
  table.sheet === sheet ? tableRowAt(table, sheetRow) : undefined;

/** All items for a row of the sheet (0-based); none where it is not in the table. */
const itemsAt = (computed: Computed, sheet: string, sheetRow: number): readonly UnitAward[] => {
  const tableRow = at(computed, sheet, sheetRow);
  return tableRow === undefined ? [] : itemsOfRow(computed.settlement, tableRow);
};

const next = (computed: Computed, from: Shown | undefined, kind: Kind, direction: Direction) => {
  const found = neighbour(computed.settlement, from, kind, direction);
  return found && { ...found, number: computed.settlement.table.rowNumbers[found.row] ?? 0 };
};

const sources = (steps: readonly Step[]): readonly NonNullable<Step['from']>[] =>
  steps.flatMap(({ from, children }) => [...(from ? [from] : []), ...sources(children)]);

/** `decisions`: what the workbook remembers of decisions about the item. */
const working = (computed: Computed, tableRow: number, index: number, decisions: readonly Decision[]): ShownWorking => {
  const { settlement } = computed;
  const { item: _item, ...all } = explainAward(computed, index, unitAt(settlement, index, tableRow), decisions);
  const missing = all.missing.map((one) => ({ ...one, rows: one.rows.slice(0, ROWS_MISSING) }));
  const asked = [...sources(all.steps), ...missing.flatMap(({ input, rows }) => rows.map((at) => ({ input, row: at })))];
  const cells = asked.flatMap((one) => {
    const cell = cellOfInput(settlement.table, one.input, one.row);
    return cell ? [[cellKey(one), cell] as const] : [];
  });
  return {
    row: tableRow,
    index,
    enterprise: headOf(computed, tableRow).name,
    explanation: { ...all, missing },
    cells: Object.fromEntries(cells),
  };
};

const sorted = new WeakMap<readonly Problem[], readonly Problem[]>();

/** The worst first. */
const problems = ({ problems: all }: Computed, from: number, count: number): readonly Problem[] => {
  const known = sorted.get(all) ?? [...all].sort((a, b) => WORST.indexOf(a.severity) - WORST.indexOf(b.severity));
  sorted.set(all, known);
  return known.slice(from, from + count);
};

export const lookups = { at, find, itemsAt, next, paid, problems, row, working };

export type Lookup = keyof typeof lookups;
type Particulars<F> = F extends (computed: Computed, ...particulars: infer P) => unknown ? P : never;
export type Particular<K extends Lookup> = Particulars<(typeof lookups)[K]>;
export type Seen<K extends Lookup> = ReturnType<(typeof lookups)[K]>;

/** A result as the screen has it: it is asked, and answers when it comes to it; undefined where another result has followed it. */
export type See = <K extends Lookup>(name: K, ...particulars: Particular<K>) => Promise<{ readonly seen: Seen<K> } | undefined>;

/** `particulars` are those of the lookup of this name: only `See` asks. */
export const lookUp = (computed: Computed, name: Lookup, particulars: readonly unknown[]): unknown =>
  (lookups[name] as (computed: Computed, ...particulars: readonly unknown[]) => unknown)(computed, ...particulars);
