/** What a sheet of ours is called: its part of the results, the policy and the workbook's sheets in; a name that is free, out. */
import type { Lang } from '../../core/lang';
import type { Policy } from '../../policy/model';
import { ownKey } from '../own-keys';
import type { SheetInfo } from '../port';
import { SHEET_NAMES, type SheetKey } from './words';

/** Excel takes no more. */
const LONGEST = 31;

const clipped = (name: string, tail: string): string => `${[...name].slice(0, LONGEST - tail.length).join('')}${tail}`;

/** `测算依据`, `测算依据·上虞` where there are several policies; a number where the user has a sheet of that name. */
export const freeSheetName = (wanted: string, sheets: readonly SheetInfo[]): string => {
  const taken = new Set(sheets.map((s) => s.name.toLowerCase()));
  for (let n = 1; ; n++) {
    const name = clipped(wanted, n === 1 ? '' : ` (${n})`);
    if (!taken.has(name.toLowerCase())) return name;
  }
};

/** The name that the policy's sheet has, whatever the user has called it meanwhile, else a new one. */
export const sheetNameOf = (
  key: SheetKey,
  policy: Pick<Policy, 'id' | 'short'>,
  several: boolean,
  lang: Lang,
  sheets: readonly SheetInfo[],
): string => {
  const own = sheets.find((s) => s.own === ownKey(policy.id, key));
  if (own) return own.name;
  const usual = SHEET_NAMES[key][lang];
  const short = policy.short[lang].replace(/[\\/?*[\]:]/g, '');
  return freeSheetName(several ? `${usual}·${short}` : usual, sheets);
};
