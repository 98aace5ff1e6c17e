/** Certification cells: `省级智能工厂（2025）；市级企业技术中心` in; the known recognitions with their years, and the unknown words, out. */
import type { Policy } from '../../policy/model';
import { compact, titleKey } from '../normalise';
import { isNone } from './number-text';

export interface TitleEntry {
  /** As written, without numbering. */
  readonly text: string;
  /** Input names; [] where nobody knows it. */
  readonly titles: readonly string[];
  readonly years: readonly number[];
}

export type TitleIndex = ReadonlyMap<string, readonly string[]>;

export const titleIndex = (policy: Policy): TitleIndex => {
  const index = new Map<string, string[]>();
  for (const input of policy.inputs.values()) {
    if (!input.title) continue;
    for (const key of new Set([input.name, ...input.title.aliases, ...input.aliases].map(titleKey)))
      index.set(key, [...(index.get(key) ?? []), input.name]);
  }
  return index;
};

const OPENING = new Set('([{（【［〔“「『');
const CLOSING = new Set(')]}）】］〕”」』');
const SEPARATING = new Set(';；、,，|');

/** Pieces between ；、， and line breaks that stand outside brackets and quotation marks. */
export const splitList = (written: string): readonly string[] => {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  const cut = (to: number): void => {
    const part = written.slice(from, to).trim();
    if (part !== '') parts.push(part);
    from = to + 1;
  };
  for (let i = 0; i < written.length; i += 1) {
    const letter = written[i] as string;
    // Most letters are Chinese characters, which are none of these.
    if (letter >= '\u3100' && letter < '\uff00') continue;
    if (OPENING.has(letter)) depth += 1;
    else if (CLOSING.has(letter)) depth = Math.max(0, depth - 1);
    else if (letter === '\n' || letter === '\r') {
      depth = 0;
      cut(i);
    } else if (depth === 0 && SEPARATING.has(letter)) cut(i);
  }
  cut(written.length);
  return parts;
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

/** What is known of single pieces: the same few come again in cell after cell. */
const pieces = new WeakMap<TitleIndex, Map<string, TitleEntry | undefined>>();

const pieceOf = (written: string, index: TitleIndex): TitleEntry | undefined => {
  const known = pieces.get(index) ?? new Map<string, TitleEntry | undefined>();
  pieces.set(index, known);
  if (!known.has(written)) known.set(written, entryOf(written, index));
  return known.get(written);
};

/** A Chinese character that is no numeral: whatever follows is not numbered. */
const PLAIN_START = /^(?![一二三四五六七八九十])[\u4e00-\u9fff]/;

const withSeparator = new WeakMap<TitleIndex, boolean>();

/** Whether a cell of several pieces may be one recognition: its name has a separator, a line break stands in it, or `一、` before it. */
const mayBeOne = (written: string, index: TitleIndex): boolean => {
  const names = withSeparator.get(index) ?? [...index.keys()].some((key) => /[;、,|]/.test(key));
  withSeparator.set(index, names);
  return names || /[\r\n]/.test(written) || (!PLAIN_START.test(written) && NUMBERING.test(compact(written)));
};

/** Every recognition of one cell; whole words only, so that no level is taken for another. */
export const parseTitles = (written: string, index: TitleIndex): readonly TitleEntry[] => {
  const parts = splitList(written);
  if (parts.length < 2 || mayBeOne(written, index)) {
    const whole = pieceOf(written, index);
    if (!whole) return [];
    if (whole.titles.length > 0) return [whole];
  }
  return parts.map((part) => pieceOf(part, index)).filter((entry) => entry !== undefined);
};
