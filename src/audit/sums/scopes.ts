/** Of whom a figure in a sentence speaks: the sentence and where its figures stand in; everybody, some regions, a part that is not named, or something else, for each, out. */
import { nameKey } from '../../sheet/normalise';

/** `part`: behind 其中, of nobody that the table names. `elsewhere`: of a place that is no region of the table. `odd`: of no sum of these rows. */
export type Scope = 'all' | 'part' | 'elsewhere' | 'odd' | readonly string[];

/** 越城 is 越城区. */
export const bareRegion = (key: string): string =>
  key.length > 2 ? key.replace(/(?:开发区|新区|区|县|市|镇|乡|街道)$/, '') : key;

/** Regions by every name that is one's alone, longest first. */
export interface Regions {
  readonly named: ReadonlyMap<string, string>;
  readonly pattern: string;
}

/** More are no regions. */
const MOST = 300;

export const regionsOf = (regions: readonly string[]): Regions => {
  const full = new Set(regions.map(nameKey).filter((key) => key.length > 1));
  const named = new Map<string, string>();
  const several = new Set<string>();
  for (const key of full.size > MOST ? [] : full) {
    const short = bareRegion(key);
    if (named.has(short)) several.add(short);
    if (short.length > 1) named.set(short, key);
  }
  for (const short of several) named.delete(short);
  for (const key of full.size > MOST ? [] : full) named.set(key, key);
  const longestFirst = [...named.keys()].sort((a, b) => b.length - a.length);
  return { named, pattern: longestFirst.map((key) => key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|') };
};

/** What is left out, of another year, or said of each. */
const ODD =
  '另|其余|其他|除|不含|不包括|不符|不予|剔除|取消|暂缓|未|上年|去年|往年|此前|以前|历年|最高|不超过|上限|封顶|限额|每|单个|单户|户均|平均|标准|超过|达到|不足|低于|高于|较|(?<=[区县市镇乡道])等';
const PLACE =
  '(?<![全我本各])[\\u4e00-\\u9fff]{2,3}?(?:区|县|市|镇|乡|街道)(?=共|合计|有|企业|补助|奖|[,:、]?\\d[\\d,.]*(?:家|户|个|笔|[万亿]?元))';
/** What comes behind a figure of those who get nothing. */
const BEHIND = /^[^,;。()、]*?(?:未|不|取消|剔除|暂缓|放弃|退出)|^(?:以上|以下|以内)/;
/** Money that is no award. */
const NO_AWARD = /(?:投资|固投|收入|营收|产值|销售|税|研发费|融资|贷款)(?!.*[奖补])[^,;。()]*$/;

interface State {
  readonly scope: Scope;
  readonly part: boolean;
}

/** `at`: where the digits of each figure begin and end, in order. `written` is compact. */
export const scopesIn = (
  written: string,
  at: readonly { readonly from: number; readonly to: number }[],
  { named, pattern }: Regions,
): readonly Scope[] => {
  const region = pattern === '' ? '(?!)' : pattern;
  const words = new RegExp(`(?<region>${region})|(?<mark>其中|[。;,()])|(?<place>${PLACE})|(?<odd>${ODD})`, 'g');
  const tokens = [...written.matchAll(words)];
  const outer: State[] = [];
  let state: State = { scope: 'all', part: false };
  let odd = false;
  let next = 0;
  return at.map(({ from, to }): Scope => {
    // Regions named since the figure before are meant together.
    let together: readonly string[] = [];
    for (; next < tokens.length && (tokens[next]?.index ?? 0) < from; next += 1) {
      const { region: name, mark, place } = tokens[next]?.groups ?? {};
      // 和柯桥区 begins before the region.
      const key = named.get(name ?? '') ?? (place && [...named].find(([one]) => place.endsWith(one))?.[1]);
      if (key) state = { ...state, scope: (together = [...together, key]) };
      else if (place) state = { ...state, scope: 'elsewhere' };
      else if (!mark) odd = true;
      if (!mark) continue;
      odd = false;
      if (mark === '其中') state = { scope: 'part', part: true };
      else if (mark === '。') state = { scope: 'all', part: false };
      else if (mark === ';') state = { ...state, scope: state.part ? 'part' : 'all' };
      else if (mark === '(') outer.push(state);
      else if (mark === ')') state = outer.pop() ?? state;
    }
    return odd || BEHIND.test(written.slice(to)) || NO_AWARD.test(written.slice(0, from)) ? 'odd' : state.scope;
  });
};

/** The rows of these regions. */
export const rowsIn = (regions: readonly string[], keys: readonly string[]): readonly number[] => {
  const wanted = new Set(keys);
  return regions.flatMap((region, row) => (wanted.has(nameKey(region)) ? [row] : []));
};
