/**
 * The keys of our columns and sheets: a policy and a part of its results in, `POLICY:PART` out, and back.
 * Each policy has its own, so that a run of one never touches what another one left in the workbook.
 */
import type { OwnColumnAt } from './port';

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
