/**
 * The keys of our columns and sheets: a policy and a part of its results in, `POLICY:PART` out, and back.
 * Each policy has its own, so that a run of one never touches what another one left in the workbook.
 */
import type { OwnColumnAt } from './port/port';

export const ownKey = (policy: string, part: string): string => `${policy}:${part}`;

export interface OwnPart {
  readonly policy: string;
  readonly part: string;
}

/** Undefined for what belongs to no policy. */
export const parseOwnKey = (key: string): OwnPart | undefined => {
  const at = key.indexOf(':');
  return at < 1 ? undefined : { policy: key.slice(0, at), part: key.slice(at + 1) };
};

const ITEM = 'item:';

export const itemKey = (policy: string, item: string): string => ownKey(policy, `${ITEM}${item}`);

/** The item of a column's key; undefined for sums, the status, and columns of another policy. */
export const itemOfKey = (policy: string, key: string): string | undefined => {
  const own = parseOwnKey(key);
  return own?.policy === policy && own.part.startsWith(ITEM) ? own.part.slice(ITEM.length) : undefined;
};

/** Those of the columns that a policy's runs have made. */
export const columnsOfPolicy = (policy: string, columns: readonly OwnColumnAt[]): readonly OwnColumnAt[] =>
  columns.filter(({ key }) => parseOwnKey(key)?.policy === policy);

/** A part of the results that goes on over several sheets: `evidence`, `evidence.2`, … */
export const pagePart = (part: string, page: number): string => (page === 1 ? part : `${part}.${page}`);

/** The sheets that a part of a policy's results has among these, in their order. */
export const pagesOf = <T>(
  policy: string,
  part: string,
  sheets: readonly T[],
  keyOf: (sheet: T) => string | undefined,
): readonly T[] => {
  const first = ownKey(policy, part);
  const pageOf = (sheet: T): number => {
    const key = keyOf(sheet) ?? '';
    if (key === first) return 1;
    const rest = key.startsWith(`${first}.`) ? key.slice(first.length + 1) : '';
    return /^[1-9]\d*$/.test(rest) && rest !== '1' ? Number(rest) : 0;
  };
  return sheets.filter((sheet) => pageOf(sheet) > 0).sort((a, b) => pageOf(a) - pageOf(b));
};
