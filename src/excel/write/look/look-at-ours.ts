/**
 * Own sheets that a write would empty or take away: their places and what is there now in; an image of each that is emptied, and those that
 * hold something of the user's set aside, out.
 */
import { ProblemError } from '../../../core/problem';
import { isOfRuns } from '../../../sheet/port/kept-sheet';
import type { Area } from '../../../sheet/port/port';
import { areaName } from '../../address';
import { readAreas } from '../../blocks';
import { takeImages, type Image } from './before';
import type { Looked, SheetPlace } from './look';
import { usedAreas } from '../own-sheets';
import { referTo, type Removal } from './removed-sheets';
import { notReturned, ourSheetsEdited, sheetKept } from '../../warnings';
import { keptSheets, printsNow, thingsOn, type KeptSheet } from './theirs-on-ours';
import type { UserFormulas } from './user-formulas';

export interface OurSheets {
  readonly places: readonly SheetPlace[];
  readonly removal: Removal;
  readonly kept: readonly KeptSheet[];
  readonly images: readonly Image[];
  /** Those that the write empties or takes away, as they are. */
  readonly ours: readonly OurSheet[];
}

/** One of our sheets with nothing of the user's on it. */
interface OurSheet {
  readonly key: string;
  readonly name: string;
  /** Of its values, where it has any. */
  readonly area: Area | undefined;
  readonly print: number;
}

/** `formulas` is asked only where a sheet is set aside. */
export const lookAtOurs = async (
  context: Excel.RequestContext,
  looked: Looked,
  removal: Removal,
  formulas: () => Promise<UserFormulas>,
): Promise<OurSheets> => {
  const emptied = looked.places.flatMap(({ now, sheet: { key, below } }) =>
    now === undefined || below !== undefined ? [] : [{ key, name: now }],
  );
  const prints = printsNow();
  const areas = await usedAreas(context, emptied);
  const images = await takeImages(context, areas, prints.see);
  const goneAreas = await usedAreas(context, removal.gone);
  await readAreas(context, goneAreas, ['values', 'formulas'], prints.seeRead);
  const kept = await keptSheets(context, [...emptied, ...removal.gone], prints.of, looked);
  const free = new Set([...removal.gone, ...kept].map(({ key }) => key));
  const stay = removal.returned.filter(({ key }) => !free.has(key));
  const returned = removal.returned.filter(({ key }) => free.has(key));
  const told = stay.map(({ from, to }) => notReturned(from, to));
  const all = { ...removal, returned, problems: [...removal.problems, ...told] };
  const stays = new Set(kept.map(({ was }) => was));
  const areaOf = new Map([...areas, ...goneAreas].map(({ sheet, area }) => [sheet, area]));
  const ours = [...emptied, ...removal.gone].flatMap(({ key, name }): OurSheet[] =>
    stays.has(name) ? [] : [{ key, name, area: areaOf.get(name), print: prints.of(name) }],
  );
  if (kept.length === 0) return { places: looked.places, removal: all, kept, images, ours };
  const texts = (await formulas()).texts;
  const vanishing = new Set(removal.emptied.map(({ now }) => now));
  return {
    // New content goes to a new sheet; what would only have been emptied needs none.
    places: looked.places.flatMap((place): readonly SheetPlace[] => {
      if (place.now === undefined || !stays.has(place.now)) return [place];
      return vanishing.has(place.now) ? [] : [{ sheet: place.sheet, now: undefined }];
    }),
    removal: {
      returned,
      gone: removal.gone.filter(({ name }) => !stays.has(name)),
      emptied: removal.emptied.filter(({ now }) => now === undefined || !stays.has(now)),
      problems: [
        ...all.problems.filter(({ place }) => place.sheet === undefined || !stays.has(place.sheet)),
        ...kept.map(({ was, as, holds }) => sheetKept(was, as, holds, referTo(texts, was, looked.allSheets))),
      ],
    },
    kept,
    images: images.filter(({ sheet }) => !stays.has(sheet)),
    ours,
  };
};

/** Asked again when everything is ready to be emptied: keeping what stands there takes its time. Refuses what somebody has written on since. */
export const stillOurs = async (context: Excel.RequestContext, ours: readonly OurSheet[]): Promise<void> => {
  const things = await thingsOn(
    context,
    ours.filter(({ key }) => isOfRuns(key)),
  );
  const prints = printsNow();
  const areas = ours.flatMap(({ name: sheet, area }) => (area ? [{ sheet, area }] : []));
  await readAreas(context, areas, ['values', 'formulas'], prints.seeRead);
  // Last, since most remarks stand beside what we wrote.
  const areaNow = new Map((await usedAreas(context, ours)).map(({ sheet, area }) => [sheet, areaName(area)]));
  const changed = ours.filter(
    ({ name, area, print }) =>
      print !== prints.of(name) || areaNow.get(name) !== (area && areaName(area)) || (things.get(name) ?? []).length > 0,
  );
  if (changed.length > 0) throw new ProblemError([ourSheetsEdited(changed.map(({ name }) => name))]);
};
