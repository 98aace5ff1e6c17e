/** What a run empties: an own column of an earlier run and the blocks of this one in, the rows that they do not cover out. */
import type { Area } from '../../../sheet/port/port';
import type { Block } from '../cells';

export const uncovered = (old: Area, blocks: readonly Block[]): Area[] => {
  let left: Area[] = [{ ...old, columns: 1 }];
  for (const { area } of blocks) {
    if (old.column < area.column || old.column >= area.column + area.columns) continue;
    left = left.flatMap((part) => {
      const above = { ...part, rows: Math.min(part.rows, area.row - part.row) };
      const from = Math.max(part.row, area.row + area.rows);
      const below = { ...part, row: from, rows: part.row + part.rows - from };
      return [above, below].filter(({ rows }) => rows > 0);
    });
  }
  return left;
};
