/** The kinds of Excel that officers have: which requirement sets each answers for, and the payload limit of the web. */
export interface Profile {
  readonly name: string;
  /** ExcelApi 1.n that the host has. */
  readonly api: number;
  /** Bytes of one request or reply; only Excel on the web has a limit. */
  readonly payload: number;
  readonly platform: 'PC' | 'OfficeOnline';
  readonly version: string;
}

const MB5 = 5 * 1024 * 1024;

export const PROFILES = {
  // Of early 2021: its events do not say who changed a cell.
  early365: { name: 'early365', api: 13, payload: Infinity, platform: 'PC', version: '16.0.13801.20000' },
  ltsc2021: { name: 'ltsc2021', api: 14, payload: Infinity, platform: 'PC', version: '16.0.14332.20000' },
  ltsc2024: { name: 'ltsc2024', api: 17, payload: Infinity, platform: 'PC', version: '16.0.17932.20000' },
  m365: { name: 'm365', api: 21, payload: Infinity, platform: 'PC', version: '16.0.20131.20090' },
  web: { name: 'web', api: 21, payload: MB5, platform: 'OfficeOnline', version: '16.0.20200.40000' },
} as const satisfies Record<string, Profile>;

export type ProfileName = keyof typeof PROFILES;

/** Members newer than ExcelApi 1.9, which the manifest asks for; older hosts answer ApiNotFound. */
const SINCE: Readonly<Record<string, number>> = {
  'Range.GetMergedAreasOrNullObject': 13,
  'Range.HasSpill': 12,
  'Range.GetSpillParentOrNullObject': 12,
  'Worksheet.Notes': 18,
  'Worksheet.CustomProperties': 12,
};

export const sinceOf = (type: string, member: string): number => SINCE[`${type}.${member}`] ?? 1;

/** What `Office.context.requirements.isSetSupported` answers. */
export const supports = (profile: Profile, set: string, version = '1.1'): boolean => {
  if (set === 'ExcelApi') return Number(version.split('.')[1] ?? 0) <= profile.api;
  return ['DelayForCellEdit', 'CustomXmlParts', 'SharedRuntime'].includes(set);
};
