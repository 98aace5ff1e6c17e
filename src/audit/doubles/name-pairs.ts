/** Entries of lists whose names are nearly the same, and perhaps one enterprise: entries in; pairs of which the first is of the audited list, with what they differ in, out. */
import { text, type Text } from '../../core/lang';
import { nameKey } from '../../sheet/normalise';
import { nearNames, type NamePair } from './names';
import type { Entry } from './roster';
import type { Who } from './who';

export interface NearPair {
  readonly own: Entry;
  readonly other: Entry;
  readonly why: NamePair['why'];
}

export const WHY_NEAR: Readonly<Record<NamePair['why'], Text>> = {
  form: text('只差地名或组织形式', 'they differ only in the place or the legal form'),
  near: text('只差一个字', 'they differ in one letter'),
  brand: text('只差一个字，金额或项目又相同', 'they differ in one letter, and amount or project are the same'),
  cut: text('像是没有写全', 'one looks cut off'),
};

export const namePairs = (entries: readonly Entry[], isOwn: (entry: Entry) => boolean, { codeOf }: Who): readonly NearPair[] => {
  const first = new Map<string, Entry>();
  for (const entry of entries) {
    const key = nameKey(entry.name);
    const known = first.get(key);
    if (key !== '' && (!known || (known.code === null && entry.code !== null && isOwn(known) === isOwn(entry))))
      first.set(key, entry);
  }
  const list = [...first.values()];
  return nearNames(list.map(({ name }) => name)).flatMap(({ a, b, why }): NearPair[] => {
    const [x, y] = [list[a] as Entry, list[b] as Entry];
    // Two sound codes are two enterprises, or one, whatever the names say.
    if (codeOf(x) !== null && codeOf(y) !== null) return [];
    const alike =
      (x.fen !== null && x.fen > 0 && x.fen === y.fen) || (x.project !== '' && nameKey(x.project) === nameKey(y.project));
    if (why === 'brand' && !alike) return [];
    const [own, other] = isOwn(y) ? [y, x] : [x, y];
    return isOwn(own) ? [{ own, other, why }] : [];
  });
};
