/** One column of options (A, B, C …) or of plain text: cells in; indices of the options, a state per row and what was found on the way, out. */
import { nearest } from '../../core/nearest';
import { CellState, type ChoiceColumn } from '../../engine/table';
import type { Input } from '../../policy/model';
import { shownAt } from '../cells';
import type { MappedColumn } from '../mapping';
import { titleKey } from '../normalise';
import { Kind } from '../port/port';
import { notesOf } from './notes';
import type { ReadColumn } from './number-column';
import { isNone } from './number-text';
import * as problem from './problems';
import { RULES } from './rules';
import { columnAt, kindOf, type Source } from './source';

const forms = (written: string): readonly string[] => {
  const key = titleKey(written);
  const short = key.replace(/[类级档等]$/, '');
  return short === '' ? [key] : [key, short];
};

/** Options by their normalised spelling; `A类`, `a 级` and `A` are what people write for `A`. */
const optionsOf = (input: Input, options: readonly string[]): ReadonlyMap<string, number> => {
  const index = new Map<string, number>();
  options.forEach((option, i) => {
    for (const spelling of [option, ...(input.optionAliases?.[option] ?? [])]) {
      for (const form of forms(spelling)) if (!index.has(form)) index.set(form, i);
    }
  });
  return index;
};

export const readChoices = (source: Source, input: Input, mapped: MappedColumn): ReadColumn<ChoiceColumn> => {
  const { grid, rows } = source;
  const options = input.type.kind === 'choice' ? input.type.options : undefined;
  const index = options && optionsOf(input, options);
  const cells = columnAt(grid, mapped.column);
  const at: problem.At = { sheet: grid.sheet, column: mapped.column, header: mapped.label, input: input.name };
  const notes = notesOf(at);
  const values = new Int32Array(rows.length);
  const state = new Uint8Array(rows.length);
  const texts: string[] = [];
  const known = new Map<string, number>();
  const memo = new Map<string, number>();

  const textOf = (shown: string): number => {
    const at0 = known.get(shown);
    if (at0 !== undefined) return at0;
    known.set(shown, texts.length);
    return texts.push(shown) - 1;
  };

  const optionOf = (shown: string): number => {
    const before = memo.get(shown);
    if (before !== undefined) return before;
    const found =
      forms(shown)
        .map((form) => index?.get(form))
        .find((at) => at !== undefined) ?? (isNone(shown) ? -1 : -2);
    memo.set(shown, found);
    return found;
  };

  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const kind = cells ? kindOf(source, cells, row - grid.firstRow) : Kind.empty;
    if (kind === Kind.empty) {
      state[i] = CellState.blank;
      continue;
    }
    const shown = shownAt(grid, row, mapped.column).trim();
    if (kind === Kind.error) {
      state[i] = CellState.bad;
      notes.report(problem.errorValue(shown), row, () => shown);
    } else if (!options) values[i] = textOf(shown);
    else {
      const option = optionOf(shown);
      if (option >= 0) values[i] = option;
      else if (option === -1) {
        state[i] = CellState.blank;
        notes.tally(RULES.dashAsBlank, row);
      } else {
        state[i] = CellState.bad;
        notes.report(
          problem.notAnOption(options, () => nearest(shown, options)),
          row,
          () => shown,
        );
      }
    }
  }
  return {
    column: {
      kind: 'choice',
      input: input.name,
      header: mapped.label,
      column: mapped.column,
      state,
      values,
      ...(!options && { texts }),
    },
    problems: notes.done(),
  };
};
