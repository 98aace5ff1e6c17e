/** Before anything is written: a plan in; what stands in the way as a `ProblemError`, or all that the write and the way back need, out. */
import { ProblemError, type Problem } from '../../../core/problem';
import type { ColumnLook } from '../../../sheet/port/column-looks';
import { looksAfter, type Bared } from '../../../sheet/port/laid-looks';
import { movedColumns } from '../../../sheet/port/moved-columns';
import { storedSeen } from '../../../sheet/port/own-prints';
import type { Area, WritePlan } from '../../../sheet/port/port';
import type { SheetArea } from '../../blocks';
import { anchorsOf, type Anchors } from './anchors';
import { hasContent, refuseForeign, takeImages, type Image } from './before';
import type { Block } from '../cells';
import { heldOf, type Held } from '../back/held';
import { keptNames, type KeptNames } from './kept-names';
import { look, type Looked } from './look';
import { looksBefore, type FreshLook } from './looks-before';
import { lastWriting } from '../journal/record';
import { removalOf, type Removal } from './removed-sheets';
import { uncovered } from './uncovered';
import { editedSince, isStored, ownAsSeen, stillAsSeen } from './seen';
import { lookAtOurs, type OurSheets } from './look-at-ours';
import { goingShapes } from './shapes';
import { userFormulas, type UserFormulas } from './user-formulas';
import { wornLooks, type WornLook } from '../put/worn-looks';
import { editedMeanwhile, runMeanwhile, sheetMoved } from '../outcomes';
import { workbookProtected } from './refusals';

export interface Before {
  readonly looked: Looked;
  readonly images: readonly Image[];
  /** Of our cells on the user's sheet. */
  readonly held: Held;
  /** Own cells of an earlier run that this one empties. */
  readonly leftovers: readonly Area[];
  readonly removal: Removal;
  readonly ours: OurSheets['ours'];
  readonly anchors: Anchors;
  readonly keptNames: KeptNames;
  /** Formulas of the user's that point at columns of ours which go elsewhere. */
  readonly moved: readonly Problem[];
  /** The newest writing of a record that is there. */
  readonly lastRecord: number;
  /** How cells looked where columns of ours stood before, where they stand once the plan is written, and where none stands any more. */
  readonly then: readonly ColumnLook[];
  readonly looks: readonly ColumnLook[];
  readonly bared: readonly Bared[];
  /** Those that the plan is the first to change. */
  readonly fresh: readonly FreshLook[];
  /** Of our columns as they are. */
  readonly worn: readonly WornLook[];
}

/** What the way back needs of it, where it is known from a journal too. */
export interface WayBack extends Pick<Before, 'images' | 'held' | 'fresh'> {
  readonly looked: Pick<
    Looked,
    'sheet' | 'id' | 'own' | 'sheetNames' | 'bookNames' | 'places' | 'kept' | 'memoryParts' | 'recordParts'
  >;
  readonly anchors: Pick<Anchors, 'list'>;
}

export const prepare = async (context: Excel.RequestContext, plan: WritePlan, blocks: readonly Block[]): Promise<Before> => {
  const first = await look(context, plan, blocks);
  const writing = await lastWriting(context, first.recordParts);
  if (!isStored(plan, storedSeen(first.memory, writing.records))) throw new ProblemError([runMeanwhile()]);
  const moved = movedColumns({ ...plan, sheet: first.sheet }, first.own);
  let asked: Promise<UserFormulas> | undefined;
  const formulas = (): Promise<UserFormulas> => (asked ??= userFormulas(context, first, moved.see));
  const removal = await removalOf(plan, first, formulas);
  const looked: Looked = { ...first, places: [...first.places, ...removal.emptied] };
  if (!ownAsSeen(plan, looked)) throw new ProblemError([sheetMoved(looked.sheet)]);
  const lost = [
    ...removal.gone.map(({ name }) => name),
    ...looked.places.flatMap(({ now, sheet: { below } }) => (now === undefined || below !== undefined ? [] : [now])),
  ];
  const kept = await keptNames(context, plan, looked, new Set(lost), formulas);
  const targets = blocks.filter((block) => block.sheet === plan.sheet);
  const leftovers = looked.own.flatMap(({ area }) => uncovered(area, targets));
  const areas: SheetArea[] = [...targets.map(({ area }) => area), ...leftovers].map((area) => ({ sheet: looked.sheet, area }));
  const onSheet = await takeImages(context, areas);
  const held = heldOf(onSheet, targets);
  refuseForeign(
    onSheet,
    looked.own.map(({ area }) => area),
    (row, column) => held.planned(row, column)?.keep === true,
    plan.firstRow + plan.rowCount,
  );
  // What is put back goes beside the rows that it stands beside now: these must be the rows of the plan.
  if (onSheet.some(hasContent)) await stillAsSeen(context, plan, looked);
  const edited = editedSince(plan, looked, held);
  if (edited.length > 0) throw new ProblemError([editedMeanwhile(looked.sheet, edited)]);
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
  const ours = await lookAtOurs(context, looked, removal, formulas);
  if (ours.kept.length > 0 && looked.locked) throw new ProblemError([workbookProtected()]);
  if (moved.any) await formulas();
  const fresh = await looksBefore(context, plan, looked, onSheet);
  const worn = await wornLooks(context, plan, looked, onSheet);
  const found = [...fresh.map(({ look }) => look), ...(await goingShapes(context, plan, looked))];
  return {
    ...{ lastRecord: writing.last, fresh, worn, then: writing.looks, ...looksAfter(plan, looked.own, writing.looks, found) },
    looked: { ...looked, places: ours.places, kept: ours.kept },
    removal: ours.removal,
    ours: ours.ours,
    leftovers,
    anchors: anchorsOf(plan, looked, blocks, leftovers),
    keptNames: kept,
    moved: moved.problems(),
    held,
    images: [...onSheet, ...below, ...ours.images],
  };
};
