/**
 * What this Excel can do: nothing in, versions and missing features out. A feature counts only when the host says that it has the
 * requirement set and the loaded client library has the member: each of the two can be ahead of the other.
 */
import { text, type Text } from '../core/lang';

export type Feature = 'notes' | 'merges' | 'spills' | 'memory' | 'cell-edit-delay';

interface Need {
  readonly set: readonly [name: string, version: string];
  readonly member: () => boolean;
  /** What goes without it. */
  readonly without: Text;
}

const NEEDS: Readonly<Record<Feature, Need>> = {
  notes: {
    set: ['ExcelApi', '1.18'],
    member: () => 'notes' in Excel.Worksheet.prototype,
    without: text('不能写批注，依据只在工作表“测算依据”中', 'no notes; the evidence is on its sheet only'),
  },
  merges: {
    set: ['ExcelApi', '1.13'],
    member: () => 'getMergedAreasOrNullObject' in Excel.Range.prototype,
    without: text('不能识别合并单元格', 'merged cells cannot be seen'),
  },
  spills: {
    set: ['ExcelApi', '1.12'],
    member: () => 'hasSpill' in Excel.Range.prototype,
    without: text('不能事先发现动态数组的溢出区域', 'spills of dynamic arrays cannot be seen beforehand'),
  },
  memory: {
    set: ['ExcelApi', '1.5'],
    member: () => 'customXmlParts' in Excel.Workbook.prototype,
    without: text('不能在工作簿中记住设置', 'settings cannot be remembered in the workbook'),
  },
  'cell-edit-delay': {
    set: ['DelayForCellEdit', '1.1'],
    member: () => true,
    without: text('编辑单元格时不能操作', 'nothing can be done while a cell is being edited'),
  },
};

const FEATURES = Object.keys(NEEDS) as Feature[];

export const supportsSet = (name: string, version: string): boolean => Office.context.requirements.isSetSupported(name, version);

export const has = (feature: Feature): boolean => {
  const { set, member } = NEEDS[feature];
  return member() && supportsSet(...set);
};

export interface HostInfo {
  /** Excel's version and build, as it reports it. */
  readonly version: string;
  /** The build of the client library that the page has loaded; undefined where the library does not say it. */
  readonly library?: string;
  /** `PC`, `Mac`, `OfficeOnline`, … */
  readonly platform: string;
  /** The newest ExcelApi set that the host has, e.g. `1.17`. */
  readonly api: string;
  /** The least that the adapter works with is there. */
  readonly usable: boolean;
  readonly missing: readonly { readonly feature: Feature; readonly without: Text }[];
}

/** What the loader office.js calls its own version. It is no part of the documented interface, so that it may be missing. */
const libraryBuild = (): string | undefined => {
  const { OSF } = globalThis as { readonly OSF?: { readonly ConstantNames?: { readonly FileVersion?: unknown } } };
  const build = OSF?.ConstantNames?.FileVersion;
  return typeof build === 'string' && build !== '' ? build : undefined;
};

const LEAST = 9;
const NEWEST = 30;

export const hostInfo = (): HostInfo => {
  const { diagnostics } = Office.context;
  const library = libraryBuild();
  let api = 0;
  for (let minor = 1; minor <= NEWEST && supportsSet('ExcelApi', `1.${minor}`); minor += 1) api = minor;
  return {
    version: diagnostics.version,
    ...(library !== undefined && { library }),
    platform: String(diagnostics.platform),
    api: `1.${api}`,
    usable: api >= LEAST,
    missing: FEATURES.filter((feature) => !has(feature)).map((feature) => ({ feature, without: NEEDS[feature].without })),
  };
};

/** One line for the pane: `Excel 16.0.17932（PC，ExcelApi 1.17，Office.js 16.0.18025.10000）· 不能写批注…`. */
export const aboutLine = ({ version, platform, api, library, missing }: HostInfo): Text => {
  const without = (lang: 'zh' | 'en', joint: string): string =>
    missing.length ? ` · ${missing.map((one) => one.without[lang]).join(joint)}` : '';
  return text(
    `Excel ${version}（${platform}，ExcelApi ${api}${library ? `，Office.js ${library}` : ''}）${without('zh', '；')}`,
    `Excel ${version} (${platform}, ExcelApi ${api}${library ? `, Office.js ${library}` : ''})${without('en', '; ')}`,
  );
};
