/** Certification cells: `省级智能工厂（2025）；市级企业技术中心` in; the known recognitions with their years, and the unknown words, out. */
import type { Policy } from '../../policy/model';
import { compact, titleKey } from '../normalise';
import { isNone } from './number-text';
import { pieceFinder } from './pieces';

export interface TitleEntry {
  /** As written, without numbering. */
  readonly text: string;
  /** Input names; [] where nobody knows it. */
  readonly titles: readonly string[];
  readonly years: readonly number[];
}

type TitleIndex = ReadonlyMap<string, readonly string[]>;

const titleIndex = (policy: Policy): TitleIndex => {
  const index = new Map<string, string[]>();
  for (const input of policy.inputs.values()) {
    if (!input.title) continue;
    for (const key of new Set([input.name, ...input.title.aliases, ...input.aliases].map(titleKey)))
      index.set(key, [...(index.get(key) ?? []), input.name]);
  }
  return index;
};

/** What a character does to a list; nothing, for nearly all. */
enum Does {
  open = 1,
  close,
  separate,
  end,
  blank,
}

const DOES = new Uint8Array(0x10000);
for (const [does, letters] of [
  [Does.open, '([{（【［〔“「『'],
  [Does.close, ')]}）】］〕”」』'],
  [Does.separate, ';；、,，|'],
  [Does.end, '\n\r'],
  // What is no part of a piece at its ends: a cell without any need not be trimmed.
  [
    Does.blank,
    '\t\v\f \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff',
  ],
] as const)
  for (const letter of letters) DOES[letter.charCodeAt(0)] = does;

/**
 * Calls `take` with where each piece between ；、， and line breaks stands that are outside brackets and quotation marks.
 * `letters` receives the text, for which it is long enough. Returns whether there are line breaks.
 */
export const splitList = (written: string, letters: Uint16Array, take: (from: number, to: number) => void): boolean => {
  const { length } = written;
  let depth = 0;
  let broken = false;
  let blank = false;
  let from = 0;
  for (let i = 0; i <= length; i += 1) {
    let does = Does.separate as number;
    if (i < length) {
      const letter = written.charCodeAt(i);
      letters[i] = letter;
      does = DOES[letter] as number;
      if (does === 0) continue;
    }
    if (does === Does.blank) blank = true;
    else if (does === Does.open) depth += 1;
    else if (does === Does.close) depth = Math.max(0, depth - 1);
    else if (depth === 0 || does === Does.end || i === length) {
      let to = i;
      if (blank) {
        while (from < to && DOES[letters[from] as number] === Does.blank) from += 1;
        while (from < to && DOES[letters[to - 1] as number] === Does.blank) to -= 1;
      }
      if (from < to) take(from, to);
      from = i + 1;
      if (does !== Does.end) continue;
      depth = 0;
      broken = true;
    }
  }
  return broken;
};

const YEAR = '(?:19|20)\\d{2}';
const YEARS = new RegExp(YEAR, 'g');
const NUMBERING = /^(?:\d{1,2}[.)](?!\d)|\(\d{1,2}\)|\(?[一二三四五六七八九十]{1,3}[)、.])/;
const YEAR_BRACKETS = new RegExp(
  `[(\\[{【〔]([^()\\[\\]{}【】〔〕]*${YEAR}[^()\\[\\]{}【】〔〕]*|第?[一二三四五六七八九十\\d]+批)[)\\]}】〕]`,
  'g',
);
const IN_BRACKETS = /年度?|\d{1,2}月(?:份|\d{1,2}日)?|第?[一二三四五六七八九十\d]+批次?|认定|获评|列入|入选|新增|[,、;:./-]/g;
const LEADING = new RegExp(`^(${YEAR})(?:年度?|\\.|-)?(?:\\d{1,2}月(?:份|\\d{1,2}日)?)?(?:度)?`);
const TRAILING = new RegExp(`(${YEAR})(?:年度?)?(?:认定|获评|列入|入选)?$`);
const VERBS = /^(?:当年)?(?:新增|新)?(?:被?(?:认定为?|获评为?|评为|评定为|列入|入选|获得?|荣获|通过))/;
const NOUNS = /(?:认定|称号|荣誉)$/;

const entryOf = (written: string, index: TitleIndex): TitleEntry | undefined => {
  const text = compact(written).replace(NUMBERING, '');
  if (text === '' || /^\d{1,2}$/.test(text) || isNone(text)) return undefined;
  const years: number[] = [];
  const collect = (source: string): void => void years.push(...(source.match(YEARS) ?? []).map(Number));
  const take = (source: string, pattern: RegExp): string =>
    source.replace(pattern, (_, found: string) => {
      collect(found);
      return '';
    });
  const whole = index.get(titleKey(text));
  if (whole) return { text, titles: whole, years: [] };
  // What a bracket says besides the year stays: 省级智能工厂（培育，2025）is not 省级智能工厂.
  const unbracketed = text.replace(YEAR_BRACKETS, (_, inner: string) => {
    collect(inner);
    const rest = inner.replace(YEARS, '').replace(IN_BRACKETS, '');
    return rest === '' ? '' : `(${rest})`;
  });
  const bare = take(take(unbracketed, LEADING), TRAILING);
  for (const form of [bare, bare.replace(VERBS, ''), bare.replace(NOUNS, ''), bare.replace(VERBS, '').replace(NOUNS, '')]) {
    const titles = form === '' ? undefined : index.get(titleKey(form));
    if (titles) return { text, titles, years };
  }
  return { text: bare === '' ? text : bare, titles: [], years };
};

/** Chinese characters that are no numerals: what begins with one is not numbered. */
const PLAIN = new Uint8Array(0x10000).fill(1, 0x4e00, 0xa000);
for (const numeral of '一二三四五六七八九十') PLAIN[numeral.charCodeAt(0)] = 0;

/**
 * Reads every recognition of a cell; whole words only, so that no level is taken for another.
 * The same few pieces come again in cell after cell: `of` is asked once for each, and what it makes of them is handed out again.
 */
export const titleReader = <T>(policy: Policy, of: (entry: TitleEntry) => T): ((written: string) => readonly T[]) => {
  const index = titleIndex(policy);
  const separated = [...index.keys()].some((key) => /[;、,|]/.test(key));
  const pieceAt = pieceFinder((written) => {
    const entry = entryOf(written, index);
    return entry && { known: entry.titles.length > 0, made: of(entry) };
  });
  // One array for all cells, of which each gets a copy of its own length.
  const found: T[] = [];
  let count = 0;
  let text = '';
  let letters = new Uint16Array(1024);
  const take = (from: number, to: number): void => {
    const piece = pieceAt(text, letters, from, to);
    if (piece) found[count++] = piece.made;
  };
  return (written) => {
    count = 0;
    text = written;
    if (written.length > letters.length) letters = new Uint16Array(2 * written.length);
    const broken = splitList(written, letters, take);
    // A cell of several pieces may be one recognition: its name has a separator, a line break stands in it, or `一、` before it.
    if (broken || separated || (PLAIN[letters[0] as number] === 0 && NUMBERING.test(compact(written)))) {
      const whole = pieceAt(written, letters, 0, written.length);
      if (whole?.known) return [whole.made];
    }
    return found.slice(0, count);
  };
};
