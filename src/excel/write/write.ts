/**
 * A plan into the workbook: looks first and refuses whole, then writes, reads back, names and dresses; a receipt out.
 * Excel has no transactions, so a failure on the way writes back what stood in our cells before.
 */
import { text, type Text } from '../../core/lang';
import { ProblemError, type Problem } from '../../core/problem';
import type { Area, Progress, WritePlan, WriteReceipt } from '../../sheet/port';
import { areaName, cellCount } from '../address';
import type { SheetArea } from '../blocks';
import { hostCode, meaning } from '../errors';
import { notRestored, restored } from '../problems';
import { memoryTooLarge, notDressed } from '../warnings';
import { rangeOf } from '../ranges';
import type { Session } from '../session';
import { createBatch, SMALL } from './batch';
import { refuseForeign, restoreImages, takeImages, type Image } from './before';
import { columnBlocks, sheetBlock, type Block } from './cells';
import { checkPlan } from './check';
import { putCharts, putLayout, putLooks } from './dress';
import { hasLinks, putLinks } from './links';
import { look, type Looked } from './look';
import { forgetAll, MEMORY_AT_MOST, nameAll, remember } from './names';
import { putNotes } from './notes';
import { prepareSheets, unprepareSheets, usedAreas } from './own-sheets';
import { putBlock, verifyBlocks } from './put';

/** The rows of an own column of an earlier run that the new cells do not cover. */
const uncovered = (old: Area, blocks: readonly Block[]): Area[] => {
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

interface Before {
  readonly looked: Looked;
  readonly images: readonly Image[];
  /** Own cells of an earlier run that this one empties. */
  readonly leftovers: readonly Area[];
}

const prepare = async (context: Excel.RequestContext, plan: WritePlan, blocks: readonly Block[]): Promise<Before> => {
  const looked = await look(context, plan, blocks);
  const targets = blocks.filter((block) => block.sheet === plan.sheet);
  const leftovers = looked.own.flatMap(({ area }) => uncovered(area, targets));
  const areas: SheetArea[] = [...targets.map(({ area }) => area), ...leftovers].map((area) => ({ sheet: looked.sheet, area }));
  const onSheet = await takeImages(context, areas);
  refuseForeign(
    onSheet,
    looked.own.map(({ area }) => area),
  );
  // Rows that go below what the user filled in must find empty cells there.
  const below = await takeImages(
    context,
    looked.places.flatMap(({ sheet, now }) =>
      sheet.below === undefined || now === undefined
        ? []
        : blocks.filter((block) => block.sheet === sheet.name).map(({ area }) => ({ sheet: now, area })),
    ),
  );
  refuseForeign(below, []);
  const emptied = await takeImages(context, await usedAreas(context, looked.places));
  return { looked, leftovers, images: [...onSheet, ...below, ...emptied] };
};

/** Something that the figures do not depend on: its failure is told and passed over. */
const soft = async (problems: Problem[], what: Text, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (thrown) {
    if (hostCode(thrown) === undefined) throw thrown;
    problems.push(notDressed(what, meaning(thrown)));
  }
};

const apply = async (
  context: Excel.RequestContext,
  plan: WritePlan,
  blocks: readonly Block[],
  before: Before,
  tell: (cells: number) => void,
  problems: Problem[],
): Promise<void> => {
  const { looked, leftovers } = before;
  await prepareSheets(context, looked.places);
  await soft(problems, text('单元格链接', 'the links'), async () => {
    problems.push(...(await putLinks(context, blocks, looked)));
  });
  const batch = createBatch(context);
  for (const area of leftovers)
    await batch.add(SMALL, () => rangeOf(context.workbook.worksheets.getItem(looked.sheet), area).clear('Contents'));
  // Our own sheets first: the user's sheet is open to a failure for the shortest time.
  for (const block of [...blocks].reverse()) await putBlock(context, batch, block, tell);
  await batch.send();
  await verifyBlocks(context, blocks, tell);
  nameAll(context, plan, looked);
  remember(context, plan, looked);
  await context.sync();
};

const undo = async (context: Excel.RequestContext, { looked, images }: Before, linked: boolean): Promise<void> => {
  await unprepareSheets(context, looked.places);
  if (linked) {
    for (const { sheet, area } of images.filter((image) => image.sheet === looked.sheet)) {
      rangeOf(context.workbook.worksheets.getItem(sheet), area).clear('RemoveHyperlinks');
    }
  }
  await restoreImages(context, images);
  await forgetAll(context, looked);
};

/** After a failure: puts back what was before; tells whether that succeeded. */
const giveUp = async (session: Session, before: Before, blocks: readonly Block[]): Promise<Problem> => {
  const { sheet } = before.looked;
  try {
    await session((context) => undo(context, before, hasLinks(blocks)), { sheet });
    return restored(sheet, before.looked.own.length > 0 || before.looked.places.some(({ now }) => now !== undefined));
  } catch {
    return notRestored(
      sheet,
      before.images.filter((image) => image.sheet === sheet).map(({ area }) => areaName(area)),
    );
  }
};

const finish = async (
  context: Excel.RequestContext,
  plan: WritePlan,
  blocks: readonly Block[],
  looked: Looked,
  problems: Problem[],
): Promise<number> => {
  await soft(problems, text('单元格格式', 'the formats of cells'), () => putLooks(context, blocks, looked));
  await soft(problems, text('列宽、冻结窗格与筛选', 'column widths, panes and filters'), () => putLayout(context, plan, looked));
  await soft(problems, text('汇总图表', 'the chart'), () => putCharts(context, plan.sheets));
  const { notes, problems: unwritten } = await putNotes(context, blocks, looked);
  problems.push(...unwritten);
  return notes;
};

export const writePlan = async (session: Session, plan: WritePlan, progress?: Progress): Promise<WriteReceipt> => {
  const blocks = [...columnBlocks(plan), ...plan.sheets.flatMap((sheet) => sheetBlock(sheet) ?? [])];
  const wrong = checkPlan(plan, blocks);
  if (wrong.length > 0) throw new ProblemError(wrong);
  const place = { sheet: plan.sheet };
  const cells = blocks.reduce((sum, { area }) => sum + cellCount(area), 0);
  let done = 0;
  const tell = (count: number): void => {
    done += count;
    progress?.(done, cells * 2);
  };

  const before = await session((context) => prepare(context, plan, blocks), place);
  const problems: Problem[] = [
    ...before.looked.warnings,
    ...(plan.memory.length > MEMORY_AT_MOST ? [memoryTooLarge(plan.memory.length, MEMORY_AT_MOST)] : []),
  ];
  try {
    await session((context) => apply(context, plan, blocks, before, tell, problems), place);
  } catch (thrown) {
    const outcome = await giveUp(session, before, blocks);
    throw thrown instanceof ProblemError ? new ProblemError([...thrown.problems, outcome]) : thrown;
  }
  const notes = await session((context) => finish(context, plan, blocks, before.looked, problems), place);
  return { cells, notes, problems };
};
