/** The sheet of data problems against those that reading the data gives now: what was found, and the sheet, in; problems that are told no more, or otherwise, out. */
import { text, type Lang } from '../../core/lang';
import type { Problem } from '../../core/problem';
import { lastRowOf } from '../../sheet/cells';
import { SEVERITY_WORDS } from '../../sheet/compose/words';
import type { Grid } from '../../sheet/port/port';
import { textOf, valueAt } from './cells';
import type { Difference } from './difference';
import type { Compared } from './results';

/** Severity, sheet, cell, message and what was found there; numbers of rows, and advice, say nothing of the data. */
const COLUMNS = [1, 2, 3, 4, 5] as const;

/** Rows may be hidden and shown again at any time. */
const PASSING: ReadonlySet<string> = new Set(['hidden-rows']);

const rowOf = ({ severity, place: { sheet, file, cell, row }, message, found }: Problem, lang: Lang): readonly string[] => [
  SEVERITY_WORDS[severity][lang],
  sheet ?? file ?? '',
  cell ?? (row === undefined ? '' : String(row)),
  message[lang],
  found ?? '',
];

const keyOf = (cells: readonly string[]): string => JSON.stringify(cells.map((cell) => cell.replace(/\s+/g, ' ').trim()));

/** A run tells of more than its data, so that what is there besides is no difference. */
export const compareProblems = (grid: Grid, problems: readonly Problem[], lang: Lang): Compared => {
  const there = new Set<string>();
  for (let row = 1; row <= lastRowOf(grid); row += 1)
    there.add(keyOf(COLUMNS.map((column) => textOf(valueAt(grid, row, column)))));
  // Where one is about an award, its cell depends on where the column was put.
  const wanted = problems
    .filter(({ code, place: { item, row } }) => !PASSING.has(code) && (item === undefined || row === undefined))
    .map((one) => rowOf(one, lang));
  return {
    cells: wanted.length * COLUMNS.length,
    differences: wanted
      .filter((cells) => !there.has(keyOf(cells)))
      .map(([, , cell = '', message = '']): Difference => ({
        kind: 'result',
        code: 'problem',
        place: { sheet: grid.sheet },
        name: cell,
        stated: null,
        found: message,
        note: text('“数据问题”缺这一条，或已被改写', 'the sheet of problems lacks this one, or tells it otherwise'),
      })),
  };
};
