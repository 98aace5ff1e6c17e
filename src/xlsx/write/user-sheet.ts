/**
 * The user's sheet: looks whether the plan's columns can go there, refuses with everything that is in the way, and otherwise puts the
 * edited part into the draft.
 */
import { ProblemError, type Problem } from '../../core/problem';
import type { ColumnLook } from '../../sheet/port/column-looks';
import type { Area, Progress, WritePlan } from '../../sheet/port/port';
import { overlap } from '../../sheet/port/references';
import { setNotes } from '../notes/notes';
import type { BookSheet, OwnArea } from '../parts/book';
import type { Draft, Xml } from '../parts/draft';
import { relationshipsOf } from '../parts/rels';
import type { SharedStrings } from '../parts/strings';
import { damagedPart, rowsOutOfOrder } from '../problems';
import {
  arrayInTheWay,
  contentInTheWay,
  filterExtended,
  formulaInTheWay,
  formulaKept,
  mergeInTheWay,
  readBackDiffers,
  sheetProtected,
} from './problems';
import { areaName, cellName } from '../sheet/areas';
import { RowOrder } from '../sheet/cursor';
import { editRows, type EditedRows, type Obstacle } from '../sheet/edit-rows';
import { growDimension, growFilter, isProtected, mergesOf, setLinks, setShapes } from '../sheet/frame-edits';
import { editFrame, joinSheet, splitSheet, type SheetParts } from '../sheet/frame';
import { rowEndsOf } from '../sheet/row-ends';
import { cursorOver } from '../sheet/walk';
import type { StyleEditor } from '../styles/edit';
import { BadXml } from '../xml/tree';
import { pack } from '../zip/codec';
import { columnsOf, type Columns } from './columns';
import { looksOf, shapesFor, type Looks } from './looks';
import { readBack } from './read-back';
import { planTables, type TableOutcome } from './tables';
import { targetOf, touchedAreas, type Target } from './target';

export interface UserSheetRequest {
  readonly draft: Draft;
  readonly sheet: BookSheet;
  readonly plan: WritePlan;
  /** Own columns that the sheet has now. */
  readonly own: readonly OwnArea[];
  readonly styles: StyleEditor;
  readonly location: (href: string) => string;
  readonly strings: () => Promise<SharedStrings>;
  /** How cells looked before our columns came to stand there; and the styles as they are. */
  readonly looks?: { readonly then: readonly ColumnLook[]; readonly styles: Xml };
  readonly progress?: Progress | undefined;
}

export interface UserSheetOutcome {
  readonly target: Target;
  /** The sheet holds formulas. */
  readonly formulas: boolean;
  readonly cells: number;
  readonly notes: number;
  readonly problems: readonly Problem[];
  /** To be kept from now on. */
  readonly looks: readonly ColumnLook[];
  /** Areas whose values may be others than before. */
  readonly changed: readonly Area[];
  /** The sheet's filter where it was extended, or drawn back. */
  readonly filter?: { readonly from: Area; readonly to: Area } | undefined;
}

/** One problem per column and kind, at its first cell. */
const obstacleProblems = async (
  sheet: string,
  obstacles: readonly Obstacle[],
  strings: UserSheetRequest['strings'],
  below: number,
): Promise<readonly Problem[]> => {
  const shown = async (found: Obstacle['found']): Promise<string> =>
    typeof found === 'string' ? found : ((await strings()).at(found.shared) ?? '');
  const groups = new Map<string, { first: Obstacle; text: string; count: number }>();
  for (const obstacle of obstacles) {
    const text = await shown(obstacle.found);
    // A text of no letters is as good as blank.
    if (obstacle.kind === 'content' && text === '') continue;
    const key = `${obstacle.kind} ${obstacle.column}`;
    const group = groups.get(key);
    if (group) group.count += 1;
    else groups.set(key, { first: obstacle, text, count: 1 });
  }
  return [...groups.values()].map(({ first, text, count }) => {
    const at = cellName(first.row, first.column);
    if (first.kind === 'array') return arrayInTheWay(sheet, at, text);
    return first.kind === 'formula' ? formulaInTheWay(sheet, at, text, count, below) : contentInTheWay(sheet, at, text, count);
  });
};

const edited = async (
  request: UserSheetRequest,
  parts: SheetParts,
  target: Target,
  tables: TableOutcome,
  columns: Columns,
  looks: Looks | undefined,
  tolerant: boolean,
): Promise<EditedRows> => {
  const stays = new Set(tables.keptTitles.map(({ row, column }) => `${row} ${column}`));
  try {
    return await editRows(
      parts.bytes,
      parts.from,
      parts.to,
      {
        columns: target.columns,
        from: firstOurs(request, target),
        rows: target.rows,
        cells: columns.write,
        kept: columns.kept,
        owned: target.owned,
        cleared: (row, column) => target.cleared(row, column) && !stays.has(`${row} ${column}`),
        tolerant,
        seen: looks?.seen ?? (() => undefined),
        back: looks?.back ?? (() => undefined),
      },
      request.progress,
    );
  } catch (error) {
    if (error instanceof RowOrder) throw new ProblemError([rowsOutOfOrder(request.draft.file, request.sheet.name, error.row)]);
    if (error instanceof BadXml) throw new ProblemError([damagedPart(request.draft.file, request.sheet.part, error.message)]);
    throw error;
  }
};

/** Left of this column all cells are the user's. */
const firstOurs = ({ own }: UserSheetRequest, { columns }: Target): number =>
  Math.min(...columns, ...own.map(({ area }) => area.column));

/** Edits the data; blank texts in the way, which only the shared strings tell from others, are no reason to refuse. */
const editData = async (
  request: UserSheetRequest,
  parts: SheetParts,
  target: Target,
  tables: TableOutcome,
  columns: Columns,
  looks: Looks | undefined,
  problems: readonly Problem[],
): Promise<EditedRows> => {
  const first = await edited(request, parts, target, tables, columns, looks, false);
  const bottom = request.plan.firstRow + request.plan.rowCount;
  const found = [...problems, ...(await obstacleProblems(request.sheet.name, first.obstacles, request.strings, bottom))];
  if (found.length) throw new ProblemError(found);
  return first.obstacles.length ? edited(request, parts, target, tables, columns, looks, true) : first;
};

/** A number that no formula of the sheet is shared by. */
const firstSharedOf = ({ cellNames }: WritePlan, { bytes, from, to }: SheetParts): number => {
  let most = -1;
  if (cellNames === undefined) return 0;
  const c = cursorOver(bytes, from, to);
  while (c.nextRow()) while (c.nextCell()) most = Math.max(most, c.formulaShared);
  return most + 1;
};

export const writeUserSheet = async (request: UserSheetRequest): Promise<UserSheetOutcome> => {
  const { draft, sheet, plan, own } = request;
  const parts = splitSheet(draft.file, sheet.part, await draft.bytes(sheet.part));
  const target = targetOf(plan, own);
  const touched = touchedAreas(plan, own);
  const relationships = await relationshipsOf(draft, sheet.part);
  const keys = new Set(plan.columns.map(({ key }) => key));
  const tables = await planTables(
    draft,
    relationships,
    plan,
    target,
    touched.filter(({ key }) => !keys.has(key)),
    touched,
  );
  const problems: Problem[] = [
    ...(isProtected(parts.frame) ? [sheetProtected(sheet.name)] : []),
    ...mergesOf(parts.frame)
      .filter((merge) => target.areas.some((area) => overlap(area, merge)))
      .map((merge) => mergeInTheWay(sheet.name, areaName(merge))),
    ...tables.problems.filter(({ severity }) => severity === 'error'),
  ];
  const columns = columnsOf(plan, target, tables.titles, request.styles, request.location, firstSharedOf(plan, parts));
  const looks =
    request.looks && looksOf(plan, target, touched, request.looks.then, parts.frame, request.styles, request.looks.styles);
  const { data, keptFormulas, formulas } = await editData(request, parts, target, tables, columns, looks, problems);
  const differs = (at: { readonly row: number; readonly column: number }): ProblemError =>
    new ProblemError([readBackDiffers(sheet.name, cellName(at.row, at.column))]);

  tables.apply(draft);
  const notes = await setNotes({
    draft,
    sheet: sheet.name,
    part: sheet.part,
    frame: parts.frame,
    relationships,
    ours: target.ours,
    notes: columns.notes,
  });
  const widths = shapesFor(plan, own, request.looks?.then ?? [], parts.frame);
  const filter = growFilter(
    parts.frame,
    target.columns,
    target.titleRow,
    touched.map(({ column }) => column).filter((column) => !target.columns.includes(column)),
  );
  const frame = editFrame(draft.file, sheet.part, parts.frame, [
    ...growDimension(parts.frame, target.areas),
    ...setShapes(parts.frame, new Map([...widths, ...(looks?.shapes ?? [])])),
    ...(filter?.splices ?? []),
    ...setLinks(parts.frame, target.ours, columns.links),
    ...notes.splices,
  ]);
  const left = { from: firstOurs(request, target), ends: rowEndsOf(parts.bytes) };
  // Before any other part is made: the plain bytes of a large sheet are then gone.
  if (data || frame !== parts.frame)
    draft.setPacked(sheet.part, await pack(joinSheet(parts, frame, data && readBack(data, target, columns, left, differs))));
  return {
    target,
    formulas,
    cells: columns.filled,
    looks: looks?.after() ?? [],
    notes: notes.written,
    problems: [
      ...notes.problems,
      ...tables.problems,
      ...keptFormulas.map(({ row, column }) => formulaKept(sheet.name, cellName(row, column))),
      ...(filter && filter.to.columns > filter.from.columns
        ? [filterExtended(sheet.name, areaName(filter.from), areaName(filter.to))]
        : []),
    ],
    changed: data ? [...target.areas, ...touched.map(({ area }) => area)] : [],
    filter,
  };
};
