/**
 * Which policies have their results on another sheet: a workbook, what it remembers and the sheet that is opened in; those sheets by policy, out.
 * Evidence, receipt, memory and record of a policy are about one list. A copy of its sheet has the columns too, and none of the rest.
 */
import type { Memory } from '../sheet/compose/memory';
import { columnsOfPolicy } from '../sheet/own-keys';
import type { OwnColumnAt, SheetPort } from '../sheet/port/port';

export interface OtherSheets {
  /** The sheet with the results; or all other sheets with such columns, where nobody can tell which of them, or the opened one, is the list. */
  readonly sheets: readonly string[];
  /** Where nobody can tell: what the list was called. */
  readonly was?: string;
}

/** By policy id. */
export type Elsewhere = Readonly<Record<string, OtherSheets>>;

/** Excel calls a copy of `List` `List (2)`. */
const isCopy = (name: string, names: readonly string[]): boolean => {
  const [, original] = /^(.+) \(\d+\)$/.exec(name) ?? [];
  return original !== undefined && names.includes(original);
};

/** `names`: of the user's sheets. */
export const resultsElsewhere = async (
  port: SheetPort,
  memory: Memory | undefined,
  names: readonly string[],
  opened: string,
  ownColumns: readonly OwnColumnAt[],
): Promise<Elsewhere> => {
  const known = new Map([[opened, ownColumns]]);
  const has = async (sheet: string, policy: string): Promise<boolean> => {
    const columns = known.get(sheet) ?? (await port.ownColumns(sheet));
    known.set(sheet, columns);
    return columnsOfPolicy(policy, columns).length > 0;
  };
  const othersWith = async (policy: string, list: string): Promise<OtherSheets | undefined> => {
    // The usual cases first: the others need not be looked at.
    if (names.includes(list) && (await has(list, policy))) return list === opened ? undefined : { sheets: [list] };
    const all: string[] = [];
    for (const name of names) if (await has(name, policy)) all.push(name);
    const originals = all.filter((name) => !isCopy(name, all));
    const found = originals.length === 1 ? originals : all;
    if (found.length === 0 || (found.length === 1 && found[0] === opened)) return undefined;
    return { sheets: found.filter((name) => name !== opened), ...(found.length > 1 && { was: list }) };
  };
  const elsewhere: [string, OtherSheets][] = [];
  for (const [policy, { mapping }] of Object.entries(memory?.policies ?? {})) {
    const others = await othersWith(policy, mapping.sheet);
    if (others) elsewhere.push([policy, others]);
  }
  return Object.fromEntries(elsewhere);
};
