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
import { ownAreasOf } from '../open';
import { notRestored, restored, sheetMoved } from '../problems';
import { memoryTooLarge, notDressed } from '../warnings';
import { rangeOf } from '../ranges';
import type { Session } from '../session';
import { anchorsOf, dropAnchor, stillAnchored, weighAnchor, type Anchors } from './anchors';
import { createBatch, SMALL } from './batch';
import { refuseForeign, restoreImages, takeImages, type Image } from './before';
import { columnBlocks, sheetBlock, type Block } from './cells';
import { checkPlan } from './check';
import { putCharts, putLayout, putLooks } from './dress';
import { hasLinks, putLinks } from './links';
import { look, type Looked } from './look';
import { extentOf, forgetAll, MEMORY_AT_MOST, nameAll, remember } from './names';
import { putNotes } from './notes';
import { prepareSheets, unprepareSheets, usedAreas } from './own-sheets';
import { columnsIn, putBlock, verifyBlocks, type Locate, type Tell } from './put';
import { addRecord, forgetRecord } from './record';
import { deleteSheets, removalOf, type Removal } from './removed-sheets';
import { restoreAnchored } from './restore';
import { ownAsSeen, stillAsSeen } from './seen';

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

type Telling = (what: 'written' | 'checked') => Tell;

/** Every cell is written and read back: the rows of each are told by themselves, the share of the work over both. */
const telling = (blocks: readonly Block[], cells: number, progress?: Progress): Telling => {
  const total = blocks.reduce((sum, { area }) => sum + area.rows, 0);
  let cellsDone = 0;
  return (what) => {
    let done = 0;
    return (area) => {
      cellsDone += cellCount(area);
      done += area.rows;
      progress?.(cellsDone, cells * 2, { what, done, total });
    };
  };
};

interface Before {
  readonly looked: Looked;
  readonly images: readonly Image[];
  /** Own cells of an earlier run that this one empties. */
  readonly leftovers: readonly Area[];
  readonly removal: Removal;
  readonly anchors: Anchors;
}

/** How far a write has come, for the way back. */
interface Stage {
  anchored: boolean;
  linked: boolean;
  named: boolean;
}

const prepare = async (context: Excel.RequestContext, plan: WritePlan, blocks: readonly Block[]): Promise<Before> => {
  const first = await look(context, plan, blocks);
  const removal = await removalOf(context, plan, first);
  const looked: Looked = { ...first, places: [...first.places, ...removal.emptied] };
  if (!ownAsSeen(plan, looked)) throw new ProblemError([sheetMoved(looked.sheet)]);
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
  return {
    looked,
    leftovers,
    removal,
    anchors: anchorsOf(plan, looked, blocks, leftovers),
    images: [...onSheet, ...below, ...emptied],
  };
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
  stage: Stage,
  tell: Telling,
  problems: Problem[],
): Promise<void> => {
  const { looked, leftovers, anchors } = before;
  await prepareSheets(context, looked.places);
  await dropAnchor(context, looked, anchors);
  stage.anchored = true;
  await stillAsSeen(context, plan, looked);
  stage.linked = hasLinks(blocks);
  await soft(problems, text('单元格链接', 'the links'), async () => {
    problems.push(...(await putLinks(context, blocks, looked, anchors)));
  });
  const batch = createBatch(context);
  for (const area of leftovers) await batch.add(SMALL, () => anchors.range(context, area).clear('Contents'));
  const wrote = tell('written');
  // Our own sheets first: the user's sheet is open to a failure for the shortest time.
  for (const block of [...blocks].reverse()) {
    const locate: Locate = (area) =>
      block.sheet === plan.sheet
        ? columnsIn(area).map((part) => ({ area: part, range: anchors.range(context, part) }))
        : [{ area, range: rangeOf(context.workbook.worksheets.getItem(block.sheet), area) }];
    await putBlock(batch, block, locate, wrote);
  }
  await batch.send();
  await stillAnchored(context, looked, anchors);
  await verifyBlocks(context, blocks, tell('checked'));
  if (plan.record !== undefined) await addRecord(context, plan.record, looked.recordParts);
  const { names } = context.workbook.worksheets.getItem(looked.id);
  names.load('items/name');
  await stillAnchored(context, looked, anchors);
  stage.named = true;
  nameAll(context, plan, looked, anchors);
  remember(context, plan, looked);
  await context.sync();
  // Alone, since without its anchor a column could not be put back. Anchors that stay are hidden, and go with the next write.
  await soft(problems, text('临时名称的清理', 'the removal of names used meanwhile'), async () => {
    weighAnchor(names);
    await context.sync();
  });
};

/** After a failure: puts back what was before; tells whether that succeeded. */
const giveUp = async (session: Session, before: Before, stage: Stage): Promise<Problem> => {
  const { looked, images, anchors } = before;
  const { sheet } = looked;
  const lost: Area[] = [];
  try {
    await session(
      async (context) => {
        await unprepareSheets(context, looked.places);
        await restoreImages(
          context,
          images.filter((image) => image.sheet !== sheet),
        );
        if (stage.anchored) lost.push(...(await restoreAnchored(context, looked, anchors, images, stage.linked)));
        await forgetRecord(context, { except: looked.recordParts });
        await forgetAll(context, looked, stage.named);
      },
      { sheet },
    );
  } catch {
    lost.push(...images.filter((image) => image.sheet === sheet).map(({ area }) => area));
  }
  return lost.length > 0
    ? notRestored(sheet, lost.map(areaName))
    : restored(sheet, looked.own.length > 0 || looked.places.some(({ now }) => now !== undefined));
};

/** Rows or columns came or went since the last look: looks would go to wrong cells, and are left to the next run. */
const stands = async (context: Excel.RequestContext, plan: WritePlan, looked: Looked): Promise<boolean> => {
  const { names } = context.workbook.worksheets.getItem(looked.id);
  names.load('items/name,items/formula');
  await context.sync();
  const areas = new Map(ownAreasOf(names.items).map(({ key, area }) => [key, areaName(area)]));
  return plan.columns.every(({ key, column }) => areas.get(key) === areaName(extentOf(plan, column)));
};

const finish = async (
  context: Excel.RequestContext,
  plan: WritePlan,
  allBlocks: readonly Block[],
  { looked: before, removal }: Before,
  problems: Problem[],
): Promise<number> => {
  let blocks = allBlocks;
  let looked = before;
  await soft(problems, text('单元格格式', 'the formats of cells'), async () => {
    if (plan.columns.length > 0 && !(await stands(context, plan, before))) {
      problems.push(notDressed(text('测算列的格式', 'the looks of our columns'), sheetMoved(before.sheet).message));
      blocks = allBlocks.filter(({ sheet }) => sheet !== plan.sheet);
      looked = { ...before, own: [] };
    }
    await putLooks(context, blocks, looked);
  });
  await soft(problems, text('列宽、冻结窗格与筛选', 'column widths, panes and filters'), () => putLayout(context, plan, looked));
  await soft(problems, text('汇总图表', 'the chart'), () => putCharts(context, plan.sheets));
  const { notes, problems: unwritten } = await putNotes(context, blocks, looked);
  problems.push(...unwritten);
  await soft(problems, text('旧记录', 'older records'), async () => {
    if (plan.record !== undefined)
      await forgetRecord(context, plan.record === '' ? { except: [] } : { only: looked.recordParts });
  });
  await soft(problems, text('测算工作表的删除', 'the removal of our sheets'), async () => {
    if (removal.gone.length > 0) await deleteSheets(context, removal);
  });
  return notes;
};

export const writePlan = async (session: Session, plan: WritePlan, progress?: Progress): Promise<WriteReceipt> => {
  const blocks = [...columnBlocks(plan), ...plan.sheets.flatMap((sheet) => sheetBlock(sheet) ?? [])];
  const wrong = checkPlan(plan, blocks);
  if (wrong.length > 0) throw new ProblemError(wrong);
  const place = { sheet: plan.sheet };
  const cells = blocks.reduce((sum, { area }) => sum + cellCount(area), 0);
  const tell = telling(blocks, cells, progress);

  const before = await session((context) => prepare(context, plan, blocks), place);
  const stage: Stage = { anchored: false, linked: false, named: false };
  const problems: Problem[] = [
    ...before.looked.warnings,
    ...before.removal.problems,
    ...(plan.memory.length > MEMORY_AT_MOST ? [memoryTooLarge(plan.memory.length, MEMORY_AT_MOST)] : []),
  ];
  try {
    await session((context) => apply(context, plan, blocks, before, stage, tell, problems), place);
  } catch (thrown) {
    const outcome = await giveUp(session, before, stage);
    throw thrown instanceof ProblemError ? new ProblemError([...thrown.problems, outcome]) : thrown;
  }
  const notes = await session((context) => finish(context, plan, blocks, before, problems), place);
  return { cells, notes, problems };
};
