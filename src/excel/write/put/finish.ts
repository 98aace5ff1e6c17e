/**
 * What remains when the figures are in and right: how our cells look, notes, and what earlier runs have left. First our own sheets, from
 * which there is still a way back; then, as one short last step without any, the user's sheet.
 */
import { text, type Text } from '../../../core/lang';
import type { Problem } from '../../../core/problem';
import type { Area, WritePlan } from '../../../sheet/port/port';
import { areaName } from '../../address';
import { ownAreasOf } from '../../open';
import { notDressed } from '../../warnings';
import { weighAnchor } from '../look/anchors';
import type { Block } from '../cells';
import { leftAreas, putCharts, putColumnLooks, putSheetLayout, putSheetLooks } from './dress';
import { closeJournal, dropJournal, journalNow } from '../journal/journal';
import { putLists } from './lists';
import { extentOf } from '../names';
import { putNotes } from './notes';
import type { Before } from '../look/prepare';
import { putPrint } from './print';
import { recordNow } from '../journal/record';
import { deleteSheets, returnSheets } from '../look/removed-sheets';
import { isAsSeen } from '../look/seen';
import { joinedAreas } from './rectangles';
import { soft, twice } from './soft';
import { sheetMoved } from '../outcomes';

const LOOKS = text('单元格格式', 'the formats of cells');
const LAYOUT = text('列宽、冻结窗格与筛选', 'column widths, panes and filters');

/** `left` are cells in which no column of ours stands any more. */
const columnLooks = (left: readonly Area[]): Text => {
  const areas = joinedAreas(left).map(areaName);
  if (areas.length === 0) return LOOKS;
  return text(
    `单元格格式（${areas.join('、')} 可能仍是测算列的样子，可选中后用“清除格式”去掉；您在这些单元格设过的格式也会一并清除）`,
    `the formats of cells (${areas.join(', ')} may still look like our columns: select them and clear their formats, which also clears formats of your own there)`,
  );
};

export const dressSheets = async (
  context: Excel.RequestContext,
  plan: WritePlan,
  blocks: readonly Block[],
  { looked }: Before,
  problems: Problem[],
): Promise<void> => {
  const ours = blocks.filter(({ sheet }) => sheet !== plan.sheet);
  // Widths first: Excel makes a row as high as its texts at the moment when they are told to wrap.
  await soft(problems, LAYOUT, () => putSheetLayout(context, plan.sheets));
  await soft(problems, LOOKS, () => putSheetLooks(context, ours, plan.sheets));
  await soft(problems, text('下拉选项', 'the words to choose from'), () => putLists(context, looked.places));
  await soft(problems, text('打印设置', 'the page setup'), () => putPrint(context, plan.sheets));
  await soft(problems, text('汇总图表', 'the chart'), () => putCharts(context, plan.sheets));
};

/** Rows or columns came or went since the last look, or were sorted: looks and notes would go to wrong cells, and are left to the next run. */
const stands = ({ columns, ...plan }: WritePlan, names: readonly Excel.NamedItem[]): boolean => {
  const areas = new Map(ownAreasOf(names).map(({ key, area }) => [key, areaName(area)]));
  return columns.every(({ key, column }) => areas.get(key) === areaName(extentOf(plan, column)));
};

/** What may have to go, loaded. */
interface Going {
  readonly names: Excel.NamedItemCollection;
  readonly journal: Excel.CustomXmlPartScopedCollection | undefined;
  readonly records: Excel.CustomXmlPartScopedCollection | undefined;
}

const going = async (context: Excel.RequestContext, id: string): Promise<Going> => {
  const { names } = context.workbook.worksheets.getItem(id);
  names.load('items/name,items/formula');
  const all = { names, journal: journalNow(context), records: recordNow(context) };
  await context.sync();
  return all;
};

/**
 * All that goes, in one request: until then a write that breaks off can be taken back whole, and from then on there is nothing to take back.
 * Anchors that stay are hidden, and go with the next write.
 */
const end = async (
  context: Excel.RequestContext,
  { record }: WritePlan,
  { looked, removal }: Pick<Before, 'looked' | 'removal'>,
  { journal, records, names }: Going,
): Promise<void> => {
  const old = (records?.items ?? []).filter(({ id }) => record === '' || looked.recordParts.includes(id));
  closeJournal(journal);
  if (record !== undefined) for (const part of old) part.delete();
  deleteSheets(context, removal, looked.bookNames);
  returnSheets(context, removal);
  weighAnchor(names);
  try {
    await context.sync();
  } catch (thrown) {
    // A finished run is not to be taken for one that broke off.
    await dropJournal(context);
    throw thrown;
  }
};

/** How many notes were written. */
export const settle = async (
  context: Excel.RequestContext,
  plan: WritePlan,
  allBlocks: readonly Block[],
  all: Before,
  problems: Problem[],
): Promise<number> => {
  const { looked: before, removal } = all;
  let blocks = allBlocks;
  let looked = before;
  let known: Going | undefined;
  await soft(problems, columnLooks(leftAreas(plan, all)), async () => {
    let inPlace = false;
    await twice(async () => {
      known = await going(context, before.id);
      inPlace = stands(plan, known.names.items) && (await isAsSeen(context, plan, before));
    });
    if (inPlace) {
      const onSheet = allBlocks.filter(({ sheet }) => sheet === plan.sheet);
      return putColumnLooks(context, plan, onSheet, all);
    }
    problems.push(notDressed(text('测算列的格式', 'the looks of our columns'), sheetMoved(before.sheet).message));
    blocks = allBlocks.filter(({ sheet }) => sheet !== plan.sheet);
    looked = { ...before, own: [] };
  });
  const { notes, problems: unwritten } = await putNotes(context, blocks, looked);
  problems.push(...unwritten);
  const older = text(
    '旧记录、不再需要的测算工作表和临时名称的清理',
    'the removal of older records, of sheets of ours that go and of names used meanwhile',
  );
  await soft(problems, older, async () => {
    try {
      await end(context, plan, { looked, removal }, known ?? (await going(context, before.id)));
    } catch (thrown) {
      // All is written: what is left over must not make it look broken off.
      await dropJournal(context);
      throw thrown;
    }
  });
  return notes;
};
