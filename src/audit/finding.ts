/** What an audit finds, as plain values: each finding has an id that stays the same from run to run, a cell to go to, and the auditor's mark and remark. */
import { text, type Text } from '../core/lang';
import type { Explained } from './differences/rank';

/**
 * `difference`: given and recomputed amounts differ. `open`: they differ, but data is missing. `double`: perhaps paid twice. `edge`: just above a line.
 * `total`: a stated total or count does not add up. `split`: parts do not add up to the award.
 */
export type FindingKind = 'difference' | 'open' | 'double' | 'edge' | 'total' | 'split';

export const MARKS = ['认可', '存疑', '更正'] as const;
export type Mark = (typeof MARKS)[number];

export interface Spot {
  readonly sheet: string;
  /** `F12`. */
  readonly cell: string;
  /** Another workbook, where the spot is in one. */
  readonly file?: string;
}

export interface Finding {
  readonly id: string;
  readonly kind: FindingKind;
  readonly at: Spot;
  /** 1-based row of the sheet. */
  readonly row: number;
  readonly enterprise: string;
  readonly code: string | null;
  readonly project: string;
  /** The column of given amounts, or what else it is about. */
  readonly about: string;
  /** In English, where it is not what the user's sheet says. */
  readonly aboutEn?: string;
  /** 分; null where there is none. */
  readonly given: number | null;
  readonly expected: number | null;
  /** given − expected in 分: positive where too much was given. */
  readonly difference: number | null;
  /** The likeliest first. */
  readonly causes: readonly Explained[];
  readonly message: Text;
  /** Other places that it concerns. */
  readonly related: readonly Spot[];
  readonly mark: Mark | '';
  readonly remark: string;
}

/** What it is about, for a screen. */
export const aboutOf = ({ about, aboutEn = about }: Pick<Finding, 'about' | 'aboutEn'>): Text => text(about, aboutEn);

/** A finding before it has its id and what the auditor said of it. */
export type Found = Omit<Finding, 'id' | 'mark' | 'remark'>;

const LETTERS: Readonly<Record<FindingKind, string>> = {
  difference: 'D',
  open: 'O',
  double: 'R',
  edge: 'E',
  total: 'T',
  split: 'S',
};

/** FNV-1a: short, and the same everywhere. */
const shortHash = (of: string): string => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < of.length; i += 1) hash = Math.imul(hash ^ of.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36).toUpperCase().padStart(7, '0');
};

/** Who and what it is about, not where: rows may be inserted and sorted between two runs. */
const identityOf = ({ kind, at, enterprise, code, project, about, related }: Found): string =>
  [
    kind,
    at.sheet,
    code ?? enterprise,
    project,
    about,
    ...(kind === 'double' ? related.map(({ file = '', sheet }) => `${file}/${sheet}`) : []),
  ].join('\n');

export const withIds = (found: readonly Found[]): readonly Finding[] => {
  const taken = new Map<string, number>();
  return found.map((one) => {
    const id = `${LETTERS[one.kind]}${shortHash(identityOf(one))}`;
    const count = (taken.get(id) ?? 0) + 1;
    taken.set(id, count);
    return { ...one, id: count === 1 ? id : `${id}-${count}`, mark: '', remark: '' };
  });
};
