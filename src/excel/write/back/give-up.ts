/** After a failure, or when the user has cancelled: what was before in; everything of ours put back, and what can be said of that, out. */
import type { Problem } from '../../../core/problem';
import type { Area, WritePlan } from '../../../sheet/port/port';
import { areaName } from '../../address';
import type { Session } from '../../session';
import { forgetAll, renameCells } from '../names';
import { restoreSheets, touchedSheets } from '../own-sheets';
import type { Before } from '../look/prepare';
import { forgetRecord } from '../journal/record';
import { restoreAnchored } from './restore';
import type { Theirs } from './watch';
import { keptMeanwhile, notRestored, restored } from '../outcomes';

/** How far a write has come, for the way back. */
export interface Stage {
  /** Something may have been changed. */
  begun: boolean;
  anchored: boolean;
  linked: boolean;
  named: boolean;
  /** Names of figures may be others. */
  figures: boolean;
  /** Our columns on the user's sheet may look as the run has them. */
  dressed: boolean;
  /** What somebody put into our cells just before we wrote them. */
  theirs: readonly Theirs[];
}

export const giveUp = async (session: Session, plan: WritePlan, before: Before, stage: Stage): Promise<readonly Problem[]> => {
  const { looked, images } = before;
  const { sheet } = looked;
  const lost: Area[] = [];
  const kept: Theirs[] = [];
  const sheets = stage.begun ? touchedSheets(looked) : new Set<string>();
  try {
    await session(
      async (context) => {
        if (stage.begun) await restoreSheets(context, looked, images, sheets);
        // Formulas that come back find their figures.
        if (stage.figures) await renameCells(context, looked);
        if (stage.anchored) {
          const back = await restoreAnchored(context, plan, before, stage);
          lost.push(...back.lost);
          kept.push(...back.kept);
        }
        await forgetRecord(context, looked.recordParts);
        await forgetAll(context, looked, stage.named);
      },
      { sheet },
    );
  } catch {
    if (stage.anchored) lost.push(...images.filter((image) => image.sheet === sheet).map(({ area }) => area));
  }
  if (!stage.begun) return [];
  return [
    lost.length + sheets.size > 0
      ? notRestored(sheet, lost.map(areaName), [...sheets])
      : restored(sheet, looked.own.length > 0 || looked.places.some(({ now }) => now !== undefined)),
    ...(kept.length > 0 ? [keptMeanwhile(sheet, kept)] : []),
  ];
};
