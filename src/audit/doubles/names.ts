/** Enterprise names that may be one: names in, pairs of nearly equal and of cut names out. Blocked by shared parts, so that a hundred thousand stay quick. */
import { editDistance } from '../../core/nearest';
import { nameKey } from '../../sheet/normalise';

const FORM =
  /(?:股份有限公司|有限责任公司|有限公司|集团公司|总公司|分公司|公司|股份|集团|合作社|合伙企业|有限合伙|普通合伙|厂)+$/;
const PLACE = /^(?:浙江省|浙江|绍兴市|绍兴|杭州市|杭州|嘉兴市|嘉兴|上海市|上海|宁波市|宁波|[\u4e00-\u9fff]{2}(?:省|市|县|区))+/;

/** What stands at the end of a name and is none of it: a seal, or that it was cut. */
const MARKS = /(?:[（(](?:盖章|公章|签章)[)）]|[…＊*]|\.{2,}|\s)+$/;

/** The key of a name without such marks; of nothing else the name as it stands. */
const plainKey = (name: string): string => nameKey(name.replace(MARKS, '')) || nameKey(name);

/** What tells one enterprise from another: without the place in front and the legal form behind. */
export const nameCore = (name: string): string => {
  const key = plainKey(name);
  const bare = key.replace(FORM, '');
  const core = bare.replace(PLACE, '');
  return core.length >= 2 ? core : bare.length >= 2 ? bare : key;
};

// 一厂 and 二厂, 东 and 西, 甲 and 乙 are others on purpose.
const TELLING = /[\d一二三四五六七八九十零甲乙丙丁戊己庚辛壬癸东南西北中上下前后左右新老A-Z]/;

export interface NamePair {
  readonly a: number;
  readonly b: number;
  /** `brand`: the one letter is in the two that name the firm, where others differ by it on purpose. */
  readonly why: 'form' | 'near' | 'brand' | 'cut';
}

const SHORTEST = 4;
const LONGEST = 30;
/** A part shared by more names than this tells nothing. */
const MOST_IN_BLOCK = 40;

const LONG = 8;

const isBrand = (a: string, b: string): boolean => a.slice(0, 2) !== b.slice(0, 2) && Math.min(a.length, b.length) < LONG;

const differs = (a: string, b: string): boolean => {
  const [x, y] = [[...a], [...b]];
  let from = 0;
  while (from < x.length && x[from] === y[from]) from += 1;
  let [i, j] = [x.length - 1, y.length - 1];
  while (i >= from && j >= from && x[i] === y[j]) [i, j] = [i - 1, j - 1];
  return [...x.slice(from, i + 1), ...y.slice(from, j + 1)].some((letter) => TELLING.test(letter));
};

const BASE = 0x01000193;
/** Indices and hashes share one double, so that a typed array sorts them: names are fewer than this. */
const MOST_NAMES = 2 ** 21;
/** Hashes are told apart by so much of them first. */
const DIGITS = 2 ** 22;

/** Hashes of a text and of the text with each of its letters left out: those of two texts that differ in one letter meet. */
const hashesOf = (core: string): readonly number[] => {
  const n = core.length;
  const after = new Int32Array(n + 1);
  const power = new Int32Array(n + 1).fill(1);
  for (let i = 1; i <= n; i += 1) power[i] = Math.imul(power[i - 1] as number, BASE);
  for (let i = n - 1; i >= 0; i -= 1)
    after[i] = (after[i + 1] as number) + Math.imul(core.charCodeAt(i), power[n - 1 - i] as number);
  const hashes = [(after[0] as number) >>> 0];
  let before = 0;
  for (let i = 0; i < n; i += 1) {
    hashes.push((Math.imul(before, power[n - 1 - i] as number) + (after[i + 1] as number)) >>> 0);
    before = (Math.imul(before, BASE) + core.charCodeAt(i)) | 0;
  }
  return hashes;
};

/** Pairs that may differ in one letter, to be looked at: how many there are is what the time goes by. */
export const nearPairs = (cores: readonly string[], report: (a: number, b: number) => void): void => {
  const fit = cores.map((core) => core.length >= SHORTEST && core.length <= LONGEST);
  const all = new Float64Array(cores.reduce((sum, core, i) => sum + (fit[i] ? core.length + 1 : 0), 0));
  // Most hashes are of one name. Those that share not even their last digits are left out before the others are sorted.
  const met = new Uint8Array(DIGITS);
  let made = 0;
  cores.forEach((core, at) => {
    if (!fit[at] || at >= MOST_NAMES) return;
    for (const hash of hashesOf(core)) {
      all[made++] = hash * MOST_NAMES + at;
      met[hash % DIGITS] = met[hash % DIGITS] === 0 ? 1 : 2;
    }
  });
  let n = 0;
  for (let i = 0; i < made; i += 1) {
    const mark = all[i] as number;
    if (met[Math.floor(mark / MOST_NAMES) % DIGITS] === 2) all[n++] = mark;
  }
  const marks = all.subarray(0, n).sort();
  for (let from = 0; from < n;) {
    const hash = Math.floor((marks[from] as number) / MOST_NAMES);
    let to = from + 1;
    while (to < n && Math.floor((marks[to] as number) / MOST_NAMES) === hash) to += 1;
    if (to - from > 1 && to - from < MOST_IN_BLOCK)
      for (let i = from; i < to; i += 1)
        for (let j = i + 1; j < to; j += 1) report((marks[i] as number) % MOST_NAMES, (marks[j] as number) % MOST_NAMES);
    from = to;
  }
};

/** `绍兴华丰机械有` of `绍兴华丰机械有限公司`: a name without its end that begins another. */
const cutPairs = (keys: readonly string[], report: (a: number, b: number) => void): void => {
  const order = keys.map((_, i) => i).sort((a, b) => ((keys[a] as string) < (keys[b] as string) ? -1 : 1));
  for (let i = 0; i + 1 < order.length; i += 1) {
    const short = keys[order[i] as number] as string;
    if (short.length < 6 || FORM.test(short)) continue;
    for (let j = i + 1; j < Math.min(order.length, i + 6); j += 1) {
      const long = keys[order[j] as number] as string;
      if (!long.startsWith(short)) break;
      if (long !== short) report(order[i] as number, order[j] as number);
    }
  }
};

/** Indices of `names`, which are distinct; each pair once, the surest reason first. */
export const nearNames = (names: readonly string[]): readonly NamePair[] => {
  const keys = names.map(plainKey);
  const cores = names.map(nameCore);
  const found = new Map<string, NamePair>();
  const put = (a: number, b: number, why: NamePair['why']): void => {
    const [x, y] = a < b ? [a, b] : [b, a];
    const key = `${x} ${y}`;
    if (x !== y && !found.has(key)) found.set(key, { a: x, b: y, why });
  };
  const bare = new Map<string, number>();
  cores.forEach((core, at) => {
    const first = bare.get(core);
    if (first === undefined) bare.set(core, at);
    else if (core.length >= SHORTEST && names[first] !== names[at]) put(first, at, 'form');
  });
  cutPairs(keys, (a, b) => put(a, b, 'cut'));
  nearPairs(cores, (a, b) => {
    const [x, y] = [cores[a] as string, cores[b] as string];
    if (x !== y && editDistance([...x], [...y]) === 1 && !differs(x, y)) put(a, b, isBrand(x, y) ? 'brand' : 'near');
  });
  return [...found.values()].sort((p, q) => p.a - q.a || p.b - q.b);
};
