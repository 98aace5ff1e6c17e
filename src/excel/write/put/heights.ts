/** Rows as high as their texts: own sheets with merged cells in; the heights of their rows queued, out. Excel fits all other rows by itself. */
import { rowHeight, widthIn } from '../../../sheet/port/measure';
import type { OwnSheet } from '../../../sheet/port/port';
import { SMALL, type Batch } from '../batch';
import { sheetBlock } from '../cells';

interface Height {
  readonly row: number;
  readonly height: number;
}

const mergedHeights = (own: OwnSheet, merges: NonNullable<OwnSheet['merges']>): Height[] => {
  const block = sheetBlock(own);
  if (!block) return [];
  return [...new Set(merges.map(({ row }) => row))].flatMap((row) => {
    const cells = Array.from({ length: block.area.columns }, (_, column) => block.cell(row, column));
    const height = rowHeight(cells, widthIn(own.widths, merges, row));
    return height === undefined ? [] : [{ row, height }];
  });
};

export const putHeights = async (context: Excel.RequestContext, batch: Batch, sheets: readonly OwnSheet[]): Promise<void> => {
  for (const own of sheets) {
    if (own.below !== undefined || !own.merges?.length) continue;
    const heights = mergedHeights(own, own.merges);
    await batch.add({ cells: 0, bytes: SMALL.bytes * (heights.length + 1) }, () => {
      const sheet = context.workbook.worksheets.getItem(own.name);
      // What an earlier run has set stays otherwise.
      sheet.getRange().format.autofitRows();
      for (const { row, height } of heights) sheet.getCell(row, 0).format.rowHeight = height;
    });
  }
};
