/** Links inside the workbook. They are set before the values, since a link on an empty cell shows its address until the value comes. */
import type { Problem } from '../../../core/problem';
import { tooManyLinks } from '../../warnings';
import type { Anchors } from '../look/anchors';
import { createBatch, SMALL } from '../batch';
import { eachCell, type Block } from '../cells';
import type { Looked } from '../look/look';

/** For each sheet; a link is an object of its own in Excel, about 900 bytes on the wire. */
const LINKS_AT_MOST = 2_000;
const LINK_COST = { cells: 1, bytes: 900 };

export const putLinks = async (
  context: Excel.RequestContext,
  blocks: readonly Block[],
  looked: Looked,
  anchors: Anchors,
): Promise<readonly Problem[]> => {
  const batch = createBatch(context);
  for (const { area } of anchors.list.filter(({ own }) => own))
    await batch.add(SMALL, () => anchors.range(context, area).clear('Hyperlinks'));
  const counts = new Map<string, number>();
  for (const block of blocks) {
    const links: { row: number; column: number; href: string }[] = [];
    eachCell(block, ({ href }, row, column) => href !== undefined && links.push({ row, column, href }));
    const room = LINKS_AT_MOST - (counts.get(block.sheet) ?? 0);
    counts.set(block.sheet, (counts.get(block.sheet) ?? 0) + links.length);
    for (const { row, column, href } of links.slice(0, Math.max(0, room))) {
      await batch.add(LINK_COST, () => {
        const cell =
          block.sheet === looked.sheet
            ? anchors.range(context, { row, column, rows: 1, columns: 1 })
            : context.workbook.worksheets.getItem(block.sheet).getCell(row, column);
        cell.hyperlink = { documentReference: href };
        cell.untrack();
      });
    }
  }
  await batch.send();
  return [...counts]
    .filter(([, count]) => count > LINKS_AT_MOST)
    .map(([sheet, count]) => tooManyLinks(sheet, count, LINKS_AT_MOST));
};

export const hasLinks = (blocks: readonly Block[]): boolean =>
  blocks.some((block) => {
    let found = false;
    eachCell(block, ({ href }) => (found ||= href !== undefined));
    return found;
  });
