/** Certifications: list cells and yes/no columns in; one flag column per recognition of the policy, with what was found on the way, out. */
import { nearest } from '../../core/nearest';
import type { Problem } from '../../core/problem';
import { CellState, FLAG_NOW, stateAt, type FlagColumn, type ListedColumn } from '../../engine/table';
import { BLANK_TITLES } from '../../policy/conventions';
import type { Input, Policy } from '../../policy/model';
import { address, isBlank, shownAt } from '../cells';
import type { MappedColumn } from '../mapping';
import { Kind, NumberFormat } from '../port/port';
import { bitOfYear, undatedIsNow, type Dating } from './flag-column';
import { yearOfSerial } from './flag-text';
import { notesOf } from './notes';
import * as problem from './problems';
import { RULES } from './rules';
import { columnAt, kindOf, type Source } from './source';
import { BAD, EMPTY, NONE, titleCells, type Known, type TitleCells } from './title-cells';
import { titleReader, type TitleEntry } from './title-text';

export interface TitleLists {
  /** One per recognition that the lists speak about. */
  readonly columns: ReadonlyMap<string, ListedColumn>;
  readonly problems: readonly Problem[];
}

const UNDATED = 4;

/** A recognition of a list: worked out once for all cells that name it. */
interface Listed extends Known {
  readonly entry: TitleEntry;
  readonly traits: number;
}

/** Paid per project: counts once where an enterprise's rows repeat it. */
const PER_PROJECT = 1;
/** Without a year: a row's own may date it. */
const NO_YEAR = 2;
/** Unknown, or of a later year: to be told. */
const TELL = 4;

const anyTrait = (content: readonly Listed[]): number => {
  let all = 0;
  for (const { traits } of content) all |= traits;
  return all;
};

/** The recognitions of a policy, numbered by their order. */
const titlesOf = (policy: Policy): readonly Input[] => [...policy.inputs.values()].filter(({ title }) => title);

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
  const years = rowYears(source, mapping.identity.year);
  const cells = titleCells<Listed>(dating.readings.get(BLANK_TITLES) === '视为无' ? CellState.value : CellState.blank);
  const of = new Int32Array(rows.length);
  const problems: Problem[] = [];

  const known = titlesOf(policy);
  const numbers = new Map(known.map(({ name }, i) => [name, i]));
  const isPerProject = (title: number): boolean => known[title]?.grain === 'project';
  const bitOf = (dated: readonly number[]): number =>
    dated.length > 0
      ? dated.reduce((all, year) => all | bitOfYear(year, dating.year), 0)
      : undatedIsNow(dating)
        ? FLAG_NOW
        : UNDATED;
  const listed = (entry: TitleEntry, titles: readonly number[], bit: number): Listed => ({
    entry,
    titles,
    bit,
    traits:
      (titles.some(isPerProject) ? PER_PROJECT : 0) |
      (entry.years.length === 0 ? NO_YEAR : 0) |
      (bit === 0 || entry.titles.length === 0 ? TELL : 0),
  });
  const parse = titleReader(policy, (entry) =>
    listed(
      entry,
      entry.titles.map((title) => numbers.get(title) as number),
      bitOf(entry.years),
    ),
  );
  /** The recognitions as a row has them: dated by its year where they have none, without what an earlier row of the enterprise has told. */
  const inRow = (content: readonly Listed[], rowYear: number, again: boolean): readonly Listed[] =>
    content.map(({ entry, titles, bit }) =>
      listed(
        entry,
        again ? titles.filter((title) => !isPerProject(title)) : titles,
        entry.years.length > 0 || Number.isNaN(rowYear) ? bit : bitOf([rowYear]),
      ),
    );

  for (const mapped of lists) {
    const column = columnAt(grid, mapped.column);
    if (!column) continue;
    const at: problem.At = { sheet: grid.sheet, column: mapped.column, header: mapped.label };
    const notes = notesOf(at);
    const read = (row: number): number => {
      const content = parse(shownAt(grid, row, mapped.column));
      const cell = cells.add(content);
      traitsOf[cell] = anyTrait(content);
      return cell;
    };
    /** By the place of the text among the sheet's texts. */
    const memo = new Int32Array(grid.strings.length);
    /** By cell, of those that were read. */
    const traitsOf: number[] = [];
    const variants = new Map<string, number>();
    const told = new Set<string>();
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number;
      const r = row - grid.firstRow;
      const kind = kindOf(source, column, r);
      if (kind === Kind.empty) continue;
      if (kind === Kind.error) {
        of[i] = BAD;
        const shown = shownAt(grid, row, mapped.column);
        notes.report(problem.errorValue(shown), row, () => shown);
        continue;
      }
      const id = kind === Kind.text ? (column.values[r] as number) : -1;
      let cell = memo[id] || read(row);
      if (id >= 0) memo[id] = cell;
      const traits = traitsOf[cell] as number;
      if (traits !== 0) {
        let content = cells.content(cell);
        const rowYear = years && (traits & NO_YEAR) !== 0 ? (years[i] as number) : Number.NaN;
        const same = (traits & PER_PROJECT) === 0 ? '' : `${enterpriseOf[i] as number}:${shownAt(grid, row, mapped.column)}`;
        const again = same !== '' && told.has(same);
        if (same !== '') told.add(same);
        if (again)
          for (const { entry, traits: of } of content)
            if ((of & PER_PROJECT) !== 0)
              notes.tally(RULES.projectTitleAgain, row, entry.titles[0], `again:${entry.titles[0] ?? ''}`);
        if (again || !Number.isNaN(rowYear)) {
          const key = `${cell} ${rowYear} ${again}`;
          cell = variants.get(key) ?? cells.add(inRow(content, rowYear, again));
          variants.set(key, cell);
          content = cells.content(cell);
        }
        for (const { entry, bit } of content)
          if (entry.titles.length === 0) notes.tally(unknownWith(policy), row, entry.text, `unknown:${entry.text}`);
          else if (bit === 0) notes.tally(RULES.laterYear, row);
      }
      of[i] = cells.join(of[i] as number, cell);
    }
    problems.push(...notes.done());
  }
  speakForOtherRows(of, cells, enterpriseOf);
  return { columns: titleColumns(policy, lists, of, cells, !undatedIsNow(dating)), problems };
};

/** A list on one row of an enterprise speaks for its other rows. */
const speakForOtherRows = (of: Int32Array, { state }: TitleCells<Listed>, enterpriseOf: Int32Array): void => {
  if (state(EMPTY) !== CellState.blank || !of.includes(EMPTY)) return;
  const told = new Set<number>();
  of.forEach((cell, i) => state(cell) === CellState.value && told.add(enterpriseOf[i] as number));
  for (let i = 0; i < of.length; i++) if (of[i] === EMPTY && told.has(enterpriseOf[i] as number)) of[i] = NONE;
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
  of: Int32Array,
  cells: TitleCells<Listed>,
  undated: boolean,
): ReadonlyMap<string, ListedColumn> => {
  const columns = new Map<string, ListedColumn>();
  const state = cells.states();
  const marked = cells.values();
  const none = new Uint8Array(state.length);
  const header = lists.map((l) => l.label).join('、');
  const column = lists[0]?.column ?? -1;
  titlesOf(policy).forEach((input, i) => {
    const values = marked[i] ?? none;
    let own = state;
    // Recognitions without a year, under the convention that leaves them open.
    if (values !== none && undated) {
      own = state.map((s, cell) => (values[cell] === UNDATED ? CellState.blank : s));
      for (let cell = 0; cell < values.length; cell++)
        values[cell] = own[cell] === CellState.value ? (values[cell] as number) & ~UNDATED : 0;
    }
    columns.set(input.name, { kind: 'listed', input: input.name, header, column, of, values, state: own });
  });
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
  listed: ListedColumn,
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
    if (stateAt(listed, i) !== CellState.value || state[i] === CellState.bad) continue;
    const said = listed.values[listed.of[i] as number] ?? 0;
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
      const list = (): string => shownAt(grid, row, listed.column);
      notes.report(problem.listAndColumnDisagree(input.name, address(row, listed.column), list), row, () => cell);
    }
  }
  const yes = new Set<number>();
  values.forEach((value, i) => value !== 0 && yes.add(enterpriseOf[i] as number));
  for (const i of unnamed) if (yes.has(enterpriseOf[i] as number)) state[i] = CellState.blank;
  return { column: { ...own, state, values }, problems: notes.done() };
};
