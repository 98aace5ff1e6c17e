/**
 * Own sheets that a write would empty or take away: their places and what is there now in; an image of each that is emptied, and those that
 * hold something of the user's set aside, out.
 */
import { readAreas } from '../blocks';
import { takeImages, type Image } from './before';
import type { Looked, SheetPlace } from './look';
import { usedAreas } from './own-sheets';
import { referTo, type Removal } from './removed-sheets';
import { notReturned, sheetKept } from '../warnings';
import { keptSheets, printsNow, type KeptSheet } from './theirs-on-ours';
import type { UserFormulas } from './user-formulas';

export interface OurSheets {
  readonly places: readonly SheetPlace[];
  readonly removal: Removal;
  readonly kept: readonly KeptSheet[];
  readonly images: readonly Image[];
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
  const images = await takeImages(context, await usedAreas(context, emptied), prints.see);
  await readAreas(context, await usedAreas(context, removal.gone), ['values', 'valueTypes', 'formulas'], prints.seeRead);
  const kept = await keptSheets(context, [...emptied, ...removal.gone], prints.of, looked);
  const free = new Set([...removal.gone, ...kept].map(({ key }) => key));
  const stay = removal.returned.filter(({ key }) => !free.has(key));
  const returned = removal.returned.filter(({ key }) => free.has(key));
  const told = stay.map(({ from, to }) => notReturned(from, to));
  const all = { ...removal, returned, problems: [...removal.problems, ...told] };
  if (kept.length === 0) return { places: looked.places, removal: all, kept, images };
  const texts = (await formulas()).texts;
  const stays = new Set(kept.map(({ was }) => was));
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
  };
};
