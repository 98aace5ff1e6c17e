/** Certifications: list cells and yes/no columns in; one flag column per recognition of the policy, with what was found on the way, out. */
import { nearest } from '../../core/nearest';
import type { Problem } from '../../core/problem';
import { CellState, FLAG_NOW, type FlagColumn } from '../../engine/table';
import { BLANK_TITLES } from '../../policy/conventions';
import type { Input, Policy } from '../../policy/model';
import { address, isBlank, shownAt } from '../cells';
import type { MappedColumn } from '../mapping';
import { Kind, NumberFormat } from '../port';
import { bitOfYear, undatedIsNow, type Dating } from './flag-column';
import { yearOfSerial } from './flag-text';
import { notesOf } from './notes';
import * as problem from './problems';
import { RULES } from './rules';
import { columnAt, kindOf, type Source } from './source';
import { parseTitles, titleIndex, type TitleEntry } from './title-text';

export interface TitleLists {
  /** One per recognition that the lists speak about. */
  readonly columns: ReadonlyMap<string, FlagColumn>;
  readonly problems: readonly Problem[];
}

const UNDATED = 4;

/** One recognition of a cell with the columns that it marks: worked out once for all cells that name it. */
interface Known {
  readonly entry: TitleEntry;
  readonly perProject: boolean;
  readonly columns: readonly { readonly values: Uint8Array; readonly perProject: boolean }[];
  readonly bit: number;
}

/** The year a row is about, from a column of years; NaN where it has none. */
const rowYears = (source: Source, mapped: MappedColumn | undefined): Float64Array | undefined => {
  const cells = mapped && columnAt(source.grid, mapped.column);
  if (!mapped || !cells) return undefined;
  return Float64Array.from(source.rows, (row) => {
    const r = row - source.grid.firstRow;
    if (cells.kinds[r] === Kind.number && cells.formats[r] === NumberFormat.date)
      return yearOfSerial(cells.values[r] ?? 0, source.grid.date1904);
    const found = /(?:19|20)\d{2}/.exec(shownAt(source.grid, row, mapped.column));
    return found ? Number(found[0]) : Number.NaN;
  });
};

/**
 * `enterpriseOf` is the enterprise per row. A list that is repeated on every project row of an enterprise says the same thing again:
 * a recognition that is paid per project then counts on the first of these rows only, and that is reported.
 */
export const readTitleLists = (source: Source, policy: Policy, dating: Dating, enterpriseOf: Int32Array): TitleLists => {
  const { grid, rows, mapping } = source;
  const { lists } = mapping;
  if (lists.length === 0) return { columns: new Map(), problems: [] };
  const index = titleIndex(policy);
  const years = rowYears(source, mapping.identity.year);
  const state = new Uint8Array(rows.length).fill(
    dating.readings.get(BLANK_TITLES) === '视为无' ? CellState.value : CellState.blank,
  );
  const bits = new Map<string, Uint8Array>();
  const problems: Problem[] = [];

  const isPerProject = (title: string): boolean => policy.inputs.get(title)?.grain === 'project';
  const bitOf = (dated: readonly number[]): number =>
    dated.length > 0
      ? dated.reduce((all, year) => all | bitOfYear(year, dating.year), 0)
      : undatedIsNow(dating)
        ? FLAG_NOW
        : UNDATED;
  const known = (entry: TitleEntry): Known => ({
    entry,
    perProject: entry.titles.some(isPerProject),
    columns: entry.titles.map((title) => {
      const values = bits.get(title) ?? new Uint8Array(rows.length);
      bits.set(title, values);
      return { values, perProject: isPerProject(title) };
    }),
    bit: bitOf(entry.years),
  });
  const mark = ({ entry, columns, bit: plain }: Known, i: number, again: boolean): boolean => {
    const rowYear = years && entry.years.length === 0 ? (years[i] as number) : Number.NaN;
    const bit = Number.isNaN(rowYear) ? plain : bitOf([rowYear]);
    for (const { values, perProject } of columns) if (!again || !perProject) values[i] = (values[i] as number) | bit;
    return bit !== 0;
  };

  for (const mapped of lists) {
    const cells = columnAt(grid, mapped.column);
    if (!cells) continue;
    const at: problem.At = { sheet: grid.sheet, column: mapped.column, header: mapped.label };
    const notes = notesOf(at);
    /** By the place of the text among the sheet's texts. */
    const memo: (readonly Known[] | undefined)[] = new Array<undefined>(grid.strings.length);
    const single = new Map<TitleEntry, Known>();
    const knownOnce = (entry: TitleEntry): Known => {
      const found = single.get(entry) ?? known(entry);
      single.set(entry, found);
      return found;
    };
    const told = new Set<string>();
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number;
      const r = row - grid.firstRow;
      const kind = kindOf(source, cells, r);
      if (kind === Kind.empty) continue;
      if (kind === Kind.error) {
        state[i] = CellState.bad;
        notes.report(problem.errorValue(at, row, shownAt(grid, row, mapped.column)));
        continue;
      }
      if (state[i] !== CellState.bad) state[i] = CellState.value;
      const id = kind === Kind.text ? (cells.values[r] ?? 0) : -1;
      const entries = memo[id] ?? parseTitles(shownAt(grid, row, mapped.column), index).map(knownOnce);
      if (id >= 0) memo[id] = entries;
      const perProject = entries.some((one) => one.perProject) ? entries.filter((one) => one.perProject) : [];
      const same = perProject.length > 0 ? `${enterpriseOf[i] as number}:${shownAt(grid, row, mapped.column)}` : '';
      const again = perProject.length > 0 && told.has(same);
      if (again)
        for (const { entry } of perProject)
          notes.tally(RULES.projectTitleAgain, row, entry.titles[0], `again:${entry.titles[0] ?? ''}`);
      else if (perProject.length > 0) told.add(same);
      for (const one of entries) {
        if (one.columns.length === 0) notes.tally(unknownWith(policy), row, one.entry.text, `unknown:${one.entry.text}`);
        else if (!mark(one, i, again)) notes.tally(RULES.laterYear, row);
      }
    }
    problems.push(...notes.done());
  }
  if (state.includes(CellState.blank)) speakForOtherRows(state, enterpriseOf);
  return { columns: titleColumns(policy, lists, state, bits, !undatedIsNow(dating)), problems };
};

/** A list on one row of an enterprise speaks for its other rows. */
const speakForOtherRows = (state: Uint8Array, enterpriseOf: Int32Array): void => {
  const told = new Set<number>();
  state.forEach((s, i) => s === CellState.value && told.add(enterpriseOf[i] as number));
  for (let i = 0; i < state.length; i++)
    if (state[i] === CellState.blank && told.has(enterpriseOf[i] as number)) state[i] = CellState.value;
};

const spellings = new WeakMap<Policy, readonly string[]>();

const unknownWith = (
  policy: Policy,
): ((at: problem.At, row: number, cells: { zh: string; en: string }, found?: string) => Problem) => {
  const known =
    spellings.get(policy) ??
    [...policy.inputs.values()].filter((i) => i.title).flatMap((i) => [i.name, ...(i.title?.aliases ?? [])]);
  spellings.set(policy, known);
  return (at, row, cells, found = '') => problem.unknownTitle(at, row, found, cells, nearest(found, known));
};

const titleColumns = (
  policy: Policy,
  lists: readonly MappedColumn[],
  state: Uint8Array,
  bits: ReadonlyMap<string, Uint8Array>,
  undated: boolean,
): ReadonlyMap<string, FlagColumn> => {
  const columns = new Map<string, FlagColumn>();
  const none = new Uint8Array(state.length);
  const broken = state.includes(CellState.bad);
  const header = lists.map((l) => l.label).join('、');
  const column = lists[0]?.column ?? -1;
  for (const input of policy.inputs.values()) {
    if (!input.title) continue;
    const values = bits.get(input.name) ?? none;
    let own = state;
    // Recognitions without a year, under the convention that leaves them open.
    if (values !== none && undated) {
      own = state.map((s, i) => ((values[i] ?? 0) === UNDATED ? CellState.blank : s));
      for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) & ~UNDATED;
    }
    // A cell that cannot be read has no value.
    if (values !== none && (undated || broken))
      for (let i = 0; i < values.length; i++) if (own[i] !== CellState.value) values[i] = 0;
    columns.set(input.name, { kind: 'flag', input: input.name, header, column, state: own, values, listed: true });
  }
  return columns;
};

/**
 * A recognition told by the lists and by a column of its own: one of them where the other is silent, a problem where they disagree.
 * A list that does not name it says no, unless another row of the enterprise says yes.
 */
export const joinTitle = (
  source: Source,
  input: Input,
  own: FlagColumn,
  listed: FlagColumn,
  enterpriseOf: Int32Array,
): { readonly column: FlagColumn; readonly problems: readonly Problem[] } => {
  const { grid, rows } = source;
  const at: problem.At = { sheet: grid.sheet, column: own.column, header: own.header, input: input.name };
  const notes = notesOf(at);
  const state = Uint8Array.from(own.state);
  const values = Uint8Array.from(own.values);
  const unnamed: number[] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    if (listed.state[i] !== CellState.value || state[i] === CellState.bad) continue;
    const said = listed.values[i] ?? 0;
    if (isBlank(grid, row, own.column)) {
      state[i] = CellState.value;
      values[i] = said;
      if (said === 0) unnamed.push(i);
      continue;
    }
    // A blank that a convention reads as no does not contradict the other.
    const silent = source.mapping.lists.every((l) => isBlank(grid, row, l.column));
    if (silent || said === (values[i] ?? 0)) continue;
    const cell = shownAt(grid, row, own.column);
    // A plain yes has no year of its own: the list's year says more.
    if (said !== 0 && values[i] === FLAG_NOW && !/(?:19|20)\d{2}/.test(cell)) values[i] = said;
    else {
      state[i] = CellState.bad;
      values[i] = 0;
      notes.report(
        problem.listAndColumnDisagree(at, row, input.name, cell, address(row, listed.column), shownAt(grid, row, listed.column)),
      );
    }
  }
  const yes = new Set<number>();
  values.forEach((value, i) => value !== 0 && yes.add(enterpriseOf[i] as number));
  for (const i of unnamed) if (yes.has(enterpriseOf[i] as number)) state[i] = CellState.blank;
  return { column: { ...own, state, values }, problems: notes.done() };
};
