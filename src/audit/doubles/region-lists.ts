/**
 * Sheets that repeat a list region by region (越城区, 柯桥区 beside 汇总): the list's rows with their regions, and the rows of other lists, in;
 * which rows are merely repeated, and where both differ, out. What is only repeated is not paid twice.
 */
import { text, type Text } from '../../core/lang';
import type { Telling } from '../../core/money';
import type { Problem } from '../../core/problem';
import { compact, nameKey } from '../../sheet/normalise';
import type { Found } from '../finding';
import type { Entry } from './roster';
import { regionsOf } from '../sums/scopes';
import type { Summaries } from '../summaries/summaries';

export interface RegionLists {
  /** Rows of other lists that may be doubles: those that only repeat the audited list are left out. */
  readonly others: readonly Entry[];
  /** The sheets that repeat it, as what was held against the list. */
  readonly held: Summaries;
}

/** A row of the list with the region that stands there. */
export interface Placed {
  readonly entry: Entry;
  readonly region: string;
}

/** Of a sheet's rows the list may lack so many, or one; of the region's rows the sheet may lack half. Another list of the same region has others. */
const MOST_EXTRA = 0.2;
/** Where more amounts differ, it is no copy: another office may pay for the same projects. */
const MOST_WRONG = 0.5;
/** Nobody reads a longer list. */
const MOST_NAMES = 8;

const OTHER_YEAR = /上年|去年|往年|历年|以前|上一年/;

/** The one region that a sheet's name names; undefined where it names none or several, or another year. */
const namer = (regions: readonly string[], year: number): ((sheet: string) => string | undefined) => {
  const { named, pattern } = regionsOf(regions);
  if (pattern === '') return () => undefined;
  const all = new RegExp(pattern, 'g');
  return (sheet) => {
    const name = compact(sheet);
    const years = [...name.matchAll(/(?:19|20)\d\d/g)].map(([one]) => Number(one));
    if (OTHER_YEAR.test(name) || years.some((one) => one !== year)) return undefined;
    const keys = new Set([...nameKey(name).matchAll(all)].flatMap(([one]) => named.get(one) ?? []));
    return keys.size === 1 ? [...keys][0] : undefined;
  };
};

const keyOf = ({ name, project }: Entry): string => `${nameKey(name)}\n${nameKey(project)}`;

const placeOf = ({ sheet, row }: Entry): Text => text(`“${sheet}”第 ${row} 行`, `row ${row} of “${sheet}”`);

const whoOf = ({ name, project }: Entry): Text =>
  text(`“${name}”${project === '' ? '' : `的“${project}”`}`, `“${name}”${project === '' ? '' : ` with “${project}”`}`);

const ABOUT = text('分区明细表', 'List of a region');

const finding = (at: Entry, other: Entry | undefined, message: Text): Found => ({
  kind: 'total',
  at: { sheet: at.sheet, cell: at.cell },
  row: at.row,
  enterprise: at.name,
  code: at.code,
  project: at.project,
  about: ABOUT.zh,
  aboutEn: ABOUT.en,
  given: null,
  expected: null,
  difference: null,
  causes: [],
  message,
  related: other ? [{ sheet: other.sheet, cell: other.cell }] : [],
});

interface Copy {
  readonly sheet: string;
  readonly pairs: readonly (readonly [own: Entry, copy: Entry])[];
  /** Rows of the list that the sheet lacks, and rows of the sheet that the list lacks. */
  readonly missing: readonly Entry[];
  readonly extra: readonly Entry[];
}

/** Cells of amounts that are blank or unreadable are told where they are audited. */
const differs = ([own, copy]: readonly [Entry, Entry]): boolean => own.fen !== null && copy.fen !== null && own.fen !== copy.fen;

const copyOf = (sheet: string, rows: readonly Entry[], region: string, own: readonly Placed[]): Copy | undefined => {
  const open = new Map<string, Entry[]>();
  for (const { entry, region: of } of own)
    if (nameKey(of) === region) open.set(keyOf(entry), [...(open.get(keyOf(entry)) ?? []), entry]);
  const pairs: [Entry, Entry][] = [];
  const extra: Entry[] = [];
  for (const row of rows) {
    const first = open.get(keyOf(row))?.shift();
    if (first) pairs.push([first, row]);
    else extra.push(row);
  }
  const missing = [...open.values()].flat();
  const isCopy =
    extra.length <= Math.max(1, MOST_EXTRA * rows.length) &&
    pairs.length > extra.length &&
    pairs.length >= missing.length &&
    pairs.filter(differs).length <= MOST_WRONG * pairs.length;
  return isCopy ? { sheet, pairs, missing, extra } : undefined;
};

const foundIn = ({ sheet, pairs, missing, extra }: Copy, list: string, money: Telling): readonly Found[] => [
  ...pairs.filter(differs).map(([own, copy]) => {
    const [is, says] = [own.fen ?? 0, copy.fen ?? 0];
    const [by, more] = [Math.abs(says - is), says > is];
    return finding(
      copy,
      own,
      text(
        `分区明细表${placeOf(copy).zh}${whoOf(copy).zh}是${money(says, 'zh')}，${placeOf(own).zh}是${money(is, 'zh')}，${more ? '多' : '少'}${money(by, 'zh')}。`,
        `${whoOf(copy).en} has ${money(says, 'en')} in ${placeOf(copy).en} and ${money(is, 'en')} in ${placeOf(own).en}: ${money(by, 'en')} ${more ? 'more' : 'less'}.`,
      ),
    );
  }),
  ...extra.map((row) =>
    finding(
      row,
      undefined,
      text(
        `分区明细表${placeOf(row).zh}的${whoOf(row).zh}不在“${list}”的相应各行中。`,
        `${whoOf(row).en}, in ${placeOf(row).en}, is in no row of that region of “${list}”.`,
      ),
    ),
  ),
  ...missing.map((row) =>
    finding(
      row,
      undefined,
      text(
        `${placeOf(row).zh}的${whoOf(row).zh}不在分区明细表“${sheet}”中。`,
        `${whoOf(row).en}, in ${placeOf(row).en}, is not on the region’s own list “${sheet}”.`,
      ),
    ),
  ),
];

const names = (copies: readonly Copy[]): Text => {
  const shown = copies.slice(0, MOST_NAMES).map(({ sheet }) => `“${sheet}”`);
  const more = copies.length > shown.length;
  return text(
    `${shown.join('、')}${more ? `等 ${copies.length} 张表` : ''}`,
    `${shown.join(', ')}${more ? ` and others (${copies.length} sheets)` : ''}`,
  );
};

const heldText = (list: string, copies: readonly Copy[]): Problem => ({
  code: 'region-lists',
  severity: 'info',
  place: { sheet: list },
  message: text(
    `${names(copies).zh}是“${list}”的分区明细表：${copies.reduce((sum, { pairs }) => sum + pairs.length, 0)} 行在两处都有，已逐行对照，不作为重复奖补；其中的金额不另行核对。`,
    `${names(copies).en} repeat “${list}” region by region: ${copies.reduce((sum, { pairs }) => sum + pairs.length, 0)} rows are in both, were held against each other and are no doubles; amounts there are not audited besides.`,
  ),
});

/** `header`: of the list's column of regions. */
export const regionLists = (
  list: string,
  header: string,
  own: readonly Placed[],
  others: readonly Entry[],
  year: number,
  money: Telling,
): RegionLists => {
  const regionIn = namer([...new Set(own.map(({ region }) => region))], year);
  const sheets = new Map<string, Entry[]>();
  for (const entry of others)
    if (entry.file === undefined) {
      const rows = sheets.get(entry.sheet);
      if (rows) rows.push(entry);
      else sheets.set(entry.sheet, [entry]);
    }
  const copies = [...sheets].flatMap(([sheet, rows]) => {
    const region = regionIn(sheet);
    return region === undefined ? [] : (copyOf(sheet, rows, region, own) ?? []);
  });
  if (copies.length === 0) return { others, held: { sheets: [], found: [], problems: [] } };
  const repeated = new Set(copies.flatMap(({ pairs }) => pairs.map(([, copy]) => copy)));
  const told = copies.map((copy) => ({ copy, found: foundIn(copy, list, money) }));
  return {
    others: others.filter((entry) => !repeated.has(entry)),
    held: {
      sheets: told.map(({ copy: { sheet, pairs, missing, extra }, found }) => {
        const checked = pairs.length + missing.length + extra.length;
        return { sheet, by: header, checked, holding: checked - found.length };
      }),
      found: told.flatMap(({ found }) => found),
      problems: [heldText(list, copies)],
    },
  };
};
