/** Sums that somebody has put under our columns, on a totals row of their own or of a table: the sheet and our columns in; those cells, which every run leaves as they are, out. */
import { text } from '../../core/lang';
import type { Problem } from '../../core/problem';
import { address } from '../cells';
import type { Mapping } from '../mapping';
import type { Grid, OwnColumnAt } from '../port/port';
import { isFormula, plainAt, type Edit } from './edits';

/** Any formula that is not ours: on such a row it can only add up. */
export const sumsOfTheirs = (grid: Grid, own: readonly OwnColumnAt[], { skipped }: Mapping): readonly Edit[] =>
  skipped.flatMap(({ row, kind }) =>
    kind !== 'total' && kind !== 'subtotal'
      ? []
      : own.flatMap(({ key, column }): Edit[] =>
          isFormula(grid, row, column)
            ? [{ key, row, column, header: false, written: undefined, found: plainAt(grid, row, column), formula: true }]
            : [],
        ),
  );

export const isAmong = (edits: readonly Edit[], { key, row, header }: Edit): boolean =>
  !header && edits.some((one) => one.key === key && one.row === row);

/** One for all of them. */
export const sumsLeft = (sheet: string, [first, ...more]: readonly Edit[]): readonly Problem[] => {
  if (!first) return [];
  const cell = address(first.row, first.column);
  return [
    {
      code: 'sums-left',
      severity: 'info',
      place: { sheet, cell, row: first.row + 1 },
      message: text(
        `合计行 ${cell}${more.length > 0 ? ` 等 ${more.length + 1} 格` : ''}是您自己的公式，保持不变，本次不写入合计。`,
        `${cell}${more.length > 0 ? ` and ${more.length} more cells` : ''} on the totals row hold formulas of your own; they stay, and no total is written there.`,
      ),
    },
  ];
};
