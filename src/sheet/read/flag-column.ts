/** One yes/no column: cells in; the bits of the engine (of this year, of an earlier one), a state per row and what was found on the way, out. */
import { CellState, FLAG_BEFORE, FLAG_NOW, type FlagColumn } from '../../engine/table';
import { BLANK_FLAG, UNDATED_TITLE } from '../../policy/conventions';
import type { Input } from '../../policy/model';
import { shownAt } from '../cells';
import type { MappedColumn } from '../mapping';
import { Kind, NumberFormat } from '../port/port';
import { parseHeader } from '../recognise/header-text';
import { parseFlagText, yearOfSerial, type FlagText } from './flag-text';
import { notesOf } from './notes';
import type { ReadColumn } from './number-column';
import * as problem from './problems';
import { RULES } from './rules';
import { columnAt, kindOf, type Source } from './source';

export interface Dating {
  /** The year that is settled. */
  readonly year: number;
  readonly readings: ReadonlyMap<string, string>;
}

/** A later year gives neither bit. */
export const bitOfYear = (year: number, settled: number): number =>
  year === settled ? FLAG_NOW : year < settled ? FLAG_BEFORE : 0;

export const undatedIsNow = (dating: Dating): boolean => dating.readings.get(UNDATED_TITLE) !== '视为缺数据';

/** The bits of a yes without a year: the header's year, else the convention's; undefined where that makes it missing. */
export const plainYes = (input: Input, mapped: MappedColumn, dating: Dating): number | undefined => {
  if (!input.title) return FLAG_NOW;
  const { years } = parseHeader(mapped.header.split(' / ').pop() ?? '');
  const [only] = years;
  if (only !== undefined && years.length === 1) return bitOfYear(only, dating.year);
  if (/当年|本年|新增|新认定|新列入|首次/.test(mapped.header)) return FLAG_NOW;
  return undatedIsNow(dating) ? FLAG_NOW : undefined;
};

export const readFlags = (source: Source, input: Input, mapped: MappedColumn, dating: Dating): ReadColumn<FlagColumn> => {
  const { grid, rows } = source;
  const cells = columnAt(grid, mapped.column);
  const at: problem.At = { sheet: grid.sheet, column: mapped.column, header: mapped.label, input: input.name };
  const notes = notesOf(at);
  const values = new Uint8Array(rows.length);
  const state = new Uint8Array(rows.length);
  const column: FlagColumn = { kind: 'flag', input: input.name, header: mapped.label, column: mapped.column, state, values };
  const blank = dating.readings.get(BLANK_FLAG) === '视为否' ? CellState.value : CellState.blank;
  if (!cells) return { column: { ...column, state: state.fill(blank) }, problems: [] };
  const yes = plainYes(input, mapped, dating);
  const texts = new Map<number, FlagText>();
  const shown = (row: number): string => shownAt(grid, row, mapped.column);

  const put = (i: number, row: number, flag: FlagText): void => {
    if (flag.kind === 'blank') state[i] = blank;
    else if (flag.kind === 'bad' || (flag.kind === 'yes' && flag.years.length > 0 && !input.title)) {
      state[i] = CellState.bad;
      notes.report(problem.numberInYesNo, row, shown);
    } else if (flag.kind === 'yes' && flag.years.length > 0) {
      const bits = flag.years.reduce((all, year) => all | bitOfYear(year, dating.year), 0);
      if (bits === 0) notes.tally(RULES.laterYear, row);
      values[i] = bits;
    } else if (flag.kind === 'yes') {
      if (yes === undefined) state[i] = CellState.blank;
      else values[i] = yes;
    }
  };

  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const r = row - grid.firstRow;
    const value = cells.values[r] ?? 0;
    switch (kindOf(source, cells, r)) {
      case Kind.text: {
        let flag = texts.get(value);
        if (!flag) texts.set(value, (flag = parseFlagText(grid.strings[value] ?? '')));
        put(i, row, flag);
        break;
      }
      case Kind.number:
        if (cells.formats[r] === NumberFormat.date) put(i, row, { kind: 'yes', years: [yearOfSerial(value, grid.date1904)] });
        else put(i, row, parseFlagText(String(value)));
        break;
      case Kind.flag:
        put(i, row, value ? { kind: 'yes', years: [] } : { kind: 'no' });
        break;
      case Kind.error:
        state[i] = CellState.bad;
        notes.report(problem.errorValue(shown(row)), row, shown);
        break;
      default:
        state[i] = blank;
    }
  }
  return { column, problems: notes.done() };
};
