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

const codesOf = (letters: string): ReadonlySet<number> => new Set([...letters].map((letter) => letter.charCodeAt(0)));
const OPENING = codesOf('([{（【［〔“「『');
const CLOSING = codesOf(')]}）】］〕”」』');
const SEPARATING = codesOf(';；、,，|');
const BREAKING = codesOf('\n\r');
/** Most letters are Chinese characters, which are none of these. */
const [PLAIN_FROM, PLAIN_TO] = [0x3100, 0xff00];

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
    const code = written.charCodeAt(i);
    if (code >= PLAIN_FROM && code < PLAIN_TO) continue;
    if (OPENING.has(code)) depth += 1;
    else if (CLOSING.has(code)) depth = Math.max(0, depth - 1);
    else if (BREAKING.has(code)) {
      depth = 0;
      cut(i);
    } else if (depth === 0 && SEPARATING.has(code)) cut(i);
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

/** A Chinese character that is no numeral: whatever follows is not numbered. */
const PLAIN_START = /^(?![一二三四五六七八九十])[\u4e00-\u9fff]/;

/**
 * Reads every recognition of a cell; whole words only, so that no level is taken for another.
 * The same few pieces come again in cell after cell: `of` is asked once for each, and what it makes of them is handed out again.
 */
export const titleReader = <T>(policy: Policy, of: (entry: TitleEntry) => T): ((written: string) => readonly T[]) => {
  const index = titleIndex(policy);
  const separated = [...index.keys()].some((key) => /[;、,|]/.test(key));
  const pieces = new Map<string, { readonly known: boolean; readonly made: T } | null>();
  const pieceOf = (written: string): { readonly known: boolean; readonly made: T } | null => {
    const before = pieces.get(written);
    if (before !== undefined) return before;
    const entry = entryOf(written, index);
    const piece = entry ? { known: entry.titles.length > 0, made: of(entry) } : null;
    pieces.set(written, piece);
    return piece;
  };
  /** Whether a cell of several pieces may be one recognition: its name has a separator, a line break stands in it, or `一、` before it. */
  const mayBeOne = (written: string): boolean =>
    separated || /[\r\n]/.test(written) || (!PLAIN_START.test(written) && NUMBERING.test(compact(written)));
  return (written) => {
    const parts = splitList(written);
    if (parts.length < 2 || mayBeOne(written)) {
      const whole = pieceOf(written);
      if (!whole) return [];
      if (whole.known) return [whole.made];
    }
    const found: T[] = [];
    for (const part of parts) {
      const piece = pieceOf(part);
      if (piece) found.push(piece.made);
    }
    return found;
  };
};
