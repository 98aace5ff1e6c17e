/** What a sheet of ours is called: its part of the results, the policy and the workbook's sheets in; a name that is free, out. */
import type { Lang } from '../../core/lang';
import type { Policy } from '../../policy/model';
import { ownKey, pagePart } from '../own-keys';
import type { SheetInfo } from '../port/port';
import { SHEET_NAMES, type SheetKey } from './words';

/** Excel takes no more. */
const LONGEST = 31;

const clipped = (name: string, tail: string): string => `${[...name].slice(0, LONGEST - tail.length).join('')}${tail}`;

/** `测算依据`, `测算依据·上虞` where there are several policies; a number from `first` on where there is a sheet of that name. */
export const freeSheetName = (wanted: string, sheets: readonly Pick<SheetInfo, 'name'>[], first = 1): string => {
  const taken = new Set(sheets.map((s) => s.name.toLowerCase()));
  for (let n = first; ; n++) {
    const name = clipped(wanted, n === 1 ? '' : ` (${n})`);
    if (!taken.has(name.toLowerCase())) return name;
  }
};

/** The names that the policy's sheets of this part have, whatever the user has called them meanwhile, else new ones: `测算依据`, `测算依据 (2)`, … */
export const sheetNamesOf = (
  key: SheetKey,
  pages: number,
  policy: Pick<Policy, 'id' | 'short'>,
  several: boolean,
  lang: Lang,
  sheets: readonly SheetInfo[],
): readonly string[] => {
  const usual = SHEET_NAMES[key][lang];
  const short = policy.short[lang].replace(/[\\/?*[\]:]/g, '');
  const names: string[] = [];
  for (let page = 1; page <= pages; page += 1) {
    const own = sheets.find((s) => s.own === ownKey(policy.id, pagePart(key, page)));
    const given = names.map((name) => ({ name }));
    names.push(own?.name ?? freeSheetName(several ? `${usual}·${short}` : usual, [...sheets, ...given], page));
  }
  return names;
};

export const sheetNameOf = (
  key: SheetKey,
  policy: Pick<Policy, 'id' | 'short'>,
  several: boolean,
  lang: Lang,
  sheets: readonly SheetInfo[],
): string => sheetNamesOf(key, 1, policy, several, lang, sheets)[0] ?? '';
