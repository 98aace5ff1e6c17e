/**
 * A plan into the workbook: looks first and refuses whole, then writes, reads back, names and dresses; a receipt out.
 * Excel has no transactions, so a failure on the way writes back what stood in our cells before.
 */
import { paced } from '../../core/breath';
import { orCancelled } from '../../core/cancel';
import { text } from '../../core/lang';
import { ProblemError, type Problem } from '../../core/problem';
import type { Progress, WritePlan, WriteReceipt } from '../../sheet/port/port';
import { cellCount } from '../address';
import { memoryTooLarge } from '../warnings';
import { rangeOf } from '../ranges';
import type { Session } from '../session';
import { dropAnchor, stillAnchored } from './look/anchors';
import { createBatch, SMALL } from './batch';
import { columnBlocks, sheetBlock, type Block } from './cells';
import { checkPlan } from './look/check';
import { dressSheets, settle } from './put/finish';
import { giveUp, type Stage } from './back/give-up';
import { keepJournal } from './journal/journal';
import { stillOurs } from './look/look-at-ours';
import { hasLinks, putLinks } from './put/links';
import { MEMORY_AT_MOST, nameAll, nameCells, remember } from './names';
import { prepareSheets } from './own-sheets';
import { prepare, type Before } from './look/prepare';
import { columnsIn, putBlock, type Locate, type Tell } from './put/put';
import { putFormulas } from './put/put-formulas';
import { readBack } from './put/read-back';
import { addRecord } from './journal/record';
import { printOfSheet, rowPrints, type RowPrints } from './look/row-prints';
import { stillAsSeen } from './look/seen';
import { soft } from './put/soft';
import { createWatch } from './back/watch';
import { editedMeanwhile } from './outcomes';

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

const apply = async (
  context: Excel.RequestContext,
  plan: WritePlan,
  blocks: readonly Block[],
  before: Before,
  stage: Stage,
  prints: readonly RowPrints[],
  tell: Telling,
  problems: Problem[],
): Promise<void> => {
  const { looked, leftovers, anchors, keptNames, held, lastRecord, looks } = before;
  stage.linked = hasLinks(blocks);
  const [onSheet, ofOurs] = [
    blocks.filter(({ sheet }) => sheet === plan.sheet),
    blocks.filter(({ sheet }) => sheet !== plan.sheet),
  ];
  await keepJournal(context, plan, before, { blocks, prints, linked: stage.linked });
  await prepareSheets(context, looked, async () => {
    await stillOurs(context, before.ours);
    stage.begun = true;
  });
  await dropAnchor(context, looked, anchors);
  stage.anchored = true;
  await stillAsSeen(context, plan, looked);
  await soft(problems, text('单元格链接', 'the links'), async () => {
    problems.push(...(await putLinks(context, blocks, looked, anchors)));
  });
  const watch = createWatch(held);
  const batch = createBatch(context, async () => {
    const theirs = watch.theirs();
    if (theirs.length === 0) return;
    const fresh = new Set(anchors.list.filter(({ own }) => !own).map(({ area }) => area.column));
    stage.theirs = theirs.filter(({ column }) => fresh.has(column));
    // What only stands in another row was changed by nobody.
    await stillAnchored(context, looked, anchors);
    await stillAsSeen(context, plan, looked);
    stage.theirs = theirs;
    throw new ProblemError([editedMeanwhile(looked.sheet, theirs)]);
  });
  for (const area of leftovers)
    await batch.add(SMALL, () => {
      const range = anchors.range(context, area);
      watch.look(area, range);
      range.clear('Contents');
    });
  const wrote = tell('written');
  // Our own sheets first: the user's sheet is open to a failure for the shortest time, and formulas there find their figures.
  for (const block of [...ofOurs].reverse()) {
    const locate: Locate = (area) => [{ area, range: rangeOf(context.workbook.worksheets.getItem(block.sheet), area) }];
    await putBlock(batch, block, locate, wrote);
    await putFormulas(batch, block, locate);
  }
  stage.figures = true;
  const renamed = (plan.cellNames?.length ?? 0) + keptNames.fixed.size + keptNames.gone.length;
  if (renamed > 0)
    await batch.add({ cells: 0, bytes: SMALL.bytes * 2 * renamed }, () => nameCells(context, plan, looked, keptNames));
  const anchored: Locate = (area) => columnsIn(area).map((part) => ({ area: part, range: anchors.range(context, part) }));
  for (const block of [...onSheet].reverse()) {
    await putBlock(batch, block, anchored, wrote, watch);
    await putFormulas(batch, block, anchored, watch);
  }
  await batch.send();
  await stillAnchored(context, looked, anchors);
  problems.push(...(await readBack(context, blocks, tell('checked'), plan.recalculates)));
  if (plan.record !== undefined) await addRecord(context, plan.record, lastRecord, looks);
  await stillAnchored(context, looked, anchors);
  await stillAsSeen(context, plan, looked);
  stage.named = true;
  nameAll(context, plan, before, (sheet) => printOfSheet(prints, sheet));
  remember(context, plan, looked);
  await context.sync();
};

export const writePlan = async (
  session: Session,
  plan: WritePlan,
  progress?: Progress,
  signal?: AbortSignal,
): Promise<WriteReceipt> => {
  const blocks = [...columnBlocks(plan), ...plan.sheets.flatMap((sheet) => sheetBlock(sheet) ?? [])];
  const wrong = checkPlan(plan, blocks);
  if (wrong.length > 0) throw new ProblemError(wrong);
  const place = { sheet: plan.sheet };
  const cells = blocks.reduce((sum, { area }) => sum + cellCount(area), 0);
  const tell = telling(blocks, cells, progress);

  // Ahead of the look at our sheets, since whoever writes there after it is heard only when all is ready.
  const prints = await rowPrints(
    blocks.filter(({ sheet }) => sheet !== plan.sheet),
    paced(),
  );
  const before = await orCancelled(
    session((context) => prepare(context, plan, blocks), place, signal),
    signal,
  );
  const stage: Stage = { begun: false, anchored: false, linked: false, named: false, figures: false, dressed: false, theirs: [] };
  const problems: Problem[] = [
    ...before.looked.warnings,
    ...before.removal.problems,
    ...before.keptNames.problems,
    ...before.moved,
    ...(plan.memory.length > MEMORY_AT_MOST ? [memoryTooLarge(plan.memory.length, MEMORY_AT_MOST)] : []),
  ];
  try {
    await session((context) => apply(context, plan, blocks, before, stage, prints, tell, problems), place, signal);
    await session((context) => dressSheets(context, plan, blocks, before, problems), place, signal);
  } catch (thrown) {
    const outcome = await giveUp(session, plan, before, stage);
    throw thrown instanceof ProblemError ? new ProblemError([...thrown.problems, ...outcome]) : thrown;
  }
  // From here on there is no way back, and not far to go.
  const notes = await session((context) => settle(context, plan, blocks, before, problems), place);
  return { cells, notes, problems };
};
